"""A part and its whole that the words of one report name: "three of her five children", "40 million of it", "bringing the total to 20"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from claims.comparison.addends import Addend, addends, can_hold
from claims.comparison.contrasts import is_out_of
from claims.comparison.facts import Facts

_REACH: Final = 600
_GAP: Final = 2
"""Characters between two sentences of one paragraph."""
_OF_IT = re.compile(
    r"(?:\s+[a-z]+)?\s+of\s+(?:it|that|this|the\s+(?:sum|amount|money|total|budget))\b(?!\s+[a-z]*ed\b)", re.IGNORECASE
)
_MORE = re.compile(r"\s+(?:\w+\s+)?(?:more|additional|further|others?)\b(?!\s+than)", re.IGNORECASE)
_BRINGS_TO = re.compile(
    r".*\b(?:bring(?:s|ing)?|brought|tak(?:es|ing)|rais(?:es|ing)|push(?:es|ing))\b[^.;]{3,80}\bto\s+",
    re.IGNORECASE | re.DOTALL,
)
_GOES_ON = re.compile(
    r"\s+(?:(?:of\s+)?them\s+)?(?:are|were|had|have|remain(?:ed)?|stay(?:ed)?|came|went|left)\b", re.IGNORECASE
)
_UNDERGONE: Final = frozenset({"held", "arrested", "captured", "present", "attended", "employed"})
"""What befell those counted, of some of whom a bare figure goes on to tell: "21 were detained. Seventeen were free by night"."""


class Portion(NamedTuple):
    """A part and the whole that its words name."""

    part: Facts
    whole: Facts


def portions(found: Iterable[Facts]) -> list[Portion]:
    """The parts with their wholes, in reading order; what a claim names as its whole (`part_of`) is left out."""
    told = [portion for listed in addends(found) for portion in _in_report(listed)]
    return [one for one in told if one.part.claim.part_of != one.whole.id]


def _in_report(listed: Sequence[Addend]) -> Iterator[Portion]:
    for place, part in enumerate(listed):
        for whole in (
            _out_of(listed, place),
            _of_it(listed, place),
            _brought_to(listed, place),
            _gone_on(listed, place),
        ):
            if whole is not None:
                yield Portion(part.facts, whole.facts)
                break


def _out_of(listed: Sequence[Addend], place: int) -> Addend | None:
    """The next figure, where this one is so many out of it."""
    behind = listed[place + 1] if place + 1 < len(listed) else None
    return behind if behind is not None and is_out_of(listed[place].facts, behind.facts) else None


def _of_it(listed: Sequence[Addend], place: int) -> Addend | None:
    """The nearest larger amount before one that is so much "of it"; numbers of people and things are no amounts."""
    part = listed[place]
    if part.facts.claim.unit is None or not _OF_IT.match(_after(part.facts)):
        return None
    before = [one for one in listed[:place] if one.value > part.value and part.start - one.start <= _REACH]
    return before[-1] if before else None


def _brought_to(listed: Sequence[Addend], place: int) -> Addend | None:
    """The next figure of the sentence, which so many more bring the number to."""
    part, behind = listed[place], listed[place + 1] if place + 1 < len(listed) else None
    if behind is None or behind.value <= part.value or not _MORE.match(_after(part.facts)):
        return None
    a, b = part.facts.claim, behind.facts.claim
    if a.sentence_start != b.sentence_start:
        return None
    return behind if _BRINGS_TO.fullmatch(a.sentence[a.end - a.sentence_start : b.start - a.sentence_start]) else None


def _gone_on(listed: Sequence[Addend], place: int) -> Addend | None:
    """The count of the sentence before, where a bare figure opens the next and goes on telling of some of those counted."""
    part, whole = listed[place], listed[place - 1] if place else None
    own = part.facts
    if (
        whole is None
        or own.kind is not None
        or own.claim.counted is not None
        or own.claim.start != own.claim.sentence_start
    ):
        return None
    last = whole.facts.claim
    follows = 0 < own.claim.start - (last.sentence_start + len(last.sentence)) <= _GAP and last.counted is not None
    is_told = whole.facts.event in _UNDERGONE and bool(_GOES_ON.match(_after(own)))
    return whole if follows and is_told and can_hold(whole, part, at_any_time=True) else None


def _after(one: Facts) -> str:
    claim = one.claim
    return claim.sentence[max(0, claim.end - claim.sentence_start) :]
