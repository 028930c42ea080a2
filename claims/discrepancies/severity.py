"""How much a flag matters, between 0 and 1: named shares, weighted as Settings say, so that the queue can be ranked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from claims.comparison.facts import Facts
from claims.comparison.intervals import relative_gap
from claims.config import Severity
from claims.models import Side
from claims.terms import Bound, Modality


def severity(sides: Sequence[Sequence[Facts]], told: Sequence[Side], weights: Severity) -> float:
    """The weighted mean of gap, independence, directness and certainty, rounded to a thousandth."""
    shares = {
        "gap": _gap(sides),
        "independence": min((side.origins for side in told), default=0) / weights.origins_full,
        "directness": _share(sides, _is_direct),
        "certainty": _share(sides, _is_certain),
    }
    total = weights.gap + weights.independence + weights.directness + weights.certainty
    if not total:
        return 0.0
    return round(sum(float(getattr(weights, name)) * min(1.0, share) for name, share in shares.items()) / total, 3)


def _gap(sides: Sequence[Sequence[Facts]]) -> float:
    """The widest gap between two sides, as a share of the larger figure; a quarter where the figures themselves do not differ."""
    gaps = [
        relative_gap(a.extent, b.extent)
        for place, one in enumerate(sides)
        for other in sides[place + 1 :]
        for a in one[:1]
        for b in other[:1]
    ]
    return max(gaps, default=0.0) or 0.25


def _share(sides: Sequence[Sequence[Facts]], test: Callable[[Facts], bool]) -> float:
    """The smallest share of a side's claims that pass: a flag is as firm as its weakest side."""
    return min((sum(map(test, side)) / len(side) for side in sides if side), default=0.0)


def _is_direct(facts: Facts) -> bool:
    return facts.claim.speaker_name is not None or facts.claim.speaker is not None


def _is_certain(facts: Facts) -> bool:
    return facts.claim.modality is Modality.STATED and facts.claim.bound in (Bound.EXACT, Bound.RANGE)
