"""Connections to the store's database: its address, its settings, short transactions, and errors in plain words."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from claims.errors import StoreError
from claims.store import moments

STORE_VARIABLE = "CLAIMS_STORE"
DEFAULT_URL = "sqlite:///claims.db"
WAIT_MILLISECONDS = 10_000
"""How long a connection waits for another one's write before it gives up."""

_PRIMARY_CODE = 0xFF  # SQLite's extended result codes keep the primary one in the low byte
_WORDS = {
    sqlite3.SQLITE_BUSY: "it is locked: another program is writing to it; try again when that has ended",
    sqlite3.SQLITE_LOCKED: "it is locked: another program is writing to it; try again when that has ended",
    sqlite3.SQLITE_FULL: "the disk is full; nothing was written, free some space and try again",
    sqlite3.SQLITE_READONLY: "it is read-only; nothing was written, check the rights on the file and its folder",
    sqlite3.SQLITE_PERM: "access is denied; check the rights on the file and its folder",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; check that its folder exists and may be written to",
    sqlite3.SQLITE_NOTADB: "it is not a database of this program",
    sqlite3.SQLITE_CORRUPT: "the database is damaged; restore it from a backup",
    sqlite3.SQLITE_IOERR: "the disk reported an error; nothing was written",
}


def address(url: str | None) -> URL:
    """The database's address: `url`, else `CLAIMS_STORE`, else `claims.db` in the working folder.

    A bare path is taken for a SQLite file. `StoreError` where the address cannot be used.
    """
    text = url or os.environ.get(STORE_VARIABLE) or DEFAULT_URL
    if "://" not in text:
        return URL.create("sqlite", database=text)
    try:
        parsed = make_url(text)
    except ArgumentError:
        raise StoreError(f"{text}: not an address of a store; give a file's path or sqlite:///FILE") from None
    if parsed.get_backend_name() != "sqlite":
        raise StoreError(f"{shown(parsed)}: only SQLite stores can be opened; give a file's path or sqlite:///FILE")
    if not parsed.database or parsed.database == ":memory:":
        raise StoreError(f"{text}: a store in memory would be lost at once; give a file's path or sqlite:///FILE")
    return parsed


def shown(url: URL) -> str:
    """The address as a person knows it: a file's path, else the URL without its password."""
    if url.get_backend_name() == "sqlite" and url.database:
        return url.database
    return url.render_as_string(hide_password=True)


def connect(url: URL) -> Engine:
    """An engine whose every operation has a connection of its own; nothing is opened yet."""
    if not url.query and url.database and Path(url.database).is_dir():
        raise StoreError(f"{shown(url)}: is a folder; give a file's path")
    engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": WAIT_MILLISECONDS / 1000})
    event.listen(engine, "connect", _settle)
    event.listen(engine, "begin", _begin)
    return engine


def _settle(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # transactions are begun below, not by the driver
    for pragma in (
        f"busy_timeout={WAIT_MILLISECONDS}",
        "foreign_keys=ON",
        "recursive_triggers=ON",  # so that REPLACE cannot pass by the append-only triggers
        "synchronous=FULL",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # A write takes its lock at once: one that starts by reading could not wait for another writer's end.
    immediate = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def use_write_ahead_log(engine: Engine) -> None:
    """Let readers go on during a write; the file remembers it, and one that may not be written is left as it is."""
    connection = engine.raw_connection()
    try:
        for attempt in range(5):
            try:
                connection.cursor().execute("PRAGMA journal_mode=WAL")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & _PRIMARY_CODE == sqlite3.SQLITE_READONLY:
                    return
                # Two programs that open a new file at once: SQLite does not wait here by itself.
                if error.sqlite_errorcode & _PRIMARY_CODE != sqlite3.SQLITE_BUSY or attempt == 4:  # noqa: PLR2004
                    raise
                time.sleep(0.1)
            else:
                return
    finally:
        connection.close()


@contextmanager
def plainly(name: str) -> Iterator[None]:
    """Turn the database's errors into `StoreError`s that name the store and say what a person can do."""
    try:
        yield
    except DBAPIError as error:
        raise StoreError(f"{name}: {_words(error.orig)}") from error
    except sqlite3.Error as error:
        raise StoreError(f"{name}: {_words(error)}") from error
    except SQLAlchemyError as error:
        raise StoreError(f"{name}: {error}") from error


def _words(error: BaseException | None) -> str:
    code = getattr(error, "sqlite_errorcode", None)
    known = _WORDS.get(code & _PRIMARY_CODE) if code is not None else None
    return known or f"the database refused: {error}"


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One consistent view of the store, unmoved by what others write meanwhile: the moment that is held, if one is."""
    held = moments.held(engine)
    with plainly(shown(engine.url)):
        if held is not None:
            with held.connection() as connection:
                yield connection
        else:
            with engine.connect() as connection, connection.begin():
                yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction: all of it is kept, or, after any error, nothing; a moment that is held ends with it."""
    held = moments.held(engine)
    if held is not None:
        held.let_go()
    with plainly(shown(engine.url)), engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection
    if held is not None:
        held.let_go()
