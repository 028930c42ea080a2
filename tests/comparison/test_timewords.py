"""Times whose days are not known are told apart by their words alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.comparison.levels import Match
from claims.comparison.times import When, compare_occurrences, compare_states
from claims.comparison.timewords import tell_apart

APART = [
    ("July", "May"),
    ("3 July", "9 July"),
    ("Monday", "Thursday night"),
    ("the summer of 2013", "the winter of 2013"),
    ("the summer of 2013", "April 2017"),
    ("the first quarter", "the second quarter"),
    ("Q1", "the third quarter"),
    ("fiscal 2019", "fiscal 2021"),
    ("the past 24 hours", "since the outbreak began"),
    ("July", "the year"),
    ("Monday", "the past decade"),
]
NOT_APART = [
    ("July", "July"),
    ("Monday", "Tuesday"),
    ("Monday", "July"),
    ("the first quarter", "May"),
    ("since the war", "since the invasion"),
    ("last summer", "2013"),
    ("recent weeks", "July"),
    ("the first half", "the first quarter"),
    ("3 July", "4 July"),
]


@pytest.mark.parametrize(("a", "b"), APART)
def test_words_that_cannot_name_one_time_tell_apart(a: str, b: str) -> None:
    assert (tell_apart(a, b), tell_apart(b, a)) == (True, True)


@pytest.mark.parametrize(("a", "b"), NOT_APART)
def test_words_that_may_name_one_time_leave_it_open(a: str, b: str) -> None:
    assert (tell_apart(a, b), tell_apart(b, a)) == (False, False)


@given(st.text(max_size=40))
def test_no_words_are_told_apart_from_themselves(text: str) -> None:
    assert not tell_apart(text, text)


def test_times_without_days_are_compared_by_their_words() -> None:
    a, b = When(None, "July", None), When(None, "May", None)
    found = (
        compare_occurrences(a, b, running=False, reach=31),
        compare_occurrences(a, a, running=False, reach=31),
        compare_states(a, b, reach=3),
        compare_states(a, a, reach=3),
        compare_states(a, When(None, None, None), reach=3),
    )
    assert found == (Match.DIFFERENT, Match.SAME, Match.DIFFERENT, Match.SAME, Match.UNKNOWN)


def test_words_tell_apart_a_time_that_is_placed_from_one_that_is_not() -> None:
    placed, begun = When((10, 11), "the past 24 hours", (11, 11)), When(None, "since the outbreak began", (11, 11))
    assert compare_occurrences(placed, begun, running=True, reach=31) is Match.DIFFERENT
