"""How figures, days, kinds and speakers read in a sentence for a journalist."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final

from claims.comparison.times import Days
from claims.lexicon.kinds import row_of
from claims.models import Claim
from claims.terms import Bound

_WORDS: Final = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_IRREGULAR: Final = {
    "person": "people", "man": "men", "woman": "women", "child": "children", "aircraft": "aircraft", "fish": "fish",
    "sheep": "sheep", "deer": "deer", "livestock": "livestock", "species": "species", "series": "series", "foot": "feet",
    "child soldier": "child soldiers", "prisoner of war": "prisoners of war", "casualty of war": "casualties of war",
    "policeman": "policemen", "area of land": "areas of land", "fisherman": "fishermen", "airman": "airmen",
    "militiaman": "militiamen", "gunman": "gunmen", "aid": "aid", "money": "money", "oil": "oil", "gas": "gas",
}  # fmt: skip
_BOUNDS: Final = {
    Bound.AT_LEAST: "at least ", Bound.MORE_THAN: "more than ", Bound.AT_MOST: "at most ", Bound.LESS_THAN: "less than ",
    Bound.ABOUT: "about ",
}  # fmt: skip


def number(value: float) -> str:
    """A figure with thousands separators and no needless decimal point."""
    shown = f"{value:,.0f}" if value == int(value) else f"{value:,.10f}".rstrip("0").rstrip(".")
    return shown.replace("-", "−")


def counted(value: float) -> str:
    """A small whole number as a word, others in figures."""
    return _WORDS[int(value)] if value == int(value) and 0 <= value < len(_WORDS) else number(value)


def plural(noun: str) -> str:
    """The plural of a canonical kind."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return f"{noun}es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    if noun.endswith("man"):
        return f"{noun[:-3]}men"
    return f"{noun}s"


def a(noun: str) -> str:
    """A noun with its indefinite article."""
    vowel = noun[:1] in "aeio" or (noun.startswith("u") and not noun.startswith(("uni", "use")))
    return f"an {noun}" if vowel else f"a {noun}"


def noun_for(claim: Claim, value: float | None) -> str:
    """What a claim counts, singular or plural after the value; empty where it is not known."""
    kind = claim.counted_kind or claim.counted or ""
    if not kind:
        return ""
    if claim.counted_kind is None or row_of(kind) is None:
        return claim.counted or kind
    return kind if value == 1 else plural(kind)


def unit_after(text: str, unit: str | None) -> str:
    """A number with its unit: "31 %", "500 EUR", "12 hectares"."""
    if not unit:
        return text
    head, _, rest = unit.partition(" per ")
    if not (head.isupper() or head == "%" or text == "1"):
        head = plural(head)
    return f"{text} {head}{' per ' + rest if rest else ''}"


def figure(claim: Claim) -> str:
    """A claim's figure in canonical words: "at least 20 soldiers", "dozens of boats", "none", "31 %"."""
    if claim.low == 0 == claim.high:
        noun = noun_for(claim, 0)
        return f"no {noun}" if noun else "none"
    shown = _value(claim)
    noun = "" if claim.unit else noun_for(claim, claim.stated)
    if _is_share(claim):
        return f"{shown} of {_several(noun)}" if noun else shown
    of = " of" if claim.bound is Bound.VAGUE and shown.endswith("s") else ""
    return unit_after(shown, claim.unit) + (f"{of} {noun}" if noun else "")


def _is_share(claim: Claim) -> bool:
    """Whether a figure is a part of one, told in words ("two-thirds"): those words say it better than 0.6666666667."""
    ends = [end for end in (claim.stated, claim.low, claim.high) if end is not None]
    return claim.unit is None and any(0 < end < 1 for end in ends) and not any(c.isdigit() for c in claim.text)


def _several(noun: str) -> str:
    return noun if row_of(noun) is None else plural(noun)


def _value(claim: Claim) -> str:
    if claim.bound is Bound.VAGUE or (claim.stated is None and claim.bound is not Bound.RANGE):
        return _in_running_text(claim.text)
    if _is_share(claim):
        return _in_running_text(claim.text)
    if claim.bound is Bound.RANGE and claim.low is not None and claim.high is not None and claim.low != claim.high:
        return f"{number(claim.low)} to {number(claim.high)}"
    value = claim.stated if claim.stated is not None else claim.low if claim.low is not None else claim.high
    return claim.text if value is None else _BOUNDS.get(claim.bound or Bound.EXACT, "") + number(value)


def _in_running_text(text: str) -> str:
    """A figure in words without the capital of the sentence it began; "NATO" and the like stay."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def who(claim: Claim) -> str:
    """Who states a claim, as the subject of a sentence."""
    name = claim.speaker_name or claim.speaker
    if name:
        return name if name[:1].isupper() else name[:1].upper() + name[1:]
    return claim.outlet or claim.document


def says(claim: Claim, unnamed: str | None = None) -> str:
    """A claim with who states it: "Ada Okafor: 2 soldiers"; `unnamed` is the voice where nobody is named."""
    is_named = claim.speaker_name or claim.speaker or claim.outlet
    return f"{who(claim) if is_named or unnamed is None else unnamed}: {figure(claim)}"


@lru_cache(maxsize=65536)
def span(days: Days) -> str:
    """A stretch of days as prose has it: "October 2010", "3 May 2021", "1 to 5 May 2021"."""
    first, last = date.fromordinal(days[0]), date.fromordinal(days[1])
    if first.day == 1 and last.month != date.fromordinal(days[1] + 1).month:
        return _months(first, last)
    if first == last:
        return _day(first)
    if first.year != last.year:
        return f"{_day(first)} to {_day(last)}"
    return f"{first.day}{'' if first.month == last.month else ' ' + _MONTHS[first.month - 1]} to {_day(last)}"


def _months(first: date, last: date) -> str:
    """Whole months: "2010", "2010 to 2012", "October 2010", "January to March 2010"."""
    if (first.month, last.month) == (1, len(_MONTHS)):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    closing = f"{_MONTHS[last.month - 1]} {last.year}"
    if first.year != last.year:
        return f"{_MONTHS[first.month - 1]} {first.year} to {closing}"
    return closing if first.month == last.month else f"{_MONTHS[first.month - 1]} to {closing}"


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def month(days: Days) -> str:
    """The month of a day: "October 2010"."""
    first = date.fromordinal(days[0])
    return f"{_MONTHS[first.month - 1]} {first.year}"
