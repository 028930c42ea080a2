"""Paragraphs → what a page says of its own changes: corrections and updates, and what stood there before."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, Literal

from claims.lexicon.loading import Row, table
from claims.models import Note

_LONGEST: Final = 800
"""A note is short; a longer paragraph tells a story."""
_FORMER: Final = "former"


class VersionNoteRow(Row):
    """One way in which a page says that it was changed; the file's comment says what the fields mean."""

    says: Literal["correction", "update"]
    pattern: str


def notes(paragraphs: Iterable[str]) -> tuple[Note, ...]:
    """The notes among some paragraphs, in order, each once; one that corrects is no update."""
    found: dict[Note, None] = {}
    for text in paragraphs:
        said = _says(text)
        if said is not None:
            found[Note(says=said, text=" ".join(text.split()))] = None
    return tuple(found)


def _says(text: str) -> Literal["correction", "update"] | None:
    if len(text) > _LONGEST:
        return None
    met = {says for says, pattern in _patterns() if pattern.search(text)}
    return "correction" if "correction" in met else "update" if met else None


@lru_cache(maxsize=4096)
def former(sentence: str) -> tuple[tuple[int, int], ...]:
    """The stretches of a sentence that tell what an earlier version said: its figures are stated no longer."""
    return tuple(
        found.span(_FORMER)
        for _, pattern in _patterns()
        if _FORMER in pattern.groupindex
        for found in pattern.finditer(sentence)
    )


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[Literal["correction", "update"], re.Pattern[str]], ...]:
    return tuple((row.says, re.compile(row.pattern, re.IGNORECASE)) for row in table("version_notes", VersionNoteRow))
