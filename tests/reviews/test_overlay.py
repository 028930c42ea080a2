from __future__ import annotations

import json
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factories
from claims.decisions import Annotation
from claims.errors import ClaimsError
from claims.models import Claim
from claims.reviews import CORRECTABLE, REJECTED, corrected, encode, overlay
from claims.terms import Bound


def correction(field: str, value: object, *, of: Claim | None = None, **fields: object) -> Annotation:
    given = {
        "id": f"{field}-{value}",
        "claim_id": (of or factories.claim()).id,
        "field": field,
        "value": encode(field, value),
        "reviewer": "Ann",
        "at": "2021-03-04T12:00:00Z",
    }
    return Annotation.model_validate(given | fields)


def taking_back(row: Annotation) -> Annotation:
    return row.model_copy(update={"id": f"not {row.id}", "value": None, "withdraws": row.id})


def one(rows: Sequence[Annotation], claim: Claim | None = None) -> Claim:
    return corrected([claim or factories.claim()], rows)[0]


def test_without_corrections_claims_stay_as_they_are() -> None:
    claims = (factories.claim(2), factories.claim(3))
    assert corrected(claims, ()) == claims


def test_a_correction_changes_its_field_only() -> None:
    assert one([correction("place", "Bay")]) == factories.claim(place="Bay")


def test_the_claim_as_read_is_not_touched() -> None:
    claim = factories.claim()
    one([correction("place", "Bay")], claim)
    assert claim == factories.claim()


def test_of_two_corrections_of_a_field_the_later_wins() -> None:
    assert one([correction("place", "Bay"), correction("place", "Gulf")]).place == "Gulf"


def test_taking_back_the_later_correction_brings_back_the_earlier() -> None:
    rows = [correction("place", "Bay"), correction("place", "Gulf")]
    assert one([*rows, taking_back(rows[1])]).place == "Bay"


def test_taking_back_a_taking_back_brings_the_correction_back() -> None:
    row = correction("place", "Bay")
    back = taking_back(row)
    assert one([row, back, taking_back(back)]).place == "Bay"


def test_a_rejected_claim_is_left_out() -> None:
    kept = factories.claim(3)
    assert corrected([factories.claim(2), kept], [correction(REJECTED, value=True)]) == (kept,)


def test_a_rejection_taken_back_brings_the_claim_back() -> None:
    row = correction(REJECTED, value=True)
    assert one([row, taking_back(row)]) == factories.claim()


def test_corrections_of_claims_that_are_not_there_are_passed_over() -> None:
    assert one([correction("place", "Bay", of=factories.claim(9))]) == factories.claim()


def test_a_corrected_exact_figure_takes_both_ends_along() -> None:
    claim = one([correction("stated", 3)])
    assert (claim.stated, claim.low, claim.high) == (3, 3, 3)


def test_a_corrected_lower_bound_stays_open_above() -> None:
    claim = factories.claim(bound=Bound.AT_LEAST, high=None)
    moved = one([correction("stated", 3)], claim)
    assert (moved.stated, moved.low, moved.high) == (3, 3, None)


def test_a_corrected_round_figure_keeps_the_width_of_its_about() -> None:
    claim = factories.claim(stated=100, low=90, high=110, bound=Bound.ABOUT)
    moved = one([correction("stated", 200)], claim)
    assert (moved.low, moved.high) == (180, 220)


def test_one_figure_in_place_of_a_range_is_exact() -> None:
    claim = factories.claim(stated=None, low=2, high=4, bound=Bound.RANGE)
    moved = one([correction("stated", 3)], claim)
    assert (moved.stated, moved.low, moved.high, moved.bound) == (3, 3, 3, Bound.EXACT)


def test_an_end_that_is_corrected_itself_does_not_follow_the_figure() -> None:
    moved = one([correction("high", 5), correction("stated", 3)])
    assert (moved.low, moved.high) == (3, 5)


@pytest.mark.parametrize(
    ("stated", "resolution"), [(1400.0, 100.0), (1450.0, 10.0), (1453.0, 1.0), (2000.0, 100.0), (31.25, 0.01)]
)
def test_a_corrected_figure_is_as_fine_as_its_last_digit(stated: float, resolution: float) -> None:
    claim = factories.claim(stated=1300, low=1300, high=1300, resolution=100)
    assert one([correction("stated", stated)], claim).resolution == resolution


def test_a_corrected_day_no_longer_comes_from_publication() -> None:
    claim = factories.claim(as_of="2021-03-04", as_of_from="published")
    moved = one([correction("as_of", "2021-03")], claim)
    assert (moved.as_of, moved.as_of_from) == ("2021-03", "text")


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("stated", "1,200", 1200.0),
        ("low", 0, 0.0),
        ("place", "  Bay ", "Bay"),
        ("place", "", None),
        ("scope", [], []),
        ("relayed_by", ["Wire"], ["Wire"]),
        ("period_start", "2021-03-04", "2021-03-04"),
        ("as_of", "2021", "2021"),
        ("modality", "estimated", "estimated"),
        ("bound", "about", "about"),
        (REJECTED, True, True),
    ],
)
def test_a_value_is_kept_as_its_field_needs_it(field: str, value: object, kept: object) -> None:
    assert json.loads(encode(field, value)) == kept


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("sentence", "x", "sentence: cannot be corrected; what can be: stated"),
        ("id", "x", "cannot be corrected"),
        ("stated", "many", "figure: a number is needed, not 'many'"),
        ("stated", float("nan"), "finite number"),
        ("stated", True, "a number is needed"),
        ("low", 10**400, "a number is needed"),
        ("place", 3, "place: a text is needed, not 3"),
        ("scope", "alone", "scope: a list of texts is needed"),
        ("scope", [""], "scope: a list of texts is needed"),
        ("period_start", "2021-03", "a date as 2023-12-31 is needed"),
        ("period_end", "2021-02-30", "a date as 2023-12-31 is needed"),
        ("as_of", "last week", "a date as 2023-12-31, 2023-12 or 2023"),
        ("modality", "rumoured", "is none of stated, estimated"),
        ("modality", None, "is none of stated"),
        ("bound", "roughly", "is none of exact, about"),
        (REJECTED, "maybe", "yes or no is needed"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_in_plain_words(field: str, value: object, words: str) -> None:
    with pytest.raises(ClaimsError, match=words):
        encode(field, value)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([correction("low", 5)], "low end, 5, would be above the high end, 2"),
        ([correction("period_start", "2021-05-01"), correction("period_end", "2021-04-01")], "period would start"),
        ([correction("place", "Bay").model_copy(update={"field": "sentence"})], "sentence: cannot be corrected"),
        ([correction("place", "Bay").model_copy(update={"field": "bound"})], "is none of exact"),
    ],
)
def test_corrections_that_do_not_fit_each_other_are_refused(rows: list[Annotation], words: str) -> None:
    with pytest.raises(ClaimsError, match=words):
        overlay(factories.claim(), rows)


def test_where_it_is_told_of_them_a_misfit_leaves_its_claim_as_read_and_the_others_go_on() -> None:
    told: list[tuple[str, str]] = []
    claims = [factories.claim(2), factories.claim(3)]
    rows = [correction("low", 5), correction("place", "Bay", of=claims[1])]
    actual = corrected(claims, rows, on_error=lambda claim, error: told.append((claim.id, str(error)[:7])))
    assert (actual, told) == ((claims[0], factories.claim(3, place="Bay")), [(claims[0].id, "the low")])


@given(
    st.sampled_from(sorted(CORRECTABLE)),
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.text()),
)
def test_any_value_either_fits_or_is_refused_in_words(field: str, value: object) -> None:
    refused, changed = "", None
    try:
        changed = overlay(factories.claim(), [correction(field, value)])
    except ClaimsError as error:
        refused = str(error)
    again = Claim.model_validate_json(changed.model_dump_json()) if changed else None
    assert (again, bool(refused) <= (changed is None)) == (changed, True)
