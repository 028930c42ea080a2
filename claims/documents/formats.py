"""The table of what can be read: each kind of file, how it is known by what stands in it, and who reads it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Final, NamedTuple

from claims.documents.containers import feed
from claims.documents.given import Given, Taken
from claims.documents.packed import BROKEN, opened
from claims.documents.readers import docx, page, pdf, text
from claims.documents.tables import delimited, workbook
from claims.errors import InputError

HEAD: Final = 4_096
"""So many bytes at the beginning of a file tell its kind."""
_ZIP: Final = b"PK\x03\x04"
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PAGE = re.compile(feed.BEFORE + rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_BINARY: Final = {
    b"{\\rtf": "a Rich Text file",
    b"\x1f\x8b": "a compressed file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"ID3": "a sound",
}


class Format(NamedTuple):
    """One kind of file: its endings, its media type, what says that bytes are of it, and its reader.

    `where`: what its places are, where a file of it has some ("page", "paragraph").
    """

    name: str
    endings: frozenset[str]
    media: str | None
    is_it: Callable[[Given], bool]
    read: Callable[[Given], Taken]
    details: str = "page"


def _is_pdf(given: Given) -> bool:
    return b"%PDF-" in given.data[:1_024]


def _is_word(given: Given) -> bool:
    return "word/document.xml" in parts(given)


def _is_workbook(given: Given) -> bool:
    return "xl/workbook.xml" in parts(given)


def _is_rows(given: Given) -> bool:
    return _ending(given) in ROWS


def _is_page(given: Given) -> bool:
    return _ending(given) in PAGES or _PAGE.match(given.data[:HEAD].removeprefix(b"\xef\xbb\xbf")) is not None


def parts(given: Given) -> frozenset[str]:
    """The names of the parts of a zip archive; none where the bytes are no archive that can be listed."""
    if not given.data.startswith(_ZIP):
        return frozenset()
    try:
        with opened(io.BytesIO(given.data)) as archive:
            return frozenset(archive.namelist())
    except BROKEN:
        return frozenset()


def _ending(given: Given) -> str:
    name = given.name.rpartition("/")[2]
    return f".{name.rpartition('.')[2].lower()}" if "." in name else ""


PAGES: Final = frozenset({".html", ".htm", ".xhtml"})
ROWS: Final = frozenset({".csv", ".tsv"})
_WORKBOOK: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TABLES: Final = frozenset({_WORKBOOK, "text/csv"})
"""The media types of files that hold tables and nothing else."""
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS: Final = (
    Format("PDF", frozenset({".pdf"}), "application/pdf", _is_pdf, pdf.read, details="file"),
    Format("Word", frozenset({".docx", ".docm"}), _WORD, _is_word, docx.read, details="file"),
    Format("Excel", frozenset({".xlsx", ".xlsm"}), _WORKBOOK, _is_workbook, workbook.read, details="file"),
    Format("table", ROWS, "text/csv", _is_rows, delimited.read, details="file"),
    Format("web page", PAGES, "text/html", _is_page, page.read),
    Format(
        "text",
        frozenset({".txt", ".md", ".markdown", ".text"}),
        None,
        lambda _: True,
        text.read,
        details="front matter",
    ),
)
"""In the order in which they are looked for; the last takes what no other is."""
ENDINGS: Final = frozenset(ending for kind in FORMATS for ending in kind.endings)


def of(given: Given) -> Format:
    """Which kind of file some bytes are, by what stands in them before what they are called.

    `InputError` for what is known not to be read, and for what its ending belies.
    """
    if given.data.startswith(_OLD_OFFICE):
        reason = (
            "is an Office file of an old format, or one with a password: save it as .docx, .xlsx or .pdf without one"
        )
        raise InputError(given.path, reason)
    for start, what in _BINARY.items():
        if given.data.startswith(start):
            raise InputError(given.path, f"is {what}: nothing in it can be read")
    if feed.begins(given.data[:HEAD]):
        raise InputError(given.path, f"is a feed: {feed.WATCH}")
    found = next(kind for kind in FORMATS if kind.is_it(given))
    named = next((kind for kind in FORMATS if _ending(given) in kind.endings), None)
    if found is FORMATS[-1] and named is not None and named.media not in (None, "text/html"):
        raise InputError(given.path, f"is called {_ending(given)}, but is no {named.name} file, or a damaged one")
    if found is FORMATS[-1] and given.data.startswith(_ZIP):
        raise InputError(given.path, "is an archive of something else than documents that can be read")
    return found
