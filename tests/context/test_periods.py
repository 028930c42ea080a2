"""Time expressions against a publication date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.context.periods import Published, periods

CASES = [
    ("on 3 March 2022", "2022-03-10", "2022-03-03", "2022-03-03"),
    ("on March 3, 2022", None, "2022-03-03", "2022-03-03"),
    ("on March 3", "2022-03-10", "2022-03-03", "2022-03-03"),
    ("on December 30", "2022-01-04", "2021-12-30", "2021-12-30"),
    ("in February 2024", "2025-01-01", "2024-02-01", "2024-02-29"),
    ("in October 1,500 people", "2022-03-10", "2021-10-01", "2021-10-31"),
    ("in October", "2022-03-10", "2021-10-01", "2021-10-31"),
    ("in 2019", None, "2019-01-01", "2019-12-31"),
    ("in Q3 2023", None, "2023-07-01", "2023-09-30"),
    ("last month", "2022-01-15", "2021-12-01", "2021-12-31"),
    ("this month", "2022-01-15", "2022-01-01", "2022-01-15"),
    ("last year", "2022-01-15", "2021-01-01", "2021-12-31"),
    ("this year", "2022-05-15", "2022-01-01", "2022-05-15"),
    ("last week", "2022-03-10", "2022-02-28", "2022-03-06"),
    ("in the last two years", "2022-03-10", "2020-03-10", "2022-03-10"),
    ("over the past 10 days", "2022-03-10", "2022-02-28", "2022-03-10"),
    ("yesterday", "2022-03-10", "2022-03-09", "2022-03-09"),
    ("on Wednesday", "2022-03-10", "2022-03-09", "2022-03-09"),
    ("since Monday", "2022-03-10", "2022-03-07", "2022-03-10"),
    ("since 2019", "2022-03-10", "2019-01-01", "2022-03-10"),
    ("since the last month", "2022-03-10", "2022-02-01", "2022-03-10"),
]


@pytest.mark.parametrize(("text", "published", "first", "last"), CASES)
def test_an_expression_covers_these_days(text: str, published: str | None, first: str, last: str) -> None:
    (found,) = periods(text, published)
    assert (str(found.first), str(found.last)) == (first, last)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("on Wednesday", None),
        ("on Wednesday", "2022-03"),
        ("last month", "2022"),
        ("yesterday", "2022-03"),
        ("February 30, 2022", None),
    ],
)
def test_what_cannot_be_resolved_keeps_its_words_without_days(text: str, published: str | None) -> None:
    (found,) = periods(text, published)
    assert (found.first, found.last) == (None, None)


@pytest.mark.parametrize("text", ["they march in may", "a 2,019 rise", "in an august company", "at 10.2020"])
def test_words_that_only_look_like_dates_are_left_alone(text: str) -> None:
    assert periods(text, "2022-03-10") == ()


@given(st.text(max_size=200), st.sampled_from([None, "2022", "2022-03", "2022-03-10"]))
def test_any_text_gives_periods_in_order_inside_it(text: str, published: str | None) -> None:
    found = periods(text, published)
    assert [p.text for p in found] == [text[p.start : p.end] for p in found]
    assert list(found) == sorted(found, key=lambda p: p.start)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)))
def test_a_full_date_round_trips(day: date) -> None:
    assert Published.of(day.isoformat()) == Published(day, day)
