"""Numbers that are ages: "34-year-old", "aged 34", "Dana Roe, 41,", "in his 30s", "under-17"."""

from __future__ import annotations

import re
from functools import lru_cache

from claims.quantities.drafts import Draft
from claims.quantities.exclusions import words
from claims.terms import Bound, NumberKind

_OLDEST = 120
_SPAN = re.compile(
    r"[\s-]?(?:(year|month|week|day)s?[\s-](?:olds?|of\sage)(?!\w)|y(?:/?o|\.\s?o\.)(?!\w))", re.IGNORECASE
)
_AGED = re.compile(r"\b(?:aged|ages|age|turned|turning|the\sages?\sof|aged\sbetween|at\sage|age:)\s$", re.IGNORECASE)
_NAME_COMMA = re.compile(
    r"(?:[A-Z][\w'-]{1,24}|\b(?:girl|boy|man|woman|son|daughter|mother|father|brother|sister|child|wife|husband|victim"
    r"|suspect|teenager|teen|driver|baby|grandmother|grandfather)),\s(?:(?:also|now|only|just|then|himself|herself|aged)\s)?$"
)
_PERSONS = r"\b(?:girls|boys|men|women|sons|daughters|brothers|sisters|children|teenagers|teens|victims|students|siblings|cousins|friends)"
_PERSONS_COMMA = re.compile(rf"{_PERSONS},\s$")
_PERSONS_EACH = re.compile(rf"{_PERSONS},\s(?:both|all|each)\s$")
_FULL_NAME_COMMA = re.compile(r"\b[A-Z][\w'-]{1,40}\s[A-Z][\w'-]{1,40},\s$")
_TELLS_WHO = re.compile(r"\s\([a-z]")
_ENDS = re.compile(r"\.(?:\s|$)")
_ROW = re.compile(r"(?:,\s\d{1,3})*+,?\sand\s\d{1,3}\s?(?:[.,;)]|$)")
_ROW_OF_SPAN = re.compile(
    r"(?:,\s\d{1,3})*,?\s(?:and|or)\s\d{1,3}[\s-](?:year|month|week|day)s?[\s-]old", re.IGNORECASE
)
_PERSON_IS = re.compile(
    r"\b(?:he|she|who|I|you)(?:\s(?:is|was|am|are|will\sbe|would\sbe|would\shave\sbeen|turns)(?:\s(?:now|only|just|then|still))?|'s|'ll\sbe)\s$",
    re.IGNORECASE,
)
_AT_AGE = re.compile(r"\s?(?:[.,;)]|$)|\s(?:when|at\sthe\stime|years\sold|by|next|this|last|and|but|now|then|in|on)\b")
_STATISTIC_END = re.compile(r"\s?(?:[.,;)]|$)|\s(?:in|for|by|and|to|from|among|[a-z]+ing)\b")
_STATISTIC_LINK = re.compile(r"[\w\s'-]{0,40}\s(?:is|was|at|to|of|from|about|now)\s$")
_LINK = re.compile(r",?\s(?:and|or|to)?\s?")
_STOP = re.compile(r"\s?(?:[.,;)]|$)")
_OWNED = re.compile(r"\b(?:his|her|their|my|your|our)\s(?:early\s|mid-?\s?|late\s)?$")
_PLURAL_END = re.compile(r"s(?!\w)")
_MEASURE = re.compile(r"\s?(?:%|per|km|m\b|kg)")
_AGE = "an age, not a count"


def settle_age(flat: str, draft: Draft, previous: Draft | None) -> bool:
    """Settle a number whose neighbours make it an age; the one of "aged 20 and 24" too."""
    if draft.money:
        return False
    if flat[draft.end : draft.end + 2] == "'s" and _by_decade(flat, draft):
        draft.end = draft.stop = draft.end + 2
        return True
    span = _SPAN.match(flat, draft.end) or _SPAN.match(flat, draft.stop)
    if span:
        return _settled(draft, f"{(span[1] or 'year').lower()} of age")
    if draft.unit is not None or (draft.high is not None and draft.high > _OLDEST):
        return False
    if _is_age_of_person(flat, draft) or _goes_on(flat, draft, previous):
        return _settled(draft, "year of age")
    return _statistic(flat, draft)


def _is_age_of_person(flat: str, draft: Draft) -> bool:
    """Whether the words around a number say that it is somebody's age: "aged 34", "Dana Roe, 41,", "two boys, 6 and 8,"."""
    before = flat[max(0, draft.start - 32) : draft.start]
    if _AGED.search(before):
        return True
    if draft.form != "figure" or draft.bound is not Bound.EXACT or not draft.stated:
        return False
    return bool(
        (flat[draft.end : draft.end + 1] in {",", ")", ";"} and _NAME_COMMA.search(before))
        or (_FULL_NAME_COMMA.search(before) and (_ENDS.match(flat, draft.end) or _TELLS_WHO.match(flat, draft.end)))
        or (_PERSONS_COMMA.search(before) and _ROW.match(flat, draft.end))
        or (_PERSONS_EACH.search(before) and _STOP.match(flat, draft.end))
        or _ROW_OF_SPAN.match(flat, draft.end)
        or (_PERSON_IS.search(before) and _AT_AGE.match(flat, draft.end))
    )


def _statistic(flat: str, draft: Draft) -> bool:
    """Give a statistic of ages ("the median age is 41") its unit; it is a claim, and no one's age."""
    before = flat[max(0, draft.start - 72) : draft.start]
    found = _statistics().search(before) if _STATISTIC_END.match(flat, draft.end) else None
    if found is None or not _STATISTIC_LINK.match(before, found.end()):
        return False
    draft.unit, draft.reason = "year of age", "an amount in year of age"
    return True


@lru_cache(maxsize=1)
def _statistics() -> re.Pattern[str]:
    listed = "|".join(sorted(words("age_statistic"), key=lambda word: (-len(word), word)))
    return re.compile(rf"\b(?:{listed})(?=\s)", re.IGNORECASE)


def _goes_on(flat: str, draft: Draft, previous: Draft | None) -> bool:
    """Whether a number is one more in a row of ages."""
    if previous is None or previous.kind is not NumberKind.AGE or previous.stop >= draft.start:
        return False
    return bool(_LINK.fullmatch(flat[previous.stop : draft.start][:8]) and _STOP.match(flat, draft.end))


def _settled(draft: Draft, unit: str | None) -> bool:
    draft.unit = unit
    draft.settle(NumberKind.AGE, _AGE)
    return True


def settle_plural(flat: str, draft: Draft) -> None:
    """Settle a figure with "s": "in his 30s" is an age, "the 1980s" a decade, "the 400s" a name."""
    stated = draft.stated or 0.0
    if not ((stated % 10 == 0 and stated < 100) or stated > 1000):  # noqa: PLR2004 - "the 80s", "the 1980s"
        draft.settle(NumberKind.NAME, "a name or an age group that holds a number")
    elif not _by_decade(flat, draft):
        draft.settle(NumberKind.DATE, "a decade or an age group")


def _by_decade(flat: str, draft: Draft) -> bool:
    """Settle a figure in the plural that somebody's age is told by: "in his 30s", "in her 30's"."""
    stated = draft.stated or 0.0
    if not _OWNED.search(flat[max(0, draft.start - 16) : draft.start]) or stated % 10 or not 0 < stated < _OLDEST:
        return False
    draft.high, draft.stated, draft.resolution = stated + 9, None, 10.0
    draft.unit, draft.bound = "year of age", Bound.RANGE
    draft.settle(NumberKind.AGE, "an age by decade")
    return True


def settle_group(flat: str, draft: Draft, word: str) -> bool:
    """Settle "under-17" and "over-65s"; other words in lower case ("minus-5", "now-18") join nothing to a figure."""
    if word not in {"under", "over"} or _MEASURE.match(flat, draft.end):
        return False
    draft.start -= len(word) + 1
    if _PLURAL_END.match(flat, draft.end):
        draft.end = draft.stop = draft.end + 1
    draft.bound = Bound.LESS_THAN if word == "under" else Bound.MORE_THAN
    draft.low, draft.high = (None, draft.stated) if word == "under" else (draft.stated, None)
    draft.unit = "year of age"
    draft.settle(NumberKind.AGE, "an age group, not a count")
    return True
