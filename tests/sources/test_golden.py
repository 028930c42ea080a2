from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claims import sources
from claims.models import Claim
from claims_by_hand import claim

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "golden" / "sources.jsonl").read_text(encoding="utf-8").splitlines()
]


def told(row: dict[str, Any]) -> list[Claim]:
    """The two names of a row in two outlets' reports, or in two of one outlet's; the other names of the case in a third's."""
    outlets = ("Harbour Post", "Harbour Post") if row.get("one_outlet") else ("Harbour Post", "Valley Times")
    first = {"sentence": row["sentence"]} if "sentence" in row else {}
    made = [
        claim(place, report=report, outlet=outlet, speaker_name=row[report], **(first if report == "a" else {}))
        for place, (report, outlet) in enumerate(zip("ab", outlets, strict=True))
    ]
    return made + [claim(place, report="c", speaker_name=name) for place, name in enumerate(row.get("others", ()), 2)]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['a']} / {row['b']}" for row in ROWS])
def test_two_names_are_one_source_or_two(row: dict[str, Any]) -> None:
    claims = told(row)
    assert sources.of(claims).same(*claims[:2]) is row["same"]


def test_the_pairs_that_must_stay_apart_are_at_least_as_many_as_asked_for() -> None:
    kinds = [row["same"] for row in ROWS]
    assert (len(kinds) >= 60, kinds.count(False) >= 30) == (True, True)
