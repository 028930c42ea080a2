"""Places by the gazetteer: which lies within which, and what its people are called."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Final

from claims.comparison.levels import Match
from claims.lexicon.loading import table
from claims.lexicon.places import bare, city_of, country_around, is_region
from claims.lexicon.roles import words_for
from claims.lexicon.rows import PlaceRow

_NAME: Final = re.compile(r"[^\W\d_][\w-]+")


@lru_cache(maxsize=1)
def _rows() -> dict[str, PlaceRow]:
    return {row.name.casefold(): row for row in table("places", PlaceRow)}


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Every spelling → the name in use; a spelling that two places share names neither."""
    found: dict[str, str] = {}
    for row in table("places", PlaceRow):
        for spelling in (row.name, *row.aliases):
            if spelling not in row.ambiguous:
                found.setdefault(spelling.casefold(), row.name)
    return found


@lru_cache(maxsize=1)
def _capitals() -> dict[str, str]:
    return {
        city.casefold(): row.name
        for row in table("places", PlaceRow)
        for city in row.capitals
        if city not in row.ambiguous
    }


@lru_cache(maxsize=65536)
def canonical(name: str) -> str:
    """The name under which a place is compared."""
    return _names().get(name.casefold()) or city_of(name) or name


@lru_cache(maxsize=65536)
def around(name: str) -> tuple[str, ...]:
    """The places that a place lies in, nearest first: its region, its country."""
    found: list[str] = []
    place = canonical(name)
    while True:
        row = _rows().get(place.casefold()) or _rows().get(bare(place).casefold())
        above = (row.part_of if row else "") or ("" if row else _capitals().get(bare(place).casefold(), ""))
        if not above or above in found or above == name:
            return tuple(found)
        found.append(above)
        place = above


@lru_cache(maxsize=65536)
def is_wide(name: str) -> bool:
    """Whether a place is a country: so many things happen there that it tells few of them apart."""
    row = _rows().get(canonical(name).casefold())
    return bool(row and row.code and not row.part_of)


@lru_cache(maxsize=1)
def _wide_words() -> frozenset[str]:
    rows = [row for row in table("places", PlaceRow) if row.code and not row.part_of]
    spellings = [spelling for row in rows for spelling in (row.name, *row.demonyms, *row.aliases)]
    return frozenset(word for spelling in spellings for word in (spelling.casefold(), f"{spelling.casefold()}s"))


def is_widely_shared(name: str) -> bool:
    """Whether a word names a country or its people: too many reports share it to tell incidents apart by."""
    return name.casefold() in _wide_words()


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    """Every word for a country, its people or its capital → the country's name; what two countries share names neither."""
    found: dict[str, set[str]] = {}
    for row in table("places", PlaceRow):
        if row.code and not row.part_of:
            for spelling in (row.name, *row.demonyms, *row.aliases, *row.capitals):
                found.setdefault(spelling.casefold(), set()).add(row.name)
                found.setdefault(f"{spelling.casefold()}s", set()).add(row.name)
    return {spelling: next(iter(names)) for spelling, names in found.items() if len(names) == 1}


def countries_in(text: str) -> frozenset[str]:
    """The countries that a text names, by name, people or capital."""
    known = _countries()
    told = _NAME.findall(text)
    pairs = [f"{one} {other}" for one, other in pairwise(told)]
    return frozenset(known[name.casefold()] for name in (*told, *pairs) if name.casefold() in known)


@lru_cache(maxsize=65536)
def compare(a: str | None, b: str | None) -> Match:
    """The same place, one within the other, or two different ones."""
    if a is None or b is None:
        return Match.of_missing(a, b)
    left, right = canonical(a), canonical(b)
    if left.casefold() == right.casefold():
        return Match.SAME
    if right in around(left):
        return Match.NARROWER
    if left in around(right):
        return Match.WIDER
    return Match.DIFFERENT


@lru_cache(maxsize=65536)
def compare_sites(a: str | None, b: str | None) -> Match:
    """How two places where something happened stand, names told apart from the forms that they take.

    A town and the region of its name: the town is narrower. A place that the gazetteer does not know may lie in any country.
    """
    found = compare(a, b)
    if found is not Match.DIFFERENT or a is None or b is None:
        return found
    if bare(a).casefold() == bare(b).casefold():
        if is_region(a) == is_region(b):
            return Match.SAME
        return Match.WIDER if is_region(a) else Match.NARROWER
    if is_wide(b) and not country_around(a):
        return Match.NARROWER
    return Match.WIDER if is_wide(a) and not country_around(b) else found


@lru_cache(maxsize=4096)
def is_site(name: str) -> bool:
    """Whether a name is that of a spot within a town ("Hyde Park"), and of no place that the gazetteer knows."""
    words = name.casefold().split()
    return len(words) > 1 and words[-1] in words_for("site") and canonical(name) == name and not around(name)


@lru_cache(maxsize=65536)
def people_of(name: str) -> str:
    """The adjective of a place ("Azerbaijani"), its name where the gazetteer has none."""
    row = _rows().get(canonical(name).casefold())
    return row.demonyms[0] if row and row.demonyms else name
