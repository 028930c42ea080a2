"""Texts whose speakers were written down from the contract alone: each is read so, but for the failures that are known."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from claims.extraction import read
from claims.models import Document
from said import said_of

GOLDEN = Path(__file__).parents[1] / "golden" / "attribution.jsonl"
LINES: list[dict[str, Any]] = [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
CASES = [line for line in LINES if line.get("blind")]
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


@lru_cache(maxsize=4)
def modalities(text: str) -> dict[int, str]:
    """The modality of each claim of a text by where it starts: what its own clause says goes before its cue."""
    return {claim.start: claim.modality.value for claim in read(Document(name="text", text=text)).claims}


def problems(case: dict[str, Any]) -> list[str]:
    """Every field of a figure that is not as written down."""
    found: list[str] = []
    for figure, expected in case["expected"].items():
        got = said_of(case["text"], figure)
        if "modality" in expected:
            at = case["text"].index(figure)
            near = [m for start, m in modalities(case["text"]).items() if abs(start - at) <= len("at least ")]
            got = got | ({"modality": near[0]} if near else {})
        found += [
            f"{figure!r} has {field} {got.get(field)!r}, not {wanted!r}"
            for field, wanted in expected.items()
            if not same(field, wanted, got.get(field))
        ]
    return found


@pytest.mark.parametrize("case", BLIND, ids=[case["why"] for case in BLIND])
def test_a_text_gives_its_figures_to_the_speakers_written_down_for_it(case: dict[str, Any]) -> None:
    assert problems(case) == []


@pytest.mark.parametrize("case", KNOWN, ids=[case["why"] for case in KNOWN])
def test_a_known_failure_is_one_still(case: dict[str, Any]) -> None:
    assert problems(case) != []


def test_the_blind_set_is_large_and_most_of_it_is_read() -> None:
    assert len(CASES) >= 200
    assert len(KNOWN) * 10 <= len(CASES)
