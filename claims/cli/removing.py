"""`claims purge`: a document removed for good, and let in again."""

from __future__ import annotations

from pathlib import Path

from claims.cli.deciding import UNNAMED, named
from claims.cli.keeping import kept_desk
from claims.cli.talking import Talk
from claims.desk import Desk
from claims.errors import ClaimsError
from claims.reporting import phrases


def purge(document: str, why: str, case: str | None, reviewer: str | None, talk: Talk) -> None:
    """Removes a document for good from one case, or from every one, and says what stays elsewhere; once more, clears what was left of it."""
    desk = kept_desk()
    who = named(reviewer)
    if _is_done(desk, document, case):
        talk.say("it was removed already; clearing what may be left of it")
        _cleared(talk, document, cleared=desk.store.clear_remains())
        return
    done = desk.purge(document, why, who, case, everywhere=case is None)
    for row in done.rows:
        talk.say(
            f"{row.case or UNNAMED}: document {document} removed for good, with {phrases.count(row.claims, 'claim')} "
            f"and {phrases.count(len(row.originals), 'file')}"
        )
    if done.redacted:
        talk.say(f"its words were taken out of {phrases.count(done.redacted, 'row')} of the log")
    for name in done.kept:
        talk.say(
            f"the file {name} holds it too and stays, because other documents come from it: remove those to remove it"
        )
    _cleared(talk, document, cleared=done.cleared)
    _elsewhere(desk, talk)


def _is_done(desk: Desk, document: str, case: str | None) -> bool:
    cases = desk.cases() if case is None else (case,)
    there = any(desk.store.names_of(one, [document]) for one in cases)
    return not there and any(desk.store.removal(one, document) for one in cases)


def _cleared(talk: Talk, document: str, *, cleared: bool) -> None:
    if cleared:
        talk.say("nothing of it is left in the store's files")
    else:
        raise ClaimsError(
            "it is removed, but another program reads the store, so that its words may still stand in the free space of the file: "
            f"end that program, then claims purge --document {document} once more"
        )


def _elsewhere(desk: Desk, talk: Talk) -> None:
    file = Path(desk.store.name)
    beside = sorted(path.name for path in file.parent.glob(f"{file.name}.version-*"))
    talk.say(f"copies made before still hold it{': ' + ', '.join(beside) if beside else ''}; so does every backup")


def take_back(document: str, why: str, case: str | None, reviewer: str | None, talk: Talk) -> None:
    """Lets a document that was removed be added again."""
    rows = kept_desk().readmit(document, why, named(reviewer), case, everywhere=case is None)
    talk.say(f"document {document} may be added again, in {phrases.count(len(rows), 'case')}")
