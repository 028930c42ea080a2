"""A document's numbers → the ages among them as claims: two texts set side by side may differ in nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from claims import ids
from claims.models import Claim, Inspection
from claims.sentences import sentences
from claims.terms import NumberKind
from claims.versions import EXTRACTOR

if TYPE_CHECKING:
    from claims.extraction import Reading

_UNIT: Final = "year of age"


def with_ages(reading: Reading) -> tuple[Claim, ...]:
    """The claims of a document read with all its numbers, and a claim for every age, in reading order."""
    found = [
        _claim(reading, row) for row in reading.inspections if row.kind is NumberKind.AGE and row.stated is not None
    ]
    return tuple(sorted((*reading.claims, *found), key=lambda claim: (claim.start, claim.end, claim.id)))


def _claim(reading: Reading, row: Inspection) -> Claim:
    document = reading.document
    key = ids.document_id(document)
    start, end = next(
        (place for place in sentences(document.text) if place[0] <= row.start < place[1]), (0, len(document.text))
    )
    told = {"kind": NumberKind.CLAIM, "unit": _UNIT, "counted": None, "counted_phrase": None}
    placed = {"id": ids.claim_id(key, document.case, row.start, row.end, 0), "document_id": key, "case": document.case}
    sentence = {"sentence": document.text[start:end], "sentence_start": start, "extractor": EXTRACTOR}
    return Claim.model_validate(row.model_dump() | told | placed | sentence)
