"""A document → the tables that stand in its text: every cell with its address and where it stands in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from claims.models import Document, Place

_ADDRESS: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?")
_LETTERS: Final = 26
_LONGEST_CAPTION: Final = 200


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell with something in it: `row` and `column` from 1, `last_row` and `last_column` where it spans several.

    `start` and `end` are the offsets of `text` in the document.
    """

    row: int
    column: int
    last_row: int
    last_column: int
    text: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """One table: `name` as addresses begin with it, empty for the only one of a file; `cells` by row and column.

    A cell that spans several stands at each of its places. `caption` is the line of the text right above it.
    """

    name: str
    cells: Mapping[tuple[int, int], Cell]
    rows: tuple[int, ...] = ()
    columns: tuple[int, ...] = ()
    caption: str = ""

    def text(self, row: int, column: int) -> str:
        """What stands in a cell; empty where nothing does."""
        cell = self.cells.get((row, column))
        return cell.text if cell is not None else ""

    def row(self, row: int) -> tuple[Cell, ...]:
        """The cells of a row in order, each once."""
        found = (self.cells.get((row, column)) for column in self.columns)
        return tuple(dict.fromkeys(cell for cell in found if cell is not None))

    def address(self, cell: Cell) -> str:
        """The address of a cell, with the name of its table."""
        return address(self.name, cell)


def table(name: str, cells: Iterable[Cell], caption: str = "") -> Table:
    """A table of some cells; where two claim one place the first has it."""
    found: dict[tuple[int, int], Cell] = {}
    for cell in cells:
        for row in range(cell.row, cell.last_row + 1):
            for column in range(cell.column, cell.last_column + 1):
                found.setdefault((row, column), cell)
    rows, columns = sorted({row for row, _ in found}), sorted({column for _, column in found})
    return Table(name, found, tuple(rows), tuple(columns), caption)


def of(document: Document) -> tuple[Table, ...]:
    """The tables of a document, in order; none where none of its text is known to stand in cells."""
    found: dict[str, list[Cell]] = {}
    for place in document.layout:
        name, cell = _cell(document.text, place)
        if cell is not None:
            found.setdefault(name, []).append(cell)
    return tuple(table(name, cells, _above(document.text, cells[0].start)) for name, cells in found.items())


def _above(text: str, at: int) -> str:
    """The line above an offset, where it may be a title: no sentence, and no line of another table."""
    lines = text[max(0, at - 2 * _LONGEST_CAPTION) : at].rstrip("| ").splitlines()
    last = next((line.strip() for line in reversed(lines) if line.strip()), "")
    is_title = len(last) <= _LONGEST_CAPTION and "|" not in last and not last.endswith((".", "!", "?"))
    return last if is_title else ""


def named(tables: Sequence[Table], name: str) -> Table | None:
    """The table of a name, whatever its case; the first where no name is given."""
    if not name.strip():
        return tables[0] if tables else None
    return next((one for one in tables if one.name.casefold() == name.strip().casefold()), None)


def place_of(cell: str) -> tuple[int, int, int, int] | None:
    """The first row and column of an address, and the last; None for what is none."""
    match = _ADDRESS.fullmatch(cell.rpartition("!")[2])
    if match is None:
        return None
    row, column = int(match[2]), number(match[1])
    return (row, column, int(match[4]), number(match[3])) if match[3] else (row, column, row, column)


def _cell(text: str, place: Place) -> tuple[str, Cell | None]:
    name = (place.cell or "").rpartition("!")[0]
    found = place_of(place.cell or "")
    return name, Cell(*found, text[place.start : place.end], place.start, place.end) if found is not None else None


def address(name: str, cell: Cell) -> str:
    """The address of a cell: "Losses!B4", "Losses!B1:D1" for one that spans several, "B4" in a table without a name."""
    first, last = f"{letters(cell.column)}{cell.row}", f"{letters(cell.last_column)}{cell.last_row}"
    return f"{name}!{first}" * bool(name) + first * (not name) + f":{last}" * (first != last)


def letters(column: int) -> str:
    """The letters of a column: 1 → "A", 28 → "AB"."""
    told = ""
    while column > 0:
        column, rest = divmod(column - 1, _LETTERS)
        told = chr(ord("A") + rest) + told
    return told


def number(column: str) -> int:
    """The number of a column from its letters: "AB" → 28."""
    found = 0
    for letter in column.upper():
        found = found * _LETTERS + ord(letter) - ord("A") + 1
    return found


@dataclass(slots=True)
class Spread:
    """The cells of a table that is told row by row, with cells that span several (HTML, Word)."""

    taken: set[tuple[int, int]] = field(default_factory=set)
    cells: list[Cell] = field(default_factory=list)

    def add(self, row: int, text: str, rows: int = 1, columns: int = 1) -> None:
        """Put the next cell of a row at its first free place."""
        column = 1
        while (row, column) in self.taken:
            column += 1
        self.taken.update((r, c) for r in range(row, row + rows) for c in range(column, column + columns))
        if text:
            self.cells.append(Cell(row, column, row + rows - 1, column + columns - 1, text))
