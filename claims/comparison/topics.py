"""A value → the measure that its sentence names for it: "damage", "core inflation", "ransom".

What a value is of decides whether two values can be set against each other. The noun that names it stands right behind it
("€5 million in damage") or before it in its own part of the sentence ("put the damage at €5 million", "revenue rose 4 % to
€3 billion").
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from claims.comparison.levels import Match
from claims.comparison.measures import Measure
from claims.lexicon.measured import Named, named_in
from claims.lexicon.roles import words_for
from claims.models import Claim

_DIMENSIONS: Final = {
    "[length]": "length", "[length] ** 2": "area", "[length] ** 3": "volume", "[length] per [time]": "speed", "[mass]": "mass",
    "[temperature]": "temperature", "[time]": "time", "percentage point": "share",
}  # fmt: skip
_JOINT: Final = re.compile(r";|:\s|,?\s(?:while|whereas|but|compared with|against|versus)\s|,\sand\s", re.IGNORECASE)
_BEHIND: Final = re.compile(r"[\s\w%-]{0,24}?\s(?:in|of|for)\s(?:[^\W\d_][\w-]*\s){0,3}$", re.IGNORECASE)
_FIGURE: Final = re.compile(r"\d")
_NEXT: Final = re.compile(r"\s+([^\W\d_][\w-]*)")


def topic(claim: Claim, measure: Measure) -> str | None:
    """The measure that a claim's value is of; None where its sentence names none."""
    dimension = "money" if measure.is_money else _DIMENSIONS.get(measure.dimension, measure.dimension)
    start = claim.start - claim.sentence_start
    if not 0 <= start < len(claim.sentence):
        return None
    return _topic(claim.sentence, start, claim.end - claim.sentence_start, dimension)


def compare(a: str | None, b: str | None) -> Match:
    """Whether two values are of one measure."""
    if a is None or b is None:
        return Match.of_missing(a, b)
    return Match.SAME if a == b else Match.DIFFERENT


@lru_cache(maxsize=65536)
def _topic(sentence: str, start: int, end: int, dimension: str) -> str | None:
    found = [one for one in named_in(sentence, dimension) if not _is_of_a_body(sentence, one)]
    behind = next((one for one in found if one.start >= end and _BEHIND.fullmatch(sentence[end : one.start])), None)
    if behind is not None:
        return behind.measure
    joints = [match.end() for match in _JOINT.finditer(sentence, 0, start)]
    first = joints[-1] if joints else 0
    before = [one for one in found if first <= one.start and one.end <= start]
    if not before or _is_listed(sentence[before[-1].end : start]):
        return None
    return before[-1].measure


def _is_of_a_body(sentence: str, one: Named) -> bool:
    """Whether the noun only tells which body or paper is meant: "the unemployment office", "the budget committee"."""
    following = _NEXT.match(sentence, one.end)
    return following is not None and following.group(1).casefold() in words_for("body noun") | words_for("told of")


def _is_listed(between: str) -> bool:
    """Whether another figure and an "and" stand between a noun and a value, so that it may be of something else."""
    return bool(_FIGURE.search(between)) and " and " in between
