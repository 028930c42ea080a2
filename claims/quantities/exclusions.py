"""Stretches of text that hold digits or number words and are no quantities: dates, times, names, idioms, each with why."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claims.lexicon.loading import table
from claims.quantities import hints, timewords
from claims.quantities.alternation import alternation
from claims.quantities.atoms import Atom
from claims.quantities.rows import ExclusionRow
from claims.terms import NumberKind

_ADDRESSES = r"(?:(?:https?://|www\.)[^\s<>\"]+|[\w.+-]{1,60}@[\w-]{1,60}\.[\w.]{1,60})(?<![.,;:!?)'])"
_PHONES = (
    r"(?<![\w.])\+[0-9]{1,3}(?:[ .-]?\(?[0-9]{2,5}\)?){2,5}(?![0-9])",
    r"(?<![\w.$£€-])(?:1-)?\(?[0-9]{3}\)?[ .-][0-9]{3}[.-][0-9]{4}(?![0-9])",
    r"(?<![\w.,])0[0-9]{2,4}[ -][0-9]{3,4}[ -]?[0-9]{3,4}(?![0-9])",
    r"(?:(?<=\bcall )|(?<=\bcalled )|(?<=\bcalling )|(?<=\bdial )|(?<=\bdialled )|(?<=\bdialed )|(?<=\bphone ))[0-9]{3,6}(?![\w,.%-]\w)(?!\s[a-z]{2,16}s\b)",
)
_VANITY = (
    r"(?<![\w.$£€-])(?:1-[0-9]{3}-|(?:1-)?\(?[0-9]{3}\)?[ .-]{1,2}[0-9]{3}[.-])[A-Z]{3,7}(?:-[A-Z0-9]{2,7})?"
    r"(?:\s?\([0-9]{3,7}\))?(?!\w)"
)
"""A telephone number with letters, and the figures that it stands for."""
_NOTE = r"(?<=[\w.!?,;:\"”’)\]])\[[0-9]{1,3}\]"
_STREET_FIRST = (
    r"(?<![\w.,$£€-])[0-9]{1,4},?\s(?:[Rr]ue|Ave|Avenue|Boulevard|Place|Via|Viale|Piazza|Calle|Avenida|Rua|Plaza|Quai)"
    r"\s(?:[a-z]{1,3}\s){0,2}[A-Z][\w'-]{1,20}"
)
_BLOCK = r"(?<![\w.,$£€-])[0-9]{2,5}(?=\s(?:block\s(?:of|on|in)\s|blk\.?\s|[NSEW]\.\s[A-Z]))"
_FILE = r"(?<![\w.,/$£€])[0-9]{1,5}/(?:19|20)[0-9]{2}(?![\w,/])"
_EMERGENCY_BEHIND = (
    r"(?=\s(?:call|calls|caller|callers|operator|operators|dispatch|dispatcher|dispatchers|tape|tapes"
    r"|audio|recording|recordings|center|centre|line|system)(?!\w))"
)
_GALLERY = (
    r"(?:(?<=\b[Ii]mage )|(?<=\b[Pp]hoto )|(?<=\b[Pp]icture )|(?<=\b[Ss]lide )|(?<=\bIMAGE )|(?<=\bPHOTO ))"
    r"[0-9]{1,4}\s(?:of|/)\s[0-9]{1,4}(?![\w%]|[.,][0-9]|\s[a-z]{3,20}s(?!\w))"
    r"|(?<![\w.,$£€-])[0-9]{1,3}\s(?:of|/)\s[0-9]{1,3}(?=\s(?:CLOSE|Close|Caption|FULLSCREEN|Fullscreen|Back\sto\s[Gg]allery|Skip\sin)(?!\w))"
)
_INCHES = r"(?<=[0-9]\s(?:feet|foot)\s)[0-9]{1,2}(?![\w%]|[.,][0-9]|\s?(?:in(?:ch|\W)|[a-z]{3,20}s(?!\w)))"
"""What is left of a height: "5 feet 3"."""
_CHANNEL = (
    r"(?<=[A-Za-z]\s)[0-9]{1,2}(?=\s(?:Eyewitness\s|Action\s)?News(?!\w))",
    r"(?<=\b[WK][A-Z]{3}\s)[0-9]{1,2}(?=\s?(?:\)|/|$))",
)
"""The channel in a broadcaster's name; American call signs begin with K or W."""
_LABELLED = r"(?:(?<=[Ll]ocation:\s)|(?<=LOCATION:\s)|(?<=[Aa]ddress:\s)|(?<=ADDRESS:\s))[0-9]{1,5}(?=\s[A-Z])"
_POSITION = r"(?<![\w.,])-?[0-9]{1,3}\.[0-9]{5,9},?\s-?[0-9]{1,3}\.[0-9]{5,9}(?![\w.])"
_CODE_VALUE = r"(?:(?<=\bid=)|(?<=\bid=['\"“”‘’]))[0-9]{1,16}(?![\w,.%])"
_DISEASE = r"(?<!\w)[Cc](?:OVID|ovid)\s?-?\s?[0-9]{2}(?![\w,])"
_VERSION = r"(?<![\w.])v?[0-9]{1,4}(?:\.[0-9]{1,4}){2,6}(?![\w])"
_BEFORE, _BEHIND = 40, 56
"""How far a pattern reaches in front of a number and behind it, in characters."""

_LIST_NUMBER = r"\A\s*\(?[0-9]{1,2}[.)]\s"
_DIGITS = re.compile("[0-9]+")
_BEGINS = re.compile(
    r"['+(\[]|\b(?:v$|covid|a\.?d\b|the\b|early|mid|late|between|from|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
)
"""What stands where a rule with figures can begin, in lower case, if that is not at its first digit: "'98", "+44", "(020",
"v1.2.3", "Covid-19", "AD 64", "the 1st", "early 1990s", "between 1990 and 2000", "May 3"."""

_VERB_MONTH = re.compile(r"[0-9]{1,2}\s(?:may|march)")
_LEAD = len("september, of ")
"""From where a rule with figures begins to its first digit it is never further than in a date that a month begins."""


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

    `figures` says that every match holds a figure, `folded` that the pattern is one for lower case, `soft` that the
    number in a match is read before it is set aside; `hint` is what a match needs.
    """

    pattern: re.Pattern[str]
    kind: NumberKind
    reason: str
    figures: bool = False
    folded: bool = False
    soft: bool = False
    hint: hints.Hint | hints.PhraseHint | None = None


_ADDRESS = _Rule(re.compile(_ADDRESSES), NumberKind.NAME, "part of a web or mail address")


@lru_cache(maxsize=1)
def _rules() -> tuple[_Rule, ...]:
    """Rules in order of precedence; every repetition in them is bounded, so that each scan is linear."""
    streets = "|".join(re.escape(word) for word in sorted(words("street"), key=len, reverse=True))
    street = (
        rf"(?<![\w.,$£€])[0-9]{{1,5}}[A-Za-z]?(?:-[0-9]{{1,5}})?\s(?:[NSEW]\.?\s)?(?:[A-Z][\w']{{1,20}}|[0-9]{{1,3}}(?:st|nd|rd|th))"
        rf"(?:\s[A-Z][\w']{{1,20}}){{0,2}}\s(?:{streets})(?!\w)"
    )
    networks = "|".join(rf"(?<=\b{re.escape(word)}\s)" for word in sorted(words("network")))
    channel = rf"(?:{networks})[0-9]{{1,2}}(?![\w%]|[.,][0-9]|\s[a-z])"
    emergency = rf"(?<![\w.,$£€-])(?:{'|'.join(sorted(words('emergency')))}){_EMERGENCY_BEHIND}"
    return (
        _Rule(_any(_PHONES), NumberKind.NAME, "a telephone number", figures=True, folded=True),
        _Rule(re.compile(emergency), NumberKind.NAME, "a telephone number", figures=True, folded=True),
        _Rule(re.compile(_POSITION), NumberKind.NAME, "a position on the map", figures=True),
        _Rule(re.compile(_GALLERY), NumberKind.NAME, "the counter of a gallery of pictures", figures=True),
        _Rule(re.compile(_INCHES), NumberKind.OTHER, "the inches of a height or a length told in feet", figures=True),
        _Rule(
            _any((*_CHANNEL, channel)), NumberKind.NAME, "the number is part of the name of a broadcaster", figures=True
        ),
        _Rule(re.compile(_LABELLED), NumberKind.NAME, "a street address", figures=True),
        _Rule(re.compile(_CODE_VALUE), NumberKind.NAME, "part of a page's code", figures=True),
        _Rule(re.compile(_VANITY), NumberKind.NAME, "a telephone number", figures=True),
        _Rule(re.compile(_NOTE), NumberKind.NAME, "the mark of a note", figures=True),
        _Rule(_any(timewords.DATES), NumberKind.DATE, "a date, not a quantity", figures=True, folded=True),
        _Rule(_any(timewords.TIMES), NumberKind.TIME, "a time of day", figures=True, folded=True),
        _Rule(
            _any(timewords.PERIODS),
            NumberKind.REFERENCE,
            "a period reckoned from a day, not a quantity",
            folded=True,
            soft=True,
            hint=hints.PERIOD,
        ),
        _Rule(_any(timewords.ERAS), NumberKind.DATE, "a date, not a quantity", figures=True),
        _Rule(_any(timewords.CLOCK), NumberKind.TIME, "a time of day", folded=True, hint=hints.CLOCK),
        _Rule(re.compile(_BLOCK), NumberKind.NAME, "a street address", figures=True),
        _Rule(re.compile(_VERSION), NumberKind.NAME, "a version number or network address", figures=True),
        _Rule(re.compile(_FILE), NumberKind.NAME, "the number of a case or a file", figures=True),
        _Rule(re.compile(street), NumberKind.NAME, "a street address", figures=True),
        _Rule(re.compile(_DISEASE), NumberKind.NAME, "the number is part of a name", figures=True),
        _Rule(re.compile(_STREET_FIRST), NumberKind.NAME, "a street address", figures=True),
        _Rule(
            re.compile(rf"(?<![\w.,$£€-])[0-9]{{1,2}}\s(?:de\s)?(?:{alternation(words('foreign_month'))})(?!\w)"),
            NumberKind.NAME,
            "a day in the name of a street, a square or a movement",
            figures=True,
        ),
        _Rule(
            re.compile(rf"(?<![\w-])(?:{alternation(words('fixed_name'))})(?![\w-])"),
            NumberKind.NAME,
            "the number is part of a name",
            soft=True,
            hint=hints.PhraseHint.of(words("fixed_name")),
        ),
        _Rule(re.compile(_LIST_NUMBER), NumberKind.NAME, "the number of a list item", hint=hints.LIST_NUMBER),
        _Rule(
            re.compile(rf"(?<![\w-])(?:{alternation(_idioms())})(?![\w-])"),
            NumberKind.OTHER,
            "",
            folded=True,
            hint=hints.PhraseHint.of(frozenset(_idioms())),
        ),
    )


@lru_cache(maxsize=1)
def _figure_gates() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """All patterns with figures in one, those for a text as given and those for lower case: where neither matches none does."""
    given, folded = (
        tuple(rule.pattern.pattern for rule in _rules() if rule.figures and rule.folded is low) for low in (False, True)
    )
    return _any(given), _any(folded)


@lru_cache(maxsize=1)
def _word_rules() -> tuple[_Rule, ...]:
    return tuple(rule for rule in _rules() if not rule.figures)


def _any(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


def excluded(text: str, atoms: Sequence[Atom], present: frozenset[str] | None = None) -> list[Excluded]:
    """All such stretches of a plain text around its atoms, in order and without overlap.

    `present` are the words of the text, if they are known already; rules whose words it lacks are not tried.

    Of two that overlap the earlier pattern's is kept.
    """
    if not atoms:
        return []
    found = _addresses(text, atoms) if "@" in text or "://" in text or "www." in text else []
    present = hints.tokens(text) if present is None else present
    low = text.lower()
    windows = list(_windows(text, atoms))
    figures = [atom for atom in atoms if atom.group == "figure"]
    begins = _figure_begins(text, low, windows if len(figures) == len(atoms) else _windows(text, figures))
    for rule in _rules() if begins else _word_rules():
        if rule.hint is not None and not rule.hint.given(text, present):
            continue
        written = low if rule.folded else text
        if rule.figures:
            for end, places in begins:
                found += [_mask(rule, text, match) for match in _tried(rule.pattern, written, places, end)]
        else:
            for start, end in windows:
                found += [_mask(rule, text, match) for match in rule.pattern.finditer(written, start, end)]
    return [mask for mask in _disjoint(found) if not _is_modal(text, mask)]


def _is_modal(text: str, mask: Excluded) -> bool:
    """Whether what looks like a day of May or March is a number before the verb: "anyone over 21 may enter"."""
    return bool(_VERB_MONTH.fullmatch(text, mask.start, mask.end) and text[mask.end + 1 : mask.end + 2].islower())


def _figure_begins(text: str, low: str, windows: Iterable[tuple[int, int]]) -> list[tuple[int, list[int]]]:
    """Of each window that holds a match of a rule with figures its end, and the places where such matches can begin."""
    given, folded = _figure_gates()
    found = []
    for start, end in windows:
        places: list[int] = []
        for digits in _DIGITS.finditer(text, start, end):
            first = digits.start()
            since = max(places[-1] + 1 if places else start, first - _LEAD)
            places += [begin.start() for begin in _BEGINS.finditer(low, since, first)]
            places.append(first)
        if any(given.match(text, place, end) or folded.match(low, place, end) for place in places):
            found.append((end, places))
    return found


def _tried(pattern: re.Pattern[str], text: str, places: list[int], end: int) -> Iterator[re.Match[str]]:
    """What `finditer` finds up to `end`, where a match can begin at these places only."""
    done = 0
    for place in places:
        if place >= done and (match := pattern.match(text, place, end)):
            yield match
            done = match.end()


def _addresses(text: str, atoms: Sequence[Atom]) -> list[Excluded]:
    """The web and mail addresses that hold a number."""
    starts = [atom.start for atom in atoms]
    found = [_mask(_ADDRESS, text, match) for match in _ADDRESS.pattern.finditer(text)]
    return [one for one in found if bisect_left(starts, one.start) < bisect_left(starts, one.end)]


def _mask(rule: _Rule, text: str, match: re.Match[str]) -> Excluded:
    first, last = _trimmed(text, match.start(), match.end())
    kind, reason = rule.kind, rule.reason
    if not reason:
        kind, reason = _idioms()[re.sub(r"\s", " ", match.group())]
    return Excluded(first, last, kind, reason, rule.soft)


def _windows(text: str, atoms: Sequence[Atom]) -> Iterator[tuple[int, int]]:
    """The stretches around the atoms that a pattern can reach, those that touch made one."""
    if not atoms:
        return
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
