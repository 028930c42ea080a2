"""A report as a table: one row for each claim of each disagreement, in the field names of the claims table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claims.models import Claim
from claims.reporting import phrases
from claims.reporting.record import Disagreement, Judgement, Report
from claims.terms import Role

REVIEW_COLUMNS: Final = (
    "discrepancy",
    "question",
    "label",
    "discrepancy_kind",
    "severity",
    "side",
    "explanation",
    "both_true_if",
    "review_status",
    "verdict",
    "verdict_note",
    "reviewer",
    "verdict_at",
    "explained_by",
    "explained_how",
    "best_value",
    "best_low",
    "best_high",
    "best_unit",
    "best_rule",
    "best_names",
    "best_reasons",
    "best_dissent",
    "annotator",
    "annotator_verdict",
    "awaiting_reply",
    "edition",
    "document_sha256",
    "one_origin",
    "chain_head",
)
CLAIM_COLUMNS: Final = tuple(Claim.model_fields)
COLUMNS: Final = REVIEW_COLUMNS + CLAIM_COLUMNS


def rows(report: Report) -> Iterator[tuple[object, ...]]:
    """The rows in the order of the report, in the order of `COLUMNS`; `side` counts from 1."""
    hashes = {source.id: source.sha256 for source in report.documents}
    edition = report.edition.id if report.edition else None
    for item in report.disagreements:
        shared = _shared(item)
        for place, side in enumerate(item.sides, start=1):
            for claim in side.claims:
                told = shared | {
                    "side": place,
                    "edition": edition,
                    "document_sha256": hashes.get(claim.document_id),
                    "one_origin": side.side.one_origin,
                    "chain_head": report.chain and report.chain.hash,
                }
                own = tuple(getattr(claim, column) for column in CLAIM_COLUMNS)
                yield tuple(told[column] for column in REVIEW_COLUMNS) + own


def _shared(item: Disagreement) -> dict[str, object]:
    """What the rows of one disagreement have in common."""
    return {
        "discrepancy": item.id,
        "question": item.question,
        "label": item.label,
        "discrepancy_kind": str(item.kind),
        "severity": item.severity,
        "explanation": item.explanation,
        "both_true_if": item.both_true_if,
        "awaiting_reply": phrases.awaited(item.contacts),
    } | _judged(item.judgement)


def _judged(judgement: Judgement) -> dict[str, object]:
    best = judgement.best
    annotator = next((one for one in judgement.given if one.role is Role.ANNOTATOR), None)
    return {
        "review_status": judgement.status,
        "verdict": judgement.verdict and str(judgement.verdict),
        "verdict_note": judgement.note,
        "reviewer": judgement.reviewer,
        "verdict_at": judgement.at,
        "explained_by": judgement.explained_by and str(judgement.explained_by),
        "explained_how": judgement.explained_how,
        "best_value": best and best.value,
        "best_low": best and best.low,
        "best_high": best and best.high,
        "best_unit": best and best.unit,
        "best_rule": best and str(best.rule),
        "best_names": best and best.names,
        "best_reasons": best and best.reasons,
        "best_dissent": best and best.dissent,
        "annotator": annotator and annotator.reviewer,
        "annotator_verdict": annotator and str(annotator.verdict),
    }
