"""One program at a time for a long piece of work on a store; a program that is killed leaves nothing locked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from claims.store.engine import plainly, shown
from claims.store.postgres import lock_number

if TYPE_CHECKING:
    from sqlalchemy import Engine


@contextmanager
def alone(engine: Engine, work: str) -> Iterator[bool]:
    """Whether no other program does some work on the store, on whatever machine; while the block lasts, none will."""
    if engine.dialect.name == "postgresql":
        with _by_server(engine, work) as mine:
            yield mine
    else:
        with _by_file(Path(f"{engine.url.database}.{work}")) as mine:
            yield mine


@contextmanager
def _by_server(engine: Engine, work: str) -> Iterator[bool]:
    """A lock of the server's that ends with the connection."""
    number = lock_number(work)
    with plainly(shown(engine.url)):
        connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    with closing(connection):
        with plainly(shown(engine.url)):
            mine = bool(connection.scalar(select(func.pg_try_advisory_lock(number))))
        try:
            yield mine
        finally:
            if mine:
                with suppress(DBAPIError):  # a lost connection has let go of it
                    connection.scalar(select(func.pg_advisory_unlock(number)))


@contextmanager
def _by_file(path: Path) -> Iterator[bool]:
    """A file beside the store, locked as databases are, by the system: the lock ends with the program.

    Where the folder may not be written to there is nobody to keep out: the work will fail by itself, or only reads.
    """
    try:
        opened = sqlite3.connect(path, timeout=0, isolation_level=None)
    except sqlite3.OperationalError:
        yield True
        return
    with closing(opened) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            yield error.sqlite_errorcode & 0xFF not in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
            return
        try:
            yield True
        finally:
            with suppress(OSError):  # an open file cannot be removed everywhere
                path.unlink()
