"""A text → the news agencies that it came through, by its by-line, its dateline, its credits and the tags in its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, Literal

from claims.documents import blocks
from claims.lexicon.loading import Row, table
from claims.models import Document

_FIRST, _LAST = 4, 4
"""So many paragraphs at the head and at the foot of a text may hold its credits."""
_WIRE: Final = "{wire}"
_WORD = re.compile(r"\w+")
Stands = Literal["sentence", "author", "head", "foot", "never"]


class WireRow(Row):
    """One news agency, and how its credit is written."""

    agency: str
    names: tuple[str, ...]


class WireCreditRow(Row):
    """One way in which a text names its agency; the file's comment says what the fields mean."""

    stands: Stands
    pattern: str
    longest: int = 200


@lru_cache(maxsize=65536)
def in_words(text: str) -> frozenset[str]:
    """The agencies that some words name, such as those of a relay."""
    return frozenset(agency for agency, names in _named().items() if re.search(names, text, re.IGNORECASE))


@lru_cache(maxsize=65536)
def in_sentence(text: str) -> frozenset[str]:
    """The agencies whose tag stands in a sentence: "(AFP)", or a dateline at its head."""
    return _met(text, "sentence")


def of_document(document: Document) -> frozenset[str]:
    """The agencies that a document came through, as its outlet, its author, and its first and last paragraphs tell."""
    parts = [block.text for block in blocks(document)]
    found = _met(document.author or "", "author") | _met(document.outlet or "", "author", whole=True)
    places: tuple[tuple[Stands, list[str]], ...] = (("head", parts[:_FIRST]), ("foot", parts[-_LAST:]))
    for stands, texts in places:
        for text in texts:
            named = _met(text, stands)
            found |= named if named and not _credits_else(text) else frozenset()
    return found


def _credits_else(text: str) -> bool:
    return any(re.search(row.pattern, text, re.IGNORECASE) for row in _credits() if row.stands == "never")


def _met(text: str, stands: Stands, *, whole: bool = False) -> frozenset[str]:
    beginnings = _beginnings()
    met = {agency for word in _WORD.findall(text) for agency in beginnings.get(word, ())}
    return frozenset(agency for agency in met if _is_credited(text, _named()[agency], stands, whole=whole))


def _is_credited(text: str, names: str, stands: Stands, *, whole: bool) -> bool:
    if whole:
        return re.fullmatch(rf"(?:The\s+)?{names}", text.strip()) is not None
    rows: Iterable[WireCreditRow] = (row for row in _credits() if row.stands == stands and len(text) <= row.longest)
    return any(re.search(row.pattern.replace(_WIRE, f"(?-i:{names})"), text, re.IGNORECASE) for row in rows)


@lru_cache(maxsize=1)
def _credits() -> tuple[WireCreditRow, ...]:
    return table("wire_credits", WireCreditRow)


@lru_cache(maxsize=1)
def _named() -> dict[str, str]:
    """The names of each agency as one expression, whose case counts."""
    found: dict[str, list[str]] = {}
    for row in table("wires", WireRow):
        found.setdefault(row.agency, []).extend(row.names)
    return {agency: _expression(names) for agency, names in found.items()}


@lru_cache(maxsize=1)
def _beginnings() -> dict[str, frozenset[str]]:
    """The agencies that a word may begin the name of, by that word: most paragraphs hold none, and need not be searched."""
    found: dict[str, set[str]] = {}
    for row in table("wires", WireRow):
        for name in row.names:
            found.setdefault(_WORD.findall(name)[0], set()).add(row.agency)
    return {word: frozenset(agencies) for word, agencies in found.items()}


def _expression(names: Iterable[str]) -> str:
    told = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    return rf"(?<![\w-])(?:{told})(?![\w-])"
