"""Web pages → the text of their article, a paragraph a line."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from claims.documents import above, page_metadata, unwrapping, web
from claims.documents.decoding import decode
from claims.documents.given import Given, Taken
from claims.models import Place

_LINE = re.compile(r"[^\n]+")


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
    lines = enumerate((line for line in _LINE.finditer(text) if line[0].strip()), start=1)
    layout = tuple(Place(start=line.start(), end=line.end(), paragraph=number) for number, line in lines)
    return Taken(text, layout, fields, found=found)
