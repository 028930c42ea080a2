from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.comparison.levels import Match
from claims.comparison.times import When, compare_occurrences, compare_periods, compare_states, days, distance, period

DAYS = st.integers(730000, 740000)


@st.composite
def whens(draw: st.DrawFn) -> When:
    first = draw(DAYS)
    spell = st.none() | st.integers(0, 400).map(lambda length: (first, first + length))
    return When(draw(spell), draw(st.none() | st.just("on Monday")), draw(st.none() | DAYS.map(lambda day: (day, day))))


def when(start: str | None = None, end: str | None = None, as_of: str | None = None, text: str | None = None) -> When:
    return When(period(start, end or start), text, days(as_of))


@given(whens(), whens(), st.booleans())
def test_periods_compare_alike_from_both_sides(a: When, b: When, running: bool) -> None:
    assert compare_periods(a, b, running=running) is compare_periods(b, a, running=running).mirrored


@given(whens(), whens())
def test_states_compare_alike_from_both_sides(a: When, b: When) -> None:
    assert compare_states(a, b, reach=3) is compare_states(b, a, reach=3).mirrored


def test_a_partial_date_covers_its_month_or_year() -> None:
    assert [distance(days("2020-02") or (0, 0), day) for day in ((737456, 737456), (737485, 737485))] == [0, 1]


def test_a_date_that_no_calendar_has_is_unknown() -> None:
    assert (days("2021-02-30"), days(None), period("2021-05-04", "2021-05-01")) == (None, None, None)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (when("2021-05-03"), when("2021-05-03"), Match.SAME),
        (when("2021-05-03"), when("2021-05-04"), Match.CLOSE),
        (when("2021-05-03"), when("2021-05-09"), Match.DIFFERENT),
        (when("2021-04-01", "2021-04-30"), when("2021-01-01", "2021-05-04"), Match.NARROWER),
        (when("2021-05-03"), when(as_of="2021-05-04"), Match.MISSING_B),
        (when("2021-05-03"), when(as_of="2019-05-04"), Match.DIFFERENT),
        (when("2021-05-03"), when(as_of="2021-09-04"), Match.DIFFERENT),
        (when(as_of="2021-05-03"), when(as_of="2021-05-10"), Match.UNKNOWN),
        (when(as_of="2020-05-03"), when(as_of="2021-05-10"), Match.DIFFERENT),
        (when(text="last week"), when(text="last week"), Match.SAME),
    ],
)
def test_two_occurrences_are_told_apart_by_their_days(a: When, b: When, expected: Match) -> None:
    assert compare_occurrences(a, b, running=True, reach=31) is expected


def test_running_totals_from_one_day_are_close_though_they_end_on_different_days() -> None:
    pair = [when("2021-04-20", end, end) for end in ("2021-05-01", "2021-05-06")]
    assert compare_occurrences(*pair, running=True, reach=31) is Match.CLOSE
