"""What a number is about and what it counts, by the golden file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claims import syntax
from claims.quantities import find, refine

GOLDEN = Path(__file__).parents[1] / "golden" / "concepts.jsonl"
CASES = [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
READ = {"claim", "reference", "age"}


def about(text: str) -> list[dict[str, Any]]:
    passage = next(iter(syntax.parse([(0, text)])))
    return [
        {"text": q.text, "concept": q.concept, "counted_phrase": q.counted_phrase}
        for q in refine(passage, find(text))
        if str(q.kind) in READ
    ]


@pytest.mark.parametrize("case", CASES, ids=[f"{case['why']}: {case['text']}" for case in CASES])
def test_each_figure_of_the_golden_file_is_about_what_is_written_there(case: dict[str, Any]) -> None:
    assert case["expected"] == about(case["text"])


@pytest.mark.parametrize(
    "text",
    ["", "7", "(7)", "7 7 7", "- 7", "+7%", "of which 7", ", 7 of whom", "7-", "up 7% lower", "and 7 and 7", "7 of"],
)
def test_a_figure_among_scraps_is_read_without_an_error(text: str) -> None:
    passage = next(iter(syntax.parse([(0, text)])))
    assert [q.text for q in find(text)] == [q.text for q in refine(passage, find(text))]
