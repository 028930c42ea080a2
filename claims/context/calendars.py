"""Stretches of the calendar and what is counted back from a publication date: plain arithmetic on days.

Every function gives the first and last day, inclusive, or None where the publication date is not known finely enough.
"""

from __future__ import annotations

import calendar
import math
from dataclasses import dataclass
from datetime import date, timedelta

Days = tuple[date, date]
"""First and last day, inclusive."""
_MONTHS_OF = {"quarter": 3, "half": 6, "year": 12}


@dataclass(frozen=True, slots=True)
class Published:
    """A publication date as far as it is known: the first and last day it may have been."""

    first: date
    last: date

    @classmethod
    def of(cls, text: str | None) -> Published | None:
        """From a partial ISO date; None where there is none or it is no date."""
        if not text:
            return None
        parts = [int(p) for p in text.split("-")]
        try:
            if len(parts) == 1:
                return cls(*year(parts[0]))
            if len(parts) == 2:  # noqa: PLR2004 - a year and a month
                return cls(*month(parts[0], parts[1]))
            return cls(date(*parts), date(*parts))
        except ValueError:
            return None

    @property
    def day(self) -> date | None:
        """The day, where it is known to the day."""
        return self.first if self.first == self.last else None

    @property
    def has_month(self) -> bool:
        """Whether year and month are known."""
        return (self.first.year, self.first.month) == (self.last.year, self.last.month)


def year(number: int) -> Days:
    """A calendar year."""
    return date(number, 1, 1), date(number, 12, 31)


def month(in_year: int, number: int) -> Days:
    """A calendar month."""
    return date(in_year, number, 1), date(in_year, number, calendar.monthrange(in_year, number)[1])


def part_of_year(in_year: int, unit: str, number: int) -> Days:
    """The so-many-eth quarter or half of a year."""
    length = _MONTHS_OF[unit]
    return date(in_year, length * (number - 1) + 1, 1), month(in_year, length * number)[1]


def months_before(day: date, count: int) -> date:
    """The same day so many months before, the last of the month where it is shorter."""
    in_year, number = divmod(day.year * 12 + day.month - 1 - count, 12)
    return date(in_year, number + 1, min(day.day, calendar.monthrange(in_year, number + 1)[1]))


def span_back(known: Published, count: int, unit: str) -> Days | None:
    """So many hours, days, … up to publication ("in the last two years")."""
    if unit in {"year", "month", "decade"}:
        months = count * {"year": 12, "month": 1, "decade": 120}[unit]
        return months_before(known.last, months), known.last
    if known.day is None:
        return None
    days = math.ceil(count / 24) if unit == "hour" else count * {"day": 1, "week": 7, "fortnight": 14}[unit]
    return known.day - timedelta(days=days), known.day


def unit_ago(known: Published, count: int, unit: str) -> Days | None:
    """The day, week, month or year so many of them before publication ("two weeks ago")."""
    if unit == "year":
        return year(known.last.year - count)
    if unit == "month":
        before = months_before(known.last, count)
        return month(before.year, before.month) if known.has_month else None
    if known.day is None:
        return None
    if unit == "week":
        monday = known.day - timedelta(days=known.day.weekday() + 7 * count)
        return monday, monday + timedelta(days=6)
    return (known.day - timedelta(days=count),) * 2 if unit == "day" else None


def this_one(known: Published, unit: str) -> Days | None:
    """The calendar unit of publication, up to its day ("this year")."""
    if unit == "year":
        return date(known.first.year, 1, 1), known.last
    if unit == "quarter" and known.has_month:
        return part_of_year(known.first.year, unit, (known.first.month + 2) // 3)[0], known.last
    if unit == "month" and known.has_month:
        return known.first.replace(day=1), known.last
    if unit == "week" and known.day is not None:
        return known.day - timedelta(days=known.day.weekday()), known.day
    return None


def one_before(known: Published, unit: str) -> Days | None:
    """The calendar unit before that of publication ("last month")."""
    this = this_one(known, unit)
    if this is None:
        return None
    last = this[0] - timedelta(days=1)
    if unit == "quarter":
        return months_before(this[0], 3), last
    return {
        "year": (date(last.year, 1, 1), last),
        "month": (last.replace(day=1), last),
        "week": (last - timedelta(days=6), last),
    }[unit]


def weekend(known: Published, *, before_this: bool) -> Days | None:
    """The last Saturday and Sunday up to publication; the one before where that is the weekend of publication itself."""
    if known.day is None:
        return None
    saturday = known.day - timedelta(days=(known.day.weekday() - 5) % 7)
    if before_this and known.day.weekday() >= 5:  # noqa: PLR2004 - Saturday or Sunday
        saturday -= timedelta(days=7)
    return saturday, saturday + timedelta(days=1)


def narrowed(days: Days, part: str) -> Days:
    """The beginning, middle or end of a stretch: of a month its third, of a year its four months, of others the same share.

    News uses them loosely, so each reaches an eighth of the stretch into its neighbour.
    """
    length = (days[1] - days[0]).days + 1
    third, more = length / 3, length / 8
    if part == "early":
        return days[0], days[0] + timedelta(days=round(third + more) - 1)
    if part == "late":
        return days[1] - timedelta(days=round(third + more) - 1), days[1]
    return days[0] + timedelta(days=round(third - more)), days[1] - timedelta(days=round(third - more))
