"""Own-written sentences: whose words is this number in?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from said import said_of

GOLDEN = Path(__file__).parents[1] / "golden" / "attribution.jsonl"
LINES: list[dict[str, Any]] = [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
CASES = [line for line in LINES if "rule" not in line and not line.get("blind")]


@pytest.mark.parametrize("case", CASES, ids=[c["why"] for c in CASES])
def test_each_figure_is_given_to_the_one_who_says_it(case: dict[str, Any]) -> None:
    for figure, expected in case["expected"].items():
        found = said_of(case["text"], figure)
        assert {key: found.get(key) for key in expected} == expected
