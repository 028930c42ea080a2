"""The log of a case as a page lists it: who did what when, in one line, and whether it still holds."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from enum import StrEnum

from claims.models import Annotation, Claim, Record, Review, SourceDecision
from claims.reviews import CORRECTABLE, REJECTED, Snapshot
from claims.reviews.log import standing_ids
from claims.reviews.wording import claim_name, value


class Action(StrEnum):
    """What a row of the log did."""

    VERDICT = "verdict"
    VERDICT_TAKEN_BACK = "verdict taken back"
    CORRECTION = "correction"
    CORRECTION_TAKEN_BACK = "correction taken back"
    SOURCES = "sources"
    SOURCES_TAKEN_BACK = "sources taken back"


class Entry(Record):
    """One row of the log; `id` is that of the row it shows, `holds` that nobody has taken it back."""

    seq: int
    id: str
    at: str
    reviewer: str
    action: Action
    text: str
    note: str
    holds: bool
    review: Review | None = None
    annotation: Annotation | None = None
    decision: SourceDecision | None = None


def entries(
    rows: Sequence[tuple[int, Review | Annotation | SourceDecision]], claims: Mapping[str, Claim]
) -> tuple[Entry, ...]:
    """The log in its order, oldest first; `claims` by id, those the corrections are of, as far as they are there."""
    held = standing_ids([row for _, row in rows])
    return tuple(_entry(seq, row, row.id in held, claims) for seq, row in rows)


def _entry(seq: int, row: Review | Annotation | SourceDecision, holds: bool, claims: Mapping[str, Claim]) -> Entry:
    back = row.withdraws is not None
    if isinstance(row, Review):
        seen = Snapshot.of(row)
        label = seen.label if seen else row.question
        action = Action.VERDICT_TAKEN_BACK if back else Action.VERDICT
        text = f"{label}: {'verdict taken back' if back else (row.verdict or '').replace('_', ' ')}"
    elif isinstance(row, SourceDecision):
        action = Action.SOURCES_TAKEN_BACK if back else Action.SOURCES
        text = _on_sources(row)
    else:
        action = Action.CORRECTION_TAKEN_BACK if back else Action.CORRECTION
        text = _correction(row, claims.get(row.claim_id))
    return Entry(
        seq=seq, id=row.id, at=row.at, reviewer=row.reviewer, action=action, text=text, note=row.note, holds=holds,
        review=row if isinstance(row, Review) else None, annotation=row if isinstance(row, Annotation) else None,
        decision=row if isinstance(row, SourceDecision) else None,
    )  # fmt: skip


def _on_sources(row: SourceDecision) -> str:
    words = "one source" if row.same else "two sources"
    return f"“{row.a}” and “{row.b}”: {words}{', taken back' if row.withdraws is not None else ''}"


def _correction(row: Annotation, claim: Claim | None) -> str:
    who = (claim.speaker_name or claim.speaker) if claim else None
    name = claim_name(claim.text, claim.counted, who, claim.outlet) if claim else "a claim that is no longer read"
    label = CORRECTABLE.get(row.field, row.field)
    if row.withdraws is not None:
        return f"{name}: correction of the {label} taken back"
    new = json.loads(row.value or "null")
    if row.field == REJECTED:
        return f"{name}: {'rejected as a claim' if new else 'accepted as a claim'}"
    old = value(json.loads(row.before)) if row.before is not None else "what was read"
    return f"{name}: {label} corrected from {old} to {value(new)}"
