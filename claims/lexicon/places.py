"""A name, demonym or capital as written → the place it stands for, under its name in `places.toml`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from claims.lexicon.loading import table
from claims.lexicon.rows import PlaceRow

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
def _demonyms() -> frozenset[str]:
    return frozenset(word for row in table("places", PlaceRow) for word in _with_plurals(row.demonyms))
