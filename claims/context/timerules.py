"""The forms in which English news names a time, each with how it is resolved against the publication date.

A rule is a pattern and a function of its match and the publication date; None is what cannot be resolved. The order matters:
the first rule that finds a stretch of text keeps it. Without a year, a date is the last such before publication.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from claims.context import calendars
from claims.context.calendars import Days, Published

Match = re.Match[str]
Resolver = Callable[[Match, Published | None], Days | None]

MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): i for i, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
WEEKDAYS = {name.lower(): i for i, name in enumerate(calendar.day_name)}
_SMALL = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_DECADES = {
    word: 10 * tens
    for tens, word in enumerate(["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"], 2)
}  # fmt: skip
_SOON = timedelta(days=30)
"""A date without a year that is at most so far ahead of publication is an announcement for this year."""

_ALL_MONTHS = "|".join(m.capitalize() for m in sorted(MONTHS, key=len, reverse=True))
_MONTH = rf"(?P<month>{_ALL_MONTHS})\.?"
_CLEAR_MONTHS = (
    "January|February|March(?! (?:[Ff]or|on) [A-Z])|April|June|July|August|September|October|November|December"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]|20)\d{2}(?!\d|[.,]\d)"
_COUNTS = r"\d{1,3}|" + "|".join(_SMALL) + r"|(?:a )?couple of|(?:a )?few|several"
_COUNT = f"(?P<count>{_COUNTS})"
_NTH = "(?P<nth>" + "|".join(_ORDINALS) + ")"
_CLOCK = r"(?:\s+(?:(?:early|late|mid-?)\s*)?(?:morning|afternoon|evening|night|noon|lunchtime|midday|midnight|dawn))?"
# The year that a month, quarter or half is of: named, or told by publication.
_WHOSE = rf"(?:(?:\s+of|,)?\s+(?P<year>{_YEAR})|\s+(?:of\s+)?(?P<which>this|last)\s+year|\s+of\s+(?P<whose>the|the\s+previous)\s+year)?"
_THAT_YEAR = rf"(?:,?\s+(?P<year>{_YEAR})|\s+(?:of\s+)?(?P<which>this|last)\s+year)?"
_YEARS_OF_ACCOUNTS = ("fiscal", "financial", "tax", "business", "marketing", "accounting", "school", "academic")
_ACCOUNTS = f"(?:{'|'.join(_YEARS_OF_ACCOUNTS)})"
_BEFORE_MAY = (
    "|".join(
        f"(?<={word} )"
        for word in [
            "in",
            "In",
            "since",
            "Since",
            "until",
            "of",
            "by",
            "By",
            "early",
            "late",
            "during",
            "for",
            "from",
            "to",
            "and",
            "between",
            "through",
            "throughout",
        ]
    )
    + "|(?<=mid-)"
)
"""The month of May is known from the auxiliary by the word before it."""
_SEASONS = ("spring", "summer", "autumn", "winter")
_SEASON = f"(?:{'|'.join(_SEASONS)})"
_ENDED = (
    r"(?:to|through|until|ended|ending(?:\s+in)?|ended\s+in|that\s+ended(?:\s+in|\s+on)?)(?:\s+(?:the\s+)?end\s+of)?"
)


@lru_cache(maxsize=1)
def _parser() -> Callable[[str], date | None]:
    from dateparser.date import DateDataParser  # noqa: PLC0415 - slow to load, and few texts need it

    reader = DateDataParser(languages=["en"], settings={"STRICT_PARSING": True, "PARSERS": ["absolute-time"]})

    def read(text: str) -> date | None:
        found = reader.get_date_data(text).date_obj
        return found.date() if found is not None else None

    return read


@lru_cache(maxsize=4096)
def _absolute(text: str) -> date | None:
    """A day written out with its year; None for what is no day of the calendar."""
    return _parser()(text)


def _day_of(found: date | None) -> Days | None:
    return (found, found) if found is not None else None


def _numeric(match: Match, _: Published | None) -> Days | None:
    """14.3.2022; where both may be the month, the day is not known."""
    first, second = int(match["a"]), int(match["b"])
    if first != second and max(first, second) <= len(calendar.month_name) - 1:
        return None
    return _day_of(_absolute(match.group()))


def _iso(match: Match, _: Published | None) -> Days:
    return (date.fromisoformat(match.group()),) * 2


def _date(match: Match, known: Published | None) -> Days | None:
    in_year = _year_meant(match, known)
    if in_year is not None:
        return _day_of(_absolute(f"{match['day']} {match['month']} {in_year}"))
    if known is None:
        return None
    found = date(known.last.year, MONTHS[match["month"].lower()], int(match["day"]))
    return _day_of(found if found <= known.last + _SOON else found.replace(year=known.last.year - 1))


def _days_of_month(match: Match, known: Published | None) -> Days | None:
    """3-5 May; from the 3rd to the 5th of May."""
    last = _date(match, known)
    return (last[0].replace(day=int(match["from"])), last[1]) if last is not None else None


def _year_meant(match: Match, known: Published | None) -> int | None:
    """The year a month or quarter is said to be of; None where it is to be told from publication."""
    if match["year"]:
        return int(match["year"])
    which = match.groupdict().get("which") or match.groupdict().get("whose")
    if which is None or known is None:
        return None
    return known.last.year - (0 if which in {"this", "the"} else 1)


def _month(match: Match, known: Published | None) -> Days | None:
    number, in_year = MONTHS[match["month"].lower()], _year_meant(match, known)
    if in_year is not None:
        return calendars.month(in_year, number)
    if known is None:
        return None
    return calendars.month(known.last.year - (number > known.last.month), number)


def _last_month_named(match: Match, known: Published | None) -> Days | None:
    """Last May: of this year where that is over, else of the year before."""
    if known is None:
        return None
    number = MONTHS[match["month"].lower()]
    return calendars.month(known.last.year - (number >= known.last.month), number)


def _ending_with(match: Match, known: Published | None) -> Days | None:
    """The year to June; the three months ended 30 September 2021: so long up to the end of what is named."""
    end = _date(match, known) if match["day"] else _month(match, known)
    if end is None:
        return None
    last = end[1]
    if known is not None and not match["year"] and last > known.last:
        last = calendars.month(last.year - 1, last.month)[1]
    unit = match["unit"].lower().rstrip("s")
    count = (_number(match["count"]) or 0) if match["count"] else 1
    months = count * {"year": 12, "quarter": 3, "half": 6, "half-year": 6, "month": 1}[unit]
    if not months:
        return None
    first = calendars.months_before(last.replace(day=1), months - 1)
    if last == calendars.month(last.year, last.month)[1]:
        return first, last
    return calendars.months_before(last, months) + timedelta(days=1), last


def _part_of_year(match: Match, known: Published | None) -> Days | None:
    """The third quarter of 2021, H1 2022, the first quarter: without a year the last that had begun at publication."""
    nth = _ORDINALS.get(match["nth"].lower()) or int(match["nth"])
    unit = {"q": "quarter", "h": "half"}.get(match["unit"].lower(), match["unit"].lower())
    in_year = _year_meant(match, known)
    if in_year is not None:
        return calendars.part_of_year(in_year, unit, nth)
    if known is None:
        return None
    found = calendars.part_of_year(known.last.year, unit, nth)
    return found if found[0] <= known.last else calendars.part_of_year(known.last.year - 1, unit, nth)


def _first_of_year(match: Match, known: Published | None) -> Days | None:
    """The first nine months of 2021."""
    in_year, count = _year_meant(match, known), _number(match["count"])
    if in_year is None or count is None:
        return None
    if match["edge"].lower() == "last":
        return date(in_year, 13 - count, 1), date(in_year, 12, 31)
    return date(in_year, 1, 1), calendars.month(in_year, count)[1]


def _year(match: Match, _: Published | None) -> Days:
    return calendars.year(int(match["year"]))


def _years(match: Match, _: Published | None) -> Days | None:
    """2015-2019, 2015/16."""
    first, last = int(match["year"]), int(match["to"])
    last = last if last > 99 else first // 100 * 100 + last  # noqa: PLR2004 - two digits are of the same century
    return (date(first, 1, 1), date(last, 12, 31)) if first < last else None


def _two_years(match: Match, _: Published | None) -> Days | None:
    """2018 and 2019; two years with others between are no one stretch."""
    first, last = int(match["year"]), int(match["to"])
    return (date(first, 1, 1), date(last, 12, 31)) if first + 1 == last else None


def _decade(match: Match, known: Published | None) -> Days | None:
    if match["year"]:
        first = int(match["year"])
    else:
        word = match["short"].lower()
        number = int(word) if word.isdigit() else _DECADES[word]
        now = known.last.year if known is not None else 2000 + number  # "the twenties" are the last such
        first = now // 100 * 100 + number
        first -= 100 if first > now or (number >= 30 and known is None) else 0  # noqa: PLR2004 - the thirties on are of the last century
    return date(first, 1, 1), date(first + 9, 12, 31)


def _century(match: Match, _: Published | None) -> Days:
    last = int(match["century"]) * 100
    return date(last - 99, 1, 1), date(last, 12, 31)


def _this(match: Match, known: Published | None) -> Days | None:
    """Read "last month", "this year": the calendar unit before, or the one of publication up to its day."""
    if known is None:
        return None
    unit, this = match["unit"].lower(), match["which"].lower() in {"this", "the current"}
    return calendars.this_one(known, unit) if this else calendars.one_before(known, unit)


def _current(match: Match, known: Published | None) -> Days | None:
    """The whole year, month or week that publication falls in."""
    this = calendars.this_one(known, match["unit"].lower()) if known is not None else None
    if this is None:
        return None
    lasts = {"year": calendars.year(this[0].year)[1], "month": calendars.month(this[0].year, this[0].month)[1]}
    return this[0], lasts.get(match["unit"].lower(), this[0] + timedelta(days=6))


def _span_back(match: Match, known: Published | None) -> Days | None:
    """Read "in the last two years": that long up to publication."""
    count = _number(match["count"]) if match["count"] else 1
    return calendars.span_back(known, count, match["unit"].lower().rstrip("s")) if known and count else None


def _ago(match: Match, known: Published | None) -> Days | None:
    word = match["count"].lower()
    count = 1 if word in {"a", "an"} else _number(word)
    return calendars.unit_ago(known, count, match["unit"].lower().rstrip("s")) if known and count else None


def _number(word: str) -> int | None:
    return int(word) if word.isdigit() else _SMALL.get(word.lower())


def _near_day(match: Match, known: Published | None) -> Days | None:
    if known is None or known.day is None:
        return None
    word = " ".join(match.group().lower().split())
    if word == "overnight":
        return known.day - timedelta(days=1), known.day
    back = {"yesterday": 1, "last": 1, "the": 2, "tomorrow": -1}.get(word.split()[0], 0)
    return _day_of(known.day - timedelta(days=back))


def _weekday(match: Match, known: Published | None) -> Days | None:
    if known is None or known.day is None or match["ahead"]:
        return None
    back = (known.day.weekday() - WEEKDAYS[match["weekday"].lower()]) % 7
    return _day_of(known.day - timedelta(days=7 if match["last"] and back == 0 else back))


def _weekend(match: Match, known: Published | None) -> Days | None:
    return calendars.weekend(known, before_this=(match["which"] or "").lower() in {"last", "past"}) if known else None


def _unplaced(_match: Match, _known: Published | None) -> None:
    """What names a time of which the days are not known: a fiscal year, a season, a time without its year."""
    return


class Rule(NamedTuple):
    """A form of words; `needs` are parts of words of which a text without case has one wherever the pattern finds something."""

    pattern: re.Pattern[str]
    resolve: Resolver
    needs: tuple[str, ...]


_MONTHS = tuple(dict.fromkeys(month[:3] for month in MONTHS))
_UNITS = ("week", "month", "quarter", "year")
RULES: tuple[Rule, ...] = tuple(
    Rule(re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"), resolve, needs)
    for pattern, resolve, needs in (
        (r"\d{4}-\d{2}-\d{2}", _iso, ("-",)),
        (r"(?P<a>\d{1,2})(?P<sep>[./])(?P<b>\d{1,2})(?P=sep)(?:19|20)\d{2}", _numeric, (".", "/")),
        (rf"(?:[Tt]he\s+)?(?:(?P<count>{_COUNTS})[\s-]+)?(?P<unit>years?|quarters?|half(?:-year)?|months?)\s+{_ENDED}\s+(?:(?:the\s+)?{_DAY}\s+(?:of\s+)?)?{_MONTH}(?:,?\s+(?P<year>{_YEAR}))?", _ending_with, _MONTHS),
        (rf"(?:[Tt]he\s+)?{_ACCOUNTS}\s+(?:year\s+)?(?:20|19)\d{{2}}(?:\s?[-–/]\s?\d{{2,4}})?|FY\s?\d{{2,4}}(?:[-–/]\d{{2,4}})?", _unplaced, (*_YEARS_OF_ACCOUNTS, "fy")),
        (rf"(?:[Tt]he\s+)?(?:20|19)\d{{2}}\s?[-–/]\s?\d{{2,4}}\s+(?:{_ACCOUNTS}|season|year)(?:\s+year)?", _unplaced, ("year", "season", *_YEARS_OF_ACCOUNTS)),
        (rf"(?:(?:[Tt]his|[Ll]ast|[Tt]he\s+(?:current|past|previous|next))\s+)?{_ACCOUNTS}\s+year", _unplaced, _YEARS_OF_ACCOUNTS),
        (rf"(?:(?:[Ii]n\s+)?[Tt]he\s+|[Tt]his\s+|[Ll]ast\s+)?(?:early\s+|late\s+)?{_SEASON}(?:\s+of)?(?:\s+{_YEAR}(?:[-–/]\d{{2}})?)", _unplaced, _SEASONS),
        (rf"(?:(?:[Tt]his|[Ll]ast|[Tt]he|(?<=[Ii]n))\s+)(?:early\s+|late\s+)?{_SEASON}(?!\s+(?:of|camp|school|break|solstice|olympics|games|semester))", _unplaced, _SEASONS),
        (rf"(?P<from>\d{{1,2}})(?:st|nd|rd|th)?\s?(?:[-–]|to|and|until)\s?(?:the\s+)?{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+(?P<year>{_YEAR}))?", _days_of_month, _MONTHS),
        (rf"{_MONTH}\s+(?P<from>\d{{1,2}})(?:st|nd|rd|th)?\s?(?:[-–]|to|and|until)\s?{_DAY}(?!\d|[-–:.,]\d)(?:,?\s+(?P<year>{_YEAR}))?", _days_of_month, _MONTHS),
        (rf"{_MONTH}\s+{_DAY}(?!\d|[-–:.,]\d){_THAT_YEAR}", _date, _MONTHS),
        (rf"(?:[Tt]he\s+)?{_DAY}\s+(?:of\s+)?{_MONTH}{_THAT_YEAR}", _date, _MONTHS),
        (rf"(?:[Tt]he\s+)?{_NTH}[\s-](?P<unit>quarter|half(?=\s+of\s|\s+\d{{4}})){_WHOSE}", _part_of_year, ("quarter", "half")),
        (rf"(?P<unit>[QH])(?P<nth>[1-4])(?:\s+of)?(?:\s+(?P<year>{_YEAR}))?", _part_of_year, ("q1", "q2", "q3", "q4", "h1", "h2", "h3", "h4")),
        (rf"(?:[Tt]he\s+)?(?P<edge>first|last)\s+{_COUNT}\s+months\s+of\s+(?:(?P<year>{_YEAR})|(?P<which>this|the|last|the\s+previous)\s+year)", _first_of_year, ("months",)),
        (rf"[Ll]ast\s+(?P<month>{_CLEAR_MONTHS}|May)", _last_month_named, _MONTHS),
        (rf"{_MONTH}(?:\s+of\s+|,?\s+)(?P<year>{_YEAR})", _month, _MONTHS),
        (rf"(?P<month>{_CLEAR_MONTHS}){_WHOSE}", _month, _MONTHS),
        (rf"(?:{_BEFORE_MAY})(?P<month>May){_WHOSE}(?!\s+(?:be|have|not)\b)", _month, ("may",)),
        (r"(?:[Tt]he\s+)?(?:early[\s-]|mid-?\s?|late[\s-])?(?:(?P<year>(?:1[5-9]|20)\d0)s|(?:['’](?=\d))?(?P<short>(?<=the )[2-9]0(?=s)|(?<=['’])[2-9]0(?=s)|(?<=the )(?:" + "|".join(_DECADES) + r"))s?)", _decade, ("0s", "ties")),
        (r"(?:[Tt]he\s+)?(?P<century>1[5-9]|20|21)(?:th|st)\s+century", _century, ("century",)),
        (r"(?<!etween )(?P<year>(?:19|20)\d{2})\s+and\s+(?P<to>(?:19|20)\d{2})(?![-–/\d])", _two_years, ("19", "20")),
        (r"(?P<year>(?:19|20)\d{2})\s?(?:[-–/])\s?(?P<to>(?:19|20)\d{2}|\d{2})(?![-–/\d])", _years, ("19", "20")),
        (r"(?<![.,$£€¥-])(?P<year>(?:1[89]|20)\d{2})(?!%|[.,]\d|-\w|\s+(?:people|men|women|children|times|(?:million|billion|percent|per)))", _year, ("18", "19", "20")),
        (r"(?:[Tt]he\s+)?(?P<which>(?i:last|this|past|previous|the\s+current))\s+(?P<unit>week|month|quarter|year)(?!\s*[-–]?\s*(?:end|old|long)\b)", _this, _UNITS),
        (rf"(?:(?:[Tt]he|these)\s+)?(?:[Ll]ast|[Pp]ast|previous|preceding)\s+(?:{_COUNT}\s+)?(?P<unit>hours|days|weeks|fortnight|months|years|decades?)", _span_back, (*_UNITS, "hours", "days", "fortnight", "decade")),
        (r"[Rr]ecent\s+(?P<unit>hours|days|weeks|months|years|decades)", _unplaced, ("recent",)),
        (rf"(?i:(?P<count>{_COUNTS}|an?)\s+(?P<unit>days?|weeks?|months?|years?)\s+ago)", _ago, ("ago",)),
        (r"(?i:the\s+day\s+before\s+yesterday|today|tonight|overnight|tomorrow|(?:yesterday|this|tomorrow|last(?=\s+night))\s+(?:morning|afternoon|evening|night)|yesterday)", _near_day, ("day", "night", "morrow", "morning", "noon", "evening")),
        (rf"(?:(?P<last>[Ll]ast|past)\s+|(?P<ahead>[Nn]ext|coming)\s+)?(?P<weekday>{'|'.join(d.capitalize() for d in WEEKDAYS)}){_CLOCK}", _weekday, ("day",)),
        (r"(?:(?:[Tt]he|[Tt]his|(?P<which>[Ll]ast|past))\s+)weekend(?!\s+(?:of|before|after))", _weekend, ("weekend",)),
        (r"(?:(?<=start of )|(?<=beginning of )|(?<=end of )|(?<=middle of )|(?<=close of ))(?:the|this)\s+(?P<unit>year|month|week)", _current, _UNITS),
        (r"(?<=[Ii]n )the\s+(?:whole\s+)?(?:year|month|week)(?!\s+(?:of|before|after|since|to))", _unplaced, _UNITS),
    )
)  # fmt: skip


def rules_for(text: str) -> Iterator[Rule]:
    """The rules that may find something in a text, in their order."""
    folded = text.casefold()
    told = {needs for needs in _NEEDS if any(part in folded for part in needs)}
    return (rule for rule in RULES if rule.needs in told)


_NEEDS = frozenset(rule.needs for rule in RULES)
