"""What became of those who were hit, by the clause and by the whole report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claims.context.casualties import Fate, decisive, fate, settled
from claims.extraction import read
from claims.models import Document

CASES = [json.loads(line) for line in (Path(__file__).parents[1] / "golden/casualties.jsonl").read_text().splitlines()]


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_each_person_hit_is_one_claim_of_how_it_ended(case: dict[str, object]) -> None:
    claims = read(Document(name="a.txt", text=str(case["text"]))).claims
    assert case["expected"] == [[claim.text, claim.stated, claim.event] for claim in claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two were shot; one died.", "killed"),
        ("Two were shot and treated in hospital.", "survived"),
        ("Two were shot and treated; he is charged with attempted murder.", "survived"),
        ("Two were shot.", "unknown"),
    ],
)
def test_a_report_tells_what_became_of_those_hit(text: str, expected: str) -> None:
    assert expected == fate([text])


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [("killed", "shot", "killed"), ("injured", "killed", "killed"), ("shot", "injured", "injured")],
)
def test_the_more_decisive_of_two_things_told_stays(a: str, b: str, expected: str) -> None:
    assert expected == decisive(a, b)


@pytest.mark.parametrize(
    ("event", "of_all", "expected"),
    [("shot", "survived", "injured"), ("shot", "killed", "shot"), ("killed", "survived", "killed")],
)
def test_only_what_is_left_open_is_settled_by_the_whole_report(event: str, of_all: Fate, expected: str) -> None:
    assert expected == settled(event, of_all)
