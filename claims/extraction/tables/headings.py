"""What headings and rows of tables are called: places, times, units, what is counted, totals, and what is no figure at all."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal

from claims.context.calendars import Published
from claims.context.periods import periods
from claims.documents.dates import iso_date
from claims.lexicon.loading import Row, table
from claims.lexicon.places import city_of, country_of, is_region

Role = Literal["where", "when", "what", "value", "unit", "aside", "whole"]

_MARKS: Final = re.compile(r"[*†‡§¹²³]+|\[[^\]]{1,3}\]")
_UNIT: Final = re.compile(
    r"[(\[](?P<unit>[^()\[\]]{1,30})[)\]]\s*$|[,:]\s*(?P<after>%|per cent|percent|thousands?|millions?|billions?)\s*$",
    re.IGNORECASE,
)
_KEPT: Final = 4_096
"""So many readings of words are kept: the cells of a column say the same again and again."""
_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SHORT_MONTH: Final = re.compile(r"(?P<month>[A-Z][a-z]{2,8})\.?[\s-]+['’]?(?P<year>\d{2})")
_NUMBERED: Final = re.compile(r"^\s*(?:table|tab\.|sheet|figure)\s*[\w.]{1,8}\s*[:.–-]?\s*", re.IGNORECASE)
_BY: Final = re.compile(r"(?:[,:–-]|(?<!\s))\s+(?:by|per|in\s+each)\s+", re.IGNORECASE)
_TRAILING: Final = re.compile(r"(?<![\s,;:(–-])[\s,;:(–-]++$")
_WORD_BEFORE_TIME: Final = re.compile(r"\b(?:in|for|during|as\s+of|at|on|by)$", re.IGNORECASE)
_TITLE: Final = 25
_DIGITS: Final = re.compile(r"(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?")
_FROM_TO: Final = re.compile(
    r"(?P<first>[A-Z][a-z]{2,8}\.?)\s*(?:[-–/]|to)\s*(?P<last>[A-Z][a-z]{2,8}\.?\s+(?:19|20)\d\d)"
)
_YEAR_FIRST: Final = re.compile(r"(?P<year>(?:19|20)\d\d)\s*(?:[-/,]\s*)?(?P<part>Q[1-4]|H[12]|[A-Z][a-z]{2,8})\.?")


class HeadingRow(Row):
    """A word or two that headings of tables have: its `role`, and for what is counted the `words` that running text has for it."""

    role: Role
    phrase: str
    words: str | None = None


def role(heading: str) -> Role | None:
    """What a heading says that its column tells: by the whole of it, else by its last word that is known."""
    plain = normal(heading)
    if plain in _rows():
        return _rows()[plain].role
    words = _WORD.findall(plain)
    known = [_rows()[word].role for word in reversed(words) if word in _rows()]
    return next((one for one in known if one in {"where", "when", "unit", "aside"}), None)


@lru_cache(maxsize=_KEPT)
def counted(heading: str) -> str:
    """What a heading counts in the words of running text: "Killed" → "people killed"; the heading itself where the list has none."""
    plain = normal(heading)
    row = _rows().get(plain)
    return row.words if row is not None and row.words else _small(_bare(heading))


@lru_cache(maxsize=_KEPT)
def is_whole(text: str) -> bool:
    """Whether a row or column is the sum of others: "Total", "All regions"."""
    plain = normal(text)
    row = _rows().get(plain)
    return (row is not None and row.role == "whole") or plain.startswith(("total ", "all "))


def unit(heading: str) -> str | None:
    """The unit that a heading gives in brackets, or behind a comma: "Output (tonnes)", "Unemployment, %"."""
    found = _UNIT.search(heading.strip())
    if found is None or when(found["unit"] or "") is not None:
        return None
    told = (found["unit"] or found["after"]).strip()
    return told.removeprefix("in ").strip() if told.casefold() not in {"a", "b", "c", "p", "r"} else None


@lru_cache(maxsize=_KEPT)
def when(text: str) -> str | None:
    """The words of a cell or heading that are a time and nothing else, as running text has them; None for what is none."""
    plain = _bare(text).strip(" .,:")
    day = iso_date(plain) if _DIGITS.fullmatch(plain) else None
    if day is not None:
        return day
    if (match := _SHORT_MONTH.fullmatch(plain)) is not None:
        plain = f"{match['month']} 20{match['year']}"
    elif (match := _YEAR_FIRST.fullmatch(plain)) is not None:
        plain = f"{match['part']} {match['year']}"
    elif (match := _FROM_TO.fullmatch(plain)) is not None:
        plain = f"from {match['first']} to {match['last']}"
    found = periods(plain, None)
    return plain if len(found) == 1 and found[0].text.strip() == plain else None


@lru_cache(maxsize=_KEPT)
def days(words: str, published: str | None) -> tuple[str | None, str | None]:
    """The first and last day of a time in words, or of an ISO date that may stop at the year or the month; None where they are not known."""
    known = Published.of(words) if _DIGITS.fullmatch(words) else None
    if known is not None:
        return known.first.isoformat(), known.last.isoformat()
    found = periods(words, published)
    first, last = (found[0].first, found[0].last) if len(found) == 1 else (None, None)
    return (first.isoformat(), last.isoformat()) if first is not None and last is not None else (None, None)


@lru_cache(maxsize=_KEPT)
def time_in(text: str) -> str | None:
    """The one time that a heading names among other words: "Killed in March 2024" → "March 2024"."""
    found = [one for one in periods(_bare(text), None) if one.first is not None and one.last is not None]
    return found[0].text if len(found) == 1 else None


def without_time(text: str) -> str:
    """A heading without the time that it names, and the word before that."""
    told = time_in(text)
    if told is None:
        return text
    before, _, behind = text.partition(told)
    before = _TRAILING.sub("", _WORD_BEFORE_TIME.sub("", _TRAILING.sub("", before)))
    return f"{before} {behind.lstrip(' ),;:–-')}".strip()


def titled(caption: str) -> str:
    """What a title says that a table counts: "Table 3: Road deaths by region, 2023" → "road deaths"; empty where it is no such title."""
    plain = _NUMBERED.sub("", _bare(caption))
    found = _BY.search(plain)
    return counted(without_time(plain[: found.start()])) if found is not None and len(plain.split()) <= _TITLE else ""


def is_place(text: str) -> bool:
    """Whether a cell names a place that the gazetteer has, or that is called a region."""
    plain = _bare(text)
    return country_of(plain) is not None or city_of(plain) is not None or is_region(plain)


def normal(text: str) -> str:
    """A heading without its marks, its unit and its case."""
    return " ".join(_bare(text).casefold().replace("_", " ").strip(" .:;,#").split())


def _bare(text: str) -> str:
    plain = _MARKS.sub("", text).strip()
    return _UNIT.sub("", plain).strip() if unit(plain) else plain


def _small(text: str) -> str:
    """A heading as it stands within a sentence: its first letter small, unless it is a name or an abbreviation."""
    first = text.split(maxsplit=1)[0] if text else ""
    keeps = first[1:] != first[1:].lower() or is_place(first)
    return text if keeps else text[:1].lower() + text[1:]


@lru_cache(maxsize=1)
def _rows() -> dict[str, HeadingRow]:
    return {" ".join(row.phrase.casefold().split()): row for row in reversed(table("table_headings", HeadingRow))}
