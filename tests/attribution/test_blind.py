"""Texts whose speakers were written down from the contract alone: each is read so, but for the failures that are known."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claims.attribution import attribute
from claims.syntax import parse

GOLDEN = Path(__file__).parents[1] / "golden" / "attribution_blind.jsonl"
CASES: list[dict[str, Any]] = [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
# a line with a "cause" is a known failure, and says why it is one
BLIND = [case for case in CASES if "cause" not in case]
KNOWN = [case for case in CASES if "cause" in case]
RESOLVED = ("speaker_name", "speaker_role", "organisation", "relayed_by")


def bare(name: object) -> object:
    """A name without its article and its capitals: the contract leaves both open once a name is resolved."""
    if isinstance(name, list):
        return [bare(each) for each in name]
    if not isinstance(name, str):
        return name
    words = name.casefold().split()
    return " ".join(words[1:] if words[0] in ("the", "a", "an") else words)


def same(field: str, wanted: object, got: object) -> bool:
    """Resolved names but for article and capitals, whatever else exactly."""
    return bare(wanted) == bare(got) if field in RESOLVED else wanted == got


def found_at(text: str, figure: str) -> dict[str, object]:
    """The fields of the innermost attribution that holds the figure; of the outlet's own voice where none does."""
    start = text.index(figure)
    attributions = attribute(list(parse([(0, text)])))
    holding = [(s.end - s.start, i) for i, a in enumerate(attributions) for s in a.content if s.start <= start < s.end]
    if not holding:
        return {"speaker": None, "relayed_by": [], "direct": False, "modality": "stated"}
    return attributions[min(holding)[1]].model_dump(mode="json")


def problems(case: dict[str, Any]) -> list[str]:
    """Every field of a figure that is not as written down."""
    found: list[str] = []
    for figure, expected in case["expected"].items():
        got = found_at(case["text"], figure)
        found += [
            f"{figure!r} has {field} {got.get(field)!r}, not {wanted!r}"
            for field, wanted in expected.items()
            if not same(field, wanted, got.get(field))
        ]
    return found


@pytest.mark.parametrize("case", BLIND, ids=[case["why"] for case in BLIND])
def test_each_figure_is_given_to_the_one_it_was_written_down_for(case: dict[str, Any]) -> None:
    assert problems(case) == []


@pytest.mark.parametrize("case", KNOWN, ids=[case["why"] for case in KNOWN])
def test_a_known_failure_still_fails_or_loses_its_cause(case: dict[str, Any]) -> None:
    assert problems(case) != []
