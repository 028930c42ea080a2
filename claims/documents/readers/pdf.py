"""PDF → its text, page by page."""

from __future__ import annotations

import io
import logging
import re
import unicodedata
from collections.abc import Iterable

from claims.documents.given import Given, Taken, Written
from claims.documents.readers.page_edges import parted
from claims.errors import InputError

_STOPS = re.compile(r"[.!?:;][\"'”’»)\]]*\s*\Z")
_LIGATURES = str.maketrans({char: unicodedata.normalize("NFKC", char) for char in map(chr, range(0xFB00, 0xFB07))})
"""Letters that a typesetter draws as one (“fl” in “flooded”): words are read, and found again, by their letters."""
_HYPHEN = re.compile(r"(?<=[a-z])-\n(?=[a-z])")


def read(given: Given) -> Taken:
    """The text of every page, letter by letter; a sentence that goes on over the foot of a page is kept whole.

    What stands at the head or foot of page after page comes behind the text of all, marked as such, each line with its page.
    `InputError` for a file with a password, for one that is damaged, and for one that holds pictures of pages only. By pypdf.
    """
    import pypdf  # noqa: PLC0415 - commands without a PDF never pay for it

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it warns of every flaw that it can mend
    try:
        file = pypdf.PdfReader(io.BytesIO(given.data))
        locked = file.is_encrypted and not file.decrypt("")
        written = Written() if locked else _written(page.extract_text() for page in file.pages)
        pages, told = (0, None) if locked else (len(file.pages), file.metadata)
    except Exception as error:  # noqa: BLE001 - a file of anybody's making: it is named, the rest goes on
        raise InputError(given.path, f"the PDF is damaged and cannot be read ({type(error).__name__})") from None
    if locked:
        raise InputError(given.path, "the PDF needs a password: save a copy without one and add that")
    if not written.text:
        raise InputError(
            given.path,
            f"the PDF holds no text on its {pages} pages: it is scanned; run OCR on it, and add what that gives",
        )
    title = str(told.title).strip() if told and told.title else ""
    return Taken(written.text, tuple(written.layout), {"title": title} if title else {})


def _written(pages: Iterable[str]) -> Written:
    written, before = Written(), ""
    parts = parted([_HYPHEN.sub("", told.translate(_LIGATURES)) for told in pages])
    for line in parts[0].head if parts else ():  # it may tell the day and the outlet, and parts no sentence
        written.add(line, page=1, edge=True)
    for number, part in enumerate(parts, start=1):
        text = part.text.strip()
        goes_on = bool(before) and _STOPS.search(before[-8:]) is None and text[:1].islower()
        written.add(text, page=number, between="\n" if goes_on else None)
        before = text or before
    for number, part in enumerate(parts, start=1):
        for line in (*(part.head if number > 1 else ()), *part.foot):
            written.add(line, page=number, edge=True)
    return written
