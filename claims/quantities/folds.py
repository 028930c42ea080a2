"""Words that are a number and a movement in one → quantities: "doubled" is 2 and up, "halved" 0.5 and down.

The number is the factor; "tenfold" and its like are read only beside a word that says which way.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claims.config import settings
from claims.lexicon.loading import table
from claims.models import Quantity
from claims.quantities import changes, hedges
from claims.quantities.figures import SHARE_PLACE
from claims.quantities.rows import ChangeRow
from claims.quantities.words import cardinals
from claims.terms import Bound, Change, NumberKind

REASON = "a change by a factor, in one word"
_FOLD = re.compile(
    r"(?<![\w.,-])(?P<count>[0-9][0-9,]{0,11}(?:\.[0-9]{1,6})?|[a-z]{3,9}(?=[ -]?fold\b))[ -]?fold\b(?!-)",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"\b(?:to|will|would|could|may|might|should|can|shall|must|did|not|n't)\s(?:(?:more than|nearly|almost|at least"
    r"|about|roughly|even|only|again|soon)\s)?$",
    re.IGNORECASE,
)
_OTHER_SENSE = re.compile(
    r"-|\s(?:as|up|down|back|digits?|check|home|standards?)\b|\sover(?=[.,;]|$|\s(?:in|with)\b)", re.IGNORECASE
)
_WORD = re.compile(r"[A-Za-z]+")
_NEAR = 5
_TURNED = {
    Bound.AT_LEAST: Bound.AT_MOST,
    Bound.MORE_THAN: Bound.LESS_THAN,
    Bound.AT_MOST: Bound.AT_LEAST,
    Bound.LESS_THAN: Bound.MORE_THAN,
}
_LEANS = {"below": "above", "above": "below", "": ""}


def possible(flat: str, present: frozenset[str]) -> bool:
    """Whether a text that holds these words can hold such a change."""
    return not _verbs()[0].keys().isdisjoint(present) or "fold" in flat or "FOLD" in flat or "Fold" in flat


def folds(text: str, flat: str) -> list[Quantity]:
    """Every change by a factor that one word of a paragraph states, hedges included ("more than doubled")."""
    low = flat.lower()
    found: list[Quantity] = []
    if any(stem in low for stem in _stems()):  # the patterns are slow where no stem stands
        forms, pattern = _verbs()
        for match in pattern.finditer(flat):
            change, value, bare = forms[match.group().lower()]
            if _is_change(flat, match.start(), match.end(), bare=bare):
                found.append(_quantity(text, flat, match.span(), change, value))
    for match in _FOLD.finditer(flat) if "fold" in low else ():
        factor = _factor(match["count"].lower())
        way = _way(flat, *match.span())
        if factor is not None and way is not None:
            found.append(_quantity(text, flat, match.span(), way, factor))
    return found


def _is_change(flat: str, start: int, end: int, *, bare: bool) -> bool:
    """Whether a verb of multiplication means one: not "doubled as", and a bare stem only behind "to" or a modal."""
    return not _OTHER_SENSE.match(flat, end) and (not bare or bool(_BARE.search(flat[max(0, start - 24) : start])))


@lru_cache(maxsize=1)
def _stems() -> frozenset[str]:
    return frozenset(form[:4].lower() for form in _verbs()[0])


@lru_cache(maxsize=1)
def _verbs() -> tuple[dict[str, tuple[Change, float, bool]], re.Pattern[str]]:
    """Each form with its direction, its factor, and whether it is a bare stem that may be no verb at all."""
    forms = {
        word: (row.change, row.value, not word.endswith(("ed", "ing")))
        for row in table("changes", ChangeRow)
        if row.role == "factor" and row.value is not None
        for word in row.words
    }
    listed = "|".join(sorted(map(re.escape, forms), key=lambda form: (-len(form), form)))
    return forms, re.compile(rf"(?<![\w-])(?:{listed})(?!\w)", re.IGNORECASE)


def _factor(count: str) -> float | None:
    if count[0].isdigit():
        return float(count.replace(",", ""))
    known = cardinals().get(count)
    return known[1] if known is not None and known[1] > 1 else None


def _way(flat: str, start: int, end: int) -> Change | None:
    """Which way the nearest word of change points, on either side within the clause."""
    before = _WORD.findall(re.split(r"[.;:!?]\s", flat[max(0, start - 48) : start])[-1])[-_NEAR:]
    after = _WORD.findall(re.split(r"[.;:!?,]", flat[end : end + 40])[0])[:2]
    ways = (changes.direction(word) or changes.noun(word) for word in (*after, *reversed(before)))
    return next((way for way in ways if way is not None), None)


def _quantity(text: str, flat: str, span: tuple[int, int], change: Change, value: float) -> Quantity:
    start, end = span
    hedge = hedges.before(flat, start)
    bound, lean = (Bound.EXACT, "") if hedge is None else (hedge.bound, hedge.lean)
    if value < 1:  # more than halved: to less than a half
        bound, lean = _TURNED.get(bound, bound), _LEANS.get(lean, lean)
    low, high = hedges.interval(value, bound, lean, settings().tolerances.about)
    start = start if hedge is None else hedge.start
    return Quantity(
        start=start, end=end, text=text[start:end], kind=NumberKind.CLAIM, reason=REASON, low=low, high=high,
        stated=value, resolution=SHARE_PLACE if value != int(value) else 1.0, bound=bound, change=change,
    )  # fmt: skip
