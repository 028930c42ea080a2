"""What was not compared: numbers that are no claims, files that were not read, claims without a partner, and the nearest misses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from claims.models import Claim, Reconciliation, Relation
from claims.reporting.record import Coverage, NearMiss, NotCompared, Seen
from claims.terms import Level, RelationKind

NEAREST: Final = 20
LISTED: Final = 50  # claims without a partner that are kept; the page of claims lists all
_FIELDS: Final[Mapping[RelationKind, tuple[str, ...]]] = {
    RelationKind.DIFFERENT_MEASURE: ("event", "modality", "change", "concept", "contrast", "sentence"),
    RelationKind.DIFFERENT_POPULATION: ("counted_kind", "group", "status", "age_sex", "actor", "contrast"),
    RelationKind.DIFFERENT_UNIT: ("unit",),
    RelationKind.DIFFERENT_SCOPE: ("scope",),
    RelationKind.DIFFERENT_PLACE: ("place", "contrast"),
    RelationKind.DIFFERENT_TIME: ("period", "as_of", "contrast"),
}
"""What keeps two figures apart, by their relation: the fields that may, the telling ones first."""
_PART: Final = "one of them counts only some of those that the other counts"


def not_compared(
    found: Reconciliation,
    coverage: Coverage,
    seen: Seen | None = None,
    nearest: int = NEAREST,
) -> NotCompared:
    """All that stood outside of the comparison of a case."""
    beside = seen or Seen()
    partnered = {name for one in found.questions if len(one.claim_ids) > 1 for name in one.claim_ids}
    partnered |= {name for check in found.checks for name in check.claim_ids}
    alone = [claim for claim in found.claims if claim.id not in partnered]
    return NotCompared(
        coverage=coverage,
        numbers=beside.numbers,
        unread=beside.unread,
        foreign=beside.foreign,
        alone=tuple(alone[:LISTED]),
        without_partner=len(alone),
        near_misses=tuple(_nearest(found))[:nearest],
    )


def _nearest(found: Reconciliation) -> Iterator[NearMiss]:
    """Pairs of two questions that one field keeps apart: two reports first, then by the evidence that they are of one thing.

    Of two questions only the nearest pair, since joining it joins the two; what a person decided already is no miss.
    """
    claims = {claim.id: claim for claim in found.claims}
    question = {name: one.id for one in found.questions for name in one.claim_ids}
    missed = [one for one in found.relations if one.relation in _FIELDS and one.a in claims and one.b in claims]
    missed.sort(key=lambda one: (claims[one.a].document_id == claims[one.b].document_id, -_score(one)))
    seen: set[frozenset[str]] = set()
    for one in missed:
        homes = frozenset((question.get(one.a, one.a), question.get(one.b, one.b)))
        if len(homes) == 1 or homes in seen or any(reason.field == "reviewer" for reason in one.reasons):
            continue
        seen.add(homes)
        yield _near_miss(one, claims[one.a], claims[one.b])


def _score(relation: Relation) -> float:
    return sum(reason.weight for reason in relation.reasons)


def _near_miss(relation: Relation, a: Claim, b: Claim) -> NearMiss:
    fields = _FIELDS[relation.relation]
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
