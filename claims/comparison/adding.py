"""A whole and the parts that make it up, found in one report by exact arithmetic and by what the words say of them.

Small figures add up by chance. Equal arithmetic is therefore never enough: the parts are told in a row and words make them
parts ("of them", "the other four", "in all", a list behind its whole), or they are what became of all who were there.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations
from typing import Final

from claims.comparison.addends import Addend, addends, are_beside, can_hold
from claims.comparison.facts import Facts
from claims.comparison.outcomes import by_outcome

_FEWEST: Final = 2
_LONGEST: Final = 6
_SMALLEST: Final = 3
_NEAR: Final = 600
_IN_REACH: Final = 1200
"""Characters from a whole to its parts: where they stand by themselves, and where "of them" or "the rest" points back."""
_ROW: Final = 260
"""Characters from one part to the next."""
_LARGE: Final = 30
"""From which size on a whole is seldom met by chance by parts that stand side by side in one sentence."""
_VERY_LARGE: Final = 500
_REST = re.compile(r"\b(?:others?|remaining|rest|remainder)\b(?:\s+of\s+\w+)?\W*$", re.IGNORECASE)
_OTHERS = re.compile(r"\s+others?\b", re.IGNORECASE)
_OF_THEM_BEHIND = re.compile(
    r"(?:\s+\w+){0,2}\s+of\s+(?:them|these|those|whom|which|it|the|its|their|his|her)\b", re.IGNORECASE
)
_OF_THEM_BEFORE = re.compile(
    r"(?:^|[.;,:]\s*|\bthat\s)(?:of|among|amongst|from)\s+(?:them|these|those|whom|which|the|this|its|that)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\b(?:totals?|totall?(?:ed|ing)|in all|altogether|combined|together|bring(?:s|ing)?|brought|making|makes?)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_TOTAL_BEHIND = re.compile(r"[^.;,]{0,30}\b(?:in all|altogether|in total|combined|overall)\b", re.IGNORECASE)
_APPOSED = re.compile(r"(?:\s+[\w'’-]+){0,4}?\s*(?:[,:(–—]|\s-)\s*(?:(?:of\s+(?:whom|which|them)|made up of|comprising|including|namely|with|among them|consisting of)\s+)?(?:\w+\s+)?", re.IGNORECASE)  # fmt: skip
_MADE_OF = re.compile(r"[^.;]{0,60}\b(?:made up of|compris\w+|consist\w+ of|namely|among them|including|of whom)\s+(?:\w+\s+)?", re.IGNORECASE)  # fmt: skip
_OUT_OF = re.compile(
    r"\s+(?:[\w-]+\s+)?(?:out\s+)?of\s+(?:(?:the|its|their|his|her|all)\s+)?(?:[\w'’-]+\s+){0,2}", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Added:
    """A whole and the parts of it that add up to it, in reading order."""

    whole: Facts
    parts: tuple[Facts, ...]

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the whole and of the parts."""
        return frozenset({self.whole.id, *(part.id for part in self.parts)})


def added(found: Iterable[Facts]) -> list[Added]:
    """Every whole of each report with the parts that add up to it, each whole once for each way of parting it.

    What stands beside a figure as another part of one whole is no part of that figure.
    """
    told: dict[frozenset[str], Added] = {}
    for listed in addends(found):
        for whole, parts in [*_in_rows(listed), *by_outcome(listed)]:
            one = Added(whole.facts, tuple(part.facts for part in parts))
            told.setdefault(one.ids, one)
    beside = {(a.id, b.id) for one in told.values() for a, b in permutations(one.parts, 2)}
    kept = [one for one in told.values() if not any((one.whole.id, part.id) in beside for part in one.parts)]
    return sorted(kept, key=lambda one: (one.whole.claim.document, one.whole.claim.start, sorted(one.ids)))


def _in_rows(listed: Sequence[Addend]) -> Iterator[tuple[Addend, tuple[Addend, ...]]]:
    """The wholes of rows of neighbouring figures; of several wholes for one row the nearest."""
    by_value: defaultdict[float, list[Addend]] = defaultdict(list)
    for one in listed:
        by_value[_key(one.value)].append(one)
    for row in _rows(listed):
        wholes = [one for one in by_value.get(_key(sum(part.value for part in row)), ()) if one not in row]
        for whole in sorted(wholes, key=lambda one: (_distance(one, row), one.start)):
            is_listed = _is_listed(whole, row)
            fits = (
                whole.value >= _SMALLEST
                and are_beside(row)
                and all(can_hold(whole, part, is_listed=is_listed or _is_rest(part.facts)) for part in row)
            )
            if fits and (is_listed or _is_said(whole, row)):
                yield whole, row
                break


def _key(value: float) -> float:
    return float(f"{value:.9g}")


def _rows(listed: Sequence[Addend]) -> Iterator[tuple[Addend, ...]]:
    """Neighbouring figures, and figures with one other between them that may be their whole ("six of the nine, and three")."""
    for first in range(len(listed)):
        for last in range(first + 1, min(len(listed), first + _LONGEST + 1)):
            window = tuple(listed[first : last + 1])
            if any(b.start - a.start > _ROW for a, b in pairwise(window)):
                break
            row = _without_parts_of_parts(window)
            if _FEWEST <= len(row) <= _LONGEST:
                yield row
            half = sum(one.value for one in window) / 2
            for place in range(1, len(window) - 1):
                if math.isclose(window[place].value, half, rel_tol=1e-9):
                    yield window[:place] + window[place + 1 :]


def _without_parts_of_parts(window: Sequence[Addend]) -> tuple[Addend, ...]:
    """The figures that no text names as a part of one before ("seven students, three of them foreigners, and four teachers")."""
    ids = {one.facts.id for one in window[:-1]}
    return tuple(one for one in window if one.facts.claim.part_of not in ids)


def _distance(whole: Addend, row: Sequence[Addend]) -> int:
    return min(abs(whole.start - part.start) for part in row)


def _is_said(whole: Addend, row: Sequence[Addend]) -> bool:
    """Whether words make the figures of a row the parts of a whole, or so much is shared that chance is unlikely."""
    distance = _distance(whole, row)
    if distance > _IN_REACH:
        return False
    is_ahead = whole.start < row[0].start
    first = row[0].facts
    if is_ahead and (first.claim.part_of == whole.facts.id or _points_back(first)) and not _is_told_anew(row):
        return True
    if distance <= _NEAR and any(_is_rest(part.facts) for part in row[1:]):
        return True
    return distance <= _NEAR and (_is_beside(whole, row) or _is_side_by_side(whole, row))


def _is_told_anew(row: Sequence[Addend]) -> bool:
    """Whether a later sentence points back once more: "Nine of the dead …. Five of the victims …" parts one whole in two ways."""
    first = row[0].facts.claim
    return any(part.facts.claim.sentence_start != first.sentence_start and _points_back(part.facts) for part in row[1:])


def _points_back(part: Facts) -> bool:
    before, after = _around(part)
    return bool(_OF_THEM_BEHIND.match(after) or _OF_THEM_BEFORE.search(before))


def _is_rest(part: Facts) -> bool:
    before, after = _around(part)
    return bool(_REST.search(before) or _OTHERS.match(after)) or "remaining" in part.claim.scope


def _is_listed(whole: Addend, row: Sequence[Addend]) -> bool:
    """Whether the parts are listed right behind their whole, in its sentence."""
    start = whole.facts.claim.sentence_start
    between = _between(whole.facts, row[0].facts)
    is_list = between is not None and bool(_APPOSED.fullmatch(between) or _MADE_OF.fullmatch(between))
    return is_list and all(part.facts.claim.sentence_start == start for part in row)


def _is_beside(whole: Addend, row: Sequence[Addend]) -> bool:
    """Whether the whole behind the parts is said to be their total, or the first of them is "six of nine"."""
    a, b = whole.facts.claim, row[0].facts.claim
    out_of = _between(row[0].facts, whole.facts)
    if b.start < a.start and out_of is not None and _OUT_OF.fullmatch(out_of):
        return True
    before, after = _around(whole.facts)
    is_behind = a.start > row[-1].start
    return is_behind and bool(_TOTAL.search(before) or _TOTAL_BEHIND.match(after) or "in_total" in a.scope)


def _is_side_by_side(whole: Addend, row: Sequence[Addend]) -> bool:
    """Whether one sentence tells all parts, and they are so large, or so clearly of the event of the whole, that this is no chance."""
    if len({part.facts.claim.sentence_start for part in row}) > 1 or whole.start > row[0].start:
        return False
    if whole.value >= _VERY_LARGE:
        return True
    first = row[0].facts
    is_one_event = first.event is not None and first.event == whole.facts.event
    return is_one_event if whole.value < _LARGE else is_one_event or None in (first.event, whole.facts.event)


def _around(one: Facts) -> tuple[str, str]:
    claim = one.claim
    start, end = max(0, claim.start - claim.sentence_start), max(0, claim.end - claim.sentence_start)
    return claim.sentence[:start], claim.sentence[end:]


def _between(first: Facts, second: Facts) -> str | None:
    """The words from one figure to a later one of its sentence; None where they do not share it."""
    a, b = first.claim, second.claim
    if a.sentence_start != b.sentence_start or a.end > b.start:
        return None
    return a.sentence[a.end - a.sentence_start : b.start - a.sentence_start]
