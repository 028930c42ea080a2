from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.comparison.intervals import Extent, add, extent, gap, is_below, meet, relative_gap
from claims.config import Tolerances
from claims_by_hand import at_least, claim

FINITE = st.floats(-1e6, 1e6)


@st.composite
def extents(draw: st.DrawFn) -> Extent:
    low, high = sorted((draw(FINITE), draw(FINITE)))
    is_point = math.isclose(low, high, rel_tol=1e-9)  # what comparison takes for one value
    return Extent(low, high, not is_point and draw(st.booleans()), not is_point and draw(st.booleans()))


@given(extents(), extents())
def test_meeting_is_symmetric(a: Extent, b: Extent) -> None:
    assert meet(a, b) == meet(b, a)


@given(extents(), extents())
def test_a_gap_is_symmetric_and_none_where_extents_meet(a: Extent, b: Extent) -> None:
    assert (gap(a, b), gap(a, b) > 0 and meet(a, b)) == (gap(b, a), False)


@given(extents())
def test_an_extent_meets_itself_without_a_gap(a: Extent) -> None:
    assert (meet(a, a), gap(a, a), is_below(a, a)) == (True, 0.0, False)


@given(extents(), extents(), st.floats(0, 1e6), st.floats(0, 1e6))
def test_widening_an_extent_never_parts_it_from_another(a: Extent, b: Extent, down: float, up: float) -> None:
    wider = Extent(a.low - down, a.high + up, a.low_open and down == 0, a.high_open and up == 0)
    assert meet(wider, b) or not meet(a, b)


@given(extents(), extents())
def test_two_extents_either_meet_or_one_is_below_the_other(a: Extent, b: Extent) -> None:
    assert meet(a, b) + is_below(a, b) + is_below(b, a) == 1


@given(extents(), extents())
def test_a_relative_gap_is_a_share_whatever_the_signs(a: Extent, b: Extent) -> None:
    assert 0 <= relative_gap(a, b) <= 1


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"figure": 3}, Extent(3, 3)),
        ({"figure": 20, "resolution": 10}, Extent(20, 20)),
        ({"figure": 0}, Extent(0, 0)),
        ({"figure": 1400, "resolution": 100}, Extent(1350, 1450, low_open=True, high_open=True)),
        ({"figure": 1.2e6, "resolution": 1e5}, Extent(1.15e6, 1.25e6, low_open=True, high_open=True)),
        ({"figure": 200, "bound": "about"}, Extent(180, 220)),
        ({"figure": 20, "high": None, "bound": "at_least"}, Extent(20, float("inf"))),
        ({"figure": 20, "high": None, "bound": "more_than"}, Extent(20, float("inf"))),
        ({"figure": 20, "low": None, "bound": "at_most"}, Extent(-float("inf"), 20)),
        ({"figure": 20, "low": None, "bound": "less_than"}, Extent(-float("inf"), 20)),
        ({"low": 24, "high": 120, "stated": None, "bound": "vague"}, Extent(24, 120)),
        ({"low": 200, "high": None, "stated": None, "bound": "vague"}, Extent(200, float("inf"))),
        ({"low": 10, "high": 14, "stated": None, "bound": "range"}, Extent(10, 14)),
    ],
)
def test_a_count_means_what_its_rounding_and_bound_allow(fields: dict[str, object], expected: Extent) -> None:
    assert extent(claim(**fields), Tolerances()) == expected


def test_a_measure_reaches_half_its_last_place() -> None:
    found = extent(claim(31.5, resolution=0.5), Tolerances(), is_count=False)
    assert found == Extent(31.25, 31.75, low_open=True, high_open=True)


def test_at_least_twenty_meets_twenty_three_but_not_fourteen() -> None:
    bound = extent(at_least(20), Tolerances())
    assert [meet(bound, Extent(value, value)) for value in (23, 20, 14)] == [True, True, False]


def test_a_sum_reaches_as_far_as_its_parts() -> None:
    assert add([Extent(1, 2), Extent(3, 5, low_open=True)]) == Extent(4, 7, low_open=True)
