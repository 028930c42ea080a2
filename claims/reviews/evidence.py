"""What a verdict was given on: the flag, its sides and their claims as they were shown, and a digest that tells any change."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from claims.decisions import Review
from claims.ids import digest
from claims.models import Claim, Discrepancy, Question, Record
from claims.reviews.wording import claim_name, rules_of
from claims.terms import RelationKind

COMPARED = (
    "low",
    "high",
    "stated",
    "bound",
    "unit",
    "resolution",
    "change",
    "from_value",
    "implicit",
    "counted",
    "counted_kind",
    "concept",
    "event",
    "group",
    "status",
    "age_sex",
    "actor",
    "place",
    "period_start",
    "period_end",
    "as_of",
    "scope",
    "modality",
    "speaker_name",
    "organisation",
    "relayed_by",
    "outlet",
    "published",
    "part_of",
)
"""The fields of a claim whose change puts a verdict in doubt; the others are wording."""


class SeenClaim(Record):
    """A claim as a reviewer saw it; `fields` holds what comparison reads, as JSON values."""

    id: str
    text: str
    sentence: str
    document: str
    name: str
    speaker: str | None = None
    outlet: str | None = None
    published: str | None = None
    fields: dict[str, Any]


class SeenSide(Record):
    """A side as a reviewer saw it."""

    low: float | None
    high: float | None
    origins: int
    claims: tuple[SeenClaim, ...]

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """The ids of its claims."""
        return tuple(claim.id for claim in self.claims)


class Snapshot(Record):
    """A flag as a reviewer saw it: kept with the verdict, so that it can be shown after everything has changed."""

    label: str
    kind: RelationKind
    severity: float
    explanation: str
    rules: str
    sides: tuple[SeenSide, ...]

    @classmethod
    def of(cls, review: Review) -> Snapshot | None:
        """What was seen when the verdict was given; None where the row does not hold it."""
        try:
            return cls.model_validate_json(review.seen)
        except ValidationError:
            return None


class Flag(Record):
    """A discrepancy of a case, with what the desk keeps beside it.

    `label` is its question as a sentence; `evidence` the digest of what a verdict on it would be given on; `closed`
    why it no longer stands (None while it does).
    """

    case: str | None
    discrepancy: Discrepancy
    label: str
    evidence: str
    closed: str | None = None


def seen_claim(claim: Claim) -> SeenClaim:
    """The part of a claim that is shown and compared."""
    data = claim.model_dump(mode="json", include=set(COMPARED))
    who = claim.speaker_name or claim.speaker
    return SeenClaim(
        id=claim.id,
        text=claim.text,
        sentence=claim.sentence,
        document=claim.document,
        name=claim_name(claim.text, claim.counted, who, claim.outlet),
        speaker=who,
        outlet=claim.outlet,
        published=claim.published,
        fields={name: data[name] for name in COMPARED},
    )


def snapshot(discrepancy: Discrepancy, label: str, claims: Mapping[str, Claim], extractor: str) -> Snapshot:
    """The flag as it would be shown now; `claims` by id, those of its sides at least."""
    return Snapshot(
        label=label,
        kind=discrepancy.kind,
        severity=discrepancy.severity,
        explanation=discrepancy.explanation,
        rules=rules_of(extractor),
        sides=tuple(
            SeenSide(
                low=side.low,
                high=side.high,
                origins=side.origins,
                claims=tuple(seen_claim(claims[claim_id]) for claim_id in side.claim_ids if claim_id in claims),
            )
            for side in discrepancy.sides
        ),
    )


def evidence(seen: Snapshot) -> str:
    """A digest of kind, sides, compared fields and rules; the order of sides, and of claims in one, does not matter."""
    sides = sorted(
        sorted((claim.id, json.dumps(claim.fields, sort_keys=True)) for claim in side.claims) for side in seen.sides
    )
    return digest("evidence", seen.kind, seen.rules, json.dumps(sides))


def flags(
    discrepancies: Iterable[Discrepancy],
    questions: Sequence[Question],
    claims: Sequence[Claim],
    extractor: str,
) -> tuple[Flag, ...]:
    """Discrepancies of one run with their labels and evidence; `claims` are those the run was given."""
    labels = {question.id: question for question in questions}
    by_id = {claim.id: claim for claim in claims}
    result: list[Flag] = []
    for discrepancy in discrepancies:
        question = labels.get(discrepancy.question)
        label = question.label if question else ""
        first = next((by_id[c] for side in discrepancy.sides for c in side.claim_ids if c in by_id), None)
        case = first.case if first else question.case if question else None
        seen = snapshot(discrepancy, label, by_id, extractor)
        result.append(Flag(case=case, discrepancy=discrepancy, label=label, evidence=evidence(seen)))
    return tuple(result)
