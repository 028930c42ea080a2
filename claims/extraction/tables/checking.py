"""Whether a mapping fits its table: what it names has to be there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claims.documents.tables import Table
from claims.documents.tables.grid import number
from claims.extraction.tables.figures import figures
from claims.models import Said, TableMapping

_PARTS = ("what", "where", "when", "unit")


def problems(table: Table, mapping: TableMapping) -> tuple[str, ...]:
    """What does not fit, in words; none for a mapping without columns of figures, by which a table is left alone."""
    return tuple(_problems(table, mapping)) if mapping.values else ()


def _problems(table: Table, mapping: TableMapping) -> Iterator[str]:
    yield from _missing_rows(table, "of headings", mapping.header)
    yield from _missing_columns(table, "of figures", mapping.values)
    for name in _PARTS:
        parts: tuple[Said, ...] = getattr(mapping, name)
        yield from _missing_columns(table, f"({name})", [part.column for part in parts if part.column is not None])
        yield from _missing_rows(table, f"of headings ({name})", [part.heading for part in parts if part.heading])
    if not mapping.what:
        yield "what the figures count is missing: give words (“people killed”), a column, or the headings"
    elif next(figures(table, mapping), None) is None:
        yield "none of these cells holds a figure"


def _missing_rows(table: Table, what: str, rows: Iterable[int]) -> Iterator[str]:
    return (f"row {row} {what} is empty, or not there" for row in rows if row not in table.rows)


def _missing_columns(table: Table, what: str, columns: Iterable[str]) -> Iterator[str]:
    return (f"column {column} {what} is empty, or not there" for column in columns if not _is_there(table, column))


def _is_there(table: Table, column: str) -> bool:
    return column.isascii() and column.isalpha() and number(column) in table.columns
