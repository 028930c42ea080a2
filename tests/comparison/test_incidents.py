"""Reports of one small case, written down with the flags that they give cause to and the figures that are told again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claims import pipeline
from claims.config import Settings
from claims.models import Document, Reconciliation
from pairs_by_hand import cases, document

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "golden" / "cases.jsonl").read_text(encoding="utf-8").splitlines()
]
ONE_QUESTION = {"agree", "compatible", "same_origin"}
DAY = "2023-06-15"


@pytest.fixture(scope="module")
def found() -> list[Reconciliation]:
    days = [case.get("days", [DAY] * len(case["reports"])) for case in CASES]
    told = [
        Document(
            name=f"{place}-{at}.txt", text=text, outlet=f"Outlet {at}", published=days[place][at], case=f"case {place}"
        )
        for place, case in enumerate(CASES)
        for at, text in enumerate(case["reports"])
    ]
    claims = [claim for reading in pipeline.readings(told, every_number=False) for claim in reading.claims]
    return [
        pipeline.reconcile([claim for claim in claims if claim.case == f"case {place}"], Settings())
        for place in range(len(CASES))
    ]


def by_text(result: Reconciliation) -> dict[str, str]:
    return {claim.id: claim.text for claim in result.claims}


def flags(result: Reconciliation) -> list[tuple[list[str], str]]:
    text = by_text(result)
    return sorted(
        (sorted((text[a], text[b])), str(flag.kind))
        for flag in result.discrepancies
        for place, one in enumerate(flag.sides)
        for other in flag.sides[place + 1 :]
        for a in one.claim_ids
        for b in other.claim_ids
    )


def stated(result: Reconciliation, pair: list[str]) -> set[str]:
    text = by_text(result)
    return {str(one.relation) for one in result.relations if sorted((text[one.a], text[one.b])) == sorted(pair)}


def told(at: int) -> str:
    case: dict[str, Any] = CASES[at]
    return f"{case['rule']}: {case['why']}"


@pytest.mark.parametrize("at", range(len(CASES)), ids=told)
def test_the_reports_of_a_case_are_flagged_as_written_down(at: int, found: list[Reconciliation]) -> None:
    assert sorted((sorted((a, b)), kind) for a, b, kind in CASES[at]["flags"]) == flags(found[at])


@pytest.mark.parametrize("at", [i for i, case in enumerate(CASES) if "alike" in case], ids=told)
def test_one_figure_in_two_reports_of_a_case_answers_one_question(at: int, found: list[Reconciliation]) -> None:
    assert [pair for pair in CASES[at]["alike"] if not stated(found[at], pair) & ONE_QUESTION] == []


@pytest.mark.parametrize("at", [i for i, case in enumerate(CASES) if "unlike" in case], ids=told)
def test_equal_figures_of_two_events_are_not_taken_for_one(at: int, found: list[Reconciliation]) -> None:
    assert [pair for pair in CASES[at]["unlike"] if stated(found[at], pair) & ONE_QUESTION] == []


@pytest.mark.parametrize("at", [i for i, case in enumerate(CASES) if "parts" in case], ids=told)
def test_some_of_a_whole_are_a_part_of_it(at: int, found: list[Reconciliation]) -> None:
    assert [pair for pair in CASES[at]["parts"] if stated(found[at], pair) != {"part_of"}] == []


def test_no_pair_that_looks_alike_is_flagged_where_both_stand_in_one_small_case() -> None:
    pairs = cases("lookalikes.jsonl")
    told = [
        document(case, side).model_copy(update={"case": f"pair {at}", "published": case.get(f"published_{side}", DAY)})
        for at, case in enumerate(pairs)
        for side in "ab"
        if case[f"text_{side}"] is not None
    ]
    claims = [claim for reading in pipeline.readings(told, every_number=False) for claim in reading.claims]
    result = pipeline.reconcile(claims, Settings())
    assert [flag.explanation for flag in result.discrepancies] == []
