"""Which documents and claims of a case changed since its kept reconciliation, so that only what they touch is reconciled anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import ValidationError
from sqlalchemy import Connection, select

from claims.reviews.parts import Basis, Changes
from claims.store import contents, log, records
from claims.store.tables import annotation_log, cases, changed, claims, placed


def basis(connection: Connection, case: str | None) -> Basis | None:
    """What the kept reconciliation was made from; None where there is none, or an older program kept it."""
    kept = connection.scalar(select(cases.c.basis).where(cases.c.case == records.key(case)))
    try:
        return Basis.model_validate_json(kept) if kept else None
    except ValidationError:
        return None


def since(connection: Connection, case: str | None, rules: str) -> Changes:
    """What changed in a case since its kept reconciliation; `rules` are those in force."""
    kept, here = basis(connection, case), records.key(case)
    if kept is None or kept.rules != rules:
        return Changes(whole=True)
    query = select(changed.c.document_id).where(changed.c.case == here, changed.c.revision > kept.revision)
    documents = tuple(connection.scalars(query.order_by(changed.c.revision, changed.c.document_id)))
    corrections = select(annotation_log.c.claim_id).where(
        annotation_log.c.case == here, annotation_log.c.seq > kept.last_change
    )
    return Changes(
        documents=documents,
        gone=tuple(sorted(_gone(connection, case, documents))),
        corrected=tuple(dict.fromkeys(connection.scalars(corrections.order_by(annotation_log.c.seq)))),
        decided=log.last_decision(connection, case) > kept.last_change
        or log.last_parting(connection, case) > kept.last_parting,
    )


def _gone(connection: Connection, case: str | None, documents: Sequence[str]) -> Iterator[str]:
    """The claims of some documents that were reconciled and are no longer there."""
    here = records.key(case)
    then = select(placed.c.claim_id).where(placed.c.case == here)
    now = select(claims.c.id).where(claims.c.case == here)
    there = {
        claim for query in contents.chosen(now, claims.c.document_id, documents) for claim in connection.scalars(query)
    }
    for query in contents.chosen(then, placed.c.document_id, documents):
        yield from (claim for claim in connection.scalars(query) if claim not in there)
