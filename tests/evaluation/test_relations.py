"""How flags, relations and checks are judged."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from annotated import annotated, gold
from claims.evaluation import Evaluation, measure
from claims.models import Check, Reconciliation, Relation
from claims.terms import RelationKind
from factories import claim, flag, reconcile

A, B, C = (claim(figure, id=name) for figure, name in ((2, "a"), (3, "b"), (2, "c")))
NAMES = ("a", "b", "c")


def measured(*pairs: tuple[str, str, object], found: Reconciliation | None = None, **fields: object) -> Evaluation:
    annotations = gold(*(annotated(one) for one in (A, B, C)), pairs=pairs, **fields)
    return measure(annotations, found or reconcile([A, B, C]), "made up", 3)


def counts(evaluation: Evaluation, stage: str) -> tuple[int, int, int]:
    found = evaluation.stage(stage)
    return found.right, found.predicted, found.annotated


def test_a_flag_is_right_for_every_pair_labelled_so() -> None:
    found = measured(("a", "b", "contradiction"), ("b", "c", ["revision", "contradiction"]))
    assert counts(found, "contradictions") == (2, 2, 2)


def test_a_flag_on_a_pair_without_a_label_is_wrong() -> None:
    assert counts(measured(("a", "b", "contradiction")), "contradictions") == (1, 2, 1)


def test_a_flag_of_another_kind_is_wrong_and_the_right_one_missed() -> None:
    found = measured(("a", "b", "revision"), ("b", "c", "contradiction"))
    assert counts(found, "contradictions") == (1, 2, 2)
    assert [(m.figure, m.annotated, m.found) for m in found.misses if m.stage == "contradictions"] == [
        ("a + b", "revision", "no such flag"),
        ("a + b", "revision", "contradiction"),
    ]


def test_a_pair_labelled_either_is_not_judged() -> None:
    found = measured(("a", "b", ["either", "contradiction"]), ("b", "c", "either"))
    assert counts(found, "contradictions") == (0, 0, 0)
    assert counts(found, "other relations") == (0, 0, 0)


def test_a_flag_on_a_misread_claim_is_not_counted_twice() -> None:
    annotations = gold(annotated(A), annotated(B, low=9, high=9), annotated(C))
    found = measure(annotations, reconcile([A, B, C]), "made up", 3)
    assert counts(found, "contradictions") == (0, 0, 0)


def test_a_flag_on_a_claim_that_is_not_annotated_is_wrong() -> None:
    annotations = gold(annotated(A), annotated(C))
    found = measure(annotations, reconcile([A, B, C]), "made up", 3)
    assert counts(found, "contradictions") == (0, 2, 0)
    assert [m.figure for m in found.misses if m.stage == "contradictions"] == ["a + “3” at 51", "c + “3” at 51"]


@pytest.mark.parametrize(
    ("stated", "label", "expected"),
    [
        ("agree", "agree", (1, 1, 1)),
        ("agree", ["same_origin", "agree"], (1, 1, 1)),
        ("different_time", "agree", (0, 1, 1)),
        ("different_time", "unrelated", (1, 1, 1)),
        (None, "unrelated", (1, 1, 1)),
        (None, "agree", (0, 0, 1)),
        ("vague_gap", "vague_gap", (1, 1, 1)),
    ],
)
def test_a_relation_is_right_where_a_label_says_so(
    stated: str | None, label: object, expected: tuple[int, int, int]
) -> None:
    stating = [] if stated is None else [Relation(a="a", b="c", relation=RelationKind(stated))]
    found = reconcile([A, B, C]).model_copy(update={"relations": tuple(stating)})
    assert counts(measured(("c", "a", label), found=found), "other relations") == expected


def checked(*checks: tuple[str, str, Sequence[str]]) -> Reconciliation:
    made = [Check(kind=kind, status=status, claim_ids=tuple(ids), explanation="") for kind, status, ids in checks]  # type: ignore[arg-type]
    return reconcile([A, B, C]).model_copy(update={"checks": tuple(made)})


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        ([("sum", "consistent", NAMES)], (1, 1, 1)),
        ([("sum", "mismatch", NAMES)], (0, 1, 1)),
        ([("sum", "consistent", ("a", "b"))], (0, 1, 1)),
        ([("part_whole", "consistent", ("a", "b"))], (0, 0, 1)),
        ([], (0, 0, 1)),
    ],
)
def test_a_sum_is_right_where_it_names_all_its_claims(
    made: list[tuple[str, str, Sequence[str]]], expected: tuple[int, int, int]
) -> None:
    wanted = [{"kind": "sum", "status": "consistent", "ids": NAMES}]
    assert counts(measured(found=checked(*made), checks=wanted), "checks") == expected


def test_a_pair_of_a_whole_and_its_joined_parts_is_a_sum_that_does_not_add_up() -> None:
    found = measured(("a", "b+c", "sum_mismatch"), found=checked(("sum", "mismatch", NAMES)))
    assert counts(found, "checks") == (1, 1, 1)


def test_a_sum_that_is_flagged_is_judged_as_a_check_alone() -> None:
    made = flag("rescued", [A, B, C], kind=RelationKind.SUM_MISMATCH)
    found = checked(("sum", "mismatch", NAMES)).model_copy(update={"discrepancies": (made,)})
    assert counts(measured(("a", "b+c", "sum_mismatch"), found=found), "contradictions") == (0, 0, 0)
