"""Movements: which way a figure moves, from where, and changes that one word states."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import syntax
from claims.quantities import changes, find, refine
from claims.terms import Change

GOLDEN = Path(__file__).parents[1] / "golden" / "changes.jsonl"
CASES = [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
READ = {"claim", "reference", "age"}


def moved(text: str) -> list[dict[str, Any]]:
    passage = next(iter(syntax.parse([(0, text)])))
    return [
        {"text": q.text, "stated": q.stated, "change": str(q.change), "from_value": q.from_value}
        for q in refine(passage, find(text))
        if str(q.kind) in READ
    ]


@pytest.mark.parametrize("case", CASES, ids=[f"{case['why']}: {case['text']}" for case in CASES])
def test_each_figure_of_the_golden_file_moves_as_written_there(case: dict[str, Any]) -> None:
    assert case["expected"] == moved(case["text"])


@given(st.integers(min_value=2, max_value=900), st.integers(min_value=2, max_value=900))
def test_the_two_ends_of_a_change_set_its_direction(start: int, end: int) -> None:
    found = [q for q in find(f"Output went up from {start},000 to {end},000 tonnes.") if q.from_value is not None]
    expected = [(1000.0 * start, 1000.0 * end, Change.DOWN)] if end < start else []
    assert expected == [(q.from_value, q.stated, q.change) for q in found]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Fees more than doubled.", 2.0, None),
        ("Fees at least tripled.", 3.0, None),
        ("Stocks more than halved.", None, 0.5),
        ("Stocks nearly halved.", 0.5, 0.55),
    ],
)
def test_a_hedge_widens_a_factor_away_from_no_change(text: str, low: float | None, high: float | None) -> None:
    assert (low, high) == (find(text)[0].low, find(text)[0].high)


@pytest.mark.parametrize(
    ("word", "way"), [("soared", Change.UP), ("Fell", Change.DOWN), ("halved", Change.DOWN), ("raised", None)]
)
def test_a_verb_points_one_way_in_any_case(word: str, way: Change | None) -> None:
    assert way == changes.direction(word)


def test_some_verbs_point_only_before_by() -> None:
    assert changes.direction("raised", by=True) is Change.UP
