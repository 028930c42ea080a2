"""The engine on the project's own seeds: both disagreements, nothing else, and the one sum."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claims import pipeline
from claims.errors import InputError
from claims.models import Claim, Reconciliation
from claims.terms import RelationKind

REPOSITORY = Path(__file__).resolve().parents[1]
QUEUED = {
    RelationKind.CONTRADICTION,
    RelationKind.REVISION,
    RelationKind.SUM_MISMATCH,
    RelationKind.PART_EXCEEDS_WHOLE,
    RelationKind.FALLING_TOTAL,
    RelationKind.CONTESTED_STATUS,
    RelationKind.CONTESTED_ACTOR,
    RelationKind.SILENT_CHANGE,
}


@pytest.fixture(scope="module")
def gold() -> dict[str, Any]:
    content: dict[str, Any] = json.loads((REPOSITORY / "data" / "gold" / "seeds.json").read_text(encoding="utf-8"))
    return content


@pytest.fixture(scope="module")
def result() -> Reconciliation:
    unread: list[InputError] = []
    found = pipeline.check(pipeline.documents([str(REPOSITORY / "seeds")], on_error=unread.append))
    assert unread == []
    return found


@pytest.fixture(scope="module")
def names(gold: dict[str, Any], result: Reconciliation) -> dict[str, str]:
    """Claim id → the annotation whose span it shares; a claim without one goes by its words."""

    def name(claim: Claim) -> str:
        for row in gold["claims"]:
            start, end = row["span"]
            if row["file"] == claim.document and max(start, claim.start) < min(end, claim.end):
                return str(row["id"])
        return f"{claim.document}: {claim.text} {claim.counted}"

    return {claim.id: name(claim) for claim in result.claims}


def test_every_annotated_figure_becomes_a_claim(gold: dict[str, Any], names: dict[str, str]) -> None:
    assert {row["id"] for row in gold["claims"]} - set(names.values()) == set()


def test_no_date_ordinal_or_reference_becomes_a_claim(gold: dict[str, Any], result: Reconciliation) -> None:
    wrong = [
        (row["file"], row["figure"])
        for row in gold["not_claims"]
        for claim in result.claims
        if row["file"] == claim.document and max(row["span"][0], claim.start) < min(row["span"][1], claim.end)
    ]
    assert wrong == []


def test_the_two_disagreements_are_flagged_and_no_other(result: Reconciliation, names: dict[str, str]) -> None:
    flagged = sorted(
        (flag.kind.value, sorted(names[claim] for side in flag.sides for claim in side.claim_ids))
        for flag in result.discrepancies
        if flag.kind in QUEUED
    )
    assert flagged == [("contradiction", ["m1", "m5"]), ("contradiction", ["m2", "m6"])]


def test_the_captives_in_azerbaijan_add_up(result: Reconciliation, names: dict[str, str]) -> None:
    sums = [(check.status, sorted(names[claim] for claim in check.claim_ids)) for check in result.checks]
    assert ("consistent", ["r10", "r7", "r8", "r9"]) in sums
