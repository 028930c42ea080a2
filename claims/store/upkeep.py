"""When a store was last backed up, a backup last restored for a test, and the store last verified: kept beside the tables, not linked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import delete, insert, select

from claims.models import Record
from claims.store.tables import meta

if TYPE_CHECKING:
    from sqlalchemy import Connection

_KEYS: Final = {"backup": "last backup", "restore_test": "last restore test", "verification": "last verification"}


class Done(Record):
    """One of these as it was last done: `at` is an ISO time, `holds` whether all was as it was written, `said` the rest in words."""

    at: str
    holds: bool
    said: str


class Upkeep(Record):
    """The last of each; None where it was never done."""

    backup: Done | None = None
    restore_test: Done | None = None
    verification: Done | None = None


def note(connection: Connection, what: str, done: Done) -> None:
    """Keep that something was done, in place of the time before."""
    connection.execute(delete(meta).where(meta.c.key == _KEYS[what]))
    connection.execute(insert(meta).values(key=_KEYS[what], value=done.model_dump_json()))


def read(connection: Connection) -> Upkeep:
    """What was last done."""
    rows = connection.execute(select(meta).where(meta.c.key.in_(_KEYS.values())))
    kept = {row.key: row.value for row in rows}
    return Upkeep(**{what: Done.model_validate_json(kept[key]) for what, key in _KEYS.items() if key in kept})
