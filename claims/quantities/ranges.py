"""Neighbouring numbers → one range, or the two ends of a change: "between 30 and 40", "5-7", "from $40 to $35"."""

from __future__ import annotations

import re

from claims.quantities.drafts import Draft

from claims.terms import Bound, Change

_JOIN = re.compile(r"\s?-\s?|\s(?:to|or|and|through)(?:\s(?:about|around|as much as|even|nearly|some))?\s|\s?-?\sto-?", re.IGNORECASE)
_LONGEST = 20
_FROM = re.compile(r"\bfrom\s$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)


def joined(flat: str, drafts: list[Draft]) -> list[Draft]:
    """The drafts, with each pair that is one range made into one."""
    out: list[Draft] = []
    for draft in drafts:
        if out and _is_pair(flat, out[-1], draft):
            _merge(flat, out[-1], draft)
        else:
            out.append(draft)
    return out


def _is_pair(flat: str, first: Draft, second: Draft) -> bool:
    if first.kind != second.kind or first.stated is None or second.stated is None:
        return False
    if first.bound is Bound.RANGE or first.form in {"ordinal", "identifier"} or second.form != first.form and "fraction" in {first.form, second.form}:
        return False
    gap = flat[first.stop : second.start]
    if len(gap) > _LONGEST or not _JOIN.fullmatch(gap):
        return False
    link = gap.strip(" -").lower().split()
    before = flat[max(0, first.start - 9) : first.start]
    if link and link[0] == "and":
        return bool(_BETWEEN.search(before)) and _same_unit(first, second)
    if not _same_unit(first, second):
        return False
    if link and link[0] == "or":
        return _scaled(first, second) < second.stated and second.stated <= 2 * _scaled(first, second) + 2 and second.bound is Bound.EXACT
    low = _scaled(first, second)
    if not link:
        return low < second.stated or bool(first.unit and first.unit == second.unit)
    return low != second.stated


def _same_unit(first: Draft, second: Draft) -> bool:
    if first.money and second.money:
        return first.unit is None or second.unit is None or first.unit.split(" ")[0] == second.unit.split(" ")[0]
    if first.money != second.money:
        return first.unit is None
    return first.unit is None or first.unit == second.unit or second.unit is None


def _scaled(first: Draft, second: Draft) -> float:
    """The first number, with the scale of the second where only the second has one: "1 to 2 thousand"."""
    low = first.stated or 0.0
    if first.scaled == 1 and second.scaled >= 100 and abs(low) < abs(second.stated or 0.0) / 10:  # noqa: PLR2004
        return low * second.scaled
    return low


def _merge(flat: str, first: Draft, second: Draft) -> None:
    start = _scaled(first, second)
    end = second.stated or 0.0
    from_ = _FROM.search(flat[max(0, first.start - 6) : first.start])
    if from_ and " to " in flat[first.stop : second.start + 4] and end < start:
        _ends(first, second, start)
        return
    before = _BETWEEN.search(flat[max(0, first.start - 9) : first.start])
    first.start = first.start - len(before.group()) if before else first.start
    first.low, first.high = min(start, end), max(start, end)
    first.stated = None
    first.resolution = second.resolution if first.resolution is None else max(first.resolution, second.resolution or 0)
    first.end, first.stop = second.end, second.stop
    first.unit, first.unit_word = second.unit or first.unit, second.unit_word or first.unit_word
    first.money = first.money or second.money
    first.scaled = max(first.scaled, second.scaled)
    first.bound = Bound.RANGE


def _ends(first: Draft, second: Draft, start: float) -> None:
    """ "from 40 to 35": the stated end is the last, the first is kept beside it."""
    first.from_value = start
    first.low, first.high, first.stated = second.low, second.high, second.stated
    first.resolution = second.resolution
    first.bound, first.lean = second.bound, second.lean
    first.change = Change.DOWN if (second.stated or 0) < start else Change.UP
    first.end, first.stop = second.end, second.stop
    first.unit, first.unit_word = second.unit or first.unit, second.unit_word or first.unit_word
    first.money = first.money or second.money



