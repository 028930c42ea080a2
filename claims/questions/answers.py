"""The answers to one question → their range, and one figure suggested by a stated rule; never an average."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from claims.comparison.facts import ASSERTED, Facts, origins_of
from claims.comparison.intervals import Extent, meet
from claims.comparison.measures import measure
from claims.models import Claim
from claims.terms import Bound

_DIGITS_CONVERTED: Final = 4
"""No report states an area or a price so finely that its conversion means more digits than this."""
_MOST_OF_THEM: Final = 0.5
TOLD_SINGLY: Final = "the persons told of singly, as most reports count them"
RANGE_ONLY: Final = "range only: no claim gives a figure that could be suggested"


@dataclass(frozen=True, slots=True)
class Answer:
    """The range of the answers in the question's unit, a suggestion, and the rule that chose it."""

    low: float | None
    high: float | None
    suggested: float | None
    rule: str


def answer(facts: Sequence[Facts], unit: str | None, superseded: frozenset[str] = frozenset()) -> Answer:
    """The range and the suggestion of one question; figures in other units are converted to `unit`.

    `superseded` are the ids of single persons that later reports tell something else of.
    """
    counted = _answering(facts, unit)
    if counted and all(one.claim.implicit for one in counted):
        return _of_persons(counted, superseded)
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
    return _with_persons(Answer(low, high, suggested, rule), facts, counted)


def _of_persons(facts: Sequence[Facts], superseded: frozenset[str]) -> Answer:
    """Where reports tell of persons one by one: each gives as many as it tells of; most origins win, of equals the most persons.

    A report may not tell of all. Persons whom a later report tells something else of are left out of the figure, not of the range.
    """
    told, left = _told_singly(facts), _told_singly(facts, superseded)
    by_number: dict[int, list[Facts]] = {}
    for one in facts:
        by_number.setdefault(left[one.claim.document_id], []).append(one)
    best = max(by_number, key=lambda number: (origins_of(by_number[number]), number))
    rule = f"{TOLD_SINGLY} ({origins_of(by_number[best])} of {origins_of(facts)} origins)"
    if left != told:
        rule = f"{rule}, without those whom later reports tell of as dead"
    return Answer(min(left.values()), max(told.values()), best, rule)


def _told_singly(facts: Sequence[Facts], without: frozenset[str] = frozenset()) -> dict[str, int]:
    """How many persons each report tells of one by one."""
    told: dict[str, int] = {}
    for one in facts:
        is_told = one.claim.implicit and one.id not in without
        told[one.claim.document_id] = told.get(one.claim.document_id, 0) + is_told
    return told


def _with_persons(found: Answer, facts: Sequence[Facts], counted: Sequence[Facts]) -> Answer:
    """The range with the reports that give no figure but tell of the persons one by one, at least half of those that others count.

    A report that tells of fewer has picked out some; that says nothing of how many there were.
    """
    if found.suggested is None or found.low is None:
        return found
    own = {one.claim.document_id for one in counted}
    telling = [
        one for one in facts if one.claim.implicit and one.claim.document_id not in own and one.modality == ASSERTED
    ]
    counts = [n for n in _told_singly(telling).values() if n >= found.suggested * _MOST_OF_THEM]
    if not counts:
        return found
    return replace(found, low=min(found.low, *counts), high=None if found.high is None else max(found.high, *counts))


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
