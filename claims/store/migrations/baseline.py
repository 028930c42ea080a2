"""A SQLite store of a program from before the revisions, versions 1 to 13 → the tables of version 14."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib.resources import files
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sqlalchemy import Connection

BASELINE: Final = 14
"""The first version with a revision of its own."""

_MADE: Final = (
    "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'told\\_words\\__%' ESCAPE '\\'"
)


def fill(connection: Connection) -> None:
    """Add the tables, columns, indexes and triggers that an older store lacks; what it has stays as it is."""
    present = {(row.type, row.name) for row in connection.exec_driver_sql(_MADE)}
    with closing(sqlite3.connect(":memory:")) as model:
        model.executescript(files(__package__).joinpath("baseline.sql").read_text(encoding="utf-8"))
        for kind, name, statement in model.execute(f"{_MADE} ORDER BY rowid").fetchall():
            if (kind, name) not in present:
                connection.exec_driver_sql(statement)
            elif kind == "table":
                for lacking in _lacking(connection, model, name):
                    connection.exec_driver_sql(f'ALTER TABLE "{name}" ADD COLUMN {lacking}')


def _lacking(connection: Connection, model: sqlite3.Connection, table: str) -> Iterator[str]:
    """The columns of a table that an older store lacks, each with its type; all of them may be null."""
    asked = f'PRAGMA table_info("{table}")'
    present = {row[1] for row in connection.exec_driver_sql(asked)}
    yield from (f'"{name}" {kind}' for _, name, kind, *_ in model.execute(asked) if name not in present)
