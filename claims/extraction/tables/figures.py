"""A table and its mapping → its figures, each with the words for what, where, when and in which unit it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from claims.documents.tables import Cell, Table, shapes
from claims.documents.tables.grid import number
from claims.extraction.tables import headings
from claims.extraction.tables.wording import Asked, in_text
from claims.models import Said, TableMapping

_DECIMAL: Final = re.compile(r"-?\d+,(?:\d{1,2}|\d{4,})%?")
_POINT: Final = re.compile(r"\d\.\d{1,2}(?!\d)")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its cell, `start` and `end` in the document, its digits as English `text` has them, and what is told of it.

    `where` and `when` are words, empty where nothing is told; `whole` says that its row or column is the sum of others, by `called`.
    `over` are the headings of its row, then those of its column.
    """

    cell: Cell
    start: int
    end: int
    text: str
    asked: Asked
    where: str
    when: str
    whole: bool
    called: str
    over: tuple[str, ...]


def figures(table: Table, mapping: TableMapping) -> Iterator[Figure]:
    """The figures of a table in order of reading; cells that hold none, or words, are left out."""
    columns = sorted({number(one) for one in mapping.values})
    commas = {column: _writes_commas(table, column) for column in columns}
    for row in body(table, mapping):
        for column in columns:
            cell = table.cells.get((row, column))
            found = shapes.figure(cell.text) if cell is not None and (cell.row, cell.column) == (row, column) else None
            if cell is not None and found is not None:
                yield _figure(table, mapping, cell, found, decimal_comma=commas[column])


def body(table: Table, mapping: TableMapping) -> tuple[int, ...]:
    """The rows below the headings, down to the last with figures."""
    first = max(mapping.header, default=0)
    return tuple(row for row in table.rows if row > first and (mapping.last is None or row <= mapping.last))


def _figure(table: Table, mapping: TableMapping, cell: Cell, at: tuple[int, int], *, decimal_comma: bool) -> Figure:
    told = {name: _parts(table, mapping, getattr(mapping, name), cell) for name in ("what", "where", "when", "unit")}
    wholes = [text for name in ("where", "what", "when") for text in told[name] if headings.is_whole(text)]
    what = " ".join(
        _counted(part, said)
        for part, said in zip(told["what"], mapping.what, strict=True)
        if part and part not in wholes
    )
    when = [_time(part, said) for part, said in zip(told["when"], mapping.when, strict=True) if part not in wholes]
    where = ", ".join(part for part in told["where"] if part and part not in wholes)
    return Figure(
        cell, cell.start + at[0], cell.start + at[1], in_text(cell.text[at[0] : at[1]], decimal_comma=decimal_comma),
        Asked(what, _unit(table, mapping, cell, told["unit"])), where or (mapping.whole or "" if wholes else ""), _joined(when),
        whole=bool(wholes), called=wholes[0] if wholes else "", over=_over(table, mapping, cell),
    )  # fmt: skip


def _parts(table: Table, mapping: TableMapping, said: Sequence[Said], cell: Cell) -> list[str]:
    """What each part tells of a cell; empty where its column or heading is."""
    return [one.words or _told(table, mapping, one, cell) for one in said]


def _told(table: Table, mapping: TableMapping, one: Said, cell: Cell) -> str:
    if one.column is not None:
        return table.text(cell.row, number(one.column))
    return shapes.heading(table, mapping.header, one.heading or 0, cell.column)


def _counted(part: str, said: Said) -> str:
    return part if said.words is not None else headings.counted(headings.without_time(part))


def _time(part: str, said: Said) -> str:
    told = headings.when(part)
    return told or (headings.time_in(part) or "" if said.heading is not None else part)


def _joined(parts: Sequence[str]) -> str:
    """A time told in several columns: "2024" and "March" are "March 2024"."""
    ordered = sorted((part for part in parts if part), key=shapes.is_year)
    told = " ".join(ordered)
    return headings.when(told) or told


def _unit(table: Table, mapping: TableMapping, cell: Cell, told: Sequence[str]) -> str:
    given = " ".join(part for part in told if part and not headings.is_whole(part))
    if given or mapping.unit:
        return given
    over = shapes.headings(table, mapping.header, cell.column)
    return next((unit for text in reversed(over) if (unit := headings.unit(text)) is not None), "")


def _over(table: Table, mapping: TableMapping, cell: Cell) -> tuple[str, ...]:
    sides = dict.fromkeys(
        one.column for name in ("where", "what", "when") for one in getattr(mapping, name) if one.column
    )
    beside = [table.text(cell.row, number(column)) for column in sides if column]
    over = shapes.headings(table, mapping.header, cell.column)
    return tuple(text for text in (*beside, *over) if text)


def _writes_commas(table: Table, column: int) -> bool:
    """Whether a column writes decimals with a comma: some figure can be read in no other way, and none has a decimal point."""
    told = [table.text(row, column) for row in table.rows]
    return any(_DECIMAL.fullmatch(text) for text in told) and not any(_POINT.search(text) for text in told)
