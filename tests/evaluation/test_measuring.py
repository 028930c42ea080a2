"""What holds of every measure: annotations made of the program's own findings score 1, and every change of them costs."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotated import annotated, gold, perfect
from claims import pipeline
from claims.errors import InputError
from claims.evaluation import Gold, measure
from claims.evaluation.records import STAGES
from claims.models import Claim, Reconciliation
from factories import claim, document, reconcile

REPOSITORY = Path(__file__).resolve().parents[2]
EVENTS = st.sampled_from(["rescued", "killed", "injured"])


@st.composite
def findings(draw: st.DrawFn) -> Reconciliation:
    """Some claims, each of an outlet of its own, and what they have to do with each other."""
    figures = draw(st.lists(st.tuples(st.integers(0, 99), EVENTS, st.booleans()), min_size=2, max_size=6))
    made = [
        claim(n, of=document(n, outlet=f"Outlet {place}"), event=event, implicit=implicit, id=f"c{place}")
        for place, (n, event, implicit) in enumerate(figures)
    ]
    return reconcile(made)


@given(findings())
def test_annotations_made_of_the_findings_score_one_everywhere(found: Reconciliation) -> None:
    stages = measure(perfect(found), found, "own", 1).stages
    assert {rate for one in stages for rate in (one.precision, one.recall, one.f1)} <= {1.0, None}


@given(findings())
def test_annotations_made_of_the_findings_leave_no_miss(found: Reconciliation) -> None:
    assert measure(perfect(found), found, "own", 1).misses == ()


@given(findings(), st.randoms(use_true_random=False))
def test_the_order_of_annotations_and_claims_never_matters(found: Reconciliation, random: st.DataObject) -> None:
    annotations = perfect(found)
    claims, rows, pairs = list(found.claims), list(annotations.claims), list(annotations.pairs)
    for each in (claims, rows, pairs):
        random.shuffle(each)  # type: ignore[attr-defined]
    mixed = annotations.model_copy(update={"claims": tuple(rows), "pairs": tuple(pairs)})
    again = found.model_copy(update={"claims": tuple(claims)})
    assert measure(mixed, again, "own", 1).stages == measure(annotations, found, "own", 1).stages


@given(findings(), st.integers(3, 500))
def test_a_shifted_span_is_a_miss_and_a_false_claim(found: Reconciliation, by: int) -> None:
    annotations = perfect(found)
    if not annotations.claims:
        return
    first, *others = annotations.claims
    start, end = first.span or (0, 0)
    moved = first.model_copy(update={"span": (start + by, end + by)})
    stage = measure(annotations.model_copy(update={"claims": (moved, *others)}), found, "own", 1).stage("claims found")
    assert (stage.right, stage.predicted, stage.annotated) == (len(others), len(others) + 1, len(others) + 1)


@given(findings())
def test_without_annotations_every_claim_is_a_false_one(found: Reconciliation) -> None:
    stage = measure(Gold(claims=()), found, "own", 1).stage("claims found")
    count = sum(not one.implicit for one in found.claims)
    assert (stage.right, stage.predicted, stage.annotated) == (0, count, 0)


def test_nothing_annotated_and_nothing_found_gives_no_rate() -> None:
    found = measure(Gold(claims=()), reconcile([]).model_copy(update={"checks": ()}), "own", 0)
    assert [(one.name, one.precision, one.recall, one.f1) for one in found.stages] == [
        (name, None, None, None) for name in STAGES
    ]


def test_annotations_without_a_claim_have_a_recall_of_nothing() -> None:
    made = claim(2)
    found = measure(gold(annotated(made)), reconcile([]), "own", 1).stage("claims found")
    assert (found.precision, found.recall, found.f1) == (None, 0.0, 0.0)


def test_another_interval_is_found_and_misread() -> None:
    made = claim(2)
    found = measure(gold(annotated(made, low=5, high=5)), reconcile([made]), "own", 1)
    assert [(found.stage(name).right, found.stage(name).predicted) for name in ("claims found", "interval")] == [
        (1, 1),
        (0, 1),
    ]
    assert [(m.annotated, m.found) for m in found.misses if m.stage == "interval"] == [
        ("exact: 5 to 5", "exact: 2 to 2 of “2”")
    ]


def test_a_claim_at_an_optional_figure_is_neither_right_nor_wrong() -> None:
    made = claim(2)
    spared = gold(optional=[{"file": made.document, "figure": made.text, "span": (made.start, made.end)}])
    stage = measure(spared, reconcile([made]), "own", 1).stage("claims found")
    assert (stage.right, stage.predicted, stage.annotated) == (0, 0, 0)


@pytest.fixture(scope="module")
def read() -> Reconciliation:
    errors: list[InputError] = []
    given = pipeline.documents([str(REPOSITORY / "data" / "gold" / "captives")], on_error=errors.append)
    found = pipeline.check(given)
    assert errors == []
    return found


def test_what_the_engine_makes_of_real_texts_scores_one_against_itself(read: Reconciliation) -> None:
    stages = measure(perfect(read), read, "own", 1).stages
    assert {one.name: one.f1 for one in stages if one.annotated} == {one.name: 1.0 for one in stages if one.annotated}


def test_a_claim_that_nobody_annotated_costs_precision_alone(read: Reconciliation) -> None:
    annotations = perfect(read)
    first: Claim = next(one for one in read.claims if not one.implicit)
    less = annotations.model_copy(
        update={
            "claims": tuple(one for one in annotations.claims if one.id != first.id),
            "pairs": tuple(p for p in annotations.pairs if first.id not in {p.a, p.b}),
            "checks": tuple(c for c in annotations.checks if first.id not in c.ids),
        }
    )
    stage = measure(less, read, "own", 1).stage("claims found")
    assert (stage.recall, stage.predicted - stage.right) == (1.0, 1)
