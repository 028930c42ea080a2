"""One program at a time for a long piece of work on a store; a program that is killed leaves nothing locked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path


@contextmanager
def alone(store: str, work: str) -> Iterator[bool]:
    """Whether no other program does some work on the store at a path; while the block lasts, none will.

    A file beside the store is locked as databases are, by the system: the lock ends with the program. Where the folder may
    not be written to there is nobody to keep out: the work will fail by itself.
    """
    path = Path(f"{store}.{work}")
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as lock:
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
