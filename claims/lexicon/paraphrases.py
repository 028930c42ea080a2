"""Words that put one figure into different sentences, from `paraphrases.toml`."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from claims.lexicon.loading import Row, table

_NONE: frozenset[int] = frozenset()


class ParaphraseRow(Row):
    """Words that stand for each other beside a figure, those of one dimension of a thing, or words that only carry a figure."""

    role: Literal["same", "dimension", "light"]
    words: tuple[str, ...]


@lru_cache(maxsize=1)
def light_words() -> frozenset[str]:
    """The words that only carry a figure ("has", "posted")."""
    return frozenset(word for row in table("paraphrases", ParaphraseRow) if row.role == "light" for word in row.words)


@lru_cache(maxsize=1)
def _meanings() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for place, row in enumerate(table("paraphrases", ParaphraseRow)):
        for word in row.words if row.role != "light" else ():
            found.setdefault(word, set()).add(place)
    return {word: frozenset(places) for word, places in found.items()}


def are_paraphrases(a: str, b: str) -> bool:
    """Whether two words in their dictionary forms stand for each other."""
    return bool(_meanings().get(a, _NONE) & _meanings().get(b, _NONE))


@lru_cache(maxsize=4096)
def dimension_of(word: str) -> int | None:
    """Which side of a thing a word measures ("high", "length"), as the number of its row; None for other words."""
    rows = table("paraphrases", ParaphraseRow)
    return next((at for at, row in enumerate(rows) if row.role == "dimension" and word in row.words), None)
