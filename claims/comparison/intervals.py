"""The interval a figure means once rounding, bounds and hedges are taken into account, and whether two of them meet."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final

from claims.config import Tolerances
from claims.models import Claim
from claims.terms import Bound

INFINITY: Final = math.inf
CLOSE: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Extent:
    """All values a figure allows: from `low` to `high`, an end excluded where it is open; infinite where there is none."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether no value is left."""
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))

    def scaled(self, scale: float, offset: float = 0.0) -> Extent:
        """The same extent in another unit, of which one of this makes `scale`; a negative scale mirrors it."""
        if scale == 1.0 and offset == 0.0:
            return self
        low, high = self.low * scale + offset, self.high * scale + offset
        if scale < 0:
            return Extent(high, low, self.high_open, self.low_open)
        return replace(self, low=low, high=high)


def extent(claim: Claim, tolerances: Tolerances, *, is_count: bool = True) -> Extent:
    """What a claim's figure allows, in the unit as written.

    A count written to the last digit is exact; a figure written to a coarser place, and every measure, reaches half that
    place to each side, ends excluded; "about" reaches by its tolerance, a bound is open to one side and
    holds its own number ("more than 20" and 20 are no conflict worth a reader's time), a vague word reaches as far as its
    table says. Source: the house's definition of a quantity (docs/architecture.md).
    """
    low = claim.low if claim.low is not None else claim.stated
    high = claim.high if claim.high is not None else claim.stated
    if claim.bound in (Bound.AT_LEAST, Bound.MORE_THAN):
        return _from(low, _half(claim, tolerances, is_count=is_count))
    if claim.bound in (Bound.AT_MOST, Bound.LESS_THAN):
        return _up_to(high, _half(claim, tolerances, is_count=is_count))
    if claim.bound is Bound.VAGUE:
        return Extent(
            -INFINITY if claim.low is None else claim.low,
            INFINITY if claim.high is None else claim.high,
        )
    if low is None or high is None:
        return Extent(-INFINITY, INFINITY)
    half = _half(claim, tolerances, is_count=is_count)
    if claim.bound is Bound.ABOUT:
        reach = abs(claim.stated if claim.stated is not None else (low + high) / 2) * tolerances.about
        low, high = _middle(claim, low, high) - reach, _middle(claim, low, high) + reach
    return Extent(low - half, high + half, half > 0, half > 0)


def _middle(claim: Claim, low: float, high: float) -> float:
    return claim.stated if claim.stated is not None else (low + high) / 2


def _from(low: float | None, half: float) -> Extent:
    if low is None:
        return Extent(-INFINITY, INFINITY)
    return Extent(low - half, INFINITY, half > 0)


def _up_to(high: float | None, half: float) -> Extent:
    if high is None:
        return Extent(-INFINITY, INFINITY)
    return Extent(-INFINITY, high + half, high_open=half > 0)


def _half(claim: Claim, tolerances: Tolerances, *, is_count: bool) -> float:
    """Half the place of the last stated digit, 0 for a count that is exact."""
    place = claim.resolution or 0.0
    if is_count:
        size = max((abs(end) for end in (claim.stated, claim.low, claim.high) if end is not None), default=0.0)
        if place == 1 or (place > 1 and size < tolerances.exact_below) or size == 0:
            return 0.0
    return place / 2


def meet(a: Extent, b: Extent) -> bool:
    """Whether some value is allowed by both; symmetric, and true of an extent with itself."""
    low, low_open = max((a.low, a.low_open), (b.low, b.low_open))
    high, high_not_open = min((a.high, not a.high_open), (b.high, not b.high_open))
    if low < high and not math.isclose(low, high, rel_tol=CLOSE):
        return True
    if low == high or math.isclose(low, high, rel_tol=CLOSE):
        return not low_open and high_not_open
    return False


def gap(a: Extent, b: Extent) -> float:
    """How far two extents stand apart: 0 where they meet or only touch; symmetric."""
    if meet(a, b):
        return 0.0
    return max(0.0, a.low - b.high, b.low - a.high)


def is_below(a: Extent, b: Extent) -> bool:
    """Whether every value of `a` is less than every value of `b`."""
    return not meet(a, b) and a.high <= b.low + abs(b.low) * CLOSE


def relative_gap(a: Extent, b: Extent) -> float:
    """The gap as a share of the larger of the two facing ends, between 0 and 1; unsigned, so that minus is no special case."""
    apart = gap(a, b)
    if not apart:
        return 0.0
    facing = (a.low, b.high) if a.low >= b.high else (b.low, a.high)
    size = max(abs(end) for end in facing)
    return min(1.0, apart / size) if size else 0.0


def add(extents: list[Extent]) -> Extent:
    """The extent of a sum: its parts' ends added up."""
    return Extent(
        sum(e.low for e in extents),
        sum(e.high for e in extents),
        any(e.low_open for e in extents),
        any(e.high_open for e in extents),
    )
