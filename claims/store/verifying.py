"""Verifying a store as it is at one moment, whatever another program wrote into it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from claims.store.chain import going
from claims.store.chain.checking import Progress
from claims.store.chain.faults import Verified
from claims.store.engine import reading

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from claims.store.originals import Originals


def verified(
    engine: Engine, originals: Originals, head: str | None = None, on_progress: Progress = lambda _what, _done: None
) -> Verified:
    """Go through a whole store; `head` is the hash of a link of before, `on_progress` told how far it is."""
    with reading(engine) as connection, any_bytes(connection):
        return going.verify(connection, originals, head, on_progress)


@contextmanager
def any_bytes(connection: Connection) -> Iterator[None]:
    """Inside, texts that are no UTF-8, as only another program writes them, are read as what they are instead of refused."""
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        yield
        return
    was = driver.text_factory
    driver.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        driver.text_factory = was
