"""Stretches of text that hold digits or number words and are no quantities: dates, times, names, idioms, each with why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claims.lexicon.loading import table
from claims.quantities import hints
from claims.quantities.atoms import Atom
from claims.quantities.rows import ExclusionRow
from claims.terms import NumberKind

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)(?![A-Za-z])"
)
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
_DAYS = rf"{_DAY}(?:\s?(?:[-/&]|and|to|or)\s?{_DAY})?"
_YEAR = r"(?:1[0-9]|20)[0-9]{2}"
_TO_NINE = "one|two|three|four|five|six|seven|eight|nine"
_COUNT = (
    rf"(?:[0-9]{{1,4}}|(?:an?\s)?(?:couple\sof|few|dozen|hundred)|several|{_TO_NINE}|ten|eleven|twelve|thirteen|fourteen"
    rf"|fifteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:{_TO_NINE}))?)"
)
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
    r"(?<![\w'])'[0-9]{2}(?![\w'])",
    r"(?<!\w)(?:the\s)?(?:(?:early|mid|late)[- ])?'?[1-9]0'?s(?=\s(?:and|were|was|saw|when|until)\b)",
    r"(?<![\w.,])(?:19|20)[0-9]{2}\s?[-/]\s?(?:(?:19|20)[0-9]{2}|[0-9]{2})(?![\w,])",
    rf"(?<!\w)(?:between\s{_YEAR}\sand\s{_YEAR}|from\s{_YEAR}\s(?:to|until|through)\s{_YEAR})(?![\w,])",
)
_ERAS = (
    r"(?<![\w.,])[0-9]{1,5}(?:\s?-\s?[0-9]{1,5})?\s?(?:BCE?|AD|CE|B\.C\.|A\.D\.)(?!\w)",
    r"(?<!\w)(?:AD|A\.D\.)\s[0-9]{1,4}(?![\w,])",
)
_PERIODS = (
    (
        rf"(?<!\bto\s)(?<!\b(?:may|can)\s)(?<!\bwill\s)(?<!\b(?:could|might|would)\s)(?<!\bshould\s)(?<!\w)(?:the\s|these\s|his\s|her\s|its\s|their\s|our\s)?(?:last|past|next|previous|preceding|coming|following|recent|final|latest|first)\s"
        rf"{_COUNT}(?:\s?(?:to|or|-)\s?{_COUNT})?\s{_SPAN}(?!\w)"
    ),
    rf"(?<![\w.,-]){_COUNT}(?:\s?(?:to|or|-)\s?{_COUNT})?(?:-and-a-half|\sand\sa\shalf)?\s(?:full\s|more\s)?{_SPAN}\s(?:ago|earlier|later|before\s(?:that|this)|hence|from\snow|previously|on\sfrom)(?!\w)",
)
_TIMES = (
    rf"(?<![\w:.]){_HOUR}(?:[:.][0-5][0-9])?(?:\s?-\s?{_HOUR}(?:[:.][0-5][0-9])?)?\s?{_AM}(?:\s{_ZONE})?",
    rf"(?<![\w:.]){_HOUR}:[0-5][0-9](?::[0-5][0-9])?(?![\w:])(?:\s?{_ZONE})?",
    rf"(?<![\w:.,]){_HOUR}[0-5][0-9]\s?(?:hours\b|{_ZONE})",
)
_HOURS = rf"(?:[0-9]{{1,2}}|{_TO_NINE}|ten|eleven|twelve)"
_CLOCK = (
    rf"(?<!\w){_HOURS}\so'clock(?!\w)",
    rf"(?<!\w)(?:a\s)?quarter\sto\s{_HOURS}(?=[.,;:!?)]|\s(?:in\sthe|on|at|and|when)\b|$)",
    rf"(?<!\w)(?:half|(?:a\s)?quarter|five|ten|twenty|twenty-five|[0-9]{{1,2}}\sminutes)\spast\s{_HOURS}(?=[.,;:!?)]|\s(?:in\sthe|on|at|and|when)\b|$)",
)
_ADDRESSES = r"(?:https?://|www\.)[^\s<>\"]+|[\w.+-]{1,60}@[\w-]{1,60}\.[\w.]{1,60}"
_PHONES = (
    r"(?:(?<=\bcall )|(?<=\bcalled )|(?<=\bcalling )|(?<=\bdial )|(?<=\bdialled )|(?<=\bdialed )|(?<=\bphone ))[0-9]{3,6}(?![\w,.%-]\w)(?!\s[a-z]{2,16}s\b)",
    r"(?<![\w.])\+[0-9]{1,3}(?:[ .-]?\(?[0-9]{2,5}\)?){2,5}(?![0-9])",
    r"(?<![\w.$£€-])(?:1-)?\(?[0-9]{3}\)?[ .-][0-9]{3}[.-][0-9]{4}(?![0-9])",
    r"(?<![\w.,])0[0-9]{2,4}[ -][0-9]{3,4}[ -]?[0-9]{3,4}(?![0-9])",
)
_STREET_FIRST = (
    r"(?<![\w.,$£€-])[0-9]{1,4},?\s(?:[Rr]ue|Ave|Avenue|Boulevard|Place|Via|Viale|Piazza|Calle|Avenida|Rua|Plaza|Quai)"
    r"\s(?:[a-z]{1,3}\s){0,2}[A-Z][\w'-]{1,20}"
)
_BLOCK = r"(?<![\w.,$£€-])[0-9]{2,5}(?=\s(?:block\s(?:of|on|in)\s|[NSEW]\.\s[A-Z]))"
_DISEASE = r"(?<!\w)[Cc](?:OVID|ovid)\s?-?\s?[0-9]{2}(?![\w,])"
_VERSION = r"(?<![\w.])v?[0-9]{1,4}(?:\.[0-9]{1,4}){2,6}(?![\w])"
_BEFORE, _BEHIND = 40, 56
"""How far a pattern reaches in front of a number and behind it, in characters."""

_LIST_NUMBER = r"\A\s*\(?[0-9]{1,2}[.)]\s"


@dataclass(frozen=True, slots=True)
class Excluded:
    """A stretch that is no quantity, its kind, and the reason shown to a reader; `soft`: the number in it is read."""

    start: int
    end: int
    kind: NumberKind
    reason: str
    soft: bool = False


@lru_cache(maxsize=64)
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


@dataclass(frozen=True, slots=True)
class _Rule:
    """A pattern, and what its matches are; without a reason the idiom's own row tells.

    `figures` says that every match holds a figure, `soft` that the number in it is read before it is set aside; `hint` is what it needs.
    """

    pattern: re.Pattern[str]
    kind: NumberKind
    reason: str
    figures: bool = True
    soft: bool = False
    hint: hints.Hint | hints.PhraseHint | None = None


_ADDRESS = _Rule(re.compile(_ADDRESSES), NumberKind.NAME, "part of a web or mail address")


@lru_cache(maxsize=1)
def _rules() -> tuple[_Rule, ...]:
    """Rules in order of precedence; every repetition in them is bounded, so that each scan is linear."""
    idioms = "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(_idioms(), key=len, reverse=True))
    streets = "|".join(re.escape(word) for word in sorted(words("street"), key=len, reverse=True))
    fixed = "|".join(
        re.escape(word).replace(r"\ ", r"\s") for word in sorted(words("fixed_name"), key=len, reverse=True)
    )
    street = (
        rf"(?<![\w.,$£€])[0-9]{{1,5}}[A-Za-z]?(?:-[0-9]{{1,5}})?\s(?:[NSEW]\.?\s)?(?:[A-Z][\w']{{1,20}}|[0-9]{{1,3}}(?:st|nd|rd|th))"
        rf"(?:\s[A-Z][\w']{{1,20}}){{0,2}}\s(?:{streets})(?!\w)"
    )
    return (
        _Rule(_any(_PHONES), NumberKind.NAME, "a telephone number", hint=hints.PHONE),
        _Rule(_any(_DATES, fold=True), NumberKind.DATE, "a date, not a quantity", hint=hints.DATE),
        _Rule(_any(_TIMES, fold=True), NumberKind.TIME, "a time of day", hint=hints.TIME),
        _Rule(
            _any(_PERIODS, fold=True),
            NumberKind.REFERENCE,
            "a period reckoned from a day, not a quantity",
            figures=False,
            soft=True,
            hint=hints.PERIOD,
        ),
        _Rule(_any(_ERAS), NumberKind.DATE, "a date, not a quantity", hint=hints.ERA),
        _Rule(_any(_CLOCK, fold=True), NumberKind.TIME, "a time of day", figures=False, hint=hints.CLOCK),
        _Rule(re.compile(_BLOCK), NumberKind.NAME, "a street address", hint=hints.BLOCK),
        _Rule(re.compile(_VERSION), NumberKind.NAME, "a version number or network address", hint=hints.VERSION),
        _Rule(re.compile(street), NumberKind.NAME, "a street address"),
        _Rule(re.compile(_DISEASE), NumberKind.NAME, "the number is part of a name", hint=hints.DISEASE),
        _Rule(re.compile(_STREET_FIRST), NumberKind.NAME, "a street address", hint=hints.STREET_FIRST),
        _Rule(
            re.compile(rf"(?<![\w-])(?:{fixed})(?![\w-])"),
            NumberKind.NAME,
            "the number is part of a name",
            figures=False,
            soft=True,
            hint=hints.PhraseHint.of(words("fixed_name")),
        ),
        _Rule(re.compile(_LIST_NUMBER), NumberKind.NAME, "the number of a list item"),
        _Rule(
            re.compile(rf"(?<![\w-])(?:{idioms})(?![\w-])", re.IGNORECASE),
            NumberKind.OTHER,
            "",
            figures=False,
            hint=hints.PhraseHint.of(frozenset(_idioms())),
        ),
    )


def _any(patterns: tuple[str, ...], *, fold: bool = False) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE if fold else 0)


def excluded(text: str, atoms: Sequence[Atom], present: frozenset[str] | None = None) -> list[Excluded]:
    """All such stretches of a plain text around its atoms, in order and without overlap.

    `present` are the words of the text, if they are known already; rules whose words it lacks are not tried.

    Of two that overlap the earlier pattern's is kept.
    """
    if not atoms:
        return []
    found = _matches(text, _ADDRESS, 0, len(text)) if "@" in text or "://" in text or "www." in text else []
    everywhere = list(_windows(text, atoms))
    figures = [atom for atom in atoms if atom.group == "figure"]
    near_figures = list(_windows(text, figures)) if figures else []
    present = hints.tokens(text) if present is None else present
    for rule in _rules():
        if rule.hint is not None and not rule.hint.given(text, present):
            continue
        for start, end in near_figures if rule.figures else everywhere:
            found += _matches(text, rule, start, end)
    return _disjoint(found)


def _matches(text: str, rule: _Rule, start: int, end: int) -> list[Excluded]:
    found = []
    for match in rule.pattern.finditer(text, start, end):
        first, last = _trimmed(text, match.start(), match.end())
        kind, reason = rule.kind, rule.reason
        if not reason:
            kind, reason = _idioms()[re.sub(r"\s", " ", match.group().lower())]
        found.append(Excluded(first, last, kind, reason, rule.soft))
    return found


def _windows(text: str, atoms: Sequence[Atom]) -> Iterator[tuple[int, int]]:
    """The stretches around the atoms that a pattern can reach, those that touch made one."""
    start = end = -1
    for atom in atoms:
        if atom.start - _BEFORE > end:
            if end >= 0:
                yield start, _word_end(text, end)
            start = max(0, atom.start - _BEFORE)
        end = atom.end + _BEHIND
    yield start, _word_end(text, end)


def _word_end(text: str, at: int) -> int:
    """The next blank, so that no window ends inside a word."""
    found = text.find(" ", at, at + _BEHIND)
    return min(len(text), at) if found < 0 else found


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
