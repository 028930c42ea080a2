"""Annotations made of the engine's own findings, for tests of how findings are measured against annotations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations, product
from typing import Any

from claims.evaluation import Gold, GoldClaim
from claims.models import Claim, Reconciliation
from claims.terms import RelationKind

FLAGGED = {
    RelationKind.CONTRADICTION,
    RelationKind.REVISION,
    RelationKind.PART_EXCEEDS_WHOLE,
    RelationKind.FALLING_TOTAL,
    RelationKind.CONTESTED_STATUS,
    RelationKind.CONTESTED_ACTOR,
    RelationKind.SILENT_CHANGE,
    RelationKind.SUM_MISMATCH,
}


def annotated(claim: Claim, **fields: Any) -> GoldClaim:
    """A claim as a person who reads just as the program does annotates it; `fields` override."""
    given = {
        "id": claim.id,
        "file": claim.document,
        "figure": claim.text,
        "span": (claim.start, claim.end),
        "low": claim.stated if claim.bound == "about" else claim.low,
        "high": claim.stated if claim.bound == "about" else claim.high,
        "bound": claim.bound,
        "unit": claim.unit,
        "event": claim.event,
        "group": claim.group,
        "status": claim.status,
        "speaker": claim.speaker_name or claim.speaker or claim.speaker_role or claim.organisation,
        "relayed_by": claim.relayed_by,
    }
    return GoldClaim.model_validate(given | fields)


def perfect(found: Reconciliation) -> Gold:
    """The annotations under which all that the program says is right, and nothing is missing."""
    claims = [claim for claim in found.claims if not claim.implicit]
    known = {claim.id for claim in claims}
    labels: defaultdict[tuple[str, ...], list[RelationKind]] = defaultdict(list)
    for flag in found.discrepancies:
        for one, other in combinations(flag.sides, 2):
            for pair in product(one.claim_ids, other.claim_ids):
                labels[tuple(sorted(pair))].append(flag.kind)
    for relation in found.relations:
        if relation.relation not in FLAGGED:
            labels[tuple(sorted((relation.a, relation.b)))].append(relation.relation)
    return Gold.model_validate(
        {
            "claims": [annotated(claim).model_dump() for claim in claims],
            "pairs": [{"a": a, "b": b, "relation": kinds} for (a, b), kinds in labels.items() if {a, b} <= known],
            "checks": [
                {"kind": check.kind, "status": check.status, "ids": check.claim_ids}
                for check in found.checks
                if known.issuperset(check.claim_ids)
            ],
        }
    )


def gold(*claims: GoldClaim, pairs: Sequence[tuple[str, str, object]] = (), **fields: Any) -> Gold:
    """Annotations of some claims, with pairs in short form."""
    written = [{"a": a, "b": b, "relation": relation} for a, b, relation in pairs]
    return Gold.model_validate({"claims": [one.model_dump() for one in claims], "pairs": written} | fields)
