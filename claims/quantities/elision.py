"""A number whose unit is left out → the unit of the one before it that stands in the same construction."""

from __future__ import annotations

import re

from claims.lexicon.roles import words_for
from claims.quantities.drafts import Draft
from claims.terms import NumberKind

_BARE = re.compile(
    r"\s?(?:[.,;:)]|$)|\s(?:in|on|for|at|last|this|next|from|while|whereas|and|but|after|before|when|a\s(?:year|month|week)|the\syear)\b"
)
_LINK = re.compile(r"\b(by|to|at)\s$")
_FROM = re.compile(r"\bfrom\s$")
_WHEN = r"(?:in\s(?:[A-Z][a-z]{2,8}\s)?(?:[12][0-9]{3}|[A-Z][a-z]{2,8})|(?:last|this)\s[a-z]{3,8}|a\s[a-z]{4,5}\s(?:ago|earlier))"
_DATED = re.compile(rf"\s{_WHEN},?\s(?:and|but|against|versus)\s$")
_DATES = re.compile(rf"\s{_WHEN}")
_NORM = re.compile(
    r"\b(?P<noun>[a-z]{3,12})\s(?:[a-z]{2,12}\s){0,5}?(?:is|was|are|were|had\sbeen|stands\sat|stood\sat)\s$"
)
_ENDS = re.compile(r"[.;!?][\"')]*\s(?=[A-Z\"'(])")
_REACH = 140
_NORM_REACH = 80
_STEPS = 4
_FACTOR = 10.0


def carry(flat: str, drafts: list[Draft]) -> None:
    """Give numbers that stand bare the unit they share: "fell by 2 percent, the other by 1"; "1.4 degrees in May and 2.1 in June".

    Only figures of like size (within tenfold), in one sentence, behind the same preposition or between two times; a limit
    or a maximum takes the unit of what is measured in the sentence before it.
    """
    for place, draft in enumerate(drafts):
        if draft.kind is not NumberKind.CLAIM or draft.unit or draft.money or draft.stated is None:
            continue
        if draft.form not in {"figure", "word"} or not _BARE.match(flat, draft.end):
            continue
        for earlier in reversed(drafts[max(0, place - _STEPS) : place]):
            if _far(flat, earlier, draft, across=_is_norm(flat, draft)):
                break
            if _alike(earlier, draft) and _parallel(flat, earlier, draft):
                draft.unit, draft.unit_word, draft.money = earlier.unit, earlier.unit_word, earlier.money
                break


def _far(flat: str, earlier: Draft, draft: Draft, *, across: bool) -> bool:
    between = flat[earlier.stop : draft.start]
    return len(between) > _REACH or len(_ENDS.findall(between)) > across


def _is_norm(flat: str, draft: Draft) -> bool:
    """Whether a bare figure is what a measure given just before is held against: "the limit on that road is 50"."""
    found = _NORM.search(flat[max(0, draft.start - _NORM_REACH) : draft.start])
    return found is not None and found["noun"] in words_for("norm")


def _alike(earlier: Draft, draft: Draft) -> bool:
    """Whether the earlier number has a unit to give, and is of like size."""
    if earlier.kind is not NumberKind.CLAIM or earlier.unit is None or draft.stated is None:
        return False
    size = earlier.stated if earlier.stated is not None else earlier.high
    if not size or not draft.stated:
        return False
    return 1 / _FACTOR <= abs(draft.stated / size) <= _FACTOR


def _parallel(flat: str, earlier: Draft, draft: Draft) -> bool:
    """Whether both stand behind one preposition, are the ends of "from" and "to", are each given for a time, or are a measure and its limit."""
    if _is_norm(flat, draft):
        return True
    here = _LINK.search(flat[max(0, draft.start - 4) : draft.start])
    before = flat[max(0, earlier.start - 6) : earlier.start]
    if here is not None:
        there = _LINK.search(before)
        direct = flat[earlier.stop : draft.start] == " to "
        return (there is not None and there[1] == here[1]) or (direct and bool(_FROM.search(before)))
    return bool(_DATED.search(flat[earlier.stop : draft.start]) and _DATES.match(flat, draft.end))
