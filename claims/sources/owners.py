"""The words of a body's name → whose body it is: a country, a region or a city, under one name however it is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from claims.lexicon.places import place_of
from claims.sources.spelling import fold
from claims.sources.words import words_for

_LONGEST: Final = 5


@dataclass(frozen=True, slots=True)
class Owned:
    """Whose a body is, and the other words.

    A capital gives its country among `countries`, and itself among `owners`: the defence ministry of Baku is
    Azerbaijan's, the police of Baku are not.
    """

    owners: frozenset[str]
    countries: frozenset[str]
    rest: tuple[str, ...]


def owned(tokens: Sequence[str]) -> Owned:
    """The places among some words, as written, the longest names first."""
    owners, countries, rest = set(), set(), []
    place = 0
    while place < len(tokens):
        size, found = _at(tuple(tokens[place : place + _LONGEST]))
        if found is None:
            rest.append(tokens[place])
        else:
            owners.add(found[0])
            countries.add(found[1])
        place += size
    return Owned(frozenset(owners), frozenset(countries), tuple(rest if not owners else _unlinked(rest)))


def _unlinked(rest: Sequence[str]) -> list[str]:
    """The words left, without those that only led to the place ("of", "in")."""
    return [token for token in rest if fold(token) not in words_for("linking")]


@lru_cache(maxsize=65536)
def _at(tokens: tuple[str, ...]) -> tuple[int, tuple[str, str] | None]:
    """How many words a place at the head takes, and it, as owner and as country; one word, and None, where there is none."""
    for size in range(len(tokens), 0, -1):
        phrase = " ".join(tokens[:size])
        row = place_of(phrase)
        if row is None:
            continue
        word = phrase.removesuffix("'s").removesuffix("'")
        if word in row.capitals and word != row.name:
            return size, (f"the city of {row.capitals[0]}", row.name)
        if " ".join(map(fold, word.split())) in words_for("two places"):
            return size, (f"{word} (as written)", row.name)
        return size, (row.name, row.name)
    return 1, None
