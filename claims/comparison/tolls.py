"""Persons told of one by one and the toll of their incident: when a man and a woman killed answer one question."""

from __future__ import annotations

from typing import Final

from claims.comparison.facts import Facts, is_state
from claims.comparison.fields import Matches
from claims.comparison.intervals import is_below, meet
from claims.comparison.levels import Match

_LONG_OVER: Final = 183
"""Days after which a report tells of something as of a former occasion."""
_YEAR: Final = 365
_WHO: Final = frozenset({"counted_kind", "status", "age_sex"})


def are_of_one_toll(a: Facts, b: Facts, found: Matches, apart: tuple[str, ...]) -> bool:
    """Whether two single persons, unlike in nothing but who they are, are told of as victims of one incident."""
    is_toll = a.claim.implicit and b.claim.implicit and found["event"] is Match.SAME
    return is_toll and set(apart) <= _WHO and is_one_incident(found)


def may_be_of_one_toll(a: Facts, b: Facts, found: Matches) -> bool:
    """Whether a single person and a figure of another report are of one event of one incident.

    The figure may count others than this person; that keeps the person from no other figure that counts everybody.
    """
    is_figure_and_person = a.claim.implicit != b.claim.implicit and found["document"] is not Match.SAME
    return is_figure_and_person and found["event"] is Match.SAME and is_one_incident(found)


def is_one_of(narrow: Facts, wide: Facts, found: Matches) -> bool:
    """Whether a single person may be one of those that a figure for the same incident counts."""
    return narrow.claim.implicit and is_below(narrow.extent, wide.extent) and is_one_incident(found)


def is_told_later(a: Facts, b: Facts, found: Matches) -> bool:
    """Whether only the days of the reports keep two figures of one incident apart: a trial is told of long after the deed.

    In a named case, and beside a figure of a former occasion, only figures that allow each other are set beside each other so:
    another figure may be of a later deed. What holds at a time (held, missing) may hold of others later.
    """
    if None not in (a.when.period, b.when.period) or is_state(a.event):
        return False
    is_of_now = found["report"] is Match.SAME and not (_is_background(a) or _is_background(b))
    return is_of_now or (Match.SAME in (found["case"], found["report"]) and allow_each_other(a, b))


def _is_background(facts: Facts) -> bool:
    """Whether a figure is told, long after, of a time that was over before its report was written."""
    told, given = facts.when.period, facts.when.as_of
    if told is None or given is None:
        return False
    is_former_year = told[1] - told[0] + 1 >= _YEAR and told[1] < given[0]
    return is_former_year or given[0] - told[1] > _LONG_OVER


def is_one_place_too(a: Facts, b: Facts, found: Matches) -> bool:
    """Whether two reports of one incident give figures that allow each other: what they call the place then tells nothing apart.

    One names the town, one the street. Within one report two places are told to keep two things apart.
    """
    return (
        Match.SAME in (found["case"], found["report"])
        and found["document"] is not Match.SAME
        and allow_each_other(a, b)
    )


def allow_each_other(a: Facts, b: Facts) -> bool:
    """Whether two figures leave room for each other: they meet, or one is of a single person."""
    return a.claim.implicit or b.claim.implicit or meet(a.extent, b.extent)


def is_one_incident(found: Matches) -> bool:
    """Whether two claims stand in one report, or in reports of one incident: of one small case, or with rare names in common."""
    return Match.SAME in (found["document"], found["case"], found["report"])
