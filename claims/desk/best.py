"""The figure that each rule would choose among the sides of a disagreement; none where a rule does not tell them apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claims.decisions import BestFigure
from claims.desk.views import SideView
from claims.models import Claim, Source
from claims.terms import BestRule


def offered(sides: Sequence[SideView]) -> tuple[BestFigure, ...]:
    """What the rules choose that need nobody's word: the range, the minimum, most origins, the latest.

    Only for figures of one unit; a rule is left out where it chooses none, or two sides alike.
    """
    claims = [view.claim for side in sides for view in side.claims]
    units = {claim.unit for claim in claims}
    if len(units) != 1:
        return ()
    (unit,) = units
    found = (_range(sides), _minimum(claims), _most_origins(sides), _latest(claims))
    return tuple(best.model_copy(update={"unit": unit}) for best in found if best is not None)


def by_hierarchy(sides: Sequence[SideView], sources: Iterable[Source], names: Sequence[str]) -> BestFigure | None:
    """The figure of the first of some sources or outlets that gives one; None where none does, or it gives several."""
    spoken = {claim_id: source.name for source in sources for claim_id in source.claim_ids}
    claims = [view.claim for side in sides for view in side.claims]
    for name in names:
        own = [claim for claim in claims if name in (spoken.get(claim.id), claim.outlet)]
        values = {value for claim in own if (value := figure(claim)) is not None}
        if values:
            chosen = BestFigure(
                rule=BestRule.SOURCE_HIERARCHY, value=next(iter(values)), unit=own[0].unit, names=tuple(names)
            )
            return chosen if len(values) == 1 else None
    return None


def preferable(sides: Sequence[SideView], sources: Iterable[Source]) -> tuple[str, ...]:
    """The sources and outlets that can be put in an order: those that speak on the sides."""
    outlets = [view.claim.outlet for side in sides for view in side.claims if view.claim.outlet]
    return tuple(dict.fromkeys([*(source.name for source in sources), *outlets]))


def figure(claim: Claim) -> float | None:
    """The one number a claim gives; None where it gives a range or a vague word."""
    if claim.stated is not None:
        return claim.stated
    return claim.low if claim.low == claim.high else None


def _range(sides: Sequence[SideView]) -> BestFigure | None:
    lows, highs = [side.low for side in sides], [side.high for side in sides]
    low = None if None in lows else min(low for low in lows if low is not None)
    high = None if None in highs else max(high for high in highs if high is not None)
    return None if low is None and high is None else BestFigure(rule=BestRule.RANGE_ONLY, low=low, high=high)


def _minimum(claims: Sequence[Claim]) -> BestFigure | None:
    values = [value for claim in claims if (value := figure(claim)) is not None]
    return BestFigure(rule=BestRule.MINIMUM, value=min(values)) if values else None


def _most_origins(sides: Sequence[SideView]) -> BestFigure | None:
    most = max((side.origins for side in sides), default=0)
    leading = [side for side in sides if side.origins == most]
    values = {figure(view.claim) for side in leading for view in side.claims}
    return _only(BestRule.MOST_ORIGINS, values) if len(leading) == 1 else None


def _latest(claims: Sequence[Claim]) -> BestFigure | None:
    days = [claim.as_of or claim.published for claim in claims]
    if None in days or not days or len({len(day) for day in days if day}) > 1:
        return None  # a date that is not there, or stops after the month, cannot be put in order with the others
    last = max(day for day in days if day)
    return _only(BestRule.LATEST, {figure(claim) for claim, day in zip(claims, days, strict=True) if day == last})


def _only(rule: BestRule, values: set[float | None]) -> BestFigure | None:
    (value, *others) = values
    return BestFigure(rule=rule, value=value) if value is not None and not others else None
