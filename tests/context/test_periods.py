"""Time expressions against a publication date."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.context.periods import Published, periods
from claims.extraction import read
from claims.models import Document

GOLDEN = Path(__file__).parents[1] / "golden" / "periods.jsonl"

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
    ("since independence in 1991", "2022-03-10", "1991-01-01", "2022-03-10"),
    ("last May", "2022-06-10", "2022-05-01", "2022-05-31"),
    ("last May", "2022-05-10", "2021-05-01", "2021-05-31"),
    ("in mid-May", "2022-06-10", "2022-05-07", "2022-05-25"),
    ("the second half of last year", "2022-03-10", "2021-07-01", "2021-12-31"),
    ("last quarter", "2022-03-10", "2021-10-01", "2021-12-31"),
    ("this quarter", "2022-03-10", "2022-01-01", "2022-03-10"),
    ("the year ended 30 June 2021", None, "2020-07-01", "2021-06-30"),
    ("the last weekend", "2022-03-12", "2022-03-05", "2022-03-06"),
    ("the weekend", "2022-03-12", "2022-03-12", "2022-03-13"),
    ("a week ago", "2022-03-10", "2022-02-28", "2022-03-06"),
    ("two months ago", "2022-03-10", "2022-01-01", "2022-01-31"),
    ("a year ago", "2022-03-10", "2021-01-01", "2021-12-31"),
    ("the day before yesterday", "2022-03-10", "2022-03-08", "2022-03-08"),
    ("last night", "2022-03-10", "2022-03-09", "2022-03-09"),
    ("in the 18th century", None, "1701-01-01", "1800-12-31"),
    ("in the nineties", None, "1990-01-01", "1999-12-31"),
    ("on 14.3.2022", None, "2022-03-14", "2022-03-14"),
    ("on 3-5 May 2022", None, "2022-05-03", "2022-05-05"),
    ("May 3-5, 2022", None, "2022-05-03", "2022-05-05"),
    ("the end of the month", "2022-02-10", "2022-02-28", "2022-02-28"),
    ("from November to February", "2022-03-10", "2021-11-01", "2022-02-28"),
]


def golden() -> list[dict[str, object]]:
    return [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", golden(), ids=lambda c: f"{c['why']} ({c['figure']})")
def test_a_figure_is_of_the_time_and_place_that_its_sentence_gives(case: dict[str, object]) -> None:
    claims = read(Document(name="a.txt", text=case["text"], published=case["published"])).claims
    found = next(c for c in claims if case["figure"] in c.text).model_dump(mode="json")
    assert {key: found[key] for key in case["expected"]} == case["expected"]


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
        ("on 3.4.2022", None),
        ("in the first quarter", None),
        ("last quarter", "2022"),
        ("last summer", "2022-03-10"),
        ("this fiscal year", "2022-03-10"),
        ("in recent weeks", "2022-03-10"),
        ("in the year", None),
    ],
)
def test_what_cannot_be_resolved_keeps_its_words_without_days(text: str, published: str | None) -> None:
    (found,) = periods(text, published)
    assert (found.first, found.last) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "they march in may",
        "a 2,019 rise",
        "in an august company",
        "at 10.2020",
        "he may die",
        "killed 2000 people",
        "every half of it",
    ],
)
def test_words_that_only_look_like_dates_are_left_alone(text: str) -> None:
    assert periods(text, "2022-03-10") == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("as of 2 March", "2022-03-02"),
        ("as of Friday noon", "2022-03-04"),
        ("by late Tuesday", "2022-03-08"),
        ("As of 6 p.m. on 2 March", "2022-03-02"),
        ("by the end of February", "2022-02-28"),
    ],
)
def test_a_day_counted_up_to_has_no_beginning(text: str, day: str) -> None:
    (found,) = periods(text, "2022-03-10")
    assert (found.as_of, found.first, str(found.last)) == (True, None, day)


@pytest.mark.parametrize("text", ["by 2030", "hit by Monday's storm", "until Monday"])
def test_a_deadline_and_a_day_that_did_something_are_not_counted_up_to(text: str) -> None:
    assert [p.as_of for p in periods(text, "2022-03-10")] == [False]


@given(st.text(max_size=200), st.sampled_from([None, "2022", "2022-03", "2022-03-10"]))
def test_any_text_gives_periods_in_order_inside_it(text: str, published: str | None) -> None:
    found = periods(text, published)
    assert [p.text for p in found] == [text[p.start : p.end] for p in found]
    assert list(found) == sorted(found, key=lambda p: p.start)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)))
def test_a_full_date_round_trips(day: date) -> None:
    assert Published.of(day.isoformat()) == Published(day, day)
