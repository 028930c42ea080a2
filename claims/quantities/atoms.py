"""Text → the atoms of numbers: figures, signs, and single number words, before they are joined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from claims.quantities import words
from claims.quantities.hints import tokens

_FIGURE = r"[0-9]{1,3}(?:,[0-9]{2,3}){0,5},[0-9]{3}(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|(?<![\w.])\.[0-9]+"


class Atom(NamedTuple):
    """One figure, sign or word; `group` is figure, glyph, vague, cardinal, ordinal or part, `text` in lower case."""

    start: int
    end: int
    group: str
    text: str


@lru_cache(maxsize=1)
def _groups() -> dict[str, str]:
    roles = words.by_role()
    groups = dict.fromkeys(roles["part"], "part")
    groups.update(dict.fromkeys(roles["ordinal"], "ordinal"))
    groups.update(dict.fromkeys(words.cardinals(), "cardinal"))
    groups.update(dict.fromkeys(words.vague(), "vague"))
    return groups


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    """Words one of which is in every text that holds a number in words."""
    return frozenset(word.removeprefix("a ").split()[0] for word in _groups())


@lru_cache(maxsize=1)
def _figures() -> re.Pattern[str]:
    """Figures and signs that are numbers."""
    return re.compile(rf"(?:{_FIGURE})[{_glyphs()}]?|[{_glyphs()}]")


@lru_cache(maxsize=1)
def _glyphs() -> str:
    return "".join(words.by_role()["glyph"])


@lru_cache(maxsize=1)
def _words() -> re.Pattern[str]:
    """Number words, of two that begin alike the longer first; sorted under their first letter."""
    branches: dict[str, list[str]] = {}
    for word in sorted(_groups(), key=lambda word: (-len(word), word)):
        branches.setdefault(word[0], []).append(re.escape(word[1:]).replace(r"\ ", r"\s"))
    listed = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in sorted(branches.items()))
    return re.compile(rf"(?<![\w$])(?:{listed})(?!\w)")


@lru_cache(maxsize=1)
def _digit() -> re.Pattern[str]:
    return re.compile(rf"[0-9{_glyphs()}]")


def atoms(text: str, present: frozenset[str] | None = None) -> list[Atom]:
    """All atoms of a plain text in order; a text without any costs one pass over its words (`present`, if known)."""
    found = list(_written(text))
    hits = _first_words() & (tokens(text) if present is None else present)
    if hits:
        low = text.lower()
        found += _worded(low if len(low) == len(text) else text, hits)
        found.sort(key=lambda match: match.start())
    return _read(found)


def _written(text: str) -> Iterator[re.Match[str]]:
    """Figures and signs, tried only where a digit or a sign stands."""
    at = 0
    digits, figures = _digit().search, _figures().match
    while digit := digits(text, at):
        start = digit.start()
        found = figures(text, start - 1) if start > at and text[start - 1] == "." else None
        found = found or figures(text, start)
        if found is None:
            at = start + 1
            continue
        yield found
        at = found.end()


def _worded(low: str, hits: frozenset[str]) -> Iterator[re.Match[str]]:
    """Number words, tried only where the first word of one stands, or the "a" in front of it."""
    places: set[int] = set()
    for word in hits:
        at = low.find(word)
        while at >= 0:
            places.add(at)
            if at > 1 and low[at - 2] == "a":
                places.add(at - 2)
            at = low.find(word, at + len(word))
    end = 0
    match = _words().match
    for place in sorted(places):
        found = match(low, place) if place >= end else None
        if found is not None:
            yield found
            end = found.end()


def _read(matches: Iterable[re.Match[str]]) -> list[Atom]:
    found = []
    for match in matches:
        written = match.group()
        if written[0].isdigit() or written[0] == ".":
            group = "figure" if written[0] in "0123456789." else "glyph"
        elif written in _glyphs():
            group = "glyph"
        else:
            written = " ".join(written.lower().split()) if " " in written else written.lower()
            group = _groups()[written]
        found.append(Atom(match.start(), match.end(), group, written))
    return found
