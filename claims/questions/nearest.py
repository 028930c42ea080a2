"""The near misses that are told of each claim: of the pairs that answer two questions, those that are nearest to answering one.

A near miss is told where each of the two is among the nearest of the other, so that what changes elsewhere in a case changes none of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from claims.comparison.relation import Comparison
from claims.questions.ordering import Order, reading_order
from claims.terms import RelationKind

IdPair = tuple[str, str]


class Miss(NamedTuple):
    """A near miss of a claim, as it is ranked: the nearest first; two units are plain to see, and come last."""

    is_of_two_units: bool
    distance: float
    first: Order
    second: Order
    other: str


Misses = tuple[Miss, ...]


def pair_of(a: str, b: str) -> IdPair:
    """Two claims as one key."""
    return (a, b) if a < b else (b, a)


def misses(found: Iterable[Comparison]) -> dict[str, list[Miss]]:
    """The near misses of each claim among some pairs."""
    told: defaultdict[str, list[Miss]] = defaultdict(list)
    for pair in found:
        orders = sorted((reading_order(pair.a.claim), reading_order(pair.b.claim)))
        ranked = (pair.kind is RelationKind.DIFFERENT_UNIT, -pair.score, orders[0], orders[1])
        told[pair.a.id].append(Miss(*ranked, pair.b.id))
        told[pair.b.id].append(Miss(*ranked, pair.a.id))
    return told


def nearest(told: Iterable[Miss], most: int) -> Misses:
    """Those of a claim's near misses that can be told of it."""
    return tuple(sorted(set(told))[:most])


def mutual(lists: Mapping[str, Misses]) -> set[IdPair]:
    """The pairs of claims each of which is among the nearest of the other."""
    told = {(claim, miss.other) for claim, own in lists.items() for miss in own}
    return {pair_of(a, b) for a, b in told if (b, a) in told}
