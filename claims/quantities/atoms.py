"""Text → the atoms of numbers: figures, signs, and single number words, before they are joined."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from claims.quantities import words

_FIGURE = r"[0-9]{1,3}(?:,[0-9]{2,3}){0,5},[0-9]{3}(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|(?<![\w.])\.[0-9]+"
_TOKENS = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Atom:
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


def _glyphs() -> str:
    return "".join(words.by_role()["glyph"])


@lru_cache(maxsize=1)
def _either() -> re.Pattern[str]:
    """Figures, signs and number words; words are sorted under their first letter, which spares most comparisons."""
    branches: dict[str, list[str]] = {}
    for word in sorted(_groups(), key=lambda word: (-len(word), word)):
        branches.setdefault(word[0], []).append(re.escape(word[1:]).replace(r"\ ", r"\s"))
    listed = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in sorted(branches.items()))
    return re.compile(
        rf"(?P<figure>(?:{_FIGURE})[{_glyphs()}]?)|(?P<glyph>[{_glyphs()}])|(?<![\w$])(?:{listed})(?!\w)",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _digit() -> re.Pattern[str]:
    return re.compile(rf"[0-9{_glyphs()}]")


def atoms(text: str) -> list[Atom]:
    """All atoms of a plain text in order; a text without any costs one pass over its words."""
    if _first_words().isdisjoint(_TOKENS.findall(text.lower())):
        if not _digit().search(text):
            return []
        return _read(_figures().finditer(text))
    return _read(_either().finditer(text))


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
