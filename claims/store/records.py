"""Records to rows and back; the unnamed case is the empty string in a row, None in a record."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from pydantic import TypeAdapter

from claims.comparison.times import days
from claims.decisions import ClaimByHand, Decision, PolicyDecision
from claims.models import Check, Claim, Discrepancy, Document, Place, TableMapping
from claims.reviews import Flag
from claims.store.tables import FILTERED

if TYPE_CHECKING:
    from sqlalchemy import Row

_LAYOUT: Final = TypeAdapter(tuple[Place, ...])
_MAPPINGS: Final = TypeAdapter(tuple[TableMapping, ...])

SEPARATOR: Final = "\x01"


def key(case: str | None) -> str:
    """A case's name as the tables hold it."""
    return case or ""


def name(case_key: str) -> str | None:
    """A case's name as records hold it."""
    return case_key or None


def document_row(document: Document, document_id: str, extractor: str, added_at: str) -> dict[str, Any]:
    """The row of a document."""
    row = document.model_dump()
    row |= {
        "layout": _LAYOUT.dump_json(document.layout, exclude_none=True).decode() if document.layout else None,
        "told_by": json.dumps(document.told_by, ensure_ascii=False) if document.told_by else None,
        "mappings": _MAPPINGS.dump_json(document.mappings, exclude_defaults=True).decode()
        if document.mappings
        else None,
    }
    return row | {"case": key(document.case), "id": document_id, "extractor": extractor, "added_at": added_at}


def document(row: Row[Any]) -> Document:
    """The document of a row."""
    return described(dict(row._mapping))  # noqa: SLF001  the documented way to a row's named values


def described(values: Mapping[str, Any]) -> Document:
    """The document of a row's named values, with an empty text where the row has none."""
    fields = {field: values[field] for field in Document.model_fields if field != "text"}
    layout = _LAYOUT.validate_json(fields["layout"]) if fields["layout"] else ()
    told_by = json.loads(fields["told_by"]) if fields["told_by"] else ()
    mappings = _MAPPINGS.validate_json(fields["mappings"]) if fields["mappings"] else ()
    told = {"layout": layout, "told_by": told_by, "mappings": mappings}
    return Document.model_validate(fields | {"case": name(fields["case"]), "text": values.get("text", "")} | told)


def claim_rows(document: Document, claims: Sequence[Claim]) -> list[dict[str, Any]]:
    """The rows of one document's claims, in reading order."""
    return [claim_row(key(document.case), claim, place) for place, claim in enumerate(claims)]


def claim_row(case: str, claim: Claim, place: int) -> dict[str, Any]:
    """The row of a claim at its place in its document."""
    told = {"case": case, "place_in_document": place, "record": claim.model_dump_json()}
    return told | {name: getattr(claim, name) for name in ("id", "document_id", "extractor", *dict(FILTERED))}


def position(claim: Claim) -> str:
    """Where a claim stands in reading order (`questions.reading_order`), as text that sorts by its code points."""
    return SEPARATOR.join((
        _plain(claim.published or "9999"), _plain(claim.document), f"{claim.start:010}", claim.id
    ))  # fmt: skip


def check_position(check: Check, whole: Claim) -> str:
    """Where a check stands among those of its case, as text that sorts by its code points."""
    return SEPARATOR.join((_plain(whole.document), f"{whole.start:010}", *check.claim_ids))


def _plain(text: str) -> str:
    """The text without what separates the parts of a position, in the same order among others as before."""
    return re.sub("[\x00-\x02]", lambda sign: f"\x02{chr(ord(sign[0]) + 0x10)}", text)


def last_day(claim: Claim) -> int | None:
    """The last day that a claim is given for, as an ordinal; None where none is known."""
    told = days(claim.as_of or claim.published)
    return told[1] if told else None


def flag_row(flag: Flag, claims: Mapping[str, Claim]) -> dict[str, Any]:
    """The row of a flag; `claims` by id, those of its sides."""
    on_sides = (name for side in flag.discrepancy.sides for name in side.claim_ids)
    given = (last_day(claims[name]) for name in on_sides if name in claims)
    return {
        "id": flag.discrepancy.id,
        "question": flag.discrepancy.question,
        "kind": flag.discrepancy.kind,
        "severity": flag.discrepancy.severity,
        "label": flag.label,
        "evidence": flag.evidence,
        "closed": flag.closed,
        "last_day": max((day for day in given if day is not None), default=None),
        "record": flag.discrepancy.model_dump_json(),
    }


def flag(row: Row[Any]) -> Flag:
    """The flag of a row."""
    return Flag(
        case=name(row.case),
        discrepancy=Discrepancy.model_validate_json(row.record),
        label=row.label,
        evidence=row.evidence,
        closed=row.closed,
    )


def log_row(decision: Decision, seq: int, columns: Iterable[str]) -> dict[str, Any]:
    """The row of a decision in a table of these columns; `seq` is its place in the log."""
    told = {
        "seq": seq,
        "case": key(decision.case),
        "record": decision.model_dump_json(),
        "rule": decision.policy.rule if isinstance(decision, PolicyDecision) else None,
        "claim_id": decision.claim.id if isinstance(decision, ClaimByHand) else None,
    }
    return {name: getattr(decision, name) if hasattr(decision, name) else told[name] for name in columns} | {
        "case": told["case"]
    }
