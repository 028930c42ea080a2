"""A name, demonym or capital as written → the place it stands for, under its name in `places.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from claims.lexicon.loading import table
from claims.lexicon.rows import PlaceRow

_REGIONS = "district|province|region|county|state|department|governorate|oblast|prefecture|canton|municipality|republic|territory|division"
_SITES = "city|town|village|port|island|islands|valley|mountains|peninsula|desert|strip|coast|area|suburb|neighbourhood|neighborhood"
_REGION = re.compile(rf"(?:\s(?:{_REGIONS})|^(?:the\s+)?(?:{_REGIONS})\s+of\s.+)$", re.IGNORECASE)
_FORMED = re.compile(
    rf"^(?:the\s+)?(?:(?:{_REGIONS}|{_SITES})\s+of\s+)?(?=\S)|(?<!\s)\s+(?:{_REGIONS}|{_SITES})$", re.IGNORECASE
)
_NO_PLURAL = ("s", "ese", "z", "hman", "sman", "yman", "men", "ois", "ais")


def place_of(word: str) -> PlaceRow | None:
    """The place that a name, alias, demonym (also in the plural) or capital stands for; None if unknown or ambiguous.

    Case counts ("us" is no country). A leading "the", a closing possessive and typographic apostrophes do not.
    """
    index = _by_word()
    written = word.replace("’", "'").strip()
    for form in _forms(written):
        if form in index:
            return index[form]
    return None


def country_of(word: str) -> str | None:
    """The canonical name of the place that `word` stands for ("Azeri", "Azerbaijanis", "Baku" → "Azerbaijan").

    A region or city gives its own name, not its country's: see `within`. None if unknown or ambiguous ("Korean").
    """
    row = place_of(word)
    return row.name if row else None


def city_of(word: str) -> str | None:
    """The name in use of a capital, whatever its spelling ("Kiev" → "Kyiv"); None for what is no capital of one place.

    Where somebody acts, a capital stands for its country; where something happens, it is the city.
    """
    written = word.replace("’", "'").strip()
    return next((_cities()[form] for form in _forms(written) if form in _cities()), None)


def country_around(word: str) -> str | None:
    """The country or territory that a place, a capital or a form of its name lies in ("Lyon" → "France"); None if unknown."""
    row = place_of(word) or place_of(bare(word))
    seen: set[str] = set()
    while row is not None and row.part_of and row.name not in seen:
        seen.add(row.name)
        row = _by_name().get(row.part_of)
    return row.name if row else None


def bare(name: str) -> str:
    """A name without the word for the kind of place before or behind it ("Salto district", "the city of Salto" → "Salto")."""
    return _FORMED.sub("", name.strip()) or name


def is_region(name: str) -> bool:
    """Whether the form of a name tells that it is a region, with towns in it ("Salto district", "Anbar province")."""
    return bool(_REGION.search(name))


def is_form(noun: str) -> bool:
    """Whether a common noun tells what kind of place its name is that of ("the state of X", "the port of X")."""
    return noun in f"{_REGIONS}|{_SITES}".split("|")


def demonym(name: str) -> str | None:
    """The adjective of a place, given its canonical name ("Azerbaijan" → "Azerbaijani"); None where there is none."""
    row = _by_name().get(name)
    return row.demonyms[0] if row and row.demonyms else None


def is_demonym(word: str) -> bool:
    """Whether a word is used of people or things of a place ("Azerbaijani", "Koreans"), ambiguous ones included."""
    written = word.replace("’", "'").strip()
    return any(form in _demonyms() for form in _forms(written))


def within(place: str, whole: str) -> bool:
    """Whether one canonical place name lies in another, or is the same ("Scotland" within "United Kingdom")."""
    seen: set[str] = set()
    at = place
    while at and at not in seen:
        if at == whole:
            return True
        seen.add(at)
        row = _by_name().get(at)
        at = row.part_of if row else ""
    return False


def _forms(written: str) -> Iterator[str]:
    yield written
    bare = written[4:] if written[:4] in ("the ", "The ", "THE ") else written
    yield bare
    for ending in ("'s", "'"):
        if bare.endswith(ending):
            yield bare.removesuffix(ending)


def _plural(word: str) -> str | None:
    return None if word.endswith(_NO_PLURAL) or not word[-1].isalpha() else f"{word}s"


def _with_plurals(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        yield word
        plural = _plural(word)
        if plural:
            yield plural


@lru_cache(maxsize=1)
def _by_name() -> dict[str, PlaceRow]:
    rows: dict[str, PlaceRow] = {}
    for row in table("places", PlaceRow):
        rows.setdefault(row.name, row)
    return rows


@lru_cache(maxsize=1)
def _by_word() -> dict[str, PlaceRow]:
    """Every word that names one place; where two rows name a word without calling it ambiguous, the first holds it."""
    index: dict[str, PlaceRow] = {}
    for row in table("places", PlaceRow):
        unclear = {*row.ambiguous, *_with_plurals(row.ambiguous)}
        for word in (row.name, *row.aliases, *_with_plurals(row.demonyms), *row.capitals):
            if word not in unclear:
                index.setdefault(word, _by_name()[row.name])
    return index


@lru_cache(maxsize=1)
def _cities() -> dict[str, str]:
    """Every spelling of a capital that is not the name of a country too → the spelling in use."""
    index: dict[str, str] = {}
    for row in table("places", PlaceRow):
        for word in row.capitals:
            if word not in row.ambiguous and word not in _by_name():
                index.setdefault(word, word if word in row.seats else row.capitals[0])
    return index


@lru_cache(maxsize=1)
def _demonyms() -> frozenset[str]:
    return frozenset(word for row in table("places", PlaceRow) for word in _with_plurals(row.demonyms))
