"""Two figures of whole reports → the signs that tell how they stand to each other where they need not be one question.

To the signs of `signs` come those that tell a part from its whole, and an earlier figure from a later one: which of the two is
smaller, which words stand around the smaller one, and which of them is told first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from claims.comparison.facts import Facts, is_part
from claims.comparison.intervals import is_below
from claims.comparison.relation import Comparison
from claims.comparison.signs import signs
from claims.comparison.stems import changing, stem
from claims.comparison.times import is_later
from claims.models import Claim

_OF_THOSE = re.compile(r"\s*(?:[\w-]+\s+){0,1}of\s+(?:them|whom|those|these|its|their|the)\b", re.IGNORECASE)
"""What follows a figure that is told of some of others."""
_THEM: Final = r"\b(?:(?:of|among|amongst)\s+(?:them|whom|those|these|which)|including|of\s+the\b)"
_RIGHT_BEFORE = re.compile(_THEM + r"[^.;]{0,40}$", re.IGNORECASE)
_ANYWHERE_BEFORE = re.compile(_THEM, re.IGNORECASE)
_REST = re.compile(r"\bthe\s+(?:other|others|rest|remaining|remainder)\b", re.IGNORECASE)
_ALONE = re.compile(r"\b(?:alone|only)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_NEXT: Final = 400
"""A sentence that begins so many characters behind another stands close to it."""
_FIELDS: Final = ("place", "group", "status", "age_sex", "kind", "event", "actor")


def tie_signs(pair: Comparison) -> frozenset[str]:
    """The signs of a pair that was compared, its words among what was compared; the same whichever of the two comes first."""
    told = set(signs(pair.a, pair.b, pair.matches))
    if not pair.outweighed:
        told.add(f"relation: {pair.kind}")
    told |= {f"apart: {name}" for name in pair.outweighed or pair.apart}
    told |= set(_in_time(pair.a, pair.b)) | set(_in_time(pair.b, pair.a))
    if is_below(pair.a.extent, pair.b.extent):
        told |= set(_by_size(pair.a, pair.b))
    elif is_below(pair.b.extent, pair.a.extent):
        told |= set(_by_size(pair.b, pair.a))
    return frozenset(told)


def _in_time(earlier: Facts, later: Facts) -> Iterator[str]:
    """What tells of a figure that takes another's place as time goes on."""
    if not is_later(later.when.as_of, earlier.when.as_of):
        return
    if {stem(word) for word in _WORD.findall(later.claim.sentence.casefold())} & changing():
        yield "later: told as a change"
    if "so_far" in later.claim.scope:
        yield "later: so far"
    if is_below(earlier.extent, later.extent):
        yield "later: higher"
    elif is_below(later.extent, earlier.extent):
        yield "later: lower"


def _by_size(small: Facts, big: Facts) -> Iterator[str]:
    """What tells of a smaller figure that is some of a larger one."""
    yield "size: one below the other"
    is_one_report = small.claim.document_id == big.claim.document_id
    where = "in one report" if is_one_report else "in two reports"
    for sign in _as_part(small):
        yield f"smaller: {sign}"
        yield f"smaller {where}: {sign}"
    for sign in _as_part(big):
        yield f"larger: {sign}"
    for name in _FIELDS:
        own, other = getattr(small, name), getattr(big, name)
        if (own is None) != (other is None):
            yield f"{name}: {'larger' if own is None else 'smaller'} alone says it"
    if small.event is not None:
        yield f"events: {small.event} below {big.event}"
    if is_later(small.when.as_of, big.when.as_of):
        yield "smaller: later"
    elif is_later(big.when.as_of, small.when.as_of):
        yield "larger: later"
    if is_one_report:
        yield from _in_one_report(small.claim, big.claim)
        yield from _named(small, big)


def _named(small: Facts, big: Facts) -> Iterator[str]:
    if is_part(small, big):
        yield "smaller: named part"
    elif small.part_by is not None:
        yield "smaller: named part of another"


def _in_one_report(small: Claim, big: Claim) -> Iterator[str]:
    first = "smaller" if small.start < big.start else "larger"
    yield f"told first: {first}"
    if small.sentence_start == big.sentence_start:
        yield f"told first in the sentence: {first}"
    elif 0 < small.sentence_start - big.sentence_start < _NEXT:
        yield "smaller: in the sentences behind"


def _as_part(facts: Facts) -> Iterator[str]:
    """What around a figure says that it is some of others."""
    claim = facts.claim
    at, end = (max(0, place - claim.sentence_start) for place in (claim.start, claim.end))
    before, behind = claim.sentence[:at], claim.sentence[end:]
    told = {
        "part of a whole": facts.part_by is not None,
        "of them": "of_them" in facts.limits,
        "of those behind": bool(_OF_THOSE.match(behind)),
        "of those before": bool(_RIGHT_BEFORE.search(before)),
        "of those in the sentence": bool(_ANYWHERE_BEFORE.search(before)),
        "rest in the sentence": bool(_REST.search(claim.sentence)),
        "alone": "alone" in facts.limits or bool(_ALONE.search(claim.sentence)),
    }
    yield from (sign for sign, is_there in told.items() if is_there)
    yield from (f"scope {name}" for name in claim.scope)
