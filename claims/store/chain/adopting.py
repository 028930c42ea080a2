"""Linking all that a store of before holds, as it is found: what was changed before that day cannot be told."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Boolean, Integer, Table, and_, select, type_coerce

from claims.decisions import BY_HAND
from claims.store.chain import linking
from claims.store.chain.tables import STORE
from claims.store.tables import LOGS, claims, collected, documents, numbers
from claims.terms import Deed

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from claims.store.originals import Originals

_AT_ONCE: Final = 200


def take_over(connection: Connection, originals: Originals) -> None:
    """Begin the chain of a store with all that it holds: documents in the order they were added, files, and the log."""
    linking.add(connection, STORE, Deed.TAKEN_OVER, "", secrets.token_hex(16))
    for row in rows_of(connection, documents, documents.c.seq):
        _take_document(connection, row)
        linking.add_original(connection, originals, row["original"], Deed.TAKEN_OVER)
    for row in rows_of(connection, collected, collected.c.seq):
        linking.add_collected(connection, row, Deed.TAKEN_OVER)
        linking.add_original(connection, originals, row["sha256"], Deed.TAKEN_OVER)
    for table in LOGS:
        for row in rows_of(connection, table, table.c.seq):
            linking.add_row(connection, table.name, row, Deed.TAKEN_OVER)


def _take_document(connection: Connection, row: dict[str, Any]) -> None:
    made = claims_of(connection, row["case"], row["id"])
    counted = numbers_of(connection, row["case"], row["id"])
    linking.add_document(
        connection, Deed.TAKEN_OVER, row, [one for one in made if one["extractor"] != BY_HAND], counted
    )
    entered = [one for one in made if one["extractor"] == BY_HAND]
    if entered:
        linking.add_by_hand(connection, row["case"], row["id"], entered, Deed.TAKEN_OVER)


def rows_of(connection: Connection, table: Table, number: Any) -> Iterator[dict[str, Any]]:
    """The rows of a table in the order of a number that each has of its own, so many at once as memory holds well."""
    last = None
    while True:
        query = select(*raw(table)).order_by(number).limit(_AT_ONCE)
        found = connection.execute(query if last is None else query.where(number > last)).mappings().all()
        yield from map(dict, found)
        if len(found) < _AT_ONCE:
            return
        last = found[-1][number.name]


def raw(table: Table) -> list[Any]:
    """The columns of a table as the database holds them: a truth that is kept as 7 is not taken for 1."""
    return [
        type_coerce(column, Integer).label(column.name) if isinstance(column.type, Boolean) else column
        for column in table.c
    ]


def claims_of(connection: Connection, case: str, document_id: str) -> list[dict[str, Any]]:
    """The rows of the claims of a document, those by hand among them."""
    here = and_(claims.c.case == case, claims.c.document_id == document_id)
    # In the order of the index that has them: asked for by id, SQLite would go through all claims of the case.
    query = select(*raw(claims)).where(here).order_by(claims.c.place_in_document, claims.c.id)
    return [dict(row) for row in connection.execute(query).mappings()]


def numbers_of(connection: Connection, case: str, document_id: str) -> list[dict[str, Any]]:
    """What is kept of a document's numbers."""
    here = and_(numbers.c.case == case, numbers.c.document_id == document_id)
    return [
        dict(row) for row in connection.execute(select(*raw(numbers)).where(here).order_by(numbers.c.kind)).mappings()
    ]
