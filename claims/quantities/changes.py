"""A number and the words around it → whether it is a level or a movement, and which way."""

from __future__ import annotations

import re
from functools import lru_cache

from claims.lexicon.loading import table
from claims.quantities.rows import ChangeRow
from claims.terms import Change

_BEFORE = re.compile(
    r"(?P<word>[A-Za-z]+)(?:\s(?:sharply|slightly|marginally|further|again|back|some|also|only|just|modestly|steadily))?"
    r"\s(?:(?:by|another|a|an|further|additional|as|much|average|of|up|down|more)\s){0,3}$"
)
_AFTER = re.compile(r"\s(?P<word>higher|lower|up|down|upwards?|downwards?)(?!\w)")
_NOUN = re.compile(r"[\s-](?:[a-z-]{2,16}\s)?(?P<word>[a-z]+)(?![\w-])")


@lru_cache(maxsize=1)
def _words() -> tuple[dict[str, Change], dict[str, Change]]:
    verbs: dict[str, Change] = {}
    others: dict[str, Change] = {}
    for row in table("changes", ChangeRow):
        (verbs if row.role == "verb" else others).update(dict.fromkeys(row.words, row.change))
    return verbs, others


def direction(word: str) -> Change | None:
    """Which way a word of change points, None for any other word."""
    verbs, others = _words()
    return verbs.get(word.lower()) or others.get(word.lower())


def beside(flat: str, start: int, end: int) -> Change:
    """The movement that words right beside an amount state: "rose 5%", "up by $3", "5% lower"; level otherwise."""
    before = _BEFORE.search(flat[max(0, start - 48) : start])
    if before:
        found = _words()[0].get(before["word"].lower())
        if found is None and before["word"].lower() in {"up", "down", "upward", "downward", "upwards", "downwards"}:
            found = _words()[1][before["word"].lower()]
        if found is not None:
            return found
    following = _AFTER.match(flat, end)
    if following:
        return _words()[1][following["word"].lower()]
    return Change.LEVEL


def nearby(flat: str, start: int) -> Change | None:
    """The last verb or word of change in the clause in front of a place."""
    stretch = re.split(r"[.;:!?]\s", flat[max(0, start - 90) : start])[-1]
    for word in reversed(re.findall(r"[A-Za-z]+", stretch)):
        found = direction(word)
        if found is not None:
            return found
    return None
