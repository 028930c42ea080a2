"""How often each case changed, and which of its documents did since what was last found of it."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select, update

from claims.store import records
from claims.store.tables import cases, changed


def begin(connection: Connection, case: str) -> None:
    """Have a case be there."""
    if connection.scalar(select(cases.c.revision).where(cases.c.case == case)) is None:
        connection.execute(insert(cases).values(case=case, revision=0))


def touch(connection: Connection, case: str, document_id: str) -> None:
    """Keep that a document of a case was added, read anew or removed, or a claim of it entered by hand or taken back.

    Nothing where the case is not there yet.
    """
    grown = connection.execute(update(cases).where(cases.c.case == case).values(revision=cases.c.revision + 1))
    if not grown.rowcount:
        return
    connection.execute(delete(changed).where(changed.c.case == case, changed.c.document_id == document_id))
    number = select(cases.c.revision).where(cases.c.case == case).scalar_subquery()
    connection.execute(insert(changed).values(case=case, document_id=document_id, revision=number))


def forget(connection: Connection, case: str, revision: int) -> None:
    """Let go of the changes up to a revision, once what was found covers them."""
    connection.execute(delete(changed).where(changed.c.case == case, changed.c.revision <= revision))


def revision(connection: Connection, case: str | None) -> int:
    """How often the documents or claims of a case changed; 0 for a case that is not there."""
    return connection.scalar(select(cases.c.revision).where(cases.c.case == records.key(case))) or 0
