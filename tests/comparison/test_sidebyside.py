"""Two statements set side by side: alike but for the figure they disagree, and what stands against something else does not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claims import pipeline

GOLDEN = Path(__file__).parent.parent / "golden" / "sidebyside.jsonl"
CASES: list[dict[str, Any]] = [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]


def told(case: dict[str, Any]) -> str:
    return f"{case['rule']}: {case['text_a']}"


def right(case: dict[str, Any]) -> list[str]:
    return [case["relation"]] if isinstance(case["relation"], str) else case["relation"]


@pytest.mark.parametrize("case", CASES, ids=told)
def test_a_pair_stands_as_it_was_written_down(case: dict[str, Any]) -> None:
    assert str(pipeline.compare(case["text_a"], case["text_b"]).relation) in right(case)


@pytest.mark.parametrize("case", CASES, ids=told)
def test_the_order_of_the_two_texts_does_not_matter(case: dict[str, Any]) -> None:
    forth = pipeline.compare(case["text_a"], case["text_b"])
    back = pipeline.compare(case["text_b"], case["text_a"])
    assert back.relation == forth.relation


def test_every_rule_leaves_a_pair_alone() -> None:
    rules = {case["rule"] for case in CASES}
    assert {case["rule"] for case in CASES if isinstance(case["relation"], list)} == rules
