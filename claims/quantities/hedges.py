"""Words beside a number → the bound they set and how far the expression reaches."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from claims.lexicon.loading import table
from claims.quantities.exclusions import words as listed_words
from claims.quantities.rows import HedgeRow
from claims.terms import Bound

LONGEST = 5
"""No hedge has more words than this."""

_REACH = 48
"""A hedge and the fillers behind it are no longer than this, in characters."""

_FILLERS = frozenset({"another", "further", "additional", "record", "whopping", "staggering", "mere", "a", "an", "the"})
_FILLED = frozenset({"another", "further", "additional", "record", "whopping", "staggering", "mere"})
_WORDS = re.compile(r"\S+")
_SIGNS = "~≈<>≥≤"
_PLACED = {"about": "about_object", "over": "over_object", "under": "under_object"}
"""Hedges that are prepositions behind some words, and the role of those words in `notquantities.toml`."""


@dataclass(frozen=True, slots=True)
class Hedge:
    """A bound, the side to which an "about" leans, and where the expression now begins and ends."""

    bound: Bound
    lean: str
    start: int
    end: int


@lru_cache(maxsize=1)
def _before() -> dict[str, HedgeRow]:
    return {row.text: row for row in table("hedges", HedgeRow) if row.side == "before"}


@lru_cache(maxsize=1)
def _last_words() -> frozenset[str]:
    return frozenset(text.split()[-1] for text in _before())


@lru_cache(maxsize=1)
def _after() -> tuple[re.Pattern[str], dict[str, HedgeRow]]:
    rows = {row.text: row for row in table("hedges", HedgeRow) if row.side == "after"}
    listed = "|".join(re.escape(text).replace(r"\ ", r"\s") for text in sorted(rows, key=len, reverse=True))
    return re.compile(rf"\s?(?P<hedge>{listed})(?!\w)", re.IGNORECASE), rows


def before(text: str, start: int) -> Hedge | None:
    """The hedge that ends right before `start`; of two ("only about 20") the one that bounds, at the start of both."""
    if start and text[start - 1] in _SIGNS:
        row = _before()[text[start - 1]]
        return Hedge(row.bound, row.lean, start - 1, start)
    if start and text[start - 1] == "-" and text[max(0, start - 4) : start].lower() == "sub-":
        return Hedge(Bound.LESS_THAN, "", start - 4, start)
    found: Hedge | None = None
    at = start
    for _ in range(3):
        nearest = _one_before(text, at) if _can_end(text, at) else None
        if nearest is None:
            break
        row, begin = nearest
        bounding = found is None or found.bound is Bound.EXACT or row.bound is not Bound.EXACT
        bound, lean = (row.bound, row.lean) if bounding or found is None else (found.bound, found.lean)
        found = Hedge(bound, lean, begin, start)
        at = begin
    return found


def _can_end(text: str, start: int) -> bool:
    """Whether the word right before `start` can be the last of a hedge, or a filler behind one."""
    if start < 2 or not text[start - 1].isspace():  # noqa: PLR2004 - a word and a space
        return False
    words = text[max(0, start - _REACH) : start].rsplit(maxsplit=1)
    word = words[-1].lower().strip("(\"'") if words else ""
    return word in _last_words() or word in _FILLERS


def _one_before(text: str, start: int) -> tuple[HedgeRow, int] | None:
    """The longest hedge that ends at `start`, perhaps with a filler word ("at least another 20") between."""
    base = max(0, start - _REACH)
    spans = [m.span() for m in _WORDS.finditer(text[base:start])][-LONGEST - 2 :]
    if base and spans and spans[0][0] == 0:
        spans = spans[1:]
    words = [text[base + s : base + e].lower().strip("(\"'") for s, e in spans]
    skipped = 0
    while words and skipped < 2 and words[-1] in _FILLERS:  # noqa: PLR2004 - "a further"
        if words[-1] in {"a", "an", "the"} and not skipped:
            return None
        words.pop()
        skipped += 1
    if not words or words[-1] not in _last_words():
        return None
    for length in range(min(LONGEST, len(words)), 0, -1):
        row = _before().get(" ".join(words[-length:]))
        if row is not None and length == 1 and len(words) > 1 and row.text in _PLACED:
            row = None if words[-2] in listed_words(_PLACED[row.text]) else row
        if row is not None:
            begin = base + spans[len(words) - length][0]
            while text[begin] in "(\"'":
                begin += 1
            return row, begin
    return None


def after(text: str, end: int) -> Hedge | None:
    """The hedge that begins right at `end`: "or more", "-odd", "+"."""
    following = text[end : end + 2].lower()
    if (
        not following
        or following[0] not in " +-"
        or (following[0] == " " and following[1:] not in {"o", "a", "p", "u", "g"})
    ):
        return None
    pattern, rows = _after()
    found = pattern.match(text, end)
    if not found:
        return None
    row = rows[re.sub(r"\s", " ", found["hedge"].lower())]
    return Hedge(row.bound, row.lean, end, found.end())


def interval(stated: float | None, bound: Bound, lean: str, tolerance: float) -> tuple[float | None, float | None]:
    """The interval that a stated number means under a bound; "about" reaches by the tolerance, to the leaning side only."""
    if stated is None or bound in {Bound.EXACT, Bound.RANGE, Bound.VAGUE}:
        return stated, stated
    if bound in {Bound.AT_LEAST, Bound.MORE_THAN}:
        return stated, None
    if bound in {Bound.AT_MOST, Bound.LESS_THAN}:
        return None, stated
    reach = float(f"{abs(stated) * tolerance:.12g}")
    low = float(f"{stated - reach:.12g}")
    high = float(f"{stated + reach:.12g}")
    return (stated if lean == "above" else low), (stated if lean == "below" else high)
