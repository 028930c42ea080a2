"""`claims bundle`: all that stands behind one question, in an archive."""

from __future__ import annotations

from pathlib import Path

from claims.audit import Event
from claims.cli.keeping import stored_desk
from claims.cli.talking import Talk
from claims.desk import Desk
from claims.desk.bundle import bundle as write
from claims.errors import ClaimsError
from claims.reporting import phrases
from claims.wholefiles import whole_file


def bundle(question: str, output: Path | None, case: str | None, talk: Talk) -> None:
    """Writes the archive of one question, whole or not at all, and says what it holds; `ClaimsError` for one that is not there."""
    desk = stored_desk()
    found = _case_of(desk, question, case)
    target = output or Path(f"{question}.zip")
    try:
        with whole_file(target) as file:
            asked = write(desk, found, question, file)
            desk.audit.tell(Event.EXPORT, found, what="bundle", question=question)
    except OSError as error:
        raise ClaimsError(f"{target}: cannot be written: {error.strerror or error}") from None
    talk.say(f"{target}: {phrases.question(asked.label)}, {phrases.count(len(asked.claim_ids), 'claim')}")


def _case_of(desk: Desk, question: str, case: str | None) -> str | None:
    """The case that has a question: the one that is named, else the first."""
    names = desk.cases()
    if case is not None and (case or None) not in names:
        raise ClaimsError(f"the store has no case {case!r}")
    looked_in = names if case is None else (case or None,)
    for name in looked_in:
        desk.refresh(name)
        if desk.store.question(name, question) is not None:
            return name
    raise ClaimsError(f"no question {question} in this store: `claims export questions` lists them")
