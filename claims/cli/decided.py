"""`claims log`: the decisions of a store as JSON lines, and put on record again in another."""

from __future__ import annotations

from pathlib import Path

from claims.audit import Event
from claims.cli import writing
from claims.cli.keeping import stored_desk
from claims.cli.talking import Talk
from claims.desk import replaying
from claims.errors import ClaimsError, InputError
from claims.reporting import phrases


def export(file: Path, case: str | None, talk: Talk) -> None:
    """Writes the decisions on every case, or on one, to a file, whole or not at all."""
    desk = stored_desk()
    if case is not None and case not in desk.cases():
        raise ClaimsError(f"the store has no case {case!r}")
    desk.audit.tell(Event.EXPORT, case, what="log")
    lines = list(replaying.lines(desk, desk.cases() if case is None else (case,)))
    try:
        writing.to_file(file, "".join(lines))
    except OSError as error:
        raise ClaimsError(f"{file}: cannot be written: {error.strerror or error}") from None
    talk.say(f"{phrases.count(len(lines), 'decision')} written to {file}")


def replay(file: Path, case: str | None, talk: Talk) -> None:
    """Puts the decisions of a file on record; what does not fit is named, and the rest goes on."""
    if case is not None:
        raise ClaimsError("--case is for export: a replay puts each decision on record in its own case")
    desk = stored_desk()
    try:
        given = file.read_text(encoding="utf-8-sig").split("\n")
    except UnicodeDecodeError:
        raise InputError(str(file), "not a text in UTF-8, as an exported log is") from None
    except OSError as error:
        raise InputError(str(file), f"cannot be read: {error.strerror or error}") from None
    done = replaying.replay(desk, given)
    for left in done.left_out:
        talk.error(InputError(str(file), left.reason, left.line))
    talk.say(
        f"{phrases.count(done.added, 'decision')} put on record, {done.present:,} there already, {len(done.left_out):,} left out"
    )
