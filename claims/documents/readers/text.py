"""Plain text and Markdown → the text itself, with its front matter."""

from __future__ import annotations

from claims.documents import front_matter
from claims.documents.decoding import decode
from claims.documents.given import Given, Taken
from claims.errors import InputError


def read(given: Given) -> Taken:
    """The whole text as it is; offsets are into the decoded file. `InputError` where nothing stands behind the front matter."""
    text = decode(given.data, given.path, given.on_notice, given.charset)
    fields, body = front_matter.split(text, given.path)
    if not text[body:].strip():
        raise InputError(given.path, "the file is empty" + (" behind its front matter" if fields else ""))
    return Taken(text, fields=fields, body_start=body)
