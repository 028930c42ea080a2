"""A number and the words around it → whether it is a level or a movement, and which way."""

from __future__ import annotations

import re
from functools import lru_cache

from claims.lexicon.loading import table
from claims.quantities.rows import ChangeRow
from claims.terms import Change

_AFTER = re.compile(r"\s(?P<word>higher|lower|up|down|upwards?|downwards?)(?!\w)")
_NOUN_IN = re.compile(r"[\s-](?P<word>[a-z]{3,12})\s(?:in|on)\s")
_WORDS = re.compile(r"[A-Za-z]+|[.;:!?,](?=\s)")
_FILLERS = frozenset(
    [
        "by",
        "another",
        "a",
        "further",
        "additional",
        "as",
        "much",
        "average",
        "of",
        "sharply",
        "slightly",
        "marginally",
        "again",
        "back",
        "some",
        "also",
        "only",
        "just",
        "modestly",
        "steadily",
        "more",
        "than",
        "nearly",
        "almost",
        "about",
        "around",
        "roughly",
        "over",
    ]
)
_OFF = frozenset({"was", "were", "is", "are", "be", "been", "closed", "ended", "finished", "trading", "traded", ","})
"""What stands in front of "off" where it tells of a fall: "was off 3 points", "closed off 2%", ", off 9 cents"."""

_ADVERBS = frozenset(["up", "down", "upward", "downward", "upwards", "downwards", "higher", "lower"])


@lru_cache(maxsize=1)
def _words() -> tuple[dict[str, Change], dict[str, Change], dict[str, Change]]:
    """Verbs, other words, and verbs that tell of a change only before "by", each with its direction."""
    verbs: dict[str, Change] = {}
    others: dict[str, Change] = {}
    with_by: dict[str, Change] = {}
    for row in table("changes", ChangeRow):
        words = [w for w in row.words if row.role != "factor" or w.endswith(("ed", "ing"))]
        lists = {"verb": verbs, "factor": verbs, "by": with_by}
        lists.get(row.role, others).update(dict.fromkeys(words, row.change))
    return verbs, others, with_by


def direction(word: str, *, by: bool = False) -> Change | None:
    """Which way a verb or an adverb of change points, None for any other word.

    With `by`, verbs count too that tell of a change only before "by" or between two ends ("raised by 5%").
    """
    low = word.lower()
    found = _words()[0].get(low) or (_words()[1].get(low) if low in _ADVERBS else None)
    return found or (_words()[2].get(low) if by else None)


def noun(word: str) -> Change | None:
    """Which way a noun of change points ("reduction", "growth"), None for any other word."""
    return _words()[1].get(word.lower())


def beside(flat: str, start: int, end: int) -> Change:
    """The movement that words right beside an amount state: "rose 5%", "up by $3", "5% lower"; level otherwise."""
    before = _WORDS.findall(flat[max(0, start - 48) : start])
    article = False
    for place in range(len(before) - 1, max(-1, len(before) - 6), -1):
        word = before[place].lower()
        if word in {"a", "an"}:
            article = place == len(before) - 1
        elif word not in _FILLERS:
            following = before[place + 1].lower() if place + 1 < len(before) else ""
            found = direction(word, by=following == "by") or (noun(word) if following == "of" else None)
            if word == "off" and place and before[place - 1].lower() in _OFF:
                found = Change.DOWN
            if found is not None and not article:
                return found
            break
    following = _AFTER.match(flat, end)
    if following:
        return _words()[1][following["word"].lower()]
    named = _NOUN_IN.match(flat, end)
    if named:
        return noun(named["word"]) or Change.LEVEL
    return Change.LEVEL


def nearby(flat: str, start: int, *, raised: bool = False) -> Change | None:
    """The last verb or adverb of change among the ten words in front of a place, within the clause.

    With `raised`, verbs count that otherwise tell of a change only before "by": between two ends they do.
    """
    stretch = re.split(r"[.;:!?]\s", flat[max(0, start - 90) : start])[-1]
    for word in reversed(re.findall(r"[A-Za-z]+", stretch)[-10:]):
        found = direction(word, by=raised)
        if found is not None:
            return found
    return None
