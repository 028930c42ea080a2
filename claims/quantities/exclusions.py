"""Stretches of text that hold digits or number words and are no quantities: dates, times, names, idioms, each with why."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from claims.lexicon.loading import table
from claims.quantities.rows import ExclusionRow
from claims.terms import NumberKind

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
_DAYS = rf"{_DAY}(?:\s?(?:[-/&]|and|to|or)\s?{_DAY})?"
_YEAR = r"(?:1[0-9]|20)[0-9]{2}"
_COUNT = r"(?:[0-9]{1,4}|(?:an?\s)?(?:couple\sof|few|dozen|hundred)|several|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty)"
_SPAN = r"(?:seconds?|minutes?|hours?|days?|weeks?|weekends?|nights?|months?|quarters?|years?|decades?|centuries|generations?|seasons?)"
_HOUR = r"(?:2[0-4]|1[0-9]|0?[0-9])"
_AM = r"(?:[ap]\.m\.|[ap]m\b)"
_ZONE = r"(?:GMT|UTC|BST|EST|EDT|PST|PDT|ET|PT|CET|IST)\b"

_DATES = (
    rf"(?<!\w)(?:the\s)?{_DAYS}\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR}(?![0-9,]))?",
    rf"(?<!\w){_MONTH}\s{_DAYS}(?![0-9]|[,.][0-9]|\s?%)(?:,?\s{_YEAR}(?![0-9]))?(?:\s?-\s?{_MONTH}\s{_DAY}(?![0-9]))?",
    rf"(?<!\w){_MONTH},?\s(?:of\s)?{_YEAR}(?![0-9,])",
    r"(?<![\w-])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])(?:T[0-9:.]+Z?)?",
    r"(?<![\w/.])[0-9]{1,2}[/.][0-9]{1,2}[/.](?:19|20)?[0-9]{2}(?![\w/])",
    r"(?<!\w)(?:the\s)?(?:(?:early|mid|late)[- ])?(?:1[0-9]|20)[0-9]0'?s(?!\w)",
    r"(?<!\w)(?:the\s)?(?:(?:early|mid|late)[- ])?'?[1-9]0'?s(?=\s(?:and|were|was|saw|when|until)\b)",
    rf"(?<![\w.,])(?:19|20)[0-9]{{2}}\s?[-/]\s?(?:(?:19|20)[0-9]{{2}}|[0-9]{{2}})(?![\w,])",
    rf"(?<!\w)(?:between\s{_YEAR}\sand\s{_YEAR}|from\s{_YEAR}\s(?:to|until|through)\s{_YEAR})(?![\w,])",
)
_PERIODS = (
    rf"(?<!\w)(?:the\s|these\s|his\s|her\s|its\s|their\s|our\s)?(?:last|past|next|previous|preceding|coming|following|recent|final|latest|first)\s"
    rf"{_COUNT}(?:\s?(?:to|or|-)\s?{_COUNT})?\s{_SPAN}(?!\w)",
    rf"(?<![\w.,]){_COUNT}(?:\s?(?:to|or|-)\s?{_COUNT})?(?:-and-a-half|\sand\sa\shalf)?\s(?:full\s|more\s)?{_SPAN}\s(?:ago|earlier|later|before\s(?:that|this)|hence|from\snow|previously|on\sfrom)(?!\w)",
)
_TIMES = (
    rf"(?<![\w:.]){_HOUR}(?:[:.][0-5][0-9])?(?:\s?-\s?{_HOUR}(?:[:.][0-5][0-9])?)?\s?{_AM}(?:\s{_ZONE})?",
    rf"(?<![\w:.]){_HOUR}:[0-5][0-9](?::[0-5][0-9])?(?![\w:])(?:\s?{_ZONE})?",
    rf"(?<![\w:.,]){_HOUR}[0-5][0-9]\s?(?:hours\b|{_ZONE})",
    r"(?<!\w)(?:[0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\so'clock(?!\w)",
)
_ADDRESSES = r"(?:https?://|www\.)[^\s<>\"]+|[\w.+-]{1,60}@[\w-]{1,60}\.[\w.]{1,60}"
_PHONES = (
    r"(?<![\w.])\+[0-9]{1,3}(?:[ .-]?\(?[0-9]{2,5}\)?){2,5}(?![0-9])",
    r"(?<![\w.$£€])\(?[0-9]{3}\)?[ .-][0-9]{3}[.-][0-9]{4}(?![0-9])",
    r"(?<![\w.,])0[0-9]{2,4}[ -][0-9]{3,4}[ -]?[0-9]{3,4}(?![0-9])",
)
_VERSION = r"(?<![\w.])v?[0-9]{1,4}(?:\.[0-9]{1,4}){2,6}(?![\w])"
_LIST_NUMBER = r"\A\s*\(?[0-9]{1,2}[.)]\s"


@dataclass(frozen=True, slots=True)
class Excluded:
    """A stretch that is no quantity, its kind, and the reason shown to a reader."""

    start: int
    end: int
    kind: NumberKind
    reason: str


@lru_cache(maxsize=32)
def words(role: str) -> frozenset[str]:
    """All words of a role of `notquantities.toml`."""
    return frozenset(word for row in table("notquantities", ExclusionRow) if row.role == role for word in row.words)


@lru_cache(maxsize=1)
def designators() -> dict[str, str]:
    """Designating word → reason ("Highway" → the number is part of the name of a road)."""
    found: dict[str, str] = {}
    for row in table("notquantities", ExclusionRow):
        if row.role == "designator":
            for word in row.words:
                found.setdefault(word, row.reason)
    return found


@lru_cache(maxsize=1)
def _idioms() -> dict[str, tuple[NumberKind, str]]:
    rows = [row for row in table("notquantities", ExclusionRow) if row.role == "idiom"]
    return {word.lower(): (row.kind, row.reason) for row in rows for word in row.words}


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], NumberKind, str], ...]:
    """Patterns in order of precedence; every repetition in them is bounded, so that each scan is linear."""
    idioms = "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(_idioms(), key=len, reverse=True))
    streets = "|".join(re.escape(word) for word in sorted(words("street"), key=len, reverse=True))
    street = (
        rf"(?<![\w.,$£€])[0-9]{{1,5}}[A-Za-z]?(?:-[0-9]{{1,5}})?\s(?:[NSEW]\.?\s)?(?:[A-Z][\w']{{1,20}}|[0-9]{{1,3}}(?:st|nd|rd|th))"
        rf"(?:\s[A-Z][\w']{{1,20}}){{0,2}}\s(?:{streets})(?!\w)"
    )
    return (
        (re.compile(_ADDRESSES), NumberKind.NAME, "part of a web or mail address"),
        (_any(_PHONES), NumberKind.NAME, "a telephone number"),
        (_any(_DATES, fold=True), NumberKind.DATE, "a date, not a quantity"),
        (_any(_TIMES, fold=True), NumberKind.TIME, "a time of day"),
        (_any(_PERIODS, fold=True), NumberKind.DATE, "a period reckoned from a day, not a quantity"),
        (re.compile(_VERSION), NumberKind.NAME, "a version number or network address"),
        (re.compile(street), NumberKind.NAME, "a street address"),
        (re.compile(_LIST_NUMBER), NumberKind.NAME, "the number of a list item"),
        (re.compile(rf"(?<![\w-])(?:{idioms})(?![\w-])", re.IGNORECASE), NumberKind.OTHER, ""),
    )


def _any(patterns: tuple[str, ...], *, fold: bool = False) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE if fold else 0)


def excluded(text: str) -> list[Excluded]:
    """All such stretches of a plain text, in order and without overlap: of two that overlap the earlier pattern wins."""
    found: list[Excluded] = []
    for pattern, kind, reason in _patterns():
        for match in pattern.finditer(text):
            start, end = _trimmed(text, match.start(), match.end())
            if not reason:
                kind, why = _idioms()[re.sub(r"\s", " ", match.group().lower())]
            else:
                why = reason
            found.append(Excluded(start, end, kind, why))
    return _disjoint(found)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _disjoint(found: list[Excluded]) -> list[Excluded]:
    """Of stretches that overlap keep the earliest pattern's; `found` is in order of precedence, then of place."""
    kept: list[int] = []
    for i in sorted(range(len(found)), key=lambda i: (found[i].start, i)):
        if not kept or found[i].start >= found[kept[-1]].end:
            kept.append(i)
        elif i < kept[-1] and found[i].end > found[kept[-1]].end:
            kept[-1] = i
    return [found[i] for i in kept]
