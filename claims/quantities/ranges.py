"""Neighbouring numbers → one range, the two ends of a change, or an amount and its conversion."""

from __future__ import annotations

import itertools
import re

from claims.quantities import hedges
from claims.quantities.changes import direction, nearby
from claims.quantities.drafts import Draft
from claims.terms import Bound, Change, NumberKind

_JOIN = re.compile(
    r"\s?-\s?|\s(?:to|or|and|through)(?:\s(?:about|around|as much as|even|nearly|some))?\s|\s?-?\sto-?", re.IGNORECASE
)
START = "the figure a change starts from, kept beside its end"
_LONGEST = 20
_APART = 48
_FROM = re.compile(r"(?P<range>\b\w+\s)?\bfrom\s$", re.IGNORECASE)
_SPREAD = frozenset(
    ["range", "ranges", "ranged", "ranging", "vary", "varies", "varied", "varying", "anywhere", "anything"]
)
_BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"(?<![A-Za-z])([A-Za-z]+)\s(?:by\s)?$")
_SPREAD_OF = 5
"""The ends of a range lie no further apart than this many times where "grew by 10 to 30" could be two things."""

_BY_BEFORE = re.compile(r"(?<![A-Za-z])([A-Za-z]+)\sby\s$")
_OF = re.compile(
    r"\s(?:out\s)?of\s(?:the|its|his|her|their|a\stotal\s(?:of\s)?)?\s?(?:planned\s|total\s)?", re.IGNORECASE
)
_CONVERSION = re.compile(r"\s\(|\s?/\s?|\s?,?\sor\s")


def joined(flat: str, drafts: list[Draft]) -> list[Draft]:
    """The drafts, with each pair that is one range, or the two ends of one change, made into one."""
    out = _joined(flat, _joined(flat, drafts, hyphens=True), hyphens=False)
    for first, second in itertools.pairwise(out):
        if second.bound is Bound.RANGE and flat[first.stop : second.start] == " to ":
            _to_range(flat, first, second)
    return out


def _joined(flat: str, drafts: list[Draft], *, hyphens: bool) -> list[Draft]:
    out: list[Draft] = []
    for draft in drafts:
        if out and _is_pair(flat, out[-1], draft, hyphens=hyphens):
            _merge(flat, out[-1], draft)
            continue
        if out and not hyphens:
            _apart(flat, next((d for d in reversed(out[-2:]) if d.kind is not NumberKind.DATE), out[-1]), draft)
        out.append(draft)
    return out


def _is_pair(flat: str, first: Draft, second: Draft, *, hyphens: bool) -> bool:
    if not _readable(first, second):
        return False
    gap = flat[first.stop : second.start]
    if len(gap) > _LONGEST or not _JOIN.fullmatch(gap) or not _same_unit(first, second):
        return False
    link = gap.strip(" -").lower().split()
    if hyphens != (not link):
        return False
    low, high = _scaled(first, second), second.stated or 0.0
    if not link:
        return low < high or bool(first.unit and first.unit == second.unit)
    return {
        "and": bool(_BETWEEN.search(flat[max(0, first.start - 9) : first.start])),
        "or": low < high <= 2 * low + 2 and second.bound is Bound.EXACT,
    }.get(link[0], low != high and not _split(flat, first, low, high) and not _amount_and_level(flat, first, second))


def _split(flat: str, first: Draft, low: float, high: float) -> bool:
    """Whether "58% to 42%" sets two shares against each other: falling, and no change from one to the other."""
    return low > high and first.unit == "%" and not _FROM.search(flat[max(0, first.start - 24) : first.start])


def _readable(first: Draft, second: Draft) -> bool:
    if first.kind is not NumberKind.CLAIM or second.kind is not NumberKind.CLAIM:
        return False
    if first.stated is None or second.stated is None or first.from_value is not None:
        return False
    return (first.form == "fraction") == (second.form == "fraction") and "identifier" not in {first.form, second.form}


def _amount_and_level(flat: str, first: Draft, second: Draft) -> bool:
    """Read "rose 5% to 40", "increased by $4m to $9m": the first is how far, the second where to."""
    if first.unit is None:
        by = _BY_BEFORE.search(flat[max(0, first.start - 24) : first.start])
        far = second.stated or 0.0
        apart = second.unit is None and not (first.stated or 0.0) <= far <= _SPREAD_OF * (first.stated or 0.0)
        return apart and by is not None and direction(by[1], by=True) is not None
    before = _WORD_BEFORE.search(flat[max(0, first.start - 24) : first.start])
    moved = before is not None and direction(before[1]) is not None
    return moved and (second.unit is None or first.money or first.stop > first.end or first.unit == "%")


def _same_unit(first: Draft, second: Draft) -> bool:
    if first.money and second.money:
        return first.unit is None or second.unit is None or first.unit.split(" ")[0] == second.unit.split(" ")[0]
    if first.money != second.money:
        return first.unit is None or (first.money and second.unit is None)
    return first.unit is None or first.unit == second.unit or second.unit is None


def _scaled(first: Draft, second: Draft) -> float:
    """The first number, with the scale of the second where only the second has one: "1 to 2 thousand"."""
    low = first.stated or 0.0
    if first.scaled == 1 and second.scaled >= 100 and abs(low) < abs(second.stated or 0.0) / second.scaled:  # noqa: PLR2004
        return float(f"{low * second.scaled:.12g}")
    return low


def _merge(flat: str, first: Draft, second: Draft) -> None:
    start, end = _scaled(first, second), second.stated or 0.0
    gap = flat[first.stop : second.start]
    if " to " in gap and end < start and _is_change(flat, first):
        _take(first, second)
        _ends(first, second, start)
        return
    before = _BETWEEN.search(flat[max(0, first.start - 9) : first.start])
    first.start = first.start - len(before.group()) if before else first.start
    first.low, first.high = min(start, end), max(start, end)
    first.stated = None
    places = [place for place in (first.resolution, second.resolution) if place is not None]
    first.resolution = max(places, default=None)
    first.scaled = max(first.scaled, second.scaled)
    first.bound = Bound.ABOUT if first.bound is Bound.ABOUT else Bound.RANGE
    _take(first, second)


def _take(first: Draft, second: Draft) -> None:
    first.end, first.stop = second.end, second.stop
    if not (first.unit and second.unit and first.unit.startswith(second.unit + " per ")):
        first.unit, first.unit_word = second.unit or first.unit, second.unit_word or first.unit_word
    first.money = first.money or second.money


def _is_change(flat: str, first: Draft) -> bool:
    """Whether "from" in front of a number begins a change, rather than a spread ("ranging from")."""
    found = _FROM.search(flat[max(0, first.start - 24) : first.start])
    return found is not None and (found["range"] or "").strip().lower() not in _SPREAD


def _ends(first: Draft, second: Draft, start: float) -> None:
    """Read "from 40 to 35": the stated end is the last, the first is kept beside it."""
    first.from_value = start
    first.low, first.high, first.stated = second.low, second.high, second.stated
    first.resolution, first.bound, first.lean = second.resolution, second.bound, second.lean
    first.change = Change.DOWN if (second.stated or 0) < start else Change.UP


def _apart(flat: str, first: Draft, second: Draft) -> None:
    """Read "from 40 in May to 35": both ends stay where they are, the last takes the first beside it."""
    gap = flat[first.stop : second.start]
    if not _readable(first, second) or len(gap) > _APART or not gap.endswith(" to ") or re.search(r"[.;:,(]\s", gap):
        return
    if re.search(r"\sto\s", gap[:-4]) or not _is_change(flat, first) or not _same_unit(first, second):
        if not _same_unit(first, second) and not (second.unit is None and first.unit):
            return
        if not _is_change(flat, first):
            return
    start = _scaled(first, second)
    if start == second.stated:
        return
    second.from_value = start
    second.change = Change.DOWN if (second.stated or 0) < start else Change.UP
    second.unit = second.unit or first.unit
    first.settle(NumberKind.OTHER, START)


def _to_range(flat: str, first: Draft, second: Draft) -> None:
    """Read "grow from 24 to 33-35 million": the start of a change whose end is a range is kept beside it."""
    low, high = second.low, second.high
    if first.kind is not NumberKind.CLAIM or first.stated is None or first.from_value is not None:
        return
    if low is None or high is None or first.unit not in {None, second.unit} or not _is_change(flat, first):
        return
    start = first.stated
    if first.scaled == 1 and second.scaled >= 100 and abs(start) * second.scaled < 10 * high:  # noqa: PLR2004 - a scale
        start = float(f"{start * second.scaled:.12g}")
    if low <= start <= high or nearby(flat, first.start - len("from "), raised=True) is None:
        return
    second.from_value = start
    second.change = Change.DOWN if high < start else Change.UP
    first.settle(NumberKind.OTHER, START)


def converted(flat: str, drafts: list[Draft]) -> None:
    """Give an amount in brackets behind another ("more than 5 miles (8 km)") its bound, and "2 of the 5 km" its unit."""
    for first, second in itertools.pairwise(drafts):
        gap = flat[first.stop : second.start]
        if len(gap) > _LONGEST:
            continue
        if first.unit is None and second.unit is not None and _OF.fullmatch(gap) and first.form == second.form:
            first.unit, first.money = second.unit, second.money
        if first.unit and second.unit and first.unit != second.unit and _CONVERSION.fullmatch(gap):
            if second.bound is Bound.EXACT and first.bound not in {Bound.EXACT, Bound.RANGE, Bound.VAGUE}:
                second.bound, second.lean = first.bound, first.lean
                second.low, second.high = hedges.interval(second.stated, first.bound, first.lean, 0.0)
            second.converts = True
