"""Nouns that name a quantity → the measure that they stand for, from `measures.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from claims.lexicon.loading import Row, table

Dimension = Literal["money", "share", "count", "length", "area", "volume", "speed", "mass", "temperature", "time"]


class MeasureRow(Row):
    """One measure of `measures.toml`: its canonical name, the nouns that name it, and what it is measured in.

    A word of `qualifiers` right before one of `words` makes another measure of it ("core inflation").
    """

    measure: str
    words: tuple[str, ...]
    of: tuple[Dimension, ...]
    qualifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """A measure named in a text, and where: half-open, in code points."""

    measure: str
    start: int
    end: int


def named_in(text: str, dimension: str) -> Iterator[Named]:
    """Every measure of a dimension that a text names, in reading order."""
    for match in _pattern().finditer(text):
        row = _by_word()[match["word"].casefold()]
        if dimension not in row.of:
            continue
        before = (match["before"] or "").casefold()
        name = f"{before} {row.measure}" if before in row.qualifiers else row.measure
        yield Named(name, match.start("word"), match.end("word"))


@lru_cache(maxsize=1)
def _by_word() -> dict[str, MeasureRow]:
    return {word: row for row in table("measures", MeasureRow) for word in row.words}


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(_by_word(), key=lambda word: (-len(word), word)))
    return re.compile(rf"(?:\b(?P<before>[^\W\d_][\w-]{{0,30}})\s{{1,3}})?\b(?P<word>{words})\b", re.IGNORECASE)
