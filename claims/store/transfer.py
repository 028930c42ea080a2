"""A whole store copied into an empty one, SQLite to PostgreSQL, back, or alike: every row and every original, of one moment."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, Select, Table, func, insert, select

from claims.errors import StoreError
from claims.models import Record
from claims.store import searching
from claims.store.engine import plainly, reading, shown, writing
from claims.store.originals import Originals, folder_beside
from claims.store.tables import LAID_OUT_BY, documents, meta, metadata
from claims.store.told_tables import told

if TYPE_CHECKING:
    from claims.store.store import Store

_AT_ONCE: Final = 2_000
_TEXTS_AT_ONCE: Final = 8  # a text may be as large as a document may be
Progress = Callable[[int, int], None]
"""Told how many rows and files are copied, and of how many."""


class Copied(Record):
    """What was copied; `lacking` is how many originals of documents the source itself does not keep."""

    rows: int
    files: int
    lacking: int


def copy(source: Store, target: Store, progress: Progress = lambda _done, _of: None) -> Copied:
    """Copy a store into an empty one, and look whether it came through whole; all of it is kept there, or nothing.

    The source is read as it is at one moment, whatever is written to it meanwhile. Ids, numbers and order stay; memory does not
    grow with the store. `StoreError` where the target holds anything, or does not hold afterwards what the source does.
    """
    kept = _originals_of(source)
    with reading(source.engine) as given, writing(target.engine) as taken:
        sizes = [_size(given, table) for table in _tables()]
        names = list(kept.names()) if kept.folder.absolute() != target.originals.folder.absolute() else []
        counting = _Counting(sum(sizes) + len(names), progress)
        copy_rows(given, taken, counting)
        files = sum(_keep(kept, target.originals, name, counting) for name in names)
        lacking = sum(not target.originals.has(name) for name in _named_originals(taken))
        return Copied(rows=sum(sizes), files=files, lacking=lacking)


def copy_rows(given: Connection, taken: Connection, done: Callable[[int], None] = lambda _number: None) -> None:
    """Copy every row of one database into an empty one of this program's version; `done` is told how many more are there. Errors as `copy`'s."""
    _require_empty(taken)
    for table in _tables():
        with plainly(f"{shown(taken.engine.url)}: {table.name}"):
            _copy(given, taken, table, done)


class _Counting:
    def __init__(self, total: int, progress: Progress) -> None:
        self._done, self._total, self._progress = 0, total, progress

    def __call__(self, number: int) -> None:
        self._done += number
        self._progress(self._done, self._total)


def _originals_of(source: Store) -> Originals:
    """The originals of the source: beside it where they are, whatever the settings say of the store in force."""
    beside = folder_beside(source.engine.url)
    return Originals(beside) if beside.is_dir() else source.originals


def _tables() -> list[Table]:
    """All tables, each behind those that it points to; the version stands in the target already."""
    return [table for table in metadata.sorted_tables if table.name not in LAID_OUT_BY]


def _rows_of(table: Table) -> Select[Any]:
    at_once = _TEXTS_AT_ONCE if table is documents else _AT_ONCE
    query = select(table).order_by(*table.primary_key).execution_options(yield_per=at_once)
    return query.where(meta.c.key != "schema") if table is meta else query


def _size(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.count()).select_from(_rows_of(table).order_by(None).subquery())) or 0


def _require_empty(taken: Connection) -> None:
    for table in _tables():
        if taken.execute(_rows_of(table).limit(1)).first() is not None:
            raise StoreError(
                f"{shown(taken.engine.url)}: holds something already ({table.name}); a copy needs a new file or an empty database"
            )


def _copy(given: Connection, taken: Connection, table: Table, counting: Callable[[int], None]) -> None:
    read = hashlib.sha256()
    for rows in _batches(given, table, read):
        values = [dict(row._mapping) for row in rows]  # noqa: SLF001 - the documented way to a row's named values
        taken.execute(insert(table), values)
        if table is told:
            searching.put(taken, values)
        counting(len(rows))
    written = hashlib.sha256()
    for _ in _batches(taken, table, written):
        pass
    if read.digest() != written.digest():
        name = f"{shown(taken.engine.url)}: {table.name}"
        raise StoreError(f"{name}: what was written is not what was read; nothing was kept")
    _number_on(taken, table)


def _batches(connection: Connection, table: Table, digest: Any) -> Iterator[Sequence[Any]]:
    """The rows of a table in the order of its key, a batch at a time, each added to a digest."""
    with connection.execute(_rows_of(table)) as result:
        for rows in result.partitions():
            digest.update("".join(f"{tuple(row)!r}\n" for row in rows).encode("utf-8", "backslashreplace"))
            yield rows


def _number_on(taken: Connection, table: Table) -> None:
    """Have the next row that numbers itself get the next number; SQLite looks for it by itself."""
    column = table.autoincrement_column
    last = taken.scalar(select(func.max(column))) if column is not None else None
    if taken.dialect.name == "postgresql" and column is not None and last is not None:
        taken.execute(select(func.setval(func.pg_get_serial_sequence(table.name, column.name), last)))


def _keep(source: Originals, target: Originals, name: str, counting: _Counting) -> bool:
    data = source.get(name)
    if data is not None:  # it may have been removed meanwhile
        target.put(data)
    counting(1)
    return data is not None


def _named_originals(connection: Connection) -> Sequence[str]:
    return connection.scalars(select(documents.c.original).where(documents.c.original.is_not(None)).distinct()).all()
