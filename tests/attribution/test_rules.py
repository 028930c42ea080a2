"""Each rule of attribution on at least three texts of its own, and on one that it must leave alone."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from said import said_of

GOLDEN = Path(__file__).parents[1] / "golden" / "attribution.jsonl"
LINES: list[dict[str, Any]] = [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
CASES = [line for line in LINES if "rule" in line]


@pytest.mark.parametrize("case", CASES, ids=[f"{c['rule']}: {c['why']}" for c in CASES])
def test_a_rule_gives_words_to_the_one_who_says_them(case: dict[str, Any]) -> None:
    for figure, expected in case["expected"].items():
        found = said_of(case["text"], figure)
        assert {field: found.get(field) for field in expected} == expected


def test_every_rule_has_three_texts_and_one_it_leaves_alone() -> None:
    own = Counter(c["rule"] for c in CASES if not c.get("leave"))
    left = Counter(c["rule"] for c in CASES if c.get("leave"))
    assert {rule for rule, count in own.items() if count < 3 or left[rule] < 1} == set()
