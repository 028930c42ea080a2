"""Own-written sentences: what is this number a number of?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claims.extraction import read
from claims.models import Claim, Document

GOLDEN = Path(__file__).parents[1] / "golden"


def cases(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (GOLDEN / name).read_text(encoding="utf-8").splitlines()]


def claim_of(text: str, figure: str, published: str | None = None) -> Claim:
    claims = read(Document(name="a.txt", text=text, published=published)).claims
    return next(c for c in claims if figure in c.text)


@pytest.mark.parametrize("case", cases("context.jsonl"), ids=lambda c: f"{c['why']} ({c['figure']})")
def test_each_figure_has_the_context_its_sentence_gives(case: dict[str, object]) -> None:
    found = claim_of(case["text"], case["figure"], case.get("published")).model_dump(mode="json")
    assert {key: found[key] for key in case["expected"]} == case["expected"]


@pytest.mark.parametrize("case", cases("parts.jsonl"), ids=lambda c: f"{c['why']} ({c['figure']})")
def test_a_part_names_its_whole(case: dict[str, object]) -> None:
    part, claims = case["figure"], read(Document(name="a.txt", text=case["text"])).claims
    texts = {c.id: c.text for c in claims}
    found = next(c for c in claims if part in c.text)
    whole = texts[found.part_of] if found.part_of is not None else None
    assert (whole, found.part_cue, found.event) == (case["whole"], case["cue"], case["event"])
