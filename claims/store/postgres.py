"""What only a store in PostgreSQL needs: the settings of a connection, one writer at a time, and its errors in plain words."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import create_engine, event, inspect

from claims.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import URL, Connection, Engine

DRIVER: Final = "postgresql+psycopg"
WRITES: Final[Mapping[str, Any]] = {"writes": True, "isolation_level": "READ COMMITTED", "postgresql_readonly": False}
"""What a connection is opened with that is going to write; each statement sees what was kept before, and nobody else writes."""

_ALWAYS: Final = 30.0  # seconds after which a server that does not answer counts as not there
_STATES: Final = {
    "55P03": "it is locked: another program is writing to it; try again when that has ended",
    "40001": "another program wrote at the same time; nothing was written, try again",
    "40P01": "another program wrote at the same time; nothing was written, try again",
    "53100": "the server's disk is full; nothing was written, free some space and try again",
    "53300": "the server has no connection free; try again, or have its max_connections raised",
    "25006": "it is read-only; nothing was written",
    "42501": "access is denied; the user needs the right to create and change tables in this database",
    "28P01": "the user or the password is refused; check the address",
    "28000": "the user is refused; check the address, and what the server lets in (pg_hba.conf)",
    "3D000": "the server has no such database; have it made first: createdb NAME",
    "54000": "one of its values is longer than PostgreSQL can look up; nothing was written",
    "XX001": "the database is damaged; restore it from a backup",
    "XX002": "an index of the database is damaged; have it made anew (REINDEX), or restore a backup",
}
_LOST: Final = "the connection to the server was lost; nothing was written that was not kept before, try again"


def lock_number(name: str) -> int:
    """The number that stands for a lock, the same in every program."""
    return int.from_bytes(hashlib.sha256(f"claims {name}".encode()).digest()[:8], "big", signed=True)


_WRITING: Final = lock_number("writing")


def connect(url: URL, wait_milliseconds: int) -> Engine:
    """An engine whose connections are kept and looked at before they are used anew; nothing is opened yet.

    Whoever reads sees one moment and cannot write; whoever writes waits until nobody else does.
    """
    try:
        engine = create_engine(
            url,
            pool_pre_ping=True,
            pool_use_lifo=True,
            max_overflow=20,
            pool_timeout=_ALWAYS,
            isolation_level="REPEATABLE READ",
            execution_options={"postgresql_readonly": True},
            connect_args={"connect_timeout": 10, "application_name": "claims"},
        )
    except ImportError:
        raise StoreError(
            "a store in PostgreSQL needs the driver psycopg, which is not installed: pip install 'claims-tracker[postgres]'"
        ) from None

    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get("writes", False):
            connection.exec_driver_sql(
                "SELECT set_config('lock_timeout', %s, true), pg_advisory_xact_lock(%s)",
                (str(wait_milliseconds), _WRITING),
            )

    event.listen(engine, "begin", begin)
    return engine


def make_ready(engine: Engine) -> None:
    """`StoreError` where the database cannot hold every letter."""
    with engine.connect() as connection:
        encoding = connection.exec_driver_sql("SHOW server_encoding").scalar()
    if encoding != "UTF8":
        raise StoreError(
            f"{engine.url.database}: the database is of the encoding {encoding}, which cannot hold every letter: make it with createdb -E UTF8 -T template0"
        )


def is_there(url: URL) -> bool:
    """Whether a database holds any tables."""
    engine = connect(url, 0)
    try:
        with engine.connect() as connection:
            return bool(inspect(connection).get_table_names())
    finally:
        engine.dispose()


def words(error: BaseException) -> str | None:
    """What an error of PostgreSQL comes to, and what to do; None for one that is not of PostgreSQL."""
    if not hasattr(error, "sqlstate"):
        return None
    state = error.sqlstate or ""
    if state in _STATES:
        return _STATES[state]
    if state.startswith(("08", "57P")):
        return _LOST
    said = (
        (getattr(error.diag, "message_primary", None) or str(error)).strip() if hasattr(error, "diag") else str(error)
    )
    line = " ".join(said.split())
    if state or type(error).__name__ != "OperationalError":
        return f"the database refused: {line}"
    if "connection failed" in line or "connect" in line.split(":")[0]:
        return f"the server cannot be reached, or refuses: {line.rsplit('failed: ', 1)[-1]}; check the address, and that it runs"
    return _LOST
