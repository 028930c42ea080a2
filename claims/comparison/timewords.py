"""What the words of two times tell of their difference where the days of one of them are not known.

"In July" and "in May", "in the summer of 2013" and "in April 2017", "in the past 24 hours" and "since the outbreak began" are
not one time, whichever year they are of. What the words leave open stays unknown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from claims.context.timerules import MONTHS, WEEKDAYS

_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d{2}(?!\d)")
_DAY = re.compile(r"(?<!\d)([0-3]?\d)(?:st|nd|rd|th)?(?!\d)")
_PART = re.compile(r"\b(?:(first|second|third|fourth)\s+(quarter|half)|([QH])([1-4]))\b", re.IGNORECASE)
_NUMBERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_SEASONS = frozenset({"spring", "summer", "autumn", "winter"})
_SHORT = re.compile(r"\b(?:hours|overnight|today|tonight|yesterday|morning|afternoon|evening|night)\b", re.IGNORECASE)
_LONG = re.compile(r"\byears?\b|\bdecades?\b|\bcentury\b|\b\d0s\b", re.IGNORECASE)
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Named:
    """What the words of a time name of it, None or empty where they do not."""

    years: frozenset[int]
    month: int | None
    day: int | None
    weekday: int | None
    part: tuple[str, int] | None
    season: str | None
    is_open: bool
    is_short: bool
    is_long: bool


@lru_cache(maxsize=4096)
def _named(text: str) -> Named:
    words = [w.lower() for w in _WORD.findall(text)]
    months = {MONTHS[w] for w in words if w in MONTHS}
    weekdays = {WEEKDAYS[w] for w in words if w in WEEKDAYS}
    days = {int(d) for d in _DAY.findall(text)} if months else set()
    part = _PART.search(text)
    seasons = [w for w in words if w in _SEASONS]
    bare = not (months or weekdays or part or seasons)
    return Named(
        years=frozenset(int(y) for y in _YEAR.findall(text)),
        month=min(months) if len(months) == 1 else None,
        day=min(days) if len(days) == 1 else None,
        weekday=min(weekdays) if len(weekdays) == 1 else None,
        part=_part(part) if part else None,
        season=seasons[0] if len(seasons) == 1 else None,
        is_open=words[:1] == ["since"],
        is_short=bool(weekdays or days or _SHORT.search(text)),
        is_long=bare and bool(_LONG.search(text)),
    )


def _part(match: re.Match[str]) -> tuple[str, int]:
    if match[1]:
        return match[2].lower(), _NUMBERS[match[1].lower()]
    return ("quarter" if match[3].lower() == "q" else "half"), int(match[4])


@lru_cache(maxsize=65536)
def tell_apart(a: str, b: str) -> bool:
    """Whether the words of two times cannot name one and the same time."""
    left, right = _named(a), _named(b)
    if left.is_open or right.is_open:
        return left.is_open != right.is_open
    if left.years and right.years and max(left.years) < min(right.years):
        return True
    if left.years and right.years and max(right.years) < min(left.years):
        return True
    if (left.is_long and _within_year(right)) or (right.is_long and _within_year(left)):
        return True
    return _apart_in_year(left, right)


def _within_year(named: Named) -> bool:
    return bool(named.is_short or named.month or named.part or named.season)


def _apart_in_year(a: Named, b: Named) -> bool:
    if a.month and b.month:
        return a.month != b.month or bool(a.day and b.day and abs(a.day - b.day) > 1)
    if a.season and b.season:
        return a.season != b.season
    if a.part and b.part and a.part[0] == b.part[0]:
        return a.part != b.part
    if a.weekday is not None and b.weekday is not None:
        between = (a.weekday - b.weekday) % _WEEK
        return min(between, _WEEK - between) > 1
    return False
