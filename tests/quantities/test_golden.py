"""Every text of the golden file is read as written there, and no other number is found in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claims import syntax
from claims.models import Quantity
from claims.quantities import find, refine

GOLDEN = Path(__file__).parents[1] / "golden" / "quantities.jsonl"
CASES = [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
READ = {"claim", "reference", "age"}


def shown(quantity: Quantity) -> dict[str, Any]:
    """What the golden file states of a number: its text and kind; of one that is read, its interval and what it counts."""
    row: dict[str, Any] = {"text": quantity.text, "kind": str(quantity.kind)}
    if row["kind"] not in READ:
        return row
    row |= {"low": quantity.low, "high": quantity.high, "bound": str(quantity.bound)}
    row |= {k: v for k in ("unit", "counted", "from_value") if (v := getattr(quantity, k)) is not None}
    return row if str(quantity.change) == "level" else {**row, "change": str(quantity.change)}


@pytest.mark.parametrize("case", CASES, ids=[f"{case['why']}: {case['text']}" for case in CASES])
def test_a_text_holds_just_the_numbers_of_the_golden_file(case: dict[str, Any]) -> None:
    passage = next(iter(syntax.parse([(0, case["text"])])))
    assert case["expected"] == [shown(q) for q in refine(passage, find(case["text"]))]


def test_the_golden_file_covers_every_kind_and_bound_in_several_texts() -> None:
    kinds = [row["kind"] for case in CASES for row in case["expected"]]
    bounds = [row["bound"] for case in CASES for row in case["expected"] if "bound" in row]
    rare = [k for k in ("claim", "date", "time", "ordinal", "name", "reference", "age", "other") if kinds.count(k) < 3]
    rare += [
        b
        for b in ("exact", "about", "at_least", "more_than", "at_most", "less_than", "range", "vague")
        if bounds.count(b) < 3
    ]
    assert rare == []
