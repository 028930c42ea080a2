"""What stands above a story in plain text: the line with its date, and the one with its author's name.

Only a line that is nothing else is taken, and only above the first running text: a date in the story is the story's, and one of
a copyright notice tells when a page was made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, Literal

from claims.documents.dates import iso_date
from claims.lexicon.loading import Row, table

LINES: Final = 12
"""So many lines at the top are looked at."""
_LONGEST, _PROSE = 90, 120
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_TIME = re.compile(
    r"(?:[,|•·–—-]\s*|(?<!\s)\s*)(?:at\s+)?\b\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?(?:\s*(?:[A-Z]{2,4}|UTC))?(?:[+-]\d{1,2}(?::?\d{2})?)?\s*\Z",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\A(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+", re.IGNORECASE)
_PARTS = re.compile(r"\s*[|•·]\s*|\s{3,}|\t+")
_NAME = r"[^\W\d_][\w.'’-]*"
_NAMES = re.compile(rf"{_NAME}(?:\s+{_NAME}){{1,4}}(?:(?:,|\s+and|,\s+and|\s+&)\s+{_NAME}(?:\s+{_NAME}){{1,4}}){{0,3}}")


class MetadataRow(Row):
    """One way in which a text or a page says what it is: `phrase` tells `field`, as a `kind` of line, tag or key."""

    kind: Literal["date", "byline", "meta", "json"]
    phrase: str
    field: str


def told(text: str, start: int) -> dict[str, tuple[str, str]]:
    """What the lines above the story tell: a field (`published`, `modified`, `author`), its value, and where it was found.

    `start` is where the body begins. The first line that tells a field counts.
    """
    found: dict[str, tuple[str, str]] = {}
    for line in _lines(text, start):
        for part in _PARTS.split(line):
            if (one := _date(part)) is not None:
                found.setdefault(one[0], (one[1], "date line"))
            elif (name := _author(part)) is not None:
                found.setdefault("author", (name, "byline"))
    return found


def _lines(text: str, start: int) -> Iterator[str]:
    """The lines above the first running text; none of a text that begins with it."""
    seen = 0
    for line in text[start : start + 4_000].splitlines():
        bare = line.strip()
        if not bare:
            continue
        seen += 1
        if seen > LINES or len(bare) > _PROSE:
            return
        if len(bare) <= _LONGEST:
            yield bare


def _date(part: str) -> tuple[str, str] | None:
    """The field and the day of a line that is a date and nothing else, but for a word before it and the time of day."""
    if not _YEAR.search(part) or "©" in part:
        return None
    field, rest = _opened(part, "date") or ("published", part)
    rest = _WEEKDAY.sub("", _TIME.sub("", rest.strip(" :-–—")).strip(" ,"))
    day = iso_date(rest)
    return (field, day) if day is not None and len(day) == len("2021-12-10") else None


def _author(part: str) -> str | None:
    opened = _opened(part, "byline")
    if opened is None:
        return None
    name = opened[1].strip(" :")
    return name if _NAMES.fullmatch(name) and name[0].isupper() else None


def _opened(part: str, kind: str) -> tuple[str, str] | None:
    """The field that the words at the beginning of a line tell, and what stands behind them; the longest words count."""
    for phrase, field in _openings(kind):
        if part[: len(phrase)].casefold() == phrase and not part[len(phrase) : len(phrase) + 1].isalnum():
            return field, part[len(phrase) :]
    return None


@lru_cache(maxsize=4)
def _openings(kind: str) -> tuple[tuple[str, str], ...]:
    rows = [(row.phrase.casefold(), row.field) for row in table("metadata", MetadataRow) if row.kind == kind]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))
