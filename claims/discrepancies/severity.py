"""How much a flag matters, between 0 and 1: named parts, weighted as Settings say, so that the queue can be ranked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from claims.comparison.facts import Facts
from claims.comparison.intervals import relative_gap
from claims.comparison.wording import counted, figure, number, span
from claims.config import Severity
from claims.models import Discrepancy, SeverityPart, Side
from claims.terms import Bound, Modality

Sides = Sequence[Sequence[Facts]]
_RECENCY: Final = "recency"
_WITHOUT_GAP: Final = 0.25
"""The part of the gap where the figures themselves do not differ, but who or what was counted does."""


def parts(sides: Sides, told: Sequence[Side], weights: Severity, newest: int | None) -> tuple[SeverityPart, ...]:
    """What a flag's severity is made of; `newest` is the latest day of the case as an ordinal, None where none is known.

    A part that nothing is known of (recency without dates) is left out, and its weight with it.
    """
    given = {
        "gap": _gap(sides),
        "independence": _independence(told, weights),
        _RECENCY: _recency(sides, weights, newest),
        "directness": _share(sides, _is_direct, "names who says it", "name who says it"),
        "certainty": _share(sides, _is_certain, "is exact and stated as fact", "are exact and stated as fact"),
    }
    return tuple(
        SeverityPart(name=name, share=round(min(1.0, part[0]), 3), weight=getattr(weights, name), detail=part[1])
        for name, part in given.items()
        if part is not None
    )


def severity(made_of: Iterable[SeverityPart]) -> float:
    """The weighted mean of the parts, rounded to a thousandth; 0 where no part weighs anything."""
    known = list(made_of)
    total = sum(part.weight for part in known)
    return round(sum(part.weight * part.share for part in known) / total, 3) if total else 0.0


def _gap(sides: Sides) -> tuple[float, str]:
    """The widest gap between the first claims of two sides, as a share of the larger figure."""
    pairs = [(one[0], other[0]) for place, one in enumerate(sides) for other in sides[place + 1 :]]
    shares = [(relative_gap(a.extent, b.extent), place) for place, (a, b) in enumerate(pairs)]
    widest, place = max(shares, key=lambda one: (one[0], -one[1]), default=(0.0, 0))
    if not widest:
        return _WITHOUT_GAP, "the figures themselves do not differ: counted as a quarter"
    a, b = pairs[place]
    return (
        widest,
        f"{figure(a.claim)} and {figure(b.claim)} stay apart by {number(round(100 * widest))} % of the larger, rounding considered",
    )


def _independence(told: Sequence[Side], weights: Severity) -> tuple[float, str]:
    fewest, enough = min((side.origins for side in told), default=0), weights.origins_full
    origins = "1 independent origin stands" if fewest == 1 else f"{counted(fewest)} independent origins stand"
    return fewest / enough, f"{origins} behind the weakest side; {number(enough)} are taken as full support"


def _recency(sides: Sides, weights: Severity, newest: int | None) -> tuple[float, str] | None:
    days = [one.when.as_of[1] for side in sides for one in side if one.when.as_of]
    return _age(max(days), newest, weights.recency_days) if days and newest is not None else None


def _age(last: int, newest: int, half_life: float) -> tuple[float, str]:
    age = newest - last
    behind = (
        "the newest day of the case"
        if not age
        else f"{number(age)} {'day' if age == 1 else 'days'} before the newest of the case"
    )
    return 0.5 ** (age / half_life), f"the newest statement is for {span((last, last))}, {behind}"


def aged(flag: Discrepancy, last: int, newest: int, half_life: float) -> Discrepancy:
    """A flag as it is told once its case has another newest day; `last` is the latest that one of its statements is given for.

    Both days are ordinals, `half_life` is a number of days (Settings' `recency_days`); all but its severity stays, and that too where
    no part of it says how near the newest day is.
    """
    if all(part.name != _RECENCY for part in flag.severity_parts):
        return flag
    share, detail = _age(last, newest, half_life)
    made_of = tuple(
        part.model_copy(update={"share": round(min(1.0, share), 3), "detail": detail})
        if part.name == _RECENCY
        else part
        for part in flag.severity_parts
    )
    return flag.model_copy(update={"severity_parts": made_of, "severity": severity(made_of)})


def _share(sides: Sides, test: Callable[[Facts], bool], one: str, several: str) -> tuple[float, str]:
    """The smallest share of a side's claims that pass: a flag is as firm as its weakest side."""
    passed = [(sum(map(test, side)), len(side)) for side in sides if side]
    right, of = min(passed, key=lambda side: side[0] / side[1], default=(0, 1))
    if right == of:
        return 1.0, f"every statement {one}"
    words = f"no statement {one}" if not right else f"{right} of {of} statements {one if right == 1 else several}"
    return right / of, f"on the weakest side {words}"


def _is_direct(facts: Facts) -> bool:
    return facts.claim.speaker_name is not None or facts.claim.speaker is not None


def _is_certain(facts: Facts) -> bool:
    return facts.claim.modality is Modality.STATED and facts.claim.bound in (Bound.EXACT, Bound.RANGE)
