"""Laying out a new store, and refusing one that this program must not touch."""

from __future__ import annotations

from sqlalchemy import DDL, Connection, Engine, delete, insert, inspect, select, update

from claims.decisions import Review
from claims.errors import StoreError
from claims.store import telling
from claims.store.engine import plainly, reading, shown, use_write_ahead_log, writing
from claims.store.tables import SCHEMA, cases, meta, metadata, partings, review_log, row_claims

_VERSION_KEY = "schema"
_FULLY_TOLD = 6  # from this version on, a store tells each claim as it stands; later ones only gained indexes


def prepare(engine: Engine) -> None:
    """Create the tables in an empty database, add those that an older store lacks, and refuse a foreign or a newer one."""
    with reading(engine) as connection:
        ready = _checked(connection)
    if ready:
        return
    with plainly(shown(engine.url)):
        use_write_ahead_log(engine)
    with writing(engine) as connection:
        if not _checked(connection):  # another program may have laid it out in between
            _add_missing_columns(connection)
            metadata.create_all(connection)
            _add_missing_indexes(connection)
            if _version(connection) < _FULLY_TOLD:
                _tell(connection)
            connection.execute(delete(meta).where(meta.c.key == _VERSION_KEY))
            connection.execute(insert(meta).values(key=_VERSION_KEY, value=str(SCHEMA)))


def _tell(connection: Connection) -> None:
    """Fill the tables that a store of before lacks with what is known of its claims and verdicts."""
    _mark_reviews(connection)
    telling.put_all(connection)
    connection.execute(update(cases).values(basis=None))  # what an older program kept lacks the newer tables


def _version(connection: Connection) -> int:
    kept = connection.scalar(select(meta.c.value).where(meta.c.key == _VERSION_KEY))
    return int(kept) if kept else 0


def _add_missing_columns(connection: Connection) -> None:
    """Give the tables of an older store the columns that they lack; each of them may be null."""
    inspector = inspect(connection)
    for table in metadata.sorted_tables:
        if not inspector.has_table(table.name):
            continue
        present = {column["name"] for column in inspector.get_columns(table.name)}
        for column in table.columns:
            if column.name not in present:
                kind = column.type.compile(connection.dialect)
                connection.execute(DDL(f'ALTER TABLE "{table.name}" ADD COLUMN "{column.name}" {kind}'))  # type: ignore[no-untyped-call]


def _add_missing_indexes(connection: Connection) -> None:
    """Give the tables of an older store the indexes that they lack."""
    for table in metadata.sorted_tables:
        for index in table.indexes:
            index.create(connection, checkfirst=True)


def _mark_reviews(connection: Connection) -> None:
    """Keep of the verdicts of an older store which claims they were given on, and that each may part them."""
    if connection.scalar(select(row_claims.c.seq).limit(1)) is not None:
        return
    rows = connection.execute(select(review_log.c.seq, review_log.c.case, review_log.c.record)).all()
    on = [
        {"case": row.case, "claim_id": claim, "seq": row.seq}
        for row in rows
        for claim in dict.fromkeys(Review.model_validate_json(row.record).claim_ids)
    ]
    if on:
        connection.execute(insert(row_claims), on)
        connection.execute(insert(partings), [{"case": row.case, "seq": row.seq} for row in rows])


def _checked(connection: Connection) -> bool:
    """Whether the store is laid out; False for an empty or an older one, `StoreError` for a foreign or a newer one."""
    name = shown(connection.engine.url)
    tables = inspect(connection).get_table_names()
    if not tables:
        return False
    if meta.name not in tables:
        raise StoreError(f"{name}: it is a database of another program; name another file for the store")
    version = connection.scalar(select(meta.c.value).where(meta.c.key == _VERSION_KEY))
    if version is None or not version.isdigit():
        raise StoreError(f"{name}: it is a database of another program; name another file for the store")
    if int(version) > SCHEMA:
        raise StoreError(
            f"{name}: it was written by a newer version of this program (store version {version}, this program "
            f"knows up to {SCHEMA}); update the program to open it"
        )
    return int(version) == SCHEMA
