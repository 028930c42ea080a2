"""What only a store in SQLite needs: the settings of a connection, the write-ahead log, and its errors in plain words."""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import create_engine, event
from sqlalchemy.pool import NullPool

from claims.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import URL, Connection, Engine

WRITES: Final[Mapping[str, Any]] = {"writes": True}
"""What a connection is opened with that is going to write."""

_PRIMARY_CODE: Final = 0xFF  # SQLite's extended result codes keep the primary one in the low byte
_WORDS: Final = {
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


def connect(url: URL, wait_milliseconds: int) -> Engine:
    """An engine whose every operation has a connection of its own; nothing is opened yet."""
    if not url.query and url.database and Path(url.database).is_dir():
        raise StoreError(f"{url.database}: is a folder; give a file's path")
    engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": wait_milliseconds / 1000})

    def settle(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver
        for pragma in (
            f"busy_timeout={wait_milliseconds}",
            "foreign_keys=ON",
            "recursive_triggers=ON",  # so that REPLACE cannot pass by the append-only triggers
            "synchronous=FULL",
        ):
            connection.execute(f"PRAGMA {pragma}")

    event.listen(engine, "do_connect", _reads_alone)
    event.listen(engine, "connect", settle)
    event.listen(engine, "begin", _begin)
    return engine


def _reads_alone(_dialect: object, _record: object, given: list[Any], options: dict[str, Any]) -> None:
    """Open a store on a read-only disk as a file that nobody changes: there SQLite cannot lay out what readers of a write-ahead log share."""
    path = Path(given[0])
    log = path.with_name(f"{path.name}-wal")
    # What stands in a log that was left behind would be passed over: SQLite is let try by itself.
    if not options.get("uri") and on_read_only_disk(path) and not (log.exists() and log.stat().st_size):
        given[0] = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        options["uri"] = True


def on_read_only_disk(path: Path) -> bool:
    """Whether a file stands on a disk that nobody on this machine can write to."""
    try:
        return bool(os.statvfs(path).f_flag & os.ST_RDONLY)
    except (OSError, AttributeError):  # no such file; a system that does not tell
        return False


def _begin(connection: Connection) -> None:
    # A write takes its lock at once: one that starts by reading could not wait for another writer's end.
    immediate = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def make_ready(engine: Engine) -> None:
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


def is_there(url: URL) -> bool:
    """Whether there is a file."""
    return bool(url.database) and (bool(url.query) or Path(str(url.database)).exists())


def words(error: BaseException) -> str | None:
    """What an error of SQLite comes to, and what to do; None for one that is not known."""
    code = getattr(error, "sqlite_errorcode", None)
    return _WORDS.get(code & _PRIMARY_CODE) if code is not None else None
