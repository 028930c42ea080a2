"""What was not compared: numbers that are no claims, files that were not read, claims without a partner, and the nearest misses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from claims.models import Claim, Reconciliation, Relation
from claims.reporting.record import Coverage, NearMiss, NotCompared, Seen
from claims.reviews.misses import FIELDS, nearest, nearness
from claims.terms import Level

NEAREST: Final = 20
Missed = tuple[Relation, Claim, Claim]
LISTED: Final = 50  # claims without a partner that are kept; the page of claims lists all
_PART: Final = "one of them counts only some of those that the other counts"


def not_compared(
    found: Reconciliation,
    coverage: Coverage,
    seen: Seen | None = None,
    most: int = NEAREST,
) -> NotCompared:
    """All that stood outside of the comparison of a case."""
    from claims.questions.ordering import reading_order  # noqa: PLC0415 - the command line shows its help without the engine

    partnered = {name for one in found.questions if len(one.claim_ids) > 1 for name in one.claim_ids}
    partnered |= {name for check in found.checks for name in check.claim_ids}
    alone = [claim for claim in found.claims if claim.id not in partnered]
    shown = tuple(sorted(alone, key=reading_order)[:LISTED])
    return told(coverage, seen or Seen(), shown, len(alone), tuple(_nearest(found))[:most])


def told(
    coverage: Coverage, seen: Seen, alone: Sequence[Claim], without_partner: int, missed: Iterable[Missed]
) -> NotCompared:
    """What stood outside of the comparison: `alone` are the first of the claims without a partner, `missed` the nearest misses."""
    return NotCompared(
        coverage=coverage,
        numbers=seen.numbers,
        unread=seen.unread,
        foreign=seen.foreign,
        alone=tuple(alone),
        without_partner=without_partner,
        near_misses=tuple(_near_miss(*one) for one in missed),
    )


def _nearest(found: Reconciliation) -> Iterator[Missed]:
    """Pairs of two questions that one field keeps apart: two reports first, then by the evidence that they are of one thing."""
    claims = {claim.id: claim for claim in found.claims}
    question = {name: one.id for one in found.questions for name in one.claim_ids}
    pairs = [(one, claims[one.a], claims[one.b]) for one in found.relations if one.a in claims and one.b in claims]
    near = [(pair, score) for pair in pairs if (score := nearness(pair[0], question)) is not None]
    near.sort(key=lambda one: (one[0][1].document_id == one[0][2].document_id, -one[1]))
    return nearest(
        (pair, question.get(pair[1].id, pair[1].id), question.get(pair[2].id, pair[2].id)) for pair, _ in near
    )


def _near_miss(relation: Relation, a: Claim, b: Claim) -> NearMiss:
    fields = FIELDS[relation.relation]
    apart = {reason.field: reason for reason in relation.reasons if reason.level is Level.DIFFERENT}
    name = next((name for name in fields if name in apart), None)
    if name is None:
        told = next((one for one in relation.reasons if one.field in fields and one.level is not Level.SAME), None)
        return NearMiss(
            a=a,
            b=b,
            relation=relation.relation,
            field=told.field if told else "scope",
            detail=told.detail if told else _PART,
        )
    return NearMiss(a=a, b=b, relation=relation.relation, field=name, detail=apart[name].detail)
