"""The index of a case as the store keeps it: what was compared with what, so that a change is looked at where it matters."""

# ruff: noqa: D102 - `questions.index.Known` says what each method does
from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Column, Connection, Row, Select, and_, bindparam, delete, func, insert, or_, select, update

from claims.questions.entries import Entry
from claims.questions.index import Part
from claims.questions.nearest import Miss, Misses
from claims.questions.ordering import Order
from claims.reviews.parts import Indexed
from claims.store import contents
from claims.store.index_tables import TABLES, blocks, indexed, indexed_documents, near, tied

_SIGNED: Final = 1 << 63
_AT_ONCE: Final = 5_000
_PARTS: Final = 200  # of blocks asked for at once: each is two parameters, and a condition within another


class Kept:
    """The index of one case, only read; the methods are those of `questions.index.Known`."""

    def __init__(self, connection: Connection, case: str) -> None:
        self._connection, self._case = connection, case

    def entries(self, ids: Collection[str]) -> Mapping[str, Entry]:
        query = select(indexed).where(indexed.c.case == self._case)
        return {row.claim_id: _entry(row) for row in self._rows(query, indexed.c.claim_id, ids)}

    def of_documents(self, documents: Collection[str]) -> Collection[str]:
        return self._claims(indexed.c.document_id, documents)

    def sizes(self, keys: Collection[int]) -> Mapping[int, int]:
        query = select(blocks.c.key, func.count().label("size")).where(blocks.c.case == self._case)
        rows = self._rows(query.group_by(blocks.c.key), blocks.c.key, map(_signed, keys))
        return {_unsigned(row.key): row.size for row in rows}

    def part_sizes(self, parts: Collection[Part]) -> Mapping[Part, int]:
        query = select(blocks.c.key, blocks.c.finer, func.count().label("size"))
        rows = self._of_parts(query.group_by(blocks.c.key, blocks.c.finer), parts)
        return {(_unsigned(row.key), _unsigned(row.finer)): row.size for row in rows}

    def members(self, keys: Collection[int]) -> Mapping[int, Collection[str]]:
        query = select(blocks.c.key, blocks.c.claim_id).where(blocks.c.case == self._case)
        found: defaultdict[int, list[str]] = defaultdict(list)
        for row in self._rows(query, blocks.c.key, map(_signed, keys)):
            found[_unsigned(row.key)].append(row.claim_id)
        return found

    def parts(self, parts: Collection[Part]) -> Mapping[Part, Sequence[tuple[Order, str]]]:
        query = select(blocks.c.key, blocks.c.finer, blocks.c.claim_id, indexed.c.place).join(
            indexed, and_(indexed.c.case == blocks.c.case, indexed.c.claim_id == blocks.c.claim_id)
        )
        found: dict[Part, list[tuple[Order, str]]] = {part: [] for part in parts}
        for row in self._of_parts(query, parts):
            found[_unsigned(row.key), _unsigned(row.finer)].append((_order(json.loads(row.place)), row.claim_id))
        return {part: sorted(told) for part, told in found.items()}

    def tied(self, ties: Collection[int]) -> Collection[str]:
        return self._claims(tied.c.tie, map(_signed, ties))

    def components(self, ids: Collection[str]) -> Mapping[str, str]:
        query = select(indexed.c.claim_id, indexed.c.component)
        query = query.where(indexed.c.case == self._case, indexed.c.component.is_not(None))
        return {row.claim_id: row.component for row in self._rows(query, indexed.c.claim_id, ids)}

    def within(self, components: Collection[str]) -> Collection[str]:
        return self._claims(indexed.c.component, components)

    def nearest(self, ids: Collection[str]) -> Mapping[str, Misses]:
        query = select(near.c.claim_id, near.c.other, near.c.miss).where(near.c.case == self._case)
        found: defaultdict[str, list[Miss]] = defaultdict(list)
        for row in self._rows(query, near.c.claim_id, ids):
            is_of_two_units, distance, first, second = json.loads(row.miss)
            found[row.claim_id].append(Miss(is_of_two_units, distance, _order(first), _order(second), row.other))
        return {claim: tuple(sorted(told)) for claim, told in found.items()}

    def listing(self, ids: Collection[str]) -> Collection[str]:
        return self._claims(near.c.other, ids)

    def newest(self, without: Collection[str] = ()) -> int | None:
        known = select(indexed.c.claim_id, indexed.c.day).where(
            indexed.c.case == self._case, indexed.c.day.is_not(None)
        )
        for row in self._connection.execute(known.order_by(indexed.c.day.desc()).limit(len(without) + 1)):
            if row.claim_id not in without:
                return int(row.day)
        return None

    def known(self) -> dict[str, str]:
        """What was known of each document of the case."""
        query = select(indexed_documents.c.document_id, indexed_documents.c.known)
        rows = self._connection.execute(query.where(indexed_documents.c.case == self._case))
        return {row.document_id: row.known for row in rows}

    def _rows(self, base: Select[Any], column: Column[Any], values: Iterable[Any]) -> Iterator[Row[Any]]:
        for query in contents.chosen(base, column, values):
            yield from self._connection.execute(query)

    def _claims(self, column: Column[Any], values: Iterable[Any]) -> set[str]:
        of = column.table.c
        rows = self._rows(select(of.claim_id).where(of.case == self._case), column, values)
        return {row.claim_id for row in rows}

    def _of_parts(self, base: Select[Any], parts: Collection[Part]) -> Iterator[Row[Any]]:
        wanted = sorted({(_signed(key), _signed(finer)) for key, finer in parts})
        for start in range(0, len(wanted), _PARTS):
            some = [and_(blocks.c.key == key, blocks.c.finer == finer) for key, finer in wanted[start : start + _PARTS]]
            yield from self._connection.execute(base.where(blocks.c.case == self._case, or_(*some)))


def clear(connection: Connection, case: str) -> None:
    """Take the index of a case away."""
    for table in TABLES:
        connection.execute(delete(table).where(table.c.case == case))


def renew(connection: Connection, case: str, told: Indexed) -> None:
    """Put what a change makes of the index of a case into it."""
    change = told.change
    components = {**Kept(connection, case).components(change.put), **change.settled}
    _remove(connection, case, {*change.gone, *change.put})
    _put(connection, case, change.put.values(), components)
    elsewhere = [
        {"of": claim, "home": home} for claim, home in sorted(change.settled.items()) if claim not in change.put
    ]
    _run(
        connection,
        update(indexed)
        .where(indexed.c.case == case, indexed.c.claim_id == bindparam("of"))
        .values(component=bindparam("home")),
        elsewhere,
    )
    contents.remove(connection, case, near.c.claim_id, {*change.gone, *change.ranked})
    rows = (
        {"case": case, "claim_id": claim, "other": miss.other, "miss": json.dumps(miss[:4])}
        for claim, misses in sorted(change.ranked.items())
        for miss in misses
    )
    _run(connection, insert(near), rows)
    contents.remove(connection, case, indexed_documents.c.document_id, told.known)
    known = (
        {"case": case, "document_id": document, "known": digest}
        for document, digest in sorted(told.known.items())
        if digest is not None
    )
    _run(connection, insert(indexed_documents), known)


def _remove(connection: Connection, case: str, claims: Collection[str]) -> None:
    """Take some claims out; near misses stay."""
    was = list(Kept(connection, case).entries(claims).values())
    in_block = blocks.c.case == case, blocks.c.key == bindparam("k"), blocks.c.finer == bindparam("f")
    _run(connection, delete(blocks).where(*in_block, blocks.c.claim_id == bindparam("of")), (
        {"k": _signed(key), "f": _signed(entry.finer), "of": entry.id} for entry in was for key in entry.keys
    ))  # fmt: skip
    of = tied.c.case == case, tied.c.tie == bindparam("t"), tied.c.claim_id == bindparam("of")
    _run(connection, delete(tied).where(*of), ({"t": _signed(t), "of": entry.id} for entry in was for t in entry.ties))
    contents.remove(connection, case, indexed.c.claim_id, [entry.id for entry in was])


def _put(connection: Connection, case: str, entries: Iterable[Entry], components: Mapping[str, str]) -> None:
    told = sorted(entries, key=lambda entry: entry.id)
    _run(connection, insert(indexed), (
        {
            "case": case, "claim_id": one.id, "document_id": one.document, "keys": json.dumps(one.keys), "ties": json.dumps(one.ties),
            "finer": _signed(one.finer), "place": json.dumps(one.order), "day": one.day, "component": components.get(one.id),
        }
        for one in told
    ))  # fmt: skip
    _run(connection, insert(blocks), (
        {"case": case, "key": _signed(key), "finer": _signed(one.finer), "claim_id": one.id} for one in told for key in one.keys
    ))  # fmt: skip
    _run(connection, insert(tied), (
        {"case": case, "tie": _signed(tie), "claim_id": one.id} for one in told for tie in one.ties
    ))  # fmt: skip


def _run(connection: Connection, statement: Any, rows: Iterable[Mapping[str, Any]]) -> None:
    """Run a statement for each row, many at once; memory does not grow with them."""
    waiting = []
    for row in rows:
        waiting.append(row)
        if len(waiting) == _AT_ONCE:
            connection.execute(statement, waiting)
            waiting = []
    if waiting:
        connection.execute(statement, waiting)


def _entry(row: Row[Any]) -> Entry:
    return Entry(
        id=row.claim_id,
        document=row.document_id,
        keys=tuple(json.loads(row.keys)),
        ties=tuple(json.loads(row.ties)),
        finer=_unsigned(row.finer),
        order=_order(json.loads(row.place)),
        day=row.day,
    )


def _order(told: Sequence[Any]) -> Order:
    published, document, start, claim = told
    return published, document, start, claim


def _signed(number: int) -> int:
    """A number of 64 bits as databases keep it."""
    return number - 2 * _SIGNED if number >= _SIGNED else number


def _unsigned(number: int) -> int:
    return number + 2 * _SIGNED if number < 0 else number
