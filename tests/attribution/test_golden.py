"""Own-written sentences: whose words is this number in?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claims.attribution import attribute
from claims.syntax import parse

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "golden" / "attribution.jsonl").read_text(encoding="utf-8").splitlines()
]


def found_at(text: str, figure: str) -> dict[str, object]:
    start = text.index(figure)
    attributions = attribute(list(parse([(0, text)])))
    holding = [(s.end - s.start, i) for i, a in enumerate(attributions) for s in a.content if s.start <= start < s.end]
    if not holding:
        return {"speaker": None, "relayed_by": []}
    chosen = attributions[min(holding)[1]].model_dump(mode="json")
    assert chosen["speaker"] is None or chosen["speaker"] == text[chosen["speaker_start"] : chosen["speaker_end"]]
    return chosen


@pytest.mark.parametrize("case", CASES, ids=[c["why"] for c in CASES])
def test_each_figure_is_given_to_the_one_who_says_it(case: dict[str, object]) -> None:
    for figure, expected in case["expected"].items():
        found = found_at(case["text"], figure)
        assert {key: found.get(key) for key in expected} == expected
