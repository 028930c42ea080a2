"""Word documents → their paragraphs and tables, in order."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claims.documents.given import Given, Taken, Written
from claims.documents.packed import check
from claims.documents.tables.grid import Cell, address
from claims.errors import InputError

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.table import Table


def read(given: Given) -> Taken:
    """The text of every paragraph, numbered from 1, with the rows of tables where they stand; nothing outside of the file is opened.

    `InputError` for a file that is damaged, has a password, or unpacks to more than a document can be. By python-docx.
    """
    import docx  # noqa: PLC0415 - commands without a Word document never pay for it

    check(given)
    try:
        file: Word = docx.Document(io.BytesIO(given.data))
        written = _written(file)
        told = file.core_properties
        fields = {"title": told.title, "author": told.author}
    except Exception as error:  # noqa: BLE001 - a file of anybody's making: it is named, the rest goes on
        raise InputError(
            given.path, f"the Word document is damaged and cannot be read ({type(error).__name__})"
        ) from None
    if not written.text:
        raise InputError(given.path, "the Word document holds no text")
    return Taken(written.text, tuple(written.layout), {name: value for name, value in fields.items() if value})


def _written(file: Word) -> Written:
    from docx.text.paragraph import Paragraph  # noqa: PLC0415 - see above

    written = Written()
    number = tables = 0
    for block in file.iter_inner_content():
        if isinstance(block, Paragraph):
            number += 1
            written.add(block.text, paragraph=number)
            continue
        tables += 1
        for row in _rows(block, f"table {tables}"):
            number += 1
            written.add_row(row, " | ", paragraph=number)
    return written


def _rows(table: Table, name: str) -> Iterator[list[tuple[str, str | None]]]:
    """The cells of each row, parted by bars; one that spans several columns is told once in a row, and has the address of its first row."""
    grid = [list(row.cells) for row in table.rows]
    ends: dict[int, tuple[int, int]] = {}
    for number, row in enumerate(grid, start=1):
        for column, cell in enumerate(row, start=1):
            ends[id(cell._tc)] = (number, column)  # noqa: SLF001 - the only way to tell one cell from its copies
    told: set[int] = set()
    for number, row in enumerate(grid, start=1):
        cells: list[tuple[str, str | None]] = []
        last = None
        for column, cell in enumerate(row, start=1):
            same = cell._tc  # noqa: SLF001
            if same is last:
                continue
            text = " ".join(cell.text.split())
            is_first = id(same) not in told
            cells.append((text, address(name, Cell(number, column, *ends[id(same)], text)) if is_first else None))
            told.add(id(same))
            last = same
        yield cells
