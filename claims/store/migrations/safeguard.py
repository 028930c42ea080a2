"""The copy of a store that is made before it is brought forward; without one nothing is changed."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.schema import CreateSchema

from claims.errors import StoreError
from claims.store.engine import shown
from claims.store.postgres import words

if TYPE_CHECKING:
    from sqlalchemy import Connection


def keep(connection: Connection, version: int) -> str:
    """Copy the store as it stands to where nothing else writes, and give in words where that is.

    `connection` keeps every other program from writing meanwhile. `StoreError`, with what to do, where no copy can be made.
    """
    at = datetime.now(UTC)
    if connection.dialect.name == "postgresql":
        return _within(connection, f"claims_version_{version}_{at:%Y%m%dt%H%M%Sz}")
    return _beside(connection, f"version-{version}.{at:%Y%m%dT%H%M%SZ}")


def _within(connection: Connection, schema: str) -> str:
    """A schema of the same database, kept with the migration or not at all; nobody needs a program beside this one for it.

    Every table is there with its rows, the version too: the older program can open it, and copy it to a new database.
    """
    try:
        connection.execute(CreateSchema(schema))
        for table in inspect(connection).get_table_names():
            connection.exec_driver_sql(f'CREATE TABLE "{schema}"."{table}" AS TABLE "{table}"')
    except DBAPIError as error:
        url = connection.engine.url
        raise StoreError(
            f"{shown(url)}: it was written by an older program, and has to be copied within its database before it is brought forward; "
            f"the copy could not be made: {words(error.orig or error)}; nothing was changed: give its user the right "
            f"(GRANT CREATE ON DATABASE {url.database} TO {url.username}) and space for it, then open it again"
        ) from None
    return f"the schema {schema} of its database"


def _beside(connection: Connection, mark: str) -> str:
    """The file `FILE.version-N.TIME` beside a SQLite store: a store by itself, without any file beside it."""
    file = Path(connection.exec_driver_sql("PRAGMA database_list").one()[2])
    copy = file.with_name(f"{file.name}.{mark}")
    try:
        # Another connection reads what was there before; this one only holds the lock.
        with closing(sqlite3.connect(file)) as source:
            source.execute("VACUUM INTO ?", (str(copy),))
        shutil.copymode(file, copy)
    except (sqlite3.Error, OSError) as error:
        copy.unlink(missing_ok=True)
        raise StoreError(
            f"{shown(connection.engine.url)}: it was written by an older program, and has to be copied before it is brought "
            f"forward; the copy {copy} could not be made: {error}; nothing was changed: free space there, or allow it to be written"
        ) from None
    return f"the file {copy}"
