"""Word documents → their paragraphs and tables, in order."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claims.documents.given import Given, Taken, Written
from claims.documents.packed import check
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
        written = Written()
        for number, text in enumerate(_stretches(file), start=1):
            written.add(text, paragraph=number)
        told = file.core_properties
        fields = {"title": told.title, "author": told.author}
    except Exception as error:  # noqa: BLE001 - a file of anybody's making: it is named, the rest goes on
        raise InputError(
            given.path, f"the Word document is damaged and cannot be read ({type(error).__name__})"
        ) from None
    if not written.text:
        raise InputError(given.path, "the Word document holds no text")
    return Taken(written.text, tuple(written.layout), {name: value for name, value in fields.items() if value})


def _stretches(file: Word) -> Iterator[str]:
    from docx.text.paragraph import Paragraph  # noqa: PLC0415 - see above

    for block in file.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from _rows(block)


def _rows(table: Table) -> Iterator[str]:
    """Each row on a line, its cells parted by bars; a cell that spans several columns is told once."""
    for row in table.rows:
        cells: list[str] = []
        last = None
        for cell in row.cells:
            if cell._tc is not last:  # noqa: SLF001 - the only way to tell one cell from its copies
                cells.append(" ".join(cell.text.split()))
            last = cell._tc  # noqa: SLF001
        yield " | ".join(cells) if any(cells) else ""
