"""Which statements are one: which are copies or relays of one statement, and how many origins stand behind a set of claims."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from claims.models import Claim

NEAR_IDENTICAL: Final = 90.0
"""From which similarity (0 to 100, rapidfuzz `ratio` on words) two sentences are one, copied with small changes."""
_SHORT_SENTENCE: Final = 5
"""Below so many words two sentences are alike by chance."""
_WIRES: Final = (
    "AFP",
    "AP",
    "Reuters",
    "TASS",
    "DPA",
    "UPI",
    "ANSA",
    "EFE",
    "PTI",
    "ANI",
    "AAP",
    "Xinhua",
    "Interfax",
    "Bloomberg",
    "PA Media",
    "RIA Novosti",
)
_TAG = re.compile(
    r"\((" + "|".join(map(re.escape, _WIRES)) + r")\)|^[^.]{0,40}\b(" + "|".join(map(re.escape, _WIRES)) + r")\s*[-–—]"
)


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """The words of a sentence in order, without case and marks."""
    return tuple(re.findall(r"\w+", text.casefold()))


def wires(claim: Claim) -> frozenset[str]:
    """The agencies that a claim came through: those it was told to, and a tag at the head of its sentence."""
    named = {
        agency for agency in _WIRES if any(agency.casefold() in relay.casefold().split() for relay in claim.relayed_by)
    }
    tag = _TAG.search(claim.sentence)
    if tag:
        named.add(tag.group(1) or tag.group(2))
    return frozenset(named)


def same_figure(a: Claim, b: Claim) -> bool:
    """Whether two claims give the figure in the same way, word for word or not."""
    return (a.low, a.high, a.bound, a.unit, a.change) == (b.low, b.high, b.bound, b.unit, b.change)


def same_statement(a: Claim, b: Claim, *, same_source: bool) -> bool:
    """Whether one statement stands behind two claims of one question: a copy, one source twice, one wire's text twice."""
    if not same_figure(a, b):
        return False
    if same_source or near_identical(a.sentence, b.sentence):
        return True
    shared = wires(a) & wires(b)
    return bool(shared) and a.speaker_name is None and b.speaker_name is None


@lru_cache(maxsize=65536)
def near_identical(a: str, b: str) -> bool:
    """Whether two sentences are the same but for small changes."""
    left, right = words(a), words(b)
    if min(len(left), len(right)) < _SHORT_SENTENCE:
        return left == right and bool(left)
    return fuzz.ratio(left, right, score_cutoff=NEAR_IDENTICAL) >= NEAR_IDENTICAL


def origins(claims: Sequence[Claim], source_of: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """The claims of one question by origin: ids of those that are one statement stand together, in the order given.

    `source_of` gives the id of the source of every claim, by the claim's id.
    """

    def is_one(a: Claim, b: Claim) -> bool:
        return same_statement(a, b, same_source=source_of[a.id] == source_of[b.id])

    groups: list[list[Claim]] = []
    for claim in claims:
        found = [group for group in groups if any(is_one(claim, other) for other in group)]
        merged = [other for group in found for other in group] + [claim]
        groups = [group for group in groups if group not in found] + [merged]
    place = {claim.id: index for index, claim in enumerate(claims)}
    sets = [tuple(sorted((c.id for c in group), key=place.__getitem__)) for group in groups]
    return tuple(sorted(sets, key=lambda ids: place[ids[0]]))


def relays(claims: Sequence[Claim]) -> int:
    """How many different relays passed a set of claims on."""
    return len({relay.casefold() for claim in claims for relay in claim.relayed_by})
