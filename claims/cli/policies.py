"""`claims policy`: how one figure is chosen among the answers of a case; shown, set, and taken back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from claims.cli import writing
from claims.cli.deciding import UNNAMED, named, the_case
from claims.cli.keeping import stored_desk
from claims.cli.talking import Talk
from claims.decisions import Policy, PolicyDecision
from claims.desk import Desk
from claims.errors import ClaimsError
from claims.reporting import phrases
from claims.terms import SuggestionRule

_NO_POLICY: Final = "none set: a suggestion is the engine's, and no figure is best"


def show(case: str | None) -> None:
    """The policy in force, of every case or of one."""
    desk = stored_desk()
    names = desk.cases() if case is None else (the_case(desk, case),)
    writing.as_table(_rows(desk, names), ("case", "policy", "sources", "set by", "on", "why"), "The store has no case.")


def put(  # noqa: PLR0913, PLR0917 - one parameter an option
    rule: SuggestionRule, sources: Sequence[str], case: str | None, reviewer: str | None, note: str, talk: Talk
) -> None:
    """Sets the policy of a case."""
    desk = stored_desk()
    case = the_case(desk, case)
    rows = desk.store.rows(PolicyDecision, case)
    policy = Policy(rule=rule, hierarchy=tuple(sources))
    kept = desk.set_policy(case, policy, note, named(reviewer), expected=rows[-1].id if rows else None)
    talk.say(f"{case or UNNAMED}: best figure by {_words(kept)}")


def take_back(case: str | None, reviewer: str | None, note: str, talk: Talk) -> None:
    """Takes back the policy in force; the one before it is in force again, where there was one."""
    desk = stored_desk()
    case = the_case(desk, case)
    held = desk.policy(case)
    if held is None:
        raise ClaimsError(f"{case or UNNAMED}: no policy is set")
    desk.withdraw(held.id, named(reviewer), note)
    before = desk.policy(case)
    talk.say(f"{case or UNNAMED}: {f'best figure by {_words(before)}' if before else _NO_POLICY}")


def _rows(desk: Desk, names: Sequence[str | None]) -> Iterator[tuple[str, ...]]:
    for name in names:
        held = desk.policy(name)
        shown = name or UNNAMED
        if held is None:
            yield shown, _NO_POLICY, "", "", "", ""
        else:
            rule = held.policy.rule.replace("_", " ")
            yield shown, rule, ", ".join(held.policy.hierarchy), held.by, phrases.moment(held.at), held.note


def _words(row: PolicyDecision) -> str:
    named = f" ({', '.join(row.policy.hierarchy)})" if row.policy.hierarchy else ""
    return row.policy.rule.replace("_", " ") + named
