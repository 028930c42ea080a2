from __future__ import annotations

from typing import Any

import pytest

from claims.comparison import compare
from claims.comparison.preparing import prepare
from claims.comparison.relation import is_queued
from claims.config import Settings
from claims.models import Claim
from claims_by_hand import claim, golden

SETTINGS = Settings()
ROWS = golden()


def relation(a: Claim, b: Claim) -> tuple[str, bool]:
    facts = prepare((a, b), SETTINGS)
    found = compare(facts[a.id], facts[b.id], SETTINGS)
    return str(found.kind), is_queued(found, SETTINGS)


@pytest.mark.parametrize("row", ROWS, ids=[row["why"] for row in ROWS])
def test_each_golden_pair_stands_in_its_relation(row: dict[str, Any]) -> None:
    assert relation(*row["pair"]) == (row["expected"], row["flagged"])


@pytest.mark.parametrize("row", ROWS, ids=[row["why"] for row in ROWS])
def test_a_relation_is_the_same_from_both_sides(row: dict[str, Any]) -> None:
    assert relation(*row["pair"]) == relation(*reversed(row["pair"]))


def test_a_figure_agrees_with_itself_in_another_outlet() -> None:
    pair = [claim(7, "killed", "person", place="Port Sarn", report=report) for report in ("a", "b")]
    assert relation(*pair) == ("agree", False)
