"""Each claim as corrected now, kept up to date with every document and every correction, so that pages can find it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import count
from typing import Any, Final

from sqlalchemy import Connection, delete, func, insert, select

from claims.decisions import Annotation, ClaimByHand, Decision
from claims.errors import ClaimsError
from claims.models import Claim
from claims.reviews import REJECTED, live, overlay
from claims.store import contents, records, searching
from claims.store.tables import annotation_log, claims
from claims.store.told_tables import told

_AT_ONCE: Final = 2_000


def renew(connection: Connection, row: Decision) -> None:
    """Bring the claim that a row corrects, adds or takes away up to date; rows of other sorts change none."""
    if isinstance(row, Annotation):
        put(connection, row.case, [row.claim_id])
    elif isinstance(row, ClaimByHand):
        put(connection, row.case, [row.claim.id])


def put_document(connection: Connection, case: str | None, document_id: str) -> None:
    """Bring the claims of a document up to date that was added, or read anew."""
    here = records.key(case)
    connection.execute(delete(told).where(told.c.case == here, told.c.document_id == document_id))
    query = select(claims.c.id).where(claims.c.case == here, claims.c.document_id == document_id)
    put(connection, case, list(connection.scalars(query.order_by(claims.c.place_in_document))))


def put_all(connection: Connection) -> None:
    """Tell every claim of a store that an older program wrote."""
    connection.execute(delete(told))
    named = connection.execute(select(claims.c.case, claims.c.id).order_by(claims.c.case)).all()
    for case in dict.fromkeys(row.case for row in named):
        ids = [row.id for row in named if row.case == case]
        for start in range(0, len(ids), _AT_ONCE):
            put(connection, records.name(case), ids[start : start + _AT_ONCE])


def put(connection: Connection, case: str | None, ids: Sequence[str]) -> None:
    """Tell some claims as they are now; one that is told already keeps its place."""
    here = records.key(case)
    found = contents.read_claims(connection, case, ids)
    numbers = dict(_numbers(connection, here, ids))
    for name in ids:
        if name in numbers:
            connection.execute(delete(told).where(told.c.number == numbers[name]))
    given = corrections(connection, case, ids)
    after = count((connection.scalar(select(func.max(told.c.number))) or 0) + 1)
    rows = [
        _row(here, claim, given.get(claim.id, ()))
        | {"number": numbers[claim.id] if claim.id in numbers else next(after)}
        for claim in found
    ]
    if rows:
        connection.execute(insert(told), rows)
        searching.put(connection, rows)


def _numbers(connection: Connection, here: str, ids: Iterable[str]) -> Iterable[tuple[str, int]]:
    base = select(told.c.claim_id, told.c.number).where(told.c.case == here)
    for query in contents.chosen(base, told.c.claim_id, ids):
        yield from ((row.claim_id, row.number) for row in connection.execute(query))


def corrections(connection: Connection, case: str | None, ids: Iterable[str]) -> dict[str, tuple[Annotation, ...]]:
    """The corrections of each of some claims that has any, oldest first."""
    here = annotation_log.c.case == records.key(case)
    base = select(annotation_log.c.record).where(here).order_by(annotation_log.c.seq)
    given: defaultdict[str, list[Annotation]] = defaultdict(list)
    for query in contents.chosen(base, annotation_log.c.claim_id, ids):
        for row in map(Annotation.model_validate_json, connection.scalars(query)):
            given[row.claim_id].append(row)
    return {name: tuple(rows) for name, rows in given.items()}


def _row(here: str, claim: Claim, given: Sequence[Annotation]) -> dict[str, Any]:
    held = live(given)
    rejected, applied = _is_rejected(held), [row for row in held if row.field != REJECTED]
    now = claim
    try:
        now = overlay(claim, applied) or claim
    except ClaimsError:  # corrections that no longer fit are shown as not applied
        applied = []
    figure = next((end for end in (now.stated, now.low, now.high) if end is not None), None)
    return {
        "case": here,
        "claim_id": claim.id,
        "document_id": claim.document_id,
        "event": now.event,
        "counted_kind": now.counted_kind or now.counted,
        "group": now.group,
        "status": now.status,
        "actor": now.actor,
        "place": now.place,
        "unit": now.unit,
        "bound": now.bound,
        "speaker": now.speaker_name or now.speaker,
        "outlet": now.outlet,
        "document": now.document,
        "modality": now.modality,
        "figure": figure,
        "since": now.period_start or now.as_of or now.published,
        "until": now.period_end or now.as_of or now.published,
        "by_hand": now.entered_by is not None,
        "corrected": bool(applied),
        "rejected": rejected,
        "words": _words(now),
    }


def _is_rejected(held: Sequence[Annotation]) -> bool:
    return next((row.value == "true" for row in reversed(held) if row.field == REJECTED), False)


def _words(claim: Claim) -> str:
    parts = (
        claim.sentence, claim.translation, claim.speaker_name or claim.speaker, claim.speaker_role, claim.organisation,
        *claim.relayed_by, claim.outlet,
    )  # fmt: skip
    return "\n".join(dict.fromkeys(part for part in parts if part))
