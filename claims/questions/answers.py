"""The answers to one question → their range, and one figure suggested by a stated rule; never an average."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from claims.comparison.facts import ASSERTED, Facts, origins_of
from claims.comparison.intervals import Extent, meet
from claims.comparison.measures import measure
from claims.models import Claim
from claims.terms import Bound

_DIGITS_CONVERTED: Final = 4
"""No report states an area or a price so finely that its conversion means more digits than this."""
TOLD_SINGLY: Final = "the most persons that one report tells of singly"
RANGE_ONLY: Final = "range only: no claim gives a figure that could be suggested"


@dataclass(frozen=True, slots=True)
class Answer:
    """The range of the answers in the question's unit, a suggestion, and the rule that chose it."""

    low: float | None
    high: float | None
    suggested: float | None
    rule: str


def answer(facts: Sequence[Facts], unit: str | None) -> Answer:
    """The range and the suggestion of one question; figures in other units are converted to `unit`."""
    counted = _answering(facts, unit)
    if counted and all(one.claim.implicit for one in counted):
        return _of_persons(counted)
    lows = [low for one in counted if (low := _end(one, one.claim.low, unit)) is not None]
    highs = [high for one in counted if (high := _end(one, one.claim.high, unit)) is not None]
    ends = lows + highs
    low = min(lows, default=None)
    high = max(highs, default=None)
    if high is not None:
        high = max(ends)
    if low is not None:
        low = min(ends)
    suggested, rule = _suggested(counted, unit)
    return Answer(low, high, suggested, rule)


def _of_persons(facts: Sequence[Facts]) -> Answer:
    """Where reports tell of persons one by one: each gives as many as it tells of, and may not tell of all."""
    told: dict[str, int] = {}
    for one in facts:
        told[one.claim.document_id] = told.get(one.claim.document_id, 0) + 1
    most = max(told.values())
    behind = [one for one in facts if told[one.claim.document_id] == most]
    rule = f"{TOLD_SINGLY} ({origins_of(behind)} of {origins_of(facts)} origins)"
    return Answer(min(told.values()), most, most, rule)


def _answering(facts: Sequence[Facts], unit: str | None) -> list[Facts]:
    """The claims that answer: put forward as fact, in a unit that converts, and told persons only where no figure is given."""
    same = [one for one in facts if _converts(one, unit)] or list(facts)
    asserted = [one for one in same if one.modality == ASSERTED] or same
    return [one for one in asserted if not one.claim.implicit] or asserted


def _converts(one: Facts, unit: str | None) -> bool:
    return one.claim.unit == unit or one.measure.dimension != "count"


def _end(one: Facts, value: float | None, unit: str | None) -> float | None:
    if value is None or one.claim.unit == unit:
        return value
    return _converted(one, value, unit)


def _converted(one: Facts, value: float, unit: str | None) -> float | None:
    target = measure(unit)
    if target.dimension != one.measure.dimension:
        return None
    base = value * one.measure.scale + one.measure.offset
    return float(f"{(base - target.offset) / target.scale:.{_DIGITS_CONVERTED}g}")


def _suggested(facts: Sequence[Facts], unit: str | None) -> tuple[float | None, str]:
    """The figure with the most independent origins; of equals the latest, of those the lowest."""
    firm = [
        one for one in facts if one.claim.bound in (Bound.EXACT, Bound.ABOUT, None) and one.claim.stated is not None
    ]
    chosen = firm or [one for one in facts if one.claim.stated is not None]
    if not chosen:
        return None, RANGE_ONLY
    everyone = origins_of(facts)
    ranked = sorted(_alike(chosen), key=_rank)
    best = ranked[0]
    support = origins_of(best)
    value = _end(best[0], best[0].claim.stated, unit)
    rule = f"most independent origins ({support} of {everyone})"
    if len(ranked) > 1 and _support(ranked[1]) == support:
        rule = f"{rule}, then the latest, then the lowest"
    return value, rule


def _alike(facts: Sequence[Facts]) -> list[list[Facts]]:
    """The claims by figure, exact ones first, each with all whose figure allows it."""
    found: dict[tuple[float, float], list[Facts]] = {}
    for one in facts:
        found.setdefault((one.extent.low, one.extent.high), []).append(one)
    return [_with_supporters(members, facts) for members in found.values()]


def _with_supporters(members: list[Facts], facts: Sequence[Facts]) -> list[Facts]:
    size: Extent = members[0].extent
    others = [one for one in facts if one not in members and _supports(one, size)]
    return members + others


def _supports(one: Facts, size: Extent) -> bool:
    """Whether a rounder figure stands behind a finer one."""
    return meet(one.extent, size) and one.extent.high - one.extent.low > size.high - size.low


def _support(members: Sequence[Facts]) -> int:
    return origins_of(members)


def _rank(members: Sequence[Facts]) -> tuple[float, float, float, str]:
    latest = max((one.when.as_of[1] if one.when.as_of else -math.inf) for one in members)
    return -_support(members), -latest, members[0].extent.low, members[0].id


def claims_of(facts: Sequence[Facts]) -> list[Claim]:
    """The claims behind some facts."""
    return [one.claim for one in facts]
