"""What a value is of, by the nouns of its sentence; two measures are never set against each other."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.comparison.levels import Match
from claims.comparison.measures import measure
from claims.comparison.pairs import best_pair
from claims.comparison.topics import compare, topic
from claims.config import Settings
from claims.extraction import read
from claims.lexicon.measured import named_in
from claims.models import Claim, Document
from claims.terms import RelationKind

CASES: list[dict[str, Any]] = [
    json.loads(line) for line in (Path(__file__).parents[1] / "golden" / "topics.jsonl").read_text("utf-8").splitlines()
]
NAMES = st.sampled_from([None, "damage", "profit", "core inflation"])


def claims_of(text: str) -> list[Claim]:
    return list(read(Document(name="report", text=text)).claims)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['why']} ({case['figure']})")
def test_a_value_is_of_the_measure_that_its_sentence_names(case: dict[str, Any]) -> None:
    found = [one for one in claims_of(case["text"]) if one.text in case["figure"] or case["figure"] in one.text]
    assert [case["expected"]] == [topic(one, measure(one.unit)) for one in found]


@pytest.mark.parametrize("piece", ["a-", "core ", "profit-", "the ", "é"])
def test_a_long_run_without_a_measure_is_read_to_its_end(piece: str) -> None:
    assert [one.measure for one in named_in(piece * 200_000 + " damage", "money")][-1:] == ["damage"]


@given(NAMES, NAMES)
def test_comparing_two_measures_is_symmetric_but_for_which_is_missing(a: str | None, b: str | None) -> None:
    mirrored = {Match.MISSING_A: Match.MISSING_B, Match.MISSING_B: Match.MISSING_A}
    found = compare(a, b)
    assert mirrored.get(found, found) is compare(b, a)


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("The jobless rate stood at 4.6 percent in May.", "Unemployment was 4.2 percent in May.", "contradiction"),
        ("Insurers put the flood damage at 2 million euros.", "The floods caused 5 million euros in damage.", "contradiction"),
        ("The mill made a profit of 4 million euros.", "The mill had revenue of 9 million euros.", "different_measure"),
        ("Inflation was 6.1 percent in March.", "Core inflation was 4.3 percent in March.", "different_measure"),
    ],
)  # fmt: skip
def test_values_of_one_measure_meet_and_those_of_two_do_not(a: str, b: str, relation: str) -> None:
    found, *_ = best_pair(claims_of(a), claims_of(b), Settings())
    assert RelationKind(relation) is found
