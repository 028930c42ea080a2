"""The one way in which rows of the log are ever rewritten: words of a removed document taken out, each change linked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from sqlalchemy import Table, select, update

from claims.store import log, records
from claims.store.chain import linking
from claims.store.redacting import Gone, redacted
from claims.terms import Deed

if TYPE_CHECKING:
    from sqlalchemy import Connection

_TRIGGER: Final = "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?"


def redact(connection: Connection, case: str, gone: Gone, purge: str) -> int:
    """Take the words of a document out of all rows of the log of a case, and give how many had any; ids and times stay."""
    changed = 0
    for kind in log.sorts().values():
        table = log.table_of(kind)
        query = select(table.c.seq, table.c.record).where(table.c.case == case).order_by(table.c.seq)
        told = [(row.seq, kind.model_validate_json(row.record)) for row in connection.execute(query)]
        new = [(seq, now) for seq, row in told if row.id != purge and (now := redacted(row, gone, purge)) is not row]
        if not new:
            continue
        with changeable(connection, table):
            for seq, row in new:
                kept = records.log_row(row, seq, table.c.keys())
                connection.execute(update(table).where(table.c.seq == seq).values(kept))
                linking.forget(connection, table.name, case, row.id)
                linking.add_row(connection, table.name, kept, Deed.REDACTED)
        changed += len(new)
    return changed


@contextmanager
def changeable(connection: Connection, table: Table) -> Iterator[None]:
    """Inside, and inside this transaction alone, the database lets rows of an append-only table be changed."""
    if connection.dialect.name == "sqlite":
        name = f"{table.name}_refuse_update"
        trigger = connection.exec_driver_sql(_TRIGGER, (name,)).scalar()
        connection.exec_driver_sql(f'DROP TRIGGER IF EXISTS "{name}"')
        yield
        if trigger:
            connection.exec_driver_sql(trigger)
    else:
        for word in ("DISABLE", "ENABLE"):
            connection.exec_driver_sql(f'ALTER TABLE "{table.name}" {word} TRIGGER USER')
            if word == "DISABLE":
                yield
