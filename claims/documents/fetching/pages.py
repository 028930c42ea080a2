"""Answers → documents: what came back is known by its content; what the server calls it comes second."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from claims.documents import above, formats, unwrapping
from claims.documents.addresses import cleaned
from claims.documents.dates import day_in
from claims.documents.fetching.answers import Answer
from claims.documents.given import Given
from claims.documents.languages import marked
from claims.documents.metadata import details
from claims.errors import InputError
from claims.models import Document

_TAG: Final = re.compile(rb"<(?:html|head|body|title|meta|article|main|div|p|h1)[\s>]", re.IGNORECASE)
_OURS: Final = frozenset({"case", "translation_of"})
"""What front matter may say of a file of ours, and no server of what it sends: it would choose whom it is set against."""
_HEAD: Final = 4_096
_NO_TEXT: Final = re.compile(
    r"(?:application/(?:json|.*\+json|javascript|wasm)|text/(?:css|javascript)|image/|audio/|video/|font/)"
)


def document(
    answer: Answer,
    *,
    on_notice: Callable[[str], None],
    keep: Callable[[bytes], str],
    told: Mapping[str, object] | None = None,
) -> Document:
    """The document at an address; `told` is what is known of it from elsewhere, where the page says nothing of that itself.

    `keep` is given the bytes and gives their SHA-256. `InputError` where nothing can be read in it.
    """
    given = Given(answer.data, _called(answer), answer.asked, on_notice, url=answer.url, charset=answer.charset)
    kind = formats.of(given)
    if kind is formats.FORMATS[-1] and _NO_TEXT.match(answer.media):
        raise InputError(answer.asked, f"is no document but {answer.media}")
    taken = kind.read(given)
    known = _Known(answer, on_notice)
    known.add(taken.fields, kind.details, taken.found)
    if known.by.get("url") != unwrapping.FOUND and _site(known.fields.get("url", "")) != _site(answer.url):
        known.fields["url"], known.by["url"] = answer.url, "address"
    if kind.details != "page":
        known.add_found(above.told(taken.text, taken.body_start), "text")
    known.add(told or {}, "feed")
    known.fields["url"] = cleaned(known.fields["url"])
    if (day := day_in(known.fields["url"])) is not None:
        known.add_found({"published": (day, "address")}, "address")
    made = Document(
        name=answer.url, text=taken.text, source=answer.asked, body_start=taken.body_start, media=kind.media,
        layout=taken.layout, original=keep(answer.data), told_by=tuple(sorted(known.by.items())), **known.fields,
    )  # fmt: skip
    return made if made.media in formats.TABLES else marked(made, on_notice)


class _Known:
    """What is known of a document, and where each was found; what comes first is believed."""

    def __init__(self, answer: Answer, on_notice: Callable[[str], None]) -> None:
        self._path, self._on_notice = answer.asked, on_notice
        self.fields: dict[str, Any] = {}
        self.by: dict[str, str] = {}

    def add(self, raw: Mapping[str, object], place: str, found: Mapping[str, str] | None = None) -> None:
        """Add what a place says; `found` tells it of some fields more exactly."""
        said = details(raw, self._path, self._on_notice)
        self.add_found({name: (value, (found or {}).get(name, place)) for name, value in said.items()}, place)

    def add_found(self, found: Mapping[str, tuple[str, str]], place: str) -> None:
        """Add fields that come each with where they were found."""
        for name, (value, where) in found.items():
            if name in self.fields or name in _OURS:
                continue
            self.fields[name], self.by[name] = value, where
            if name == "published":
                self.fields["published_from"] = place


def _called(answer: Answer) -> str:
    """A name for the bytes, by which a page without a head is known too; what an address ends in promises nothing."""
    says_page = answer.media in {"text/html", "application/xhtml+xml", ""}
    return "page.html" if says_page and _TAG.search(answer.data[:_HEAD]) else "page"


def _site(address: str) -> str:
    """The machine of an address, without the "www." that one site may be told with and without."""
    return (urlsplit(address).hostname or "").removeprefix("www.")
