"""Web pages → the text of their article, a paragraph a line."""

from __future__ import annotations

import re

from claims.documents import above, page_metadata, web
from claims.documents.decoding import decode
from claims.documents.given import Given, Taken
from claims.models import Place

_LINE = re.compile(r"[^\n]*\S[^\n]*")


def read(given: Given) -> Taken:
    """The main text of a page, its paragraphs numbered from 1, and what the page says of itself.

    `InputError` where no article is found.
    """
    declared = web.declared_encoding(given.data)
    page = given.data.decode(declared, "replace") if declared else decode(given.data, given.path, given.on_notice)
    text, fields = web.article(page, given.path)
    said = above.told(text, 0) | page_metadata.told(page)  # a page's head is believed before the lines of its text
    lines = enumerate(_LINE.finditer(text), start=1)
    layout = tuple(Place(start=found.start(), end=found.end(), paragraph=number) for number, found in lines)
    return Taken(
        text, layout, fields | {name: value for name, (value, _) in said.items()},
        found={name: where for name, (_, where) in said.items()},
    )  # fmt: skip
