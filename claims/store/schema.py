"""Laying out a new store, and refusing one that this program must not touch."""

from __future__ import annotations

from sqlalchemy import Connection, Engine, delete, insert, inspect, select

from claims.errors import StoreError
from claims.store import index_tables as _index  # noqa: F401 - lays its tables out
from claims.store.chain import tables as _chain  # noqa: F401 - lays its tables out
from claims.store.engine import make_ready, reading, shown, writing
from claims.store.tables import SCHEMA, alembic_version, meta, metadata

_VERSION_KEY = "schema"


def prepare(engine: Engine) -> None:
    """Create the tables in an empty database, bring an older store forward, and refuse a foreign or a newer one."""
    with reading(engine) as connection:
        found = version(connection)
    if found == SCHEMA:
        return
    make_ready(engine)
    if found is None:
        with writing(engine) as connection:
            if version(connection) is None:  # another program may have laid it out in between
                metadata.create_all(connection)
                connection.execute(insert(alembic_version).values(version_num=str(SCHEMA)))
                mark(connection, SCHEMA)
    else:
        from claims.store.migrations import forward  # noqa: PLC0415 - an up-to-date store opens without Alembic

        forward.bring(engine)


def mark(connection: Connection, number: int) -> None:
    """Put the version of a store down: what every program looks at first, those from before the revisions too."""
    connection.execute(delete(meta).where(meta.c.key == _VERSION_KEY))
    connection.execute(insert(meta).values(key=_VERSION_KEY, value=str(number)))


def version(connection: Connection) -> int | None:
    """The version of a store, None for an empty database; `StoreError` for a foreign or a newer one."""
    name = shown(connection.engine.url)
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    kept = connection.scalar(select(meta.c.value).where(meta.c.key == _VERSION_KEY)) if meta.name in tables else None
    if kept is None or not kept.isdigit():
        raise StoreError(f"{name}: it is a database of another program; name another file for the store")
    if int(kept) > SCHEMA:
        raise StoreError(
            f"{name}: it was written by a newer version of this program (store version {kept}, this program "
            f"knows up to {SCHEMA}); update the program to open it"
        )
    return int(kept)
