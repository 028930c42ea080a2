"""Claims that people took from documents by hand, kept among those read: made from the log anew with every change of it or of its document."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Connection, and_, delete, insert, select

from claims.decisions import BY_HAND, ClaimByHand, Decision
from claims.models import Claim
from claims.reviews import live
from claims.store import records, revisions
from claims.store.chain import linking
from claims.store.tables import by_hand_log, claims, documents

_OF_ITS_DOCUMENT: Final = ("name", "title", "outlet", "published", "url")
_BEHIND: Final = 1_000_000_000
"""Where claims by hand stand among those of their document: behind the read ones, in the order they were entered."""


def settle(connection: Connection, row: Decision) -> None:
    """Bring the claims of a case in line with a row that was added to the log; nothing for a row of another sort."""
    if not isinstance(row, ClaimByHand):
        return
    case = records.key(row.case)
    keep(connection, case, row.claim.document_id)
    revisions.touch(connection, case, row.claim.document_id)


def keep(connection: Connection, case: str, document_id: str) -> None:
    """Put the claims by hand of one document among those read, as the log has them now; those taken back leave.

    Nothing where the document is not there: they come with it.
    """
    own = and_(claims.c.case == case, claims.c.document_id == document_id, claims.c.extractor == BY_HAND)
    gone = connection.execute(delete(claims).where(own)).rowcount
    entered = _entered(connection, case, document_id)
    if not entered:
        if gone:
            linking.add_by_hand(connection, case, document_id, ())
        return
    here = and_(documents.c.case == case, documents.c.id == document_id)
    query = select(*(documents.c[name] for name in _OF_ITS_DOCUMENT)).where(here)
    found = connection.execute(query).one_or_none()
    if found is not None:
        told = [_of(claim, found) for claim in entered]
        rows = [_row(case, claim, place) for place, claim in enumerate(told)]
        connection.execute(insert(claims), rows)
        linking.add_by_hand(connection, case, document_id, rows)


def _entered(connection: Connection, case: str, document_id: str) -> list[Claim]:
    """The claims by hand of a document that nobody took back, in the order entered."""
    named = by_hand_log.c.record.contains(f'"document_id":"{document_id}"', autoescape=True)
    query = select(by_hand_log.c.record).where(by_hand_log.c.case == case, named).order_by(by_hand_log.c.seq)
    rows = [ClaimByHand.model_validate_json(record) for record in connection.scalars(query)]
    return [row.claim for row in live(rows)]


def _of(claim: Claim, document: Any) -> Claim:
    """A claim with what its document is called by now; the day it is given for moves with that of publication."""
    title, outlet, published, url = document.title, document.outlet, document.published, document.url
    told = {"document": document.name, "title": title, "outlet": outlet, "published": published, "url": url}
    if claim.as_of_from == "published":
        told |= {"as_of": published, "as_of_from": "published" if published else None}
    return claim.model_copy(update=told)


def _row(case: str, claim: Claim, place: int) -> dict[str, Any]:
    return records.claim_row(case, claim, _BEHIND + place)
