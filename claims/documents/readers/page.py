"""Web pages → the text of their article, a paragraph a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from claims.documents import above, page_metadata, unwrapping, web
from claims.documents.decoding import decode
from claims.documents.given import Given, Taken
from claims.documents.tables.grid import Cell, address
from claims.models import Place

_LINE = re.compile(r"[^\n]+")
_ROW = re.compile(r"\|(?: [^|]*\|)+ ?")
"""How the rows of a table are written in the text of an article: "| Oltra | 12 | "."""
_RULE = re.compile(r"\|(?:-+\|)+ ?")
_CELL = re.compile(r"\| *+(?P<text>[^|]*+)(?=\|)")


def read(given: Given) -> Taken:
    """The main text of a page, its paragraphs numbered from 1, and what the page says of itself.

    `InputError` where no article is found.
    """
    declared = given.charset or web.declared_encoding(given.data)
    saved = unwrapping.unwrapped(decode(given.data, given.path, given.on_notice, declared), given.url)
    text, fields = web.article(saved.page, given.path)
    said = above.told(text, 0) | page_metadata.told(saved.page)  # the head is believed before the lines of the text
    fields |= {name: value for name, (value, _) in said.items()}
    found = {name: where for name, (_, where) in said.items()}
    if saved.url and (saved.archive or "url" not in fields):
        fields["url"], found["url"] = saved.url, unwrapping.FOUND if saved.archive else "address"
    if saved.archive and str(fields.get("outlet", "")).casefold() in ("", *saved.archive):
        fields["outlet"] = (urlsplit(saved.url or "").hostname or "").removeprefix("www.")
        found["outlet"] = "address"
    return Taken(text, tuple(_layout(text)), fields, found=found)


def _layout(text: str) -> Iterator[Place]:
    """The lines of a text, numbered from 1, those of tables cell by cell."""
    lines = enumerate((line for line in _LINE.finditer(text) if line[0].strip()), start=1)
    tables = row = 0
    for number, line in lines:
        if _RULE.fullmatch(line[0]):
            yield Place(start=line.start(), end=line.end(), paragraph=number)
            continue
        if not _ROW.fullmatch(line[0]):
            row = 0
            yield Place(start=line.start(), end=line.end(), paragraph=number)
            continue
        tables, row = tables + (row == 0), row + 1
        for column, cell in enumerate(_CELL.finditer(line[0]), start=1):
            told = Cell(row, column, row, column, cell["text"].rstrip(" "))
            start = line.start() + cell.start("text")
            if told.text:
                yield Place(
                    start=start, end=start + len(told.text), paragraph=number, cell=address(f"table {tables}", told)
                )
