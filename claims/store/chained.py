"""A store's chain, for who asks for its head or has it verified; its backups."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from claims.decisions import Viewer
from claims.errors import AccessError, StoreError
from claims.models import ChainHead
from claims.store import access, backup, upkeep
from claims.store.alone import alone
from claims.store.backup import Backup
from claims.store.chain import linking
from claims.store.chain.checking import Progress
from claims.store.chain.faults import Verified
from claims.store.engine import reading, writing
from claims.store.originals import Originals
from claims.store.upkeep import Done, Upkeep
from claims.store.verifying import verified

if TYPE_CHECKING:
    from sqlalchemy import Engine

UPKEEP: Final = "upkeep"
"""What one program alone does with a store at a time: backing it up, and removing something from it."""


class Chained:
    """What stands under the hash of everything before it, and what is done so that it lasts."""

    engine: Engine
    viewer: Viewer | None
    originals: Originals
    name: str
    _clock: Callable[[], datetime]

    def head(self) -> ChainHead:
        """The last link of the chain: noted down elsewhere, it shows later whether anything before it was changed."""
        with reading(self.engine) as connection:
            return linking.head(connection)

    def verify(self, head: str | None = None, on_progress: Progress = lambda _what, _done: None) -> Verified:
        """Go through all that is kept and name what is not as it was linked; `head` is a hash of before, from a report.

        `AccessError` for who does not administer every case.
        """
        self._administered("verify the store")
        found = verified(self.engine, self.originals, head, on_progress)
        self._note("verification", holds=found.holds, said=found.faults[0].said if found.faults else "")
        return found

    def back_up(self, target: Path) -> Backup:
        """Write a backup of everything to a file, whole or not at all, while others go on writing.

        `StoreError` where it cannot be written; `AccessError` for who does not administer every case.
        """
        self._administered("back the store up")
        with alone(self.engine, UPKEEP) as mine:
            if not mine:
                raise StoreError(
                    f"{self.name}: another backup or a removal is under way; try again when that has ended"
                )
            done = backup.make(self.engine, self.name, self.originals, target)
        self._note("backup", holds=done.about.verified, said=f"{target.name}, {done.bytes:,} bytes")
        return done

    def test_restore(self, source: Path) -> Backup:
        """Restore a backup into a folder that goes again, and keep that it was tried; errors as those of a restore."""
        self._administered("test a backup")
        done = backup.try_out(source)
        self._note("restore_test", holds=done.about.verified, said=source.name)
        return done

    def upkeep(self) -> Upkeep:
        """When the store was last backed up and verified, and a backup last restored for a test."""
        with reading(self.engine) as connection:
            return upkeep.read(connection)

    def _administered(self, what: str) -> None:
        with reading(self.engine) as connection:
            if not access.administers_all(connection, self.viewer):
                raise AccessError(f"only who administers every case may {what}")

    def _note(self, what: str, *, holds: bool, said: str) -> None:
        done = Done(at=self._clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), holds=holds, said=said)
        with (
            suppress(StoreError),
            writing(self.engine) as connection,
        ):  # a store that may only be read is verified all the same
            upkeep.note(connection, what, done)
