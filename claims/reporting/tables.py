"""A report as CSV: one row for each claim of each disagreement, in the field names of the claims table."""

from __future__ import annotations

import csv as csv_module
import io
from collections.abc import Iterator

from claims.cells import cell
from claims.models import Claim
from claims.reporting.record import Disagreement, Report

REVIEW_COLUMNS = (
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
)
CLAIM_COLUMNS = tuple(Claim.model_fields)


def csv(report: Report) -> str:
    """The disagreements as CSV in the order of the report; `side` counts from 1, all text is quoted, lines end in LF."""
    target = io.StringIO()
    writer = csv_module.writer(target, quoting=csv_module.QUOTE_NONNUMERIC, lineterminator="\n")
    writer.writerow(REVIEW_COLUMNS + CLAIM_COLUMNS)
    for disagreement in report.disagreements:
        for row in _rows(disagreement):
            writer.writerow([cell(value) for value in row])
    return target.getvalue()


def _rows(item: Disagreement) -> Iterator[list[object]]:
    judgement = item.judgement
    for place, side in enumerate(item.sides, start=1):
        review = [
            item.id,
            item.question,
            item.label,
            str(item.kind),
            item.severity,
            place,
            item.explanation,
            item.both_true_if,
            judgement.status,
            judgement.verdict and str(judgement.verdict),
            judgement.note,
            judgement.reviewer,
            judgement.at,
        ]
        for claim in side.claims:
            yield review + [getattr(claim, column) for column in CLAIM_COLUMNS]
