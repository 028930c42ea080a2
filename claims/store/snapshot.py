"""A copy of a store's database in one file of SQLite, as it is at one moment, while others go on writing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, cast

from claims.store.engine import address, connect, plainly, reading, shown, writing
from claims.store.schema import prepare
from claims.store.transfer import copy_rows

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine


def take(engine: Engine, file: Path) -> None:
    """Copy a database into a new SQLite file that needs none beside it: page by page, or, from PostgreSQL, row by row.

    `StoreError` where it cannot be read or written.
    """
    if engine.dialect.name != "sqlite":
        _rewrite(engine, file)
    with plainly(shown(engine.url)), closing(sqlite3.connect(file)) as copy:
        if engine.dialect.name == "sqlite":
            with closing(engine.raw_connection()) as held:
                source = cast("sqlite3.Connection", held.driver_connection)
                source.backup(copy)  # in one step: a writer would have it begin anew after each smaller one
        copy.execute("PRAGMA journal_mode=DELETE")


def _rewrite(engine: Engine, file: Path) -> None:
    copy = connect(address(str(file)))
    try:
        prepare(copy)
        with reading(engine) as given, writing(copy) as taken:
            copy_rows(given, taken)
    finally:
        copy.dispose()
