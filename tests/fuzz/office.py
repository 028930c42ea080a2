"""Word documents and workbooks: the XML of their main part is anybody's, the rest of the archive is as it should be."""

from __future__ import annotations

import io
import zipfile
from functools import lru_cache

import docx
import openpyxl

from fuzz import holding

BOOK = {b"s": "xl/worksheets/sheet1.xml", b"w": "xl/workbook.xml", b"y": "xl/styles.xml", b"t": "xl/sharedStrings.xml"}


@lru_cache(maxsize=2)
def _plain(name: str) -> dict[str, bytes]:
    made = io.BytesIO()
    if name == "report.docx":
        document = docx.Document()
        document.add_paragraph("The mayor said that 12 houses burned down.")
        document.save(made)
    else:
        book = openpyxl.Workbook()
        book.worksheets[0].append(["Dead", 3])
        book.save(made)
    with zipfile.ZipFile(made) as archive:
        return {part: archive.read(part) for part in archive.namelist()}


def archive(name: str, part: str, data: bytes) -> bytes:
    """A file with one of its parts replaced, or added."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as into:
        for other, content in _plain(name).items():
            if other != part:
                into.writestr(other, content)
        into.writestr(part, data)
    return made.getvalue()


def check(data: bytes) -> None:
    """What is read of a document, or of the part of a workbook that its first byte names."""
    if data[:1] in BOOK:
        holding.documents_hold(archive("figures.xlsx", BOOK[data[:1]], data[1:]), "figures.xlsx")
    else:
        holding.documents_hold(archive("report.docx", "word/document.xml", data), "report.docx")
