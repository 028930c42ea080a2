"""Which claim is which annotation: by place, then by interval."""

from __future__ import annotations

from typing import Any

import pytest

from annotated import annotated, gold
from claims.evaluation.matching import match, same_interval, stands
from claims.models import Claim
from factories import claim


def test_a_claim_stands_where_half_of_the_shorter_span_is_shared() -> None:
    made = claim(12)
    wide = annotated(made, span=(made.start - 9, made.end), figure="at least 12")
    beside = annotated(made, span=(made.end, made.end + 2))
    assert [stands(wide, made), stands(beside, made)] == [True, False]


def test_a_claim_of_a_whole_sentence_stands_nowhere() -> None:
    made = claim(12)
    whole = made.model_copy(update={"start": made.sentence_start, "end": made.sentence_start + 50})
    assert stands(annotated(made), whole) is False


def test_a_claim_of_another_document_stands_nowhere() -> None:
    assert stands(annotated(claim(12), file="other.txt"), claim(12)) is False


@pytest.mark.parametrize(
    ("annotation", "reading", "same"),
    [
        ({"bound": "exact", "low": 5, "high": 5}, {"bound": "exact", "low": 5, "high": 5}, True),
        ({"bound": "exact", "low": 5, "high": 5}, {"bound": "exact", "low": 6, "high": 6}, False),
        ({"bound": "exact", "low": 5, "high": 5}, {"bound": "at_least", "low": 5, "high": None}, False),
        ({"bound": "at_least", "low": 5, "high": None}, {"bound": "more_than", "low": 5, "high": None}, True),
        ({"bound": "at_most", "low": None, "high": 5}, {"bound": "at_most", "low": 0, "high": 5}, True),
        ({"bound": "about", "low": 5, "high": 5}, {"bound": "about", "low": 4.5, "high": 5.5, "stated": 5}, True),
        ({"bound": "about", "low": 5, "high": 5}, {"bound": "exact", "low": 5, "high": 5, "stated": 5}, False),
        ({"bound": ["about", "exact"], "low": 5, "high": 5}, {"bound": "exact", "low": 5, "high": 5}, True),
        ({"bound": "range", "low": 5, "high": 7}, {"bound": "range", "low": 5, "high": 7}, True),
        ({"bound": "vague", "low": None, "high": None}, {"bound": "vague", "low": 24, "high": 120}, True),
        ({"bound": "exact", "low": 0.667, "high": 0.667}, {"bound": "exact", "low": 66.7, "high": 66.7}, True),
        ({"bound": "exact", "low": 1, "high": 1}, {"bound": "exact", "low": 100, "high": 100}, False),
    ],
)
def test_intervals_are_the_same_where_they_mean_the_same(
    annotation: dict[str, Any], reading: dict[str, Any], same: bool
) -> None:
    made = claim(5)
    read = Claim.model_validate(made.model_dump() | reading)
    assert same_interval(annotated(made, **annotation), read) is same


def test_every_claim_is_in_one_place_of_the_matching() -> None:
    good, misread, alarm, spared, lost = (claim(figure) for figure in (2, 3, 4, 5, 6))
    annotations = gold(
        annotated(good),
        annotated(misread, low=9, high=9),
        annotated(lost),
        optional=[{"file": spared.document, "figure": spared.text, "span": (spared.start, spared.end)}],
    )
    found = match(annotations, [good, misread, alarm, spared])
    assert [one.id for one, _ in found.good] == [good.id]
    assert [one.id for one, _ in found.misread] == [misread.id]
    assert [one.id for one in found.missed] == [lost.id]
    assert (found.alarms, found.spared) == ((alarm,), (spared,))


def test_of_two_claims_at_one_place_each_goes_to_the_annotation_with_its_interval() -> None:
    first = claim(2)
    second = first.model_copy(update={"id": "second", "low": 7.0, "high": 7.0})
    annotations = gold(annotated(second, id="b"), annotated(first, id="a"))
    found = match(annotations, [first, second])
    assert [(one.id, made.id) for one, made in found.good] == [("b", "second"), ("a", first.id)]
