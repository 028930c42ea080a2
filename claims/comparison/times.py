"""Days as numbers, and how the times of two figures stand to each other."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from claims.comparison.levels import Match
from claims.comparison.timewords import tell_apart

Days = tuple[int, int]
"""First and last day, inclusive, as proleptic ordinals."""
SHORT = 3
"""Two incidents of at most this many days that touch may be told by their local and their universal date."""
_MONTHS_LONG = 400


@lru_cache(maxsize=65536)
def days(text: str | None) -> Days | None:
    """The days that a full or partial ISO date covers; None where there is none, or no such date."""
    if not text:
        return None
    parts = [int(part) for part in text.split("-")]
    try:
        if len(parts) == 1:
            return date(parts[0], 1, 1).toordinal(), date(parts[0], 12, 31).toordinal()
        if len(parts) == 2:  # noqa: PLR2004 - year and month
            last = calendar.monthrange(parts[0], parts[1])[1]
            return date(parts[0], parts[1], 1).toordinal(), date(parts[0], parts[1], last).toordinal()
        day = date(*parts[:3]).toordinal()
    except (ValueError, IndexError):
        return None
    return day, day


@lru_cache(maxsize=65536)
def period(start: str | None, end: str | None) -> Days | None:
    """The days from a start to an end, inclusive; None unless both are known and in order."""
    first, last = days(start), days(end)
    if first is None or last is None or first[0] > last[1]:
        return None
    return first[0], last[1]


def distance(a: Days, b: Days) -> int:
    """Days between two stretches: 0 where they touch or overlap."""
    return max(0, a[0] - b[1], b[0] - a[1])


def is_later(a: Days | None, b: Days | None) -> bool:
    """Whether `a` begins after `b` has ended; unknown times are never later."""
    return a is not None and b is not None and a[0] > b[1]


@dataclass(frozen=True, slots=True)
class When:
    """When a figure holds: its period, the words for a period that could not be placed, and the day it is given for.

    `is_before` where it is only told to be of an earlier time than what its report is about ("the year before").
    """

    period: Days | None
    text: str | None
    as_of: Days | None
    is_before: bool = False


def compare_periods(a: When, b: When, *, running: bool) -> Match:
    """How the periods of two occurrences stand; `running` totals of one start are close though their ends differ."""
    if a.period is None or b.period is None:
        found = _by_words(a, b)
        is_open = a.period is None and b.period is None
        told = found is not None and (is_open or found is Match.DIFFERENT)
        return found if told and found is not None else Match.of_missing(a.period, b.period)
    if running and a.period[0] == b.period[0] and _runs(a) and _runs(b):
        return Match.SAME if a.period == b.period else Match.CLOSE
    return _stretches(a.period, b.period)


def _by_words(a: When, b: When) -> Match | None:
    """What the words of two times tell where their days do not; None for nothing."""
    if not a.text or not b.text:
        return None
    if a.text == b.text:
        return Match.SAME
    return Match.DIFFERENT if tell_apart(a.text, b.text) else None


def _stretches(a: Days, b: Days) -> Match:
    if a == b:
        return Match.SAME
    if max(_length(a), _length(b)) <= SHORT and distance(a, b) <= 1:
        return Match.CLOSE
    if b[0] <= a[0] and a[1] <= b[1]:
        return Match.NARROWER
    if a[0] <= b[0] and b[1] <= a[1]:
        return Match.WIDER
    return Match.CLOSE if _overlap(a, b) >= 0.5 else Match.DIFFERENT  # noqa: PLR2004 - more in common than apart


def _length(span: Days) -> int:
    return span[1] - span[0] + 1


def _runs(when: When) -> bool:
    """Whether the period ends where the figure is given: a total so far."""
    return when.as_of is not None and when.period is not None and abs(when.as_of[1] - when.period[1]) <= 1


def _overlap(a: Days, b: Days) -> float:
    common = max(0, min(a[1], b[1]) - max(a[0], b[0]) + 1)
    return common / (max(a[1], b[1]) - min(a[0], b[0]) + 1)


def compare_occurrences(a: When, b: When, *, running: bool, reach: int) -> Match:
    """When two things happened: by their periods, else by whether they can be of one time at all."""
    found = compare_periods(a, b, running=running)
    if not found.is_unknown:
        return found
    if a.period is None and b.period is None:
        return Match.DIFFERENT if a.as_of and b.as_of and distance(a.as_of, b.as_of) > reach else found
    known, other = (a.period, b.as_of) if a.period is not None else (b.period, a.as_of)
    if known is None or other is None:
        return found
    if other[1] < known[0] - 1:
        return Match.DIFFERENT
    return Match.DIFFERENT if _length(known) < _MONTHS_LONG and distance(known, other) > reach else found


def compare_states(a: When, b: When, *, reach: int) -> Match:
    """When two states held: by their periods, else by the day that each figure is given for."""
    if a.period is not None and b.period is not None:
        if a.period == b.period:
            return Match.SAME
        return (
            Match.CLOSE if distance(a.period, b.period) == 0 and _apart(a.as_of, b.as_of) <= reach else Match.DIFFERENT
        )
    left, right = a.period or a.as_of, b.period or b.as_of
    if left is None or right is None:
        found = _by_words(a, b)
        return found if found is not None else Match.of_missing(left, right)
    if left == right:
        return Match.SAME
    return Match.CLOSE if distance(left, right) <= reach else Match.DIFFERENT


def _apart(a: Days | None, b: Days | None) -> int:
    return distance(a, b) if a is not None and b is not None else 0


def compare_as_of(a: When, b: When) -> Match:
    """The days two figures are given for; being different keeps no two figures apart, it only orders them."""
    if a.as_of is None or b.as_of is None:
        return Match.of_missing(a.as_of, b.as_of)
    if a.as_of == b.as_of:
        return Match.SAME
    return Match.CLOSE if distance(a.as_of, b.as_of) == 0 else Match.DIFFERENT
