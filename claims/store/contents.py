"""Documents and their claims: added a document at a time, each whole or not at all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Row, Select, and_, delete, func, insert, select, update

from claims.decisions import TranslationDecision
from claims.errors import InputError, UsageError
from claims.ids import document_id
from claims.models import Claim, Collected, Document, Unread
from claims.origins import named
from claims.reviews.wording import rules_of
from claims.store import by_hand, records, removals, revisions
from claims.store.chain import linking
from claims.store.tables import claims, collected, documents, numbers, stories, unread, unsketched
from claims.terms import Deed

_CHUNK = 500  # ids asked for at once, well under every database's limit on parameters
_READ_FROM = (
    "title", "published", "language", "body_start", "published_from", "translation_of", "media", "layout", "author", "modified",
    "told_by", "mappings",
)  # fmt: skip
"""What a reading depends on beside the text, the address and the outlet, which are the document's id."""


def add(  # noqa: PLR0913, PLR0917 - all that one reading gives
    connection: Connection,
    document: Document,
    found: Sequence[Claim],
    extractor: str,
    now: str,
    counted: Mapping[str, int] | None = None,
) -> bool:
    """Put a document and its claims under its case; False where the same reading of it is there already.

    A reading by newer rules, or under another title or date, replaces the former one; one by older rules does not.
    """
    stored_id = document_id(document)
    _check(document, stored_id, found)
    row, claim_rows = _rows(document, stored_id, found, extractor, now)
    here = and_(documents.c.case == row["case"], documents.c.id == stored_id)
    present = connection.execute(select(documents).where(here)).one_or_none()
    if present is not None and not _supersedes(present, document, extractor):
        return False
    if present is None:
        removals.refuse(connection, document, stored_id)
    revisions.begin(connection, row["case"])
    revisions.touch(connection, row["case"], stored_id)
    if present is None:
        made = connection.execute(insert(documents).values(row))
        row["seq"] = made.inserted_primary_key[0]  # type: ignore[index]  # one row was inserted
    else:
        changed = {field: row[field] for field in (*_READ_FROM, "extractor")}
        connection.execute(update(documents).where(here).values(changed))
        connection.execute(delete(claims).where(claims.c.case == row["case"], claims.c.document_id == stored_id))
        connection.execute(delete(stories).where(stories.c.case == row["case"], stories.c.document_id == stored_id))
        row = dict(present._mapping) | changed  # noqa: SLF001  the documented way to a row's named values
    remove(connection, row["case"], unsketched.c.document_id, [stored_id])
    connection.execute(insert(unsketched).values(case=row["case"], document_id=stored_id))
    if claim_rows:
        connection.execute(insert(claims), claim_rows)
    told = _count(connection, row["case"], stored_id, counted)
    linking.add_document(connection, Deed.ADDED if present is None else Deed.READ_ANEW, row, claim_rows, told)
    by_hand.keep(connection, row["case"], stored_id)
    return True


def _count(
    connection: Connection, case: str, document_id: str, counted: Mapping[str, int] | None
) -> list[dict[str, Any]]:
    """Keep what became of a document's numbers in place of what was kept, and give its rows; None where they were not counted."""
    connection.execute(delete(numbers).where(numbers.c.case == case, numbers.c.document_id == document_id))
    of = {"case": case, "document_id": document_id}
    rows = [of | {"kind": kind, "number": number} for kind, number in sorted((counted or {}).items())]
    if rows or counted is not None:
        rows.append(of | {"kind": "", "number": sum((counted or {}).values())})
        connection.execute(insert(numbers), rows)
    return rows


def _rows(
    document: Document, stored_id: str, found: Sequence[Claim], extractor: str, now: str
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    row = records.document_row(document, stored_id, extractor, now)
    try:
        if b"\0" in b"".join(str(value).encode() for value in row.values()):
            reason = "its name or its text holds the character NUL, which ends a text, and cannot be kept"
            raise InputError(_writable(document.name), reason)
        return row, records.claim_rows(document, found)
    except ValueError:  # UnicodeError, and pydantic's own of it
        reason = "its name or its text holds half characters (lone surrogates) and cannot be kept"
        raise InputError(_writable(document.name), reason) from None


def _check(document: Document, stored_id: str, found: Sequence[Claim]) -> None:
    for claim in found:
        if claim.document_id != stored_id or (claim.case or None) != (document.case or None):
            raise UsageError(f"{document.name}: claim {claim.id} is not of this document and case")


def _supersedes(present: Row[Any], document: Document, extractor: str) -> bool:
    old, new = rules_of(present.extractor), rules_of(extractor)
    if old.isdigit() and new.isdigit() and int(new) < int(old):
        return False
    kept = records.document(present)
    told = any(getattr(kept, field) != getattr(document, field) for field in _READ_FROM)
    return told or bool(present.extractor != extractor)


def collect(connection: Connection, case: str | None, one: Collected) -> None:
    """Keep how the file of a document came in, unless the same bytes came under the same name before."""
    here, table = records.key(case), collected.c
    known = select(table.seq).where(
        table.case == here,
        table.document_id == one.document_id,
        table.sha256 == one.sha256,
        table.name == _writable(one.name),
    )
    if connection.scalar(known.limit(1)) is None:
        told = one.model_copy(update={"name": _writable(one.name)})
        row: dict[str, Any] = {"document_id": one.document_id, "sha256": one.sha256, "name": told.name}
        row |= {"case": here, "record": told.model_dump_json()}
        made = connection.execute(insert(collected).values(row))
        linking.add_collected(connection, row | {"seq": made.inserted_primary_key[0]})  # type: ignore[index]  # as above


def read_collected(connection: Connection, case: str | None, ids: Iterable[str] | None) -> tuple[Collected, ...]:
    """How the files of documents came in, oldest first."""
    base = select(collected.c.seq, collected.c.record).where(collected.c.case == records.key(case))
    rows = [row for query in chosen(base, collected.c.document_id, ids) for row in connection.execute(query)]
    return tuple(Collected.model_validate_json(row.record) for row in sorted(rows, key=lambda row: row.seq))


def read_documents(connection: Connection, case: str | None, ids: Iterable[str] | None) -> dict[str, Document]:
    """Documents by id, in the order they were added; all of the case, or those of `ids` that are there."""
    base = select(documents).where(documents.c.case == records.key(case))
    rows = [row for query in chosen(base, documents.c.id, ids) for row in connection.execute(query)]
    return {row.id: records.document(row) for row in sorted(rows, key=lambda row: row.seq)}


def named_originals(connection: Connection, case: str | None) -> tuple[TranslationDecision, ...]:
    """What the documents of a case say themselves of their originals."""
    here = documents.c.case == records.key(case)
    if connection.scalar(select(documents.c.id).where(here, documents.c.translation_of.is_not(None)).limit(1)) is None:
        return ()
    columns = [column for column in documents.c if column.name != "text"]
    rows = connection.execute(select(*columns).where(here).order_by(documents.c.seq)).mappings()
    return named((row["id"], records.described(dict(row))) for row in rows)


def outdated(connection: Connection, case: str | None, extractor: str) -> tuple[Document, ...]:
    """The documents of a case that other rules than `extractor`'s have read, in the order they were added."""
    query = select(documents).where(documents.c.case == records.key(case), documents.c.extractor != extractor)
    return tuple(records.document(row) for row in connection.execute(query.order_by(documents.c.seq)))


def read_claims(connection: Connection, case: str | None, ids: Iterable[str] | None) -> tuple[Claim, ...]:
    """Claims as read, uncorrected, by document in the order added, then in reading order."""
    joined = and_(documents.c.case == claims.c.case, documents.c.id == claims.c.document_id)
    base = (
        select(documents.c.seq, claims.c.place_in_document, claims.c.record)
        .join_from(claims, documents, joined)
        .where(claims.c.case == records.key(case))
    )
    rows = [row for query in chosen(base, claims.c.id, ids) for row in connection.execute(query)]
    rows.sort(key=lambda row: (row.seq, row.place_in_document))
    return tuple(Claim.model_validate_json(row.record) for row in rows)


def chosen(base: Select[Any], column: Any, ids: Iterable[Any] | None) -> Iterator[Select[Any]]:
    """The query for some ids, so many at once as a database takes; for all where `ids` is None."""
    if ids is None:
        yield base
        return
    wanted = sorted(set(ids))
    for start in range(0, len(wanted), _CHUNK):
        yield base.where(column.in_(wanted[start : start + _CHUNK]))


def remove(
    connection: Connection, case: str, column: Column[Any], values: Iterable[Any], *where: ColumnElement[bool]
) -> None:
    """Take away the rows of a case that have one of some values in a column, and of which `where` holds."""
    wanted = sorted(set(values))
    for start in range(0, len(wanted), _CHUNK):
        some = column.in_(wanted[start : start + _CHUNK])
        connection.execute(delete(column.table).where(column.table.c.case == case, some, *where))


def count(connection: Connection, case: str | None) -> tuple[int, int]:
    """How many documents and claims a case has."""
    totals = [
        connection.scalar(select(func.count()).select_from(table).where(table.c.case == records.key(case))) or 0
        for table in (documents, claims)
    ]
    return totals[0], totals[1]


def is_large(connection: Connection, case: str | None, limit: int) -> bool:
    """Whether a case has more claims than `limit`; counts no further."""
    query = select(claims.c.id).where(claims.c.case == records.key(case)).offset(limit).limit(1)
    return connection.scalar(query) is not None


def read_numbers(connection: Connection, case: str | None) -> tuple[dict[str, int], int]:
    """What became of a case's numbers, by kind ("" for all of them), and of how many documents they were counted."""
    here = numbers.c.case == records.key(case)
    query = (
        select(numbers.c.kind, func.sum(numbers.c.number), func.count())
        .where(here)
        .group_by(numbers.c.kind)
        .order_by(numbers.c.kind)
    )
    found = {kind: (number, of) for kind, number, of in connection.execute(query)}
    return {kind: number for kind, (number, _) in found.items()}, found.get("", (0, 0))[1]


def keep_unread(connection: Connection, read: Collection[str], failed: Iterable[InputError], now: str) -> None:
    """Keep which files could not be read, in place of what was kept of them and of the files that were `read`."""
    rows = {(error.path, error.line or 0): error.reason for error in failed}
    for path in sorted({path for path, _ in rows} | set(read)):
        connection.execute(delete(unread).where(unread.c.path == path))
    if rows:
        told = [
            {"path": _writable(path), "line": line, "reason": _writable(reason), "at": now}
            for (path, line), reason in sorted(rows.items())
        ]
        connection.execute(insert(unread), told)


def _writable(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode().replace("\0", "\\x00")


def read_unread(connection: Connection) -> tuple[Unread, ...]:
    """The files that could not be read when they were last given, by path and line."""
    rows = connection.execute(select(unread).order_by(unread.c.path, unread.c.line))
    return tuple(Unread(path=row.path, line=row.line or None, reason=row.reason, at=row.at) for row in rows)
