"""Which claim of the program is which annotated one: by place, then by the interval meant."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from claims.evaluation.gold import Gold, GoldClaim, GoldFigure
from claims.models import Claim
from claims.terms import Bound

_RELATIVE: Final = 1e-3
_OVERLAP: Final = 0.5
_LONGER: Final = 3
_MARGIN: Final = 15
_UP: Final = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})
_DOWN: Final = frozenset({Bound.AT_MOST, Bound.LESS_THAN})
G = TypeVar("G")


@dataclass(frozen=True, slots=True)
class Matching:
    """`good`: claims by annotation with the same interval; `misread`: at its place with another interval.

    `missed` annotations have no claim, `alarms` are claims without one, `spared` claims stand at optional figures.
    """

    good: tuple[tuple[GoldClaim, Claim], ...]
    misread: tuple[tuple[GoldClaim, Claim], ...]
    missed: tuple[GoldClaim, ...]
    alarms: tuple[Claim, ...]
    spared: tuple[Claim, ...]


def match(gold: Gold, claims: Sequence[Claim]) -> Matching:
    """A largest one-to-one matching of annotated claims (located) and the program's, those of equal interval first."""
    open_claims, open_golds = list(claims), list(gold.claims)
    good = _mates(open_golds, open_claims, lambda g, c: stands(g, c) and same_interval(g, c))
    open_golds, open_claims = _left(open_golds, open_claims, good)
    misread = _mates(open_golds, open_claims, stands)
    missed, open_claims = _left(open_golds, open_claims, misread)
    spared = _mates(list(gold.optional), open_claims, stands)
    _, alarms = _left(list(gold.optional), open_claims, spared)
    return Matching(tuple(good), tuple(misread), tuple(missed), tuple(alarms), tuple(c for _, c in spared))


def stands(figure: GoldFigure, claim: Claim) -> bool:
    """Whether a claim's span covers the figure: half of the shorter of both, and no whole sentence around it."""
    if figure.span is None or claim.document != figure.file:
        return False
    start, end = figure.span
    common = min(end, claim.end) - max(start, claim.start)
    long, wanted = claim.end - claim.start, end - start
    return common > 0 and common >= _OVERLAP * min(wanted, long) and long <= _LONGER * wanted + _MARGIN


def same_interval(gold: GoldClaim, claim: Claim) -> bool:
    """Whether the claim means the annotated interval; two thirds may be 0.667 or 66.7 %, a vague word is one anyway."""
    scales = (1, 100) if gold.high is not None and gold.high <= 1 and not float(gold.high).is_integer() else (1,)
    return any(_fits(bound, gold, claim, scale) for bound in gold.bound for scale in scales)


def _fits(bound: Bound, gold: GoldClaim, claim: Claim, scale: int) -> bool:
    low = None if gold.low is None else gold.low * scale
    high = None if gold.high is None else gold.high * scale
    if bound is Bound.VAGUE:
        return claim.bound is Bound.VAGUE
    if bound is Bound.ABOUT:
        return claim.bound is Bound.ABOUT and _near(claim.stated, low)
    if bound in _UP:
        return claim.bound in _UP and claim.high is None and _near(claim.low, low)
    if bound in _DOWN:
        return claim.bound in _DOWN and _near(claim.high, high)
    return _near(claim.low, low) and _near(claim.high, high)


def _near(a: float | None, b: float | None) -> bool:
    return a == b or (a is not None and b is not None and math.isclose(a, b, rel_tol=_RELATIVE))


def _mates(golds: Sequence[G], claims: Sequence[Claim], fits: Callable[[G, Claim], bool]) -> list[tuple[G, Claim]]:
    """A largest one-to-one matching, by augmenting paths (Kuhn 1955), in the order of the annotations."""
    taken: dict[int, int] = {}

    def place(one: int, seen: set[int]) -> bool:
        for other, claim in enumerate(claims):
            if other not in seen and fits(golds[one], claim):
                seen.add(other)
                if other not in taken or place(taken[other], seen):
                    taken[other] = one
                    return True
        return False

    for one in range(len(golds)):
        place(one, set())
    by_gold = sorted((one, other) for other, one in taken.items())
    return [(golds[one], claims[other]) for one, other in by_gold]


def _left(golds: list[G], claims: list[Claim], pairs: Sequence[tuple[G, Claim]]) -> tuple[list[G], list[Claim]]:
    used, gone = {id(one) for one, _ in pairs}, {id(claim) for _, claim in pairs}
    return [one for one in golds if id(one) not in used], [claim for claim in claims if id(claim) not in gone]
