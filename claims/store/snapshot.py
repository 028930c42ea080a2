"""A copy of a store's database in one file, as it is at one moment, while others go on writing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from claims.errors import StoreError
from claims.store.engine import plainly, shown

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine


def take(engine: Engine, file: Path) -> None:
    """Copy a database into a new SQLite file that needs none beside it. `StoreError` where it cannot be read or written."""
    with plainly(shown(engine.url)), closing(engine.raw_connection()) as held, closing(sqlite3.connect(file)) as copy:
        source = held.driver_connection
        if not isinstance(source, sqlite3.Connection):
            raise StoreError("only stores in SQLite can be backed up as they are")
        source.backup(copy)  # in one step: a writer would have it begin anew after each smaller one
        copy.execute("PRAGMA journal_mode=DELETE")
