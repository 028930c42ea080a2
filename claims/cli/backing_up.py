"""`claims backup` and `claims restore`."""

from __future__ import annotations

from pathlib import Path

import typer

from claims.cli.keeping import kept_desk
from claims.cli.running import UNFINISHED
from claims.cli.talking import Talk
from claims.reporting import phrases
from claims.store import backup as backups
from claims.store.backup import Backup


def backup(file: Path, talk: Talk) -> None:
    """Writes a backup of the store in force, and says what it holds; ends with 1 where the store is not as it was written."""
    done = kept_desk().store.back_up(file)
    talk.say(f"{file}: {_holds(done)}, {done.bytes:,} bytes; read back and checked")
    _unless_verified(done, talk)


def restore(file: Path, to: str, talk: Talk) -> None:
    """Makes a store of a backup, and says what it holds; ends as `backup` does."""
    done = backups.restore(file, to)
    talk.say(f"{to}: {_holds(done)}, as of {phrases.moment(done.about.made)}; verified")
    _unless_verified(done, talk)


def test(file: Path, talk: Talk) -> None:
    """Restores a backup into a folder that goes again, and says what it holds; ends as `backup` does."""
    done = kept_desk().store.test_restore(file)
    talk.say(
        f"{file}: can be restored: {_holds(done)}, as of {phrases.moment(done.about.made)}; nothing was kept of the test"
    )
    _unless_verified(done, talk)


def _holds(done: Backup) -> str:
    return f"{phrases.count(done.documents, 'document')}, {phrases.count(done.originals, 'original')}"


def _unless_verified(done: Backup, talk: Talk) -> None:
    if not done.about.verified:
        talk.say(f"the store that it is of is not as it was written: {done.about.fault}")
        raise typer.Exit(UNFINISHED)
    talk.say(f"head of the chain: {done.about.head.hash or 'none yet'} (link {done.about.head.position:,})")
