"""Persons told of one by one and the toll of their incident: when a man and a woman killed answer one question."""

from __future__ import annotations

from typing import Final

from claims.comparison.facts import Facts
from claims.comparison.fields import Matches
from claims.comparison.intervals import is_below
from claims.comparison.levels import Match

_WHO: Final = frozenset({"counted_kind", "status", "age_sex"})


def are_of_one_toll(a: Facts, b: Facts, found: Matches, apart: tuple[str, ...]) -> bool:
    """Whether two single persons, unlike in nothing but who they are, are told of as victims of one incident."""
    is_toll = a.claim.implicit and b.claim.implicit and found["event"] is Match.SAME
    return is_toll and set(apart) <= _WHO and is_one_incident(found)


def is_one_of(narrow: Facts, wide: Facts, found: Matches) -> bool:
    """Whether a single person may be one of those that a figure for the same incident counts."""
    return narrow.claim.implicit and is_below(narrow.extent, wide.extent) and is_one_incident(found)


def is_one_incident(found: Matches) -> bool:
    """Whether two claims stand in one report, or in the reports of one named case."""
    return Match.SAME in (found["document"], found["case"])
