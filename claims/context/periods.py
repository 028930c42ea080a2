"""A time expression beside an event → the days it covers, resolved against the publication date.

Unknown stays unknown: what needs a publication date finer than the one given is left unresolved, its words kept.
Relative expressions are resolved as TimeML (ISO 24617-1) resolves them: against the document's creation time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from claims.context import calendars
from claims.context.calendars import Published
from claims.context.timerules import WEEKDAYS, rules_for

if TYPE_CHECKING:
    from datetime import date

    from claims.context.calendars import Days
    from claims.context.timerules import Match, Resolver

__all__ = ["Period", "Published", "periods"]


@dataclass(frozen=True, slots=True)
class Period:
    """The words of a time expression, their place in the text, and the days they cover (inclusive; None: unknown).

    `as_of` tells that the words give the day up to which a figure was counted ("as of 2 May", "by Friday noon"); `named` are
    the days of what stands behind "since", "until" or "by".
    """

    start: int
    end: int
    text: str
    first: date | None
    last: date | None
    as_of: bool = False
    named: Days | None = None


_SOME = re.compile(
    r"\d{4}|\d[./-]\d|\d(?:st|nd|rd|th)?\s|[QH][1-4]|day|night|week|month|quarter|half|year|decade|hours|season|morning|noon|evening"
    r"|spring|summer|autumn|winter|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|recent|\d0s|ies\b|since|Since|tomorrow"
)
_CLOCK = (
    r"(?:(?:about|around|shortly before|shortly after)\s+)?(?:\d{1,2}(?:[:.]\d{2})?(?:\s*(?:[ap]\.?m\.?|GMT|UTC|local time|o['’]clock))?|noon|midday|midnight"
    r"|(?:the\s+)?(?:morning|afternoon|evening|night|close))"
)
_BEFORE = re.compile(
    r"(?<!\w)(?:(?P<how>since(?:\s+(?:at\s+least|about|around))?|since(?:\s+(?!(?:has|have|had|they|we|when)\b)[^\W\d][\w’'-]*){1,7}?\s+(?:in|on|of)|until|till|up to|before|prior to|by|as of|as at|from|between)\s+)?"
    rf"(?:{_CLOCK}\s+(?:on|of)\s+)?"
    r"(?:(?:at\s+)?(?:the\s+)?(?:very\s+)?(?P<edge>beginning|start|outset|middle|end|close)\s+of\s+"
    r"|(?P<part>early|late|mid)(?:[\s-]+(?:in|on)\s+|[\s-]+)|mid(?P<mid>-))?(?:the\s+)?$",
    re.IGNORECASE,
)
_REACH = 72
_TO = re.compile(r"\s*(?:to|and|until|till|through|[-–—])\s*(?:the\s+)?(?:(?:early|late|mid)[\s-]+)?", re.IGNORECASE)
# "Since the outbreak began", "since independence,": the beginning has no day.
_SINCE = re.compile(
    r"(?<!\w)[Ss]ince\s+(?:(?:the|its|his|her|their|our|a|an|last|this)\s+(?:(?!(?:has|have|had|was|were|is|are)\s)[\w’'-]+\s+){0,5}?"
    r"(?:began|begins|started|starts|erupted|broke\s+out|ended|opened|[\w’'-]+(?=\s*(?:[,.;:)!?”\"]|$|and\s)))"
    r"|then(?=\s*(?:[,.;:)!?”\"]|$))|[a-z-]+(?=\s*(?:[,.;:)!?”\"]|$)))"
)


@lru_cache(maxsize=64)  # the figures of a sentence ask one after the other
def periods(text: str, published: str | None) -> tuple[Period, ...]:
    """Every time expression of a text that may say when something held, in order, none overlapping another."""
    if not _SOME.search(text):
        return ()
    known = Published.of(published)
    found: list[Period] = []
    for rule in rules_for(text):
        for match in rule.pattern.finditer(text):
            if not any(p.start < match.end() and match.start() < p.end for p in found):
                found.append(_found(match, _resolved(rule.resolve, match, known)))
    joined = _joined(text, sorted(found, key=lambda p: p.start), known)
    with_words = [_with_words(text, period, known) for period in joined]
    taken = [(p.start, p.end) for p in with_words]
    last = known.last if known is not None else None
    with_words.extend(
        Period(match.start(), match.end(), match.group(), None, last)
        for match in _SINCE.finditer(text)
        if not any(a < match.end() and match.start() < b for a, b in taken)
    )
    return tuple(sorted(with_words, key=lambda p: p.start))


def _found(match: Match, days: Days | None) -> Period:
    start = match.start() + len(match.group()) - len(match.group().lstrip(" -"))
    first, last = days or (None, None)
    return Period(start, match.end(), match.group().lstrip(" -"), first, last, named=days)


def _resolved(resolve: Resolver, match: Match, known: Published | None) -> Days | None:
    try:
        return resolve(match, known)
    except (ValueError, OverflowError, KeyError):
        return None


def _joined(text: str, found: list[Period], known: Published | None) -> list[Period]:
    """The periods with "from A to B" and "between A and B" made one."""
    done: list[Period] = []
    for period in found:
        before = done[-1] if done else None
        lead = _BEFORE.search(text[max(0, before.start - _REACH) : before.start]) if before is not None else None
        if (
            before is not None
            and lead is not None
            and (lead["how"] or "").lower() in {"from", "between"}
            and _TO.fullmatch(text, before.end, period.start)
        ):
            done[-1] = _from_to(text, before, period, known)
        else:
            done.append(period)
    return done


def _from_to(text: str, a: Period, b: Period, known: Published | None) -> Period:
    words = text[a.start : b.end]
    first, last = a.first, b.last
    if first is not None and last is not None and first > last:
        first = _year_back(first, last) if not any(c.isdigit() for c in a.text) else None
    elif a.named is None and b.named is not None and a.text.lower() in b.text.lower():
        first = None
    if first is None and known is None and b.last is not None:  # "from January to March 2022"
        again = periods(f"{a.text} {b.last.year}", None)
        first = again[0].first if len(again) == 1 and again[0].text.startswith(a.text) else None
    if first is None or last is None or first > last:
        return Period(a.start, b.end, words, None, None)
    return Period(a.start, b.end, words, first, last, named=(first, last))


def _year_back(first: date, last: date) -> date:
    return first.replace(year=last.year if first.replace(year=last.year) <= last else last.year - 1)


def _with_words(text: str, period: Period, known: Published | None) -> Period:
    """What the words before an expression make of it: its edge, all since, until or by it, or a day counted up to."""
    lead = _BEFORE.search(text[max(0, period.start - _REACH) : period.start])
    if lead is None:
        return period
    days = _edged(period.named, (lead["edge"] or "").lower(), "mid" if lead["mid"] else (lead["part"] or "").lower())
    how = " ".join((lead["how"] or "").lower().split())
    how = "since" if how.startswith("since") else how
    start = period.start - len(lead.group()) if how or lead["edge"] or lead["part"] or lead["mid"] else period.start
    if how in {"from", "between"} or (how in {"by", "before"} and text[period.end : period.end + 2] in {"'s", "’s"}):
        return period
    told = replace(period, start=start, text=text[start : period.end], named=days)
    if how in {"as of", "as at"} or (how == "by" and _is_past(days, known, period.text)):
        return replace(told, as_of=True, first=None, last=days[1] if days else None)
    first, last = _reached(how, days, known)
    return replace(told, first=first, last=last)


def _reached(how: str, days: Days | None, known: Published | None) -> tuple[date | None, date | None]:
    """The first and last day of what holds since, until or before a time; None for an end that is open or unknown."""
    if days is None:
        return None, None
    if how == "since":
        return (days[0], known.last) if known is not None and known.last >= days[0] else (None, None)
    if how in {"before", "prior to"}:
        return None, days[0] - timedelta(days=1)
    return (None if how in {"until", "till", "up to", "by"} else days[0]), days[1]


def _is_past(days: Days | None, known: Published | None, words: str) -> bool:
    """Whether "by" a time can be the day a figure was counted up to: it lies not ahead of publication."""
    if days is None:
        return any(day in words.lower() for day in WEEKDAYS)
    return known is None or days[0] <= known.last


def _edged(days: Days | None, edge: str, part: str) -> Days | None:
    if days is None:
        return None
    if edge in {"end", "close"}:
        return days[1], days[1]
    if edge in {"beginning", "start", "outset"}:
        return days[0], days[0]
    part = "mid" if edge == "middle" else part
    return calendars.narrowed(days, part) if part and days[0] != days[1] else days
