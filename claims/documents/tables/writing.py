"""Tables → the text of their document: a line for each row, each figure behind the heading of its column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from claims.documents.tables.grid import Table, address
from claims.documents.tables.shapes import header, headings
from claims.errors import InputError
from claims.models import Place

MOST_CELLS: Final = 100_000
"""So many cells of one file are read."""
_LONGEST_HEADING: Final = 120
BETWEEN: Final = " | "


def too_many(path: str) -> InputError:
    """Why a file with more cells is refused."""
    return InputError(path, f"holds more than {MOST_CELLS:,} cells with something in them: add the part that is needed")


def written(tables: Iterable[Table]) -> tuple[str, tuple[Place, ...]]:
    """The text of some tables, a blank line between them, and the place of every cell in it."""
    parts: list[str] = []
    layout: list[Place] = []
    length = 0
    for table in tables:
        for number, row in enumerate(_rows(table)):
            gap = "" if not parts else "\n" if number else "\n\n"
            parts.append(gap)
            length += len(gap)
            for text, cell in row:
                if cell is not None:
                    layout.append(Place(start=length, end=length + len(text), cell=cell))
                parts.append(text)
                length += len(text)
    return "".join(parts), tuple(layout)


def _rows(table: Table) -> Iterator[list[tuple[str, str | None]]]:
    """Each row as stretches of text, those that are a cell's with its address; a cell that spans rows stands in the first."""
    top = header(table)
    over = {column: ", ".join(headings(table, top, column)) for column in table.columns}
    for row in table.rows:
        cells = [cell for cell in table.row(row) if cell.row == row]
        is_body = bool(top) and row > top[-1] and len(cells) > 1
        stretches: list[tuple[str, str | None]] = []
        for cell in cells:
            stretches += [(BETWEEN, None)] if stretches else []
            heading = over.get(cell.column, "") if is_body else ""
            if heading and len(heading) <= _LONGEST_HEADING:
                stretches.append((f"{heading}: ", None))
            stretches.append((cell.text, address(table.name, cell)))
        if stretches:
            yield stretches
