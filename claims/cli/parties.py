"""`claims party`: which sources of a case count as one party; shown, set, and taken back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from claims.cli import writing
from claims.cli.deciding import UNNAMED, named, the_case
from claims.cli.keeping import stored_desk
from claims.cli.talking import Talk
from claims.decisions import PartyDecision
from claims.desk import Desk
from claims.errors import ClaimsError
from claims.reporting import phrases
from claims.reviews import live

_NONE: Final = "No source is counted to a party."


def show(case: str | None) -> None:
    """The parties of every case, or of one, with who decided and why."""
    desk = stored_desk()
    names = desk.cases() if case is None else (the_case(desk, case),)
    writing.as_table(_rows(desk, names), ("case", "source", "party", "decided by", "on", "why"), _NONE)


def put(  # noqa: PLR0913, PLR0917 - one parameter an option
    source: str, party: str, case: str | None, reviewer: str | None, note: str, talk: Talk
) -> None:
    """Counts a source to a party; an empty one to no other than itself."""
    desk = stored_desk()
    case = the_case(desk, case)
    last = _last(desk, case, source)
    kept = desk.set_party(case, source, party, note, named(reviewer), expected=last.id if last else None)
    talk.say(f"{case or UNNAMED}: {source} is {phrases.party(kept.party)}")


def take_back(source: str, case: str | None, reviewer: str | None, note: str, talk: Talk) -> None:
    """Takes back the last word on a source; the one before it holds again, where there was one."""
    desk = stored_desk()
    case = the_case(desk, case)
    held = [row for row in live(desk.store.rows(PartyDecision, case)) if row.name == source]
    if not held:
        raise ClaimsError(f"{case or UNNAMED}: {source!r} is counted to no party")
    desk.withdraw(held[-1].id, named(reviewer), note)
    talk.say(f"{case or UNNAMED}: {source} is {phrases.party(held[-2].party if len(held) > 1 else None)}")


def _last(desk: Desk, case: str | None, source: str) -> PartyDecision | None:
    return next((row for row in reversed(desk.store.rows(PartyDecision, case)) if row.name == source), None)


def _rows(desk: Desk, names: Sequence[str | None]) -> Iterator[tuple[str, ...]]:
    for case in names:
        held = {row.name: row for row in live(desk.store.rows(PartyDecision, case))}
        for name in sorted(held, key=str.casefold):
            row = held[name]
            yield case or UNNAMED, name, row.party or "none", row.by, phrases.moment(row.at), row.note
