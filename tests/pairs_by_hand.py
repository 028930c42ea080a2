"""Pairs of statements written down with the relation that is right: read once, compared, and told what is wrong."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from claims import pipeline
from claims.comparison import best_pair
from claims.config import Settings
from claims.models import Document

if TYPE_CHECKING:
    from claims.models import Claim

GOLDEN = Path(__file__).parent / "golden"
SETTINGS = Settings()
QUEUE = frozenset(
    {
        "contested_actor",
        "contested_status",
        "contradiction",
        "falling_total",
        "part_exceeds_whole",
        "revision",
        "silent_change",
        "sum_mismatch",
    }
)
CONSISTENT = {"sum": "sum_consistent", "part_whole": "part_of"}


class Outcome(NamedTuple):
    """What became of a pair: how its best-matched claims stand, what reached the queue, the checks that hold, why."""

    relation: str | None
    flags: tuple[str, ...]
    checks: tuple[str, ...]
    explanation: str


@cache
def cases(name: str) -> list[dict[str, Any]]:
    """The pairs of one golden file, in its order."""
    return [json.loads(line) for line in (GOLDEN / name).read_text(encoding="utf-8").splitlines()]


def document(case: dict[str, Any], side: str) -> Document:
    """One statement of a pair as a document, with what the line says of where it comes from."""
    return Document(
        name=side,
        text=case[f"text_{side}"],
        outlet=case.get(f"outlet_{side}"),
        published=case.get(f"published_{side}"),
        url=case.get(f"url_{side}"),
    )


@cache
def outcomes(name: str) -> list[Outcome]:
    """What became of every pair of a golden file; all its statements are read in one go."""
    given = [(case, side) for case in cases(name) for side in "ab" if case[f"text_{side}"] is not None]
    readings = pipeline.readings([document(case, side) for case, side in given], every_number=False)
    read = {(id(case), side): reading.claims for (case, side), reading in zip(given, readings, strict=True)}
    return [outcome(*(read.get((id(case), side)) for side in "ab")) for case in cases(name)]


def outcome(a: tuple[Claim, ...] | None, b: tuple[Claim, ...] | None) -> Outcome:
    """Two statements as `claims compare` sets them side by side, and both as `claims check` reconciles them."""
    relation, explanation, *_ = best_pair(a, b, SETTINGS) if a is not None and b is not None else (None, "")
    found = pipeline.reconcile((*(a or ()), *(b or ())), SETTINGS)
    flags = {str(flag.kind) for flag in found.discrepancies}
    checks = {CONSISTENT[check.kind] for check in found.checks if str(check.status) == "consistent"}
    return Outcome(
        None if relation is None else str(relation), tuple(sorted(flags)), tuple(sorted(checks)), explanation
    )


def wanted(case: dict[str, Any]) -> set[str]:
    """The relations that are right for a pair: one, or several where more than one is defensible."""
    return {case["relation"]} if isinstance(case["relation"], str) else set(case["relation"])


def alarms(case: dict[str, Any], got: Outcome) -> set[str]:
    """Every relation of the queue that a pair is wrongly given, by `compare` or by `check`."""
    raised = {*got.flags} if got.relation is None else {*got.flags, *({got.relation} & QUEUE)}
    return raised - wanted(case)


def problems(case: dict[str, Any], got: Outcome) -> list[str]:
    """Everything that is not as written down: a flag too many, a flag too few, another relation."""
    right = wanted(case)
    to_queue = case.get("flagged", bool(right & QUEUE))
    found = [f"flagged: {kind}" for kind in got.flags if kind not in right or not to_queue]
    if to_queue and not right & set(got.flags):
        found.append("not flagged")
    if got.relation is None and not right & {*got.flags, *got.checks}:
        found.append("not found")
    if got.relation is not None and got.relation not in right:
        found.append(f"{got.relation}: {got.explanation}")
    return found
