"""A bare number → whether it is an hour of the day, by the words around it: "at two in the morning", "doors open at 7"."""

from __future__ import annotations

import re
from typing import Final

from claims.quantities.changes import nearby
from claims.quantities.drafts import Draft
from claims.quantities.exclusions import words
from claims.terms import Bound, NumberKind

_HOURS: Final = range(1, 25)
_CLOCK: Final = range(1, 13)
_REACH: Final = 32
_AT: Final = re.compile(r"([A-Za-z-]{2,14})\s(?:again\s|up\s|back\s|home\s)?at\s$")
_AFTER_HOUR: Final = re.compile(
    r"\s?(?:[.,;!?)]|$)|\s(?:and|on|in\sthe|every|sharp|tonight|tomorrow|but|until|to|from|for|when|as)\b"
)
_PART: Final = re.compile(
    r"\s(?:in\sthe\s(?:early\s|late\s)?(?:morning|afternoon|evening)|at\snight)(?!\w)", re.IGNORECASE
)
_PART_ENDS: Final = re.compile(
    r"\s?(?:[.,;:!?)]|$)|\s(?:and|but|when|on|as|while|after|before|by|in|near|local|until|to)\b"
)
_LEADS: Final = re.compile(r"\b(?:at|until|till|by|before|after|since|from|past|towards)\s(?:just\s)?$", re.IGNORECASE)
_DAY: Final = re.compile(
    r"\b(?:night|midnight|midday|noon|morning|afternoon|evening)\s(?:to|until|till)\s$|\bbetween\s(?:noon|midnight|midday)\sand\s$",
    re.IGNORECASE,
)
_TO_NOON: Final = re.compile(r"\s(?:to|until|till|and)\s(?:noon|midnight|midday)(?!\w)")
_FROM: Final = re.compile(r"\b(?:from|between)\s$", re.IGNORECASE)
_SOON: Final = re.compile(
    r"\b(?:(?:shortly|just|soon|right|long|well|minutes|moments|seconds)\s(?:after|before)|just\sgone)\s$",
    re.IGNORECASE,
)
_SOON_ENDS: Final = re.compile(r"\s?(?:[.,;:!?)]|$)|\s(?:when|that|local|on)\b")
_OPENS: Final = re.compile(r"(?:^|[.!?\"']\s|\n)(?:at|by|before|until|around|towards|since)\s$", re.IGNORECASE)
_IT_IS: Final = re.compile(r"\bit(?:\sis|\swas|'s)\s(?:still\s|already\s|only\s)?$", re.IGNORECASE)
_WHEN: Final = re.compile(r"\swhen\b")
_THAT_DAY: Final = re.compile(
    r"\s(?:(?:this|that|yesterday|tomorrow|the\snext|the\sfollowing|(?:on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
    r"\s(?:morning|afternoon|evening|night)|last\snight|tonight)(?!\w)"
)
_MOVED: Final = re.compile(r"\b(?:in|out|up|off|home|back|there|away)\s$")
_COMMA: Final = re.compile(r",\s")
_NEARLY: Final = frozenset({"about", "around", "almost", "nearly", "just", "roughly", "exactly", "precisely", "only"})
_REASON: Final = "a time of day"


def settle_hour(flat: str, draft: Draft) -> bool:
    """Settle a bare number that the words around it make an hour; the part of the day behind it belongs to it."""
    top = draft.stated if draft.stated is not None else draft.high
    if draft.unit or draft.money or top is None or top not in _HOURS or not _is_bare(flat, draft):
        return False
    before = flat[max(0, draft.start - _REACH) : draft.start]
    part = _PART.match(flat, draft.end) if top in _CLOCK else None
    if part and _in_part(flat, draft, before, part.end()):
        draft.end = draft.stop = part.end()
    elif not (_opening(flat, draft, before) or (top in _CLOCK and _by_the_day(flat, draft, before))):
        return False
    draft.settle(NumberKind.TIME, _REASON)
    return True


def _is_bare(flat: str, draft: Draft) -> bool:
    """Whether nothing but a word for "about" stands in the expression in front of the number."""
    hedge = flat[draft.start : draft.core].strip().lower()
    return not hedge or hedge in _NEARLY or (draft.bound is Bound.RANGE and hedge == "between")


def _in_part(flat: str, draft: Draft, before: str, end: int) -> bool:
    """Whether a number in front of "in the morning" is an hour: not the "two" of "killed two in the morning"."""
    if draft.bound is Bound.RANGE:
        return not _FROM.search(before) or nearby(flat, draft.start - len("from "), raised=True) is None
    if _LEADS.search(before) or _DAY.search(before) or _IT_IS.search(before):
        return True
    return draft.start != draft.core and bool(_PART_ENDS.match(flat, end))


def _opening(flat: str, draft: Draft, before: str) -> bool:
    """Whether a number behind "at" and a verb of opening, leaving or happening is an hour: "doors open at 7"."""
    found = _AT.search(before) if "at" in before[-4:] else None
    if found is None or not _AFTER_HOUR.match(flat, draft.end):
        return False
    word = found[1].lower()
    return word in words("opening") or (draft.form == "word" and word in words("closing"))


def _by_the_day(flat: str, draft: Draft, before: str) -> bool:
    """Whether a number is an hour by another time beside it, by "shortly after", or as what opens the sentence."""
    if _DAY.search(before) or (_FROM.search(before) and _TO_NOON.match(flat, draft.end)):
        return bool(_AFTER_HOUR.match(flat, draft.end) or _TO_NOON.match(flat, draft.end))
    if _SOON.search(before) and _SOON_ENDS.match(flat, draft.end):
        return True
    if _THAT_DAY.match(flat, draft.end) and (
        _LEADS.search(before) or (draft.start != draft.core and _MOVED.search(before))
    ):
        return True
    if _IT_IS.search(before) and _WHEN.match(flat, draft.end):
        return True
    return bool(_OPENS.search(before) and _COMMA.match(flat, draft.end))
