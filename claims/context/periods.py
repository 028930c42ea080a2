"""A time expression beside an event → the days it covers, resolved against the publication date.

Unknown stays unknown: what needs a publication date finer than the one given is left unresolved, its words kept.
Relative expressions are resolved as TimeML (ISO 24617-1) resolves them: against the document's creation time.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): i for i, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_DAYS = {name.lower(): i for i, name in enumerate(calendar.day_name)}
_MONTH = r"(?P<month>" + "|".join(m.capitalize() for m in sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_SMALL = {
    w: n
    for n, w in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
}
_COUNT = r"(?P<count>\d{1,3}|" + "|".join(_SMALL) + r"|couple of|few)"

Days = tuple[date, date]


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
                return cls(date(parts[0], 1, 1), date(parts[0], 12, 31))
            if len(parts) == 2:  # noqa: PLR2004 - a year and a month
                return cls(*_month(parts[0], parts[1]))
            return cls(date(*parts), date(*parts))
        except ValueError:
            return None

    @property
    def day(self) -> date | None:
        """The day, where it is known to the day."""
        return self.first if self.first == self.last else None


@dataclass(frozen=True, slots=True)
class Period:
    """The words of a time expression, their place in the text, and the days they cover (inclusive; None: unresolved)."""

    start: int
    end: int
    text: str
    first: date | None
    last: date | None


@lru_cache(maxsize=64)  # the figures of a sentence ask one after the other
def periods(text: str, published: str | None) -> tuple[Period, ...]:
    """Every time expression of a text that may say when something held, in order, none overlapping another."""
    known = Published.of(published)
    found: list[Period] = []
    for pattern, resolve in _RULES:
        for match in pattern.finditer(text):
            if any(p.start < match.end() and match.start() < p.end for p in found):
                continue
            days = _resolved(resolve, match, known)
            found.append(Period(match.start(), match.end(), match.group(), *(days or (None, None))))
    return tuple(sorted(found, key=lambda p: p.start))


def _resolved(resolve: Callable[..., Days | None], match: re.Match[str], known: Published | None) -> Days | None:
    try:
        return resolve(match, known)
    except (ValueError, OverflowError):
        return None


def _month(year: int, month: int) -> Days:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _full_date(match: re.Match[str], known: Published | None) -> Days | None:
    month, day = _MONTHS[match["month"].lower()], int(match["day"])
    if match["year"]:
        return (date(int(match["year"]), month, day),) * 2
    if known is None:
        return None
    found = date(known.last.year, month, day)
    # Without a year it is the last one before publication; a day or two ahead is an announcement for this year.
    if found > known.last + timedelta(days=30):
        found = date(known.last.year - 1, month, day)
    return found, found


def _iso_date(match: re.Match[str], _: Published | None) -> Days:
    return (date.fromisoformat(match.group()),) * 2


def _month_year(match: re.Match[str], known: Published | None) -> Days | None:
    month = _MONTHS[match["month"].lower()]
    if match["year"]:
        return _month(int(match["year"]), month)
    if known is None:
        return None
    return _month(known.last.year if month <= known.last.month else known.last.year - 1, month)


def _year(match: re.Match[str], _: Published | None) -> Days:
    return date(int(match["year"]), 1, 1), date(int(match["year"]), 12, 31)


def _quarter(match: re.Match[str], _: Published | None) -> Days:
    quarter, year = int(match["quarter"]), int(match["year"])
    return date(year, 3 * quarter - 2, 1), _month(year, 3 * quarter)[1]


def _this(match: re.Match[str], known: Published | None) -> Days | None:
    """Read "last month", "this year": the calendar unit before, or the one of publication up to its day."""
    if known is None:
        return None
    unit, this = match["unit"].lower(), match["which"].lower() == "this"
    if unit == "year":
        year = known.first.year
        return (date(year, 1, 1), known.last) if this else (date(year - 1, 1, 1), date(year - 1, 12, 31))
    if unit == "month" and known.first.month == known.last.month:
        if this:
            return known.first.replace(day=1), known.last
        before = known.first.replace(day=1) - timedelta(days=1)
        return _month(before.year, before.month)
    if unit == "week" and known.day is not None:
        monday = known.day - timedelta(days=known.day.weekday())
        return (monday, known.day) if this else (monday - timedelta(days=7), monday - timedelta(days=1))
    return None


def _span_back(match: re.Match[str], known: Published | None) -> Days | None:
    """Read "in the last two years": that long up to publication."""
    if known is None:
        return None
    word = (match["count"] or "one").lower()
    count = int(word) if word.isdigit() else _SMALL.get(word)
    if count is None:
        return None
    unit, end = match["unit"].lower().rstrip("s"), known.last
    if unit == "year":
        return _years_before(end, count), end
    if unit == "month":
        months = end.year * 12 + end.month - 1 - count
        year, month = divmod(months, 12)
        return date(year, month + 1, min(end.day, calendar.monthrange(year, month + 1)[1])), end
    days = {"decade": 3652, "week": 7, "day": 1}.get(unit)
    if known.day is None and unit in {"day", "week"}:
        return None
    return (end - timedelta(days=days * count), end) if days else None


def _years_before(day: date, count: int) -> date:
    try:
        return day.replace(year=day.year - count)
    except ValueError:  # 29 February
        return day.replace(year=day.year - count, day=28)


def _near_day(match: re.Match[str], known: Published | None) -> Days | None:
    if known is None or known.day is None:
        return None
    back = {"today": 0, "tonight": 0, "overnight": 1, "yesterday": 1, "tomorrow": -1}[match["near"].lower()]
    found = known.day - timedelta(days=back)
    return (found, known.day) if match["near"].lower() == "overnight" else (found, found)


def _weekday(match: re.Match[str], known: Published | None) -> Days | None:
    if known is None or known.day is None:
        return None
    back = (known.day.weekday() - _DAYS[match["weekday"].lower()]) % 7
    if match["ahead"]:
        return None
    if match["last"] and back == 0:
        back = 7
    found = known.day - timedelta(days=back)
    return found, found


def _since(resolve: Callable[..., Days | None]) -> Callable[..., Days | None]:
    """From the beginning of what is named up to publication."""

    def resolved(match: re.Match[str], known: Published | None) -> Days | None:
        days = resolve(match, known)
        return (days[0], known.last) if days is not None and known is not None and known.last >= days[0] else None

    return resolved


_BASE: tuple[tuple[str, Callable[..., Days | None]], ...] = (
    (r"\d{4}-\d{2}-\d{2}", _iso_date),
    (_MONTH + r"\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\d|[-–:.,]\d)(?:,?\s+(?P<year>\d{4}))?", _full_date),
    (r"(?:the\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?" + _MONTH + r"(?:,?\s+(?P<year>\d{4}))?", _full_date),
    (r"Q(?P<quarter>[1-4])\s+(?P<year>\d{4})", _quarter),
    (_MONTH + r",?\s+(?:of\s+)?(?P<year>\d{4})", _month_year),
    (r"(?<![\w.,$£€-])(?P<year>(?:19|20)\d{2})(?![\w%]|[.,]\d)", _year),
    (r"(?:the\s+)?(?P<which>(?i:last|this|past|previous))\s+(?P<unit>week|month|year)(?!\w)", _this),
    (
        r"(?:(?:[Tt]he|these)\s+)?(?:[Ll]ast|[Pp]ast|previous|preceding)\s+" + _COUNT + r"\s+(?P<unit>days?|weeks?|months?|years?|decades?)",
        _span_back,
    ),
    (r"(?P<near>(?i:today|tonight|yesterday|overnight|tomorrow))(?!\w)", _near_day),
    (
        r"(?:(?P<last>[Ll]ast|past)\s+|(?P<ahead>[Nn]ext|coming)\s+)?(?P<weekday>" + "|".join(d.capitalize() for d in _DAYS) + r")(?!\w)",
        _weekday,
    ),
    (r"(?:[Ee]arly\s+|[Ll]ate\s+|[Mm]id-)?(?P<month>January|February|March|April|June|July|August|September|October|November|December)(?P<year>)(?!\w)", _month_year),
    (r"(?<=in )(?P<month>May)(?P<year>)(?!\w)", _month_year),
)  # fmt: skip


def _rules() -> Iterator[tuple[re.Pattern[str], Callable[..., Days | None]]]:
    for pattern, resolve in _BASE:
        yield re.compile(rf"\b[Ss]ince\s+(?:the\s+)?(?:{pattern})"), _since(resolve)
    for pattern, resolve in _BASE:
        yield re.compile(rf"(?<!\w)(?:{pattern})"), resolve


_RULES = tuple(_rules())
