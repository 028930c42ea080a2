"""Goes through a store and its chain and names what does not fit; whatever the size, in the memory of a few documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Integer, Table, and_, cast, func, select

from claims.store.chain.adopting import claims_of, numbers_of, rows_of
from claims.store.chain.digests import Parts, row_digest
from claims.store.chain.faults import Fault, added, altered_cells, altered_row, missing
from claims.store.chain.tables import BY_HAND, COLLECTED, DOCUMENTS, links, parts
from claims.store.tables import LOGS, claims, collected, documents, numbers
from claims.terms import Deed

if TYPE_CHECKING:
    from sqlalchemy import Connection

_AT_ONCE: Final = 200
Progress = Callable[[str, int], None]
"""Told what is gone through, and how many of it were."""


class Checking:
    """One going-through; counts what it looked at."""

    def __init__(self, connection: Connection, on_progress: Progress) -> None:
        self._connection = connection
        self._on_progress = on_progress
        self.documents = self.claims = self.rows = 0

    def contents(self) -> Iterator[Fault]:
        """What of documents, claims and the log is not as it was linked."""
        yield from self._documents()
        yield from self._orphans()
        yield from self._rows(collected, COLLECTED, "seq")
        for table in LOGS:
            yield from self._rows(table, table.name, "id")
        yield from self._gone(
            documents, DOCUMENTS, and_(documents.c.id == links.c.ref, documents.c.case == links.c.case)
        )
        yield from self._gone(collected, COLLECTED, collected.c.seq == cast(links.c.ref, Integer))
        for table in LOGS:
            yield from self._gone(table, table.name, table.c.id == links.c.ref)

    def _documents(self) -> Iterator[Fault]:
        for some in _many(rows_of(self._connection, documents, documents.c.seq)):
            ids = [row["id"] for row in some]
            read = last_parts(self._connection, DOCUMENTS, ids)
            entered = last_parts(self._connection, BY_HAND, ids)
            for row in some:
                key = (row["case"], row["id"])
                yield from self._document(row, read.get(key), entered.get(key))
            self.documents += len(some)
            self._on_progress("documents", self.documents)

    def _document(self, row: Mapping[str, Any], read: Parts | None, entered: Parts | None) -> Iterator[Fault]:
        case = row["case"] or None
        if read is None:
            yield added("documents", row["id"], case)
            return
        yield from altered_cells("documents", row, read, row["id"])
        found = claims_of(self._connection, row["case"], row["id"])
        self.claims += len(found)
        yield from _below("claims", found, "id", [one for one in (read, entered) if one], case)
        counted = numbers_of(self._connection, row["case"], row["id"])
        yield from _below("numbers", counted, "kind", [read], case)

    def _orphans(self) -> Iterator[Fault]:
        """Claims and counts of no document that is there."""
        for table, key in ((claims, "id"), (numbers, "document_id")):
            beside = and_(documents.c.case == table.c.case, documents.c.id == table.c.document_id)
            query = select(table.c.case, table.c[key]).where(~select(documents.c.seq).where(beside).exists())
            for row in self._connection.execute(query.order_by(table.c.case, table.c[key])):
                yield added(table.name, row[1], row[0] or None)

    def _rows(self, table: Table, what: str, key: str) -> Iterator[Fault]:
        for some in _many(rows_of(self._connection, table, table.c.seq)):
            refs = [str(row[key]) for row in some]
            known = {ref: made for (_, ref), made in last_parts(self._connection, what, refs).items()}
            for ref, row in zip(refs, some, strict=True):
                if ref in known:
                    yield from altered_cells(table.name, row, known[ref], ref)
                else:
                    yield added(table.name, ref, row["case"] or None)
            self.rows += len(some) if table is not collected else 0
            self._on_progress("rows of the log", self.rows)

    def _gone(self, table: Table, what: str, same: Any) -> Iterator[Fault]:
        """What was linked, was not removed since, and is not there."""
        later = links.alias()
        again = and_(later.c.what == what, later.c.ref == links.c.ref, later.c.case == links.c.case)
        last = select(func.max(later.c.position)).where(again).scalar_subquery()
        query = select(links.c.case, links.c.ref).where(
            links.c.what == what,
            ~select(table.c.case).where(same).exists(),
            links.c.deed != Deed.REMOVED,
            links.c.position == last,
        )
        for row in self._connection.execute(query.order_by(links.c.position)):
            yield missing(table.name, row.ref, row.case or None)


def _many(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    some: list[dict[str, Any]] = []
    for row in rows:
        some.append(row)
        if len(some) == _AT_ONCE:
            yield some
            some = []
    if some:
        yield some


def last_parts(connection: Connection, what: str, refs: Sequence[str]) -> dict[tuple[str, str], Parts]:
    """The parts of the last link of each of some things, by case and name; those that were removed, or whose parts cannot be read, are left out."""
    newest = (
        select(func.max(links.c.position))
        .where(links.c.what == what, links.c.ref.in_(refs))
        .group_by(links.c.ref, links.c.case)
    )
    query = (
        select(links.c.case, links.c.ref, parts.c.salt, parts.c.digests)
        .join(parts, parts.c.position == links.c.position)
        .where(links.c.position.in_(newest), links.c.deed != Deed.REMOVED)
    )
    found = {}
    for row in connection.execute(query):
        made = unpacked(row.salt, row.digests)
        if made is not None:
            found[row.case, row.ref] = made
    return found


def unpacked(salt: bytes, digests: bytes) -> Parts | None:
    """The parts of a link; None where they cannot be read, which the link's root tells."""
    if not isinstance(salt, bytes) or not isinstance(digests, bytes):
        return None
    try:
        return Parts.unpacked(salt, digests)
    except ValueError:
        return None


def _below(
    table: str, found: Sequence[Mapping[str, Any]], key: str, linked: Sequence[Parts], case: str | None
) -> Iterator[Fault]:
    """What of the rows that belong to a document is not as it was linked."""
    left = {name: (made.salt, digest) for made in linked for name, digest in made.rows.get(table, {}).items()}
    for row in found:
        known = left.pop(row[key], None)
        if known is None:
            yield added(table, row[key], case)
        elif row_digest(row, known[0]) != known[1]:
            yield altered_row(table, row, str(row[key]))
    for name in sorted(left):
        yield missing(table, name, case)
