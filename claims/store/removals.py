"""What was removed for good: the tombstones, and refusing what they name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from claims.decisions import Purge
from claims.errors import PurgedError
from claims.store import log, records
from claims.store.tables import collected, documents, purge_log

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

    from claims.models import Document


def refuse(connection: Connection, document: Document, stored_id: str) -> None:
    """`PurgedError` for a document that was removed, in whatever case, or that comes from a file that was."""
    where = [purge_log.c.document == stored_id]
    if document.original:
        where.append(_of_file(document.original))
    gone = next(_holding(connection, or_(*where)), None)
    if gone is not None:
        why = f" ({gone.note})" if gone.note else ""
        reason = (
            f"it was removed for good by {gone.reviewer} on {gone.at[:10]}{why}, and is not added again: "
            f"if it has to be, take the removal back first: claims purge --document {gone.document} --take-back"
        )
        raise PurgedError(document.name.encode("utf-8", "backslashreplace").decode(), reason)


def of_document(connection: Connection, case: str | None, document_id: str) -> Purge | None:
    """The removal of a document from a case; None where it was not removed, or that was taken back."""
    return next(_holding(connection, purge_log.c.document == document_id, purge_log.c.case == records.key(case)), None)


def _of_file(sha256: str) -> ColumnElement[bool]:
    return purge_log.c.record.contains(sha256, autoescape=True)


def _holding(connection: Connection, *where: ColumnElement[bool]) -> Iterator[Purge]:
    query = select(purge_log.c.record).where(purge_log.c.withdraws.is_(None), *where).order_by(purge_log.c.seq.desc())
    for row in map(Purge.model_validate_json, connection.scalars(query)):
        if log.holds(connection, Purge, row.id):
            yield row


def files(connection: Connection) -> tuple[str, ...]:
    """The files of removed documents that nothing else comes from, whether they are gone already or not."""
    named = {name for row in _holding(connection) for name in row.originals}
    return tuple(sorted(name for name in named if not is_used(connection, name)))


def is_used(connection: Connection, sha256: str) -> bool:
    """Whether a document that is kept comes from the bytes of a file."""
    for column in (documents.c.original, collected.c.sha256):
        if connection.scalar(select(column).where(column == sha256).limit(1)) is not None:
            return True
    return False
