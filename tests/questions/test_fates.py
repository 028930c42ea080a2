"""Persons told of as injured whom another report of the incident tells of as dead."""

from __future__ import annotations

import pytest

from claims import pipeline
from claims.models import Document, Question


def _questions(*texts: tuple[str, str], case: str | None = "Quay") -> list[Question]:
    documents = [Document(name=f"{i}.txt", text=text, published=day, case=case) for i, (day, text) in enumerate(texts)]
    return list(pipeline.check(documents).questions)


def _injured(
    *texts: tuple[str, str], case: str | None = "Quay"
) -> list[tuple[float | None, float | None, float | None]]:
    return [(q.low, q.high, q.suggested) for q in _questions(*texts, case=case) if q.event == "injured"]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("A 34-year-old woman was injured on the quay.", "A 34-year-old woman died on Monday.", 0),
        ("Anna Novak was injured on the quay.", "Anna Novak died on Monday.", 0),
        ("A woman was injured on the quay.", "A woman died after the fall from the quay.", 0),
        ("A 34-year-old woman was injured on the quay.", "A 60-year-old woman died on Monday.", 1),
        ("Anna Novak was injured on the quay.", "Marta Lindholm died on Monday.", 1),
        ("A woman was injured on the quay.", "A man died on Monday.", 1),
        ("A woman was injured on the quay.", "A woman died and a boy was injured.", 1),
    ],
)
def test_whom_a_later_report_tells_of_as_dead_is_no_longer_counted_as_injured(
    first: str, second: str, expected: int
) -> None:
    found = _injured(("2021-03-04", first), ("2021-03-06", second))
    assert expected == found[0][2]
    assert found[0][1] == 1


def test_an_earlier_death_supersedes_nothing() -> None:
    found = _injured(("2021-03-06", "A woman was injured on the quay."), ("2021-03-04", "A woman died on the quay."))
    assert found == [(1, 1, 1)]


def test_without_a_case_two_reports_are_not_taken_to_be_of_one_person() -> None:
    texts = ("2021-03-04", "A woman was injured on the quay."), ("2021-03-06", "A woman died on the quay.")
    assert _injured(*texts, case=None) == [(1, 1, 1)]


def test_reports_of_one_case_may_call_the_place_by_different_names_and_be_far_apart_in_time() -> None:
    texts = (
        ("2021-03-04", "Two sailors were killed in Port Sarn on Tuesday."),
        ("2021-06-20", "Two sailors were killed on Harbour Street, the court heard."),
    )
    assert [q.statements for q in _questions(*texts) if q.event == "killed"] == [2]


def test_another_figure_long_after_is_another_question() -> None:
    texts = (
        ("2021-03-04", "Two sailors were killed on the quay."),
        ("2021-09-20", "Five sailors were killed on the quay."),
    )
    assert sorted(q.statements for q in _questions(*texts) if q.event == "killed") == [1, 1]
