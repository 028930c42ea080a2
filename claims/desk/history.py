"""The log of a case as a page lists it: who did what when, in one line, and whether it still holds."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from enum import StrEnum

from claims.models import (
    Annotation,
    Claim,
    LogRow,
    PartyDecision,
    PolicyDecision,
    QuestionDecision,
    Record,
    Review,
    SourceDecision,
)
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
    QUESTIONS = "questions"
    QUESTIONS_TAKEN_BACK = "questions taken back"
    PARTY = "party"
    PARTY_TAKEN_BACK = "party taken back"
    POLICY = "policy"
    POLICY_TAKEN_BACK = "policy taken back"


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
    on_question: QuestionDecision | None = None
    policy: PolicyDecision | None = None
    party: PartyDecision | None = None


def entries(rows: Sequence[tuple[int, LogRow]], claims: Mapping[str, Claim]) -> tuple[Entry, ...]:
    """The log in its order, oldest first; `claims` by id, those that corrections and decisions name, as far as they are there."""
    held = standing_ids([row for _, row in rows])
    return tuple(_entry(seq, row, row.id in held, claims) for seq, row in rows)


def _entry(seq: int, row: LogRow, holds: bool, claims: Mapping[str, Claim]) -> Entry:
    action, text = _told(row, claims)
    return Entry(
        seq=seq, id=row.id, at=row.at, reviewer=row.reviewer, action=action, text=text, note=row.note, holds=holds,
        review=row if isinstance(row, Review) else None, annotation=row if isinstance(row, Annotation) else None,
        decision=row if isinstance(row, SourceDecision) else None,
        on_question=row if isinstance(row, QuestionDecision) else None,
        policy=row if isinstance(row, PolicyDecision) else None,
        party=row if isinstance(row, PartyDecision) else None,
    )  # fmt: skip


def _told(row: LogRow, claims: Mapping[str, Claim]) -> tuple[Action, str]:
    back = row.withdraws is not None
    if isinstance(row, Review):
        return (Action.VERDICT_TAKEN_BACK if back else Action.VERDICT), _verdict(row)
    if isinstance(row, SourceDecision):
        return (Action.SOURCES_TAKEN_BACK if back else Action.SOURCES), _on_sources(row)
    if isinstance(row, QuestionDecision):
        return (Action.QUESTIONS_TAKEN_BACK if back else Action.QUESTIONS), _on_questions(row, claims)
    if isinstance(row, PartyDecision):
        return (Action.PARTY_TAKEN_BACK if back else Action.PARTY), _on_party(row)
    if isinstance(row, PolicyDecision):
        return (Action.POLICY_TAKEN_BACK if back else Action.POLICY), _on_policy(row)
    return (Action.CORRECTION_TAKEN_BACK if back else Action.CORRECTION), _correction(row, claims.get(row.claim_id))


def _verdict(row: Review) -> str:
    seen = Snapshot.of(row)
    label = seen.label if seen else row.question
    return f"{label}: {'verdict taken back' if row.withdraws else (row.verdict or '').replace('_', ' ')}"


def _on_sources(row: SourceDecision) -> str:
    words = "one source" if row.same else "two sources"
    return f"“{row.a}” and “{row.b}”: {words}{', taken back' if row.withdraws is not None else ''}"


def _on_questions(row: QuestionDecision, claims: Mapping[str, Claim]) -> str:
    a, b = (_named(claims.get(claim_id)) for claim_id in (row.a, row.b))
    words = "one question" if row.same else "two questions"
    return f"{a} and {b}: {words}{', taken back' if row.withdraws is not None else ''}"


def _on_party(row: PartyDecision) -> str:
    words = f"counted to the party “{row.party}”" if row.party else "counted to no party"
    return f"“{row.name}”: {words}{', taken back' if row.withdraws is not None else ''}"


def _on_policy(row: PolicyDecision) -> str:
    named = f": {', '.join(row.policy.hierarchy)}" if row.policy.hierarchy else ""
    back = ", taken back" if row.withdraws is not None else ""
    return f"best figure by {row.policy.rule.replace('_', ' ')}{named}{back}"


def _named(claim: Claim | None) -> str:
    who = (claim.speaker_name or claim.speaker) if claim else None
    return claim_name(claim.text, claim.counted, who, claim.outlet) if claim else "a claim that is no longer read"


def _correction(row: Annotation, claim: Claim | None) -> str:
    name = _named(claim)
    label = CORRECTABLE.get(row.field, row.field)
    if row.withdraws is not None:
        return f"{name}: correction of the {label} taken back"
    new = json.loads(row.value or "null")
    if row.field == REJECTED:
        return f"{name}: {'rejected as a claim' if new else 'accepted as a claim'}"
    old = value(json.loads(row.before)) if row.before is not None else "what was read"
    return f"{name}: {label} corrected from {old} to {value(new)}"
