"""Texts whose numbers somebody else wrote down first: each is read so, but for the failures that are known."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest

from claims.extraction import read
from claims.models import Document, Inspection

GOLDEN = Path(__file__).parents[1] / "golden"
FIELDS = ("low", "high", "stated", "bound", "unit", "counted", "change", "from_value")


def cases(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLDEN / name).read_text(encoding="utf-8").splitlines()]


BLIND = cases("quantities_blind.jsonl")
KNOWN = cases("known_failures.jsonl")


def same(wanted: object, got: object) -> bool:
    """Numbers to a thousandth, whatever else exactly."""
    if isinstance(wanted, (int, float)) and isinstance(got, (int, float)):
        return math.isclose(wanted, got, rel_tol=1e-3, abs_tol=1e-3)
    return wanted == (None if got is None else str(got))


def problems(case: dict[str, Any]) -> list[str]:
    """Every way in which the rows differ: a span, a kind or a field that is not as written, or one claim too many."""
    text = case["text"]
    rows: dict[tuple[int, int], Inspection] = {}
    for row in read(Document(name="golden", text=text)).inspections:
        rows.setdefault((row.start, row.end), row)
    found: list[str] = []
    at = 0
    for wanted in case["expected"]:
        start = text.find(wanted["text"], at)
        at = start + len(wanted["text"])
        row = rows.pop((start, at), None)
        if row is None:
            found.append(f"nothing at {wanted['text']!r}")
        elif str(row.kind) != wanted["kind"]:
            found.append(f"{wanted['text']!r} is {row.kind}: {row.reason}")
        else:
            differing = [f for f in FIELDS if f in wanted and not same(wanted[f], getattr(row, f))]
            found += [f"{wanted['text']!r} has {field} {getattr(row, field)!r}" for field in differing]
    return found + [
        f"a claim at {row.text!r}" for row in rows.values() if str(row.kind) == "claim" and not row.implicit
    ]


@pytest.mark.parametrize("case", BLIND, ids=[case["text"] for case in BLIND])
def test_a_text_is_read_as_it_was_written_down(case: dict[str, Any]) -> None:
    assert problems(case) == []


@pytest.mark.parametrize("case", KNOWN, ids=[f"{case['cause']}: {case['text']}" for case in KNOWN])
def test_a_known_failure_still_fails_or_moves_to_the_others(case: dict[str, Any]) -> None:
    assert problems(case) != []
