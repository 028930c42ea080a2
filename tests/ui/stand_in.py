"""A stand-in for reading and reconciling, so that tests of pages do not hang on the engine's rules."""

from __future__ import annotations

from collections.abc import Sequence

from claims import ids, sources
from claims.decisions import Decided
from claims.models import Claim, Discrepancy, Document, Question, Reason, Reconciliation, Side
from claims.terms import Bound, Level, NumberKind, RelationKind


def read(document: Document, figure: str, value: float, **fields: object) -> Claim:
    """One claim of a document, as a reading of it would give."""
    start = document.text.index(figure)
    stored = ids.document_id(document)
    return Claim.model_validate(
        {
            "id": ids.claim_id(stored, document.case, start, start + len(figure), 0),
            "document_id": stored,
            "document": document.name,
            "case": document.case,
            "outlet": document.outlet,
            "published": document.published,
            "title": document.title,
            "url": document.url,
            "start": start,
            "end": start + len(figure),
            "text": figure,
            "kind": NumberKind.CLAIM,
            "reason": "counts boats",
            "low": value,
            "high": value,
            "stated": value,
            "resolution": 1,
            "bound": Bound.EXACT,
            "counted": "boats",
            "counted_kind": "boat",
            "event": "destroyed",
            "sentence": document.text.split("\n\n")[0],
            "sentence_start": 0,
            "extractor": "claims 0 rules 1",
        }
        | fields
    )


def reconcile(claims: Sequence[Claim], decided: Decided | None = None) -> Reconciliation:
    """A stand-in for the engine: all claims of one kind answer one question, and other figures disagree.

    Where people parted two claims of a kind, its figures do not disagree.
    """
    parted = {claim for row in decided.on_questions for claim in (row.a, row.b)} if decided else set()
    kinds = sorted({claim.counted_kind or "" for claim in claims})
    questions, flags = [], []
    for kind in kinds:
        found = [claim for claim in claims if claim.counted_kind == kind]
        figures = sorted({(claim.low, claim.high) for claim in found}, key=str)
        sides = [
            Side(low=low, high=high, claim_ids=tuple(c.id for c in found if (c.low, c.high) == (low, high)), origins=1)
            for low, high in figures
        ]
        name = ids.digest("question", kind)
        questions.append(
            Question(
                id=name,
                label=f"{kind}s lost in the storm, March 2019",
                claim_ids=tuple(c.id for c in found),
                rule="none",
                statements=len(found),
                speakers=len(found),
                relays=0,
                origins=len(found),
            )
        )
        if len(sides) > 1 and not parted.intersection(claim.id for claim in found):
            flags.append(
                Discrepancy(
                    id=ids.digest("flag", kind),
                    question=name,
                    kind=RelationKind.CONTRADICTION,
                    severity=0.7,
                    sides=tuple(sides),
                    explanation="The figures stand apart.",
                    both_true_if="one counts boats sunk only",
                    reasons=(Reason(field="place", level=Level.SAME, detail="both: the north coast"),),
                )
            )
    return Reconciliation(
        claims=tuple(claims),
        questions=tuple(questions),
        relations=(),
        discrepancies=tuple(flags),
        checks=(),
        sources=sources.of(claims, decided.on_sources if decided else ()).speakers,
    )
