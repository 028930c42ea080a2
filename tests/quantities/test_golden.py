"""Every text of the golden file is read as written there; but for persons counted as one, no other number is found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claims.extraction import read
from claims.models import Document, Inspection
from claims.terms import Bound, NumberKind

GOLDEN = Path(__file__).parents[1] / "golden" / "quantities.jsonl"
CASES = [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
READ = {"claim", "reference", "age"}
FEWEST = 3


def shown(quantity: Inspection) -> dict[str, Any]:
    """What the golden file states of a number: its text and kind; of one that is read, its interval and what it counts."""
    row: dict[str, Any] = {"text": quantity.text, "kind": str(quantity.kind)}
    if row["kind"] not in READ:
        return row
    row |= {"low": quantity.low, "high": quantity.high, "bound": str(quantity.bound)}
    row |= {k: v for k in ("unit", "counted", "from_value") if (v := getattr(quantity, k)) is not None}
    return row if str(quantity.change) == "level" else {**row, "change": str(quantity.change)}


@pytest.mark.parametrize("case", CASES, ids=[f"{case['why']}: {case['text']}" for case in CASES])
def test_a_text_holds_just_the_numbers_of_the_golden_file(case: dict[str, Any]) -> None:
    found = read(Document(name="golden", text=case["text"])).inspections
    assert case["expected"] == [shown(number) for number in found if not number.implicit]


def test_the_golden_file_covers_every_kind_and_bound_in_several_texts() -> None:
    kinds = [row["kind"] for case in CASES for row in case["expected"]]
    bounds = [row["bound"] for case in CASES for row in case["expected"] if "bound" in row]
    rare = [kind for kind in NumberKind if kinds.count(kind) < FEWEST]
    assert rare + [bound for bound in Bound if bounds.count(bound) < FEWEST] == []
