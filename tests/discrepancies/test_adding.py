from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims import pipeline
from claims.config import Settings
from claims.discrepancies.sums import sums
from claims.models import Claim, Document, Reconciliation
from claims.questions import group
from claims_by_hand import claim


def read(name: str) -> list[dict[str, Any]]:
    path = Path(__file__).parent.parent / "golden" / name
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


GOLDEN = read("sums.jsonl")
PORTIONS = read("portions.jsonl")
SETTINGS = Settings()
ROW = "It counted {whole} huts, of which {listed}."


def reconciled(text: str) -> Reconciliation:
    document = Document(name="a.txt", text=text, published="2022-05-04", outlet="Harbour Post")
    return pipeline.reconcile(list(pipeline.extract([document])), SETTINGS)


@pytest.mark.parametrize("case", GOLDEN, ids=[case["why"] for case in GOLDEN])
def test_a_whole_and_its_parts_are_found_where_words_make_them_so(case: dict[str, Any]) -> None:
    found = reconciled(case["text"])
    text = {one.id: one.text for one in found.claims}
    told = [[text[key] for key in check.claim_ids] for check in found.checks if check.kind == "sum"]
    flags = [flag.kind for flag in found.discrepancies]
    assert (told, flags) == (case["expected"], [])


@pytest.mark.parametrize("case", PORTIONS, ids=[case["why"] for case in PORTIONS])
def test_a_single_part_is_found_where_words_name_its_whole(case: dict[str, Any]) -> None:
    found = reconciled(case["text"])
    text = {one.id: one.text for one in found.claims}
    told = [[text[key] for key in check.claim_ids] for check in found.checks if check.kind == "part_whole"]
    parts = [sorted((one.a, one.b)) for one in found.relations if one.relation == "part_of"]
    named = [sorted(check.claim_ids) for check in found.checks]
    assert (told, found.discrepancies, parts) == (case["expected"], (), named)


def test_a_part_that_adds_up_is_a_part_of_its_whole_and_no_contradiction() -> None:
    found = reconciled(GOLDEN[0]["text"])
    whole = found.checks[0].claim_ids[0]
    told = sorted(str(one.relation) for one in found.relations if whole in (one.a, one.b))
    assert told == ["part_of", "part_of", "part_of"]


def row(values: list[int]) -> list[Claim]:
    """A whole and its parts in one sentence of a report, the parts behind "of which"."""
    words = ROW.format(whole=sum(values), listed=", ".join(map(str, values)))
    made, at = [], 0
    for value in (sum(values), *values):
        at = words.index(str(value), at)
        made.append(claim(value, kind="house", start=at, end=at + len(str(value)), sentence=words))
        at += len(str(value))
    return made


def parted(claims: list[Claim]) -> list[tuple[str, str, tuple[str, ...]]]:
    found = sums(group(claims, SETTINGS).facts)
    return [(one.kind, one.status, tuple(part.claim.text for part in one.parts)) for one in found]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 400), min_size=2, max_size=5, unique=True), st.randoms(use_true_random=False))
def test_the_order_in_which_claims_come_changes_nothing(values: list[int], random: Any) -> None:
    claims = row(values)
    shuffled = random.sample(claims, len(claims))
    assert parted(shuffled) == parted(claims)


@settings(max_examples=40, deadline=None)
@given(st.permutations([17, 23, 41, 58]), st.integers(1, 900))
def test_parts_add_up_in_any_order_and_on_any_scale(values: list[int], scale: int) -> None:
    scaled = [value * scale for value in values]
    assert parted(row(scaled)) == [("sum", "consistent", tuple(map(str, scaled)))]
