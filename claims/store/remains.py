"""What is left of removed rows in the free space of a database: taken away, so that nobody finds it in the file."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING, Final

from claims.store.engine import WAIT_MILLISECONDS, plainly, shown

if TYPE_CHECKING:
    from sqlalchemy import Engine

_AGAIN_SECONDS: Final = 0.2


def clear(engine: Engine) -> bool:
    """Write the database anew without what was removed, search index and write-ahead log included; False where another program reads it meanwhile.

    `StoreError` where it cannot be written, as on a full disk: it needs as much room again as the database takes.
    """
    with plainly(shown(engine.url)):
        if engine.dialect.name == "sqlite":
            return _sqlite(engine)
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT", postgresql_readonly=False) as connection:
            connection.exec_driver_sql("VACUUM FULL")
        return True


def _sqlite(engine: Engine) -> bool:
    with closing(engine.raw_connection()) as held:
        driver = held.driver_connection
        if not isinstance(driver, sqlite3.Connection):
            return False
        driver.isolation_level = None
        # The index keeps the words of rows that are gone until it is made anew.
        driver.execute("INSERT INTO told_words(told_words) VALUES ('rebuild')")
        driver.execute("VACUUM")
        until = time.monotonic() + WAIT_MILLISECONDS / 1000
        while True:
            busy, _, _ = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if not busy or time.monotonic() > until:
                return not busy
            time.sleep(_AGAIN_SECONDS)
