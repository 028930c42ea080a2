"""Removing a document for good: its file, its text, its claims, and its words wherever else they were kept; a tombstone stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, and_, delete, or_, select, update

from claims.decisions import Purge, Viewer
from claims.errors import ClaimsError, PurgedError, StoreError
from claims.models import Claim, Document, Record
from claims.store import access, log, records, remains, removals
from claims.store.alone import alone
from claims.store.chain import linking
from claims.store.chain.tables import BY_HAND, COLLECTED, DOCUMENTS, ORIGINALS
from claims.store.chained import UPKEEP
from claims.store.engine import reading, writing
from claims.store.originals import Originals
from claims.store.redacting import Gone
from claims.store.rewriting import redact
from claims.store.tables import (
    LOGS,
    alike,
    bands,
    cases,
    changed,
    claims,
    collected,
    documents,
    job_files,
    jobs,
    metadata,
    numbers,
    partings,
    row_claims,
    stories,
    unread,
    unsketched,
    watched,
)
from claims.store.told_tables import told
from claims.terms import Deed, JobState, Role

if TYPE_CHECKING:
    from sqlalchemy import Engine

_OF_DOCUMENTS: Final = (told, claims, numbers, collected, stories, unsketched, changed)
_STAYS: Final = (*_OF_DOCUMENTS, *LOGS, alike, cases, documents, jobs, row_claims, partings, watched)
"""The tables by case that are not made anew from the documents and the log of the case."""
_ENDED: Final = (JobState.DONE, JobState.FAILED, JobState.CANCELLED)


class Purged(Record):
    """What a removal came to.

    `redacted` counts the rows of the log that words were taken out of, `kept` names the files that hold the document and stay, because other
    documents come from them.
    """

    row: Purge
    redacted: int
    kept: tuple[str, ...]


class Purging:
    """A store's documents, for who has to remove one for good."""

    engine: Engine
    viewer: Viewer | None
    originals: Originals
    name: str

    def purge(self, case: str | None, draft: Purge) -> Purged:
        """Remove the document of a case that a row without its facts names, and keep who, when and why; call `clear_remains` once after.

        `ClaimsError` where it is not there, `AccessError` for who does not administer the case.
        """
        if self.viewer is not None:
            draft = draft.model_copy(update={"reviewer": self.viewer.name})
        with alone(self.engine, UPKEEP) as mine:
            if not mine:
                raise StoreError(
                    f"{self.name}: a backup or another removal is under way; try again when that has ended"
                )
            with writing(self.engine) as connection:
                access.require(connection, self.viewer, case, Role.ADMIN)
                done = _purge(connection, records.key(case), draft)
            for name in done.row.originals:
                self.originals.remove(name)
        return done

    def removal(self, case: str | None, document_id: str) -> Purge | None:
        """Who removed a document from a case, when and why; None where it was not removed, or that was taken back."""
        with reading(self.engine) as connection:
            return removals.of_document(connection, case, document_id)

    def clear_remains(self) -> bool:
        """Have nothing that was removed left in the free space of the database, and no file of a removed document; False where another program reads, and it has to be done again.

        `AccessError` for who administers no case.
        """
        with reading(self.engine) as connection:
            mine = [access.role(connection, self.viewer, case) for case in access.readable(connection, self.viewer)]
            if self.viewer is not None and Role.ADMIN not in mine:
                access.require(connection, self.viewer, None, Role.ADMIN)
            left = removals.files(connection)
        for name in left:
            self.originals.remove(name)
        return remains.clear(self.engine)

    @contextmanager
    def unless_removed(self, document: Document) -> Iterator[None]:
        """Inside, the file of a document that is refused, because it was removed for good, is not left behind either."""
        try:
            yield
        except PurgedError:
            if document.original:
                with reading(self.engine) as connection:
                    is_used = removals.is_used(connection, document.original)
                if not is_used:
                    self.originals.remove(document.original)
            raise


def _purge(connection: Connection, case: str, draft: Purge) -> Purged:
    name = draft.document
    here = and_(documents.c.case == case, documents.c.id == name)
    row = connection.execute(select(documents).where(here)).one_or_none()
    if row is None:
        raise ClaimsError(f"no document {name} in this case: it may have been removed already")
    document = records.document(row)
    found = _claims(connection, case, name)
    came = connection.execute(
        select(collected.c.seq, collected.c.sha256, collected.c.name).where(
            collected.c.case == case, collected.c.document_id == name
        )
    ).all()
    files = {document.original or "", *(one.sha256 for one in came)}
    files |= _forget_jobs(connection, {document.source, *(one.name for one in came)})
    _take_away(connection, case, document, name)
    kept = {one for one in files - {""} if removals.is_used(connection, one)}
    told_ = {
        "media": document.media,
        "language": document.language,
        "published": document.published,
        "claims": len(found),
    }
    _, tombstone = log.append(
        connection, draft.model_copy(update=told_ | {"originals": tuple(sorted(files - kept - {""}))})
    )
    redacted = redact(
        connection,
        case,
        Gone(name, [one.id for one in found], _texts(document, found), _names(connection, case, document, found)),
        tombstone.id,
    )
    _unlink(connection, case, name, [one.seq for one in came], tombstone.originals)
    return Purged(row=tombstone, redacted=redacted, kept=tuple(sorted(kept)))


def _claims(connection: Connection, case: str, name: str) -> list[Claim]:
    query = select(claims.c.record).where(claims.c.case == case, claims.c.document_id == name)
    return [
        Claim.model_validate_json(record) for record in connection.scalars(query.order_by(claims.c.place_in_document))
    ]


def _texts(document: Document, found: Sequence[Claim]) -> Iterator[str]:
    """What the words of a document are: its text, what is said of it, and what people translated of it."""
    named = (document.text, document.title, document.author, document.name, document.source, document.url)
    yield from (text for text in named if text)
    yield from dict.fromkeys(claim.translation for claim in found if claim.translation)


def _names(connection: Connection, case: str, document: Document, found: Sequence[Claim]) -> list[str]:
    """The names that the document gives and no other claim of the case, as far as they are names by their capitals."""
    spoken = {claim.speaker_name for claim in found if claim.speaker_name}
    named = sorted(name for name in {*spoken, document.author or ""} if name and _is_name(name))
    others = select(claims.c.speaker_name).where(claims.c.case == case, claims.c.speaker_name.in_(named)).distinct()
    still = set(connection.scalars(others)) if named else set()
    return [name for name in named if name not in still]


def _is_name(text: str) -> bool:
    words = text.split()
    return any(word[:1].isupper() for word in (words[1:] or words))


def _take_away(connection: Connection, case: str, document: Document, name: str) -> None:
    """Take the rows of a document away, and all that was found with it."""
    own = select(documents.c.seq).where(documents.c.case == case, documents.c.id == name).scalar_subquery()
    connection.execute(delete(bands).where(bands.c.document == own))
    for table in _OF_DOCUMENTS:
        connection.execute(delete(table).where(table.c.case == case, table.c.document_id == name))
    connection.execute(delete(alike).where(alike.c.case == case, or_(alike.c.a == name, alike.c.b == name)))
    connection.execute(delete(documents).where(documents.c.case == case, documents.c.id == name))
    connection.execute(delete(unread).where(unread.c.path == document.source))
    for table in metadata.sorted_tables:
        if "case" in table.c and table not in _STAYS and table.name != "chain":
            connection.execute(delete(table).where(table.c.case == case))
    now: dict[str, Any] = {"revision": cases.c.revision + 1, "basis": None, "summary": None}
    connection.execute(update(cases).where(cases.c.case == case).values(now))


def _forget_jobs(connection: Connection, sources: Iterable[str]) -> set[str]:
    """Take the names of the files that a document was handed in with from the jobs that have ended, and give the SHA-256 of their bytes."""
    names = {source.removeprefix("upload: ").split("/")[0] for source in sources if source.startswith("upload: ")}
    if not names:
        return set()
    query = select(job_files).where(job_files.c.name.in_(sorted(names)), job_files.c.state.in_(_ENDED))
    rows = connection.execute(query).all()
    found = {row.sha256 for row in rows}
    for row in rows:
        this = and_(job_files.c.job == row.job, job_files.c.place == row.place)
        connection.execute(update(job_files).where(this).values(name="removed", sha256="", told="[]"))
    for number in {row.job for row in rows}:
        here = and_(jobs.c.number == number, jobs.c.state.in_(_ENDED), jobs.c.manifest.is_not(None))
        found |= set(connection.scalars(select(jobs.c.manifest).where(here)))
        connection.execute(update(jobs).where(here).values(manifest=None))
    return found


def _unlink(connection: Connection, case: str, name: str, came: Iterable[int], files: Iterable[str]) -> None:
    """Link the removal of everything that was linked of a document, and take the digests of it away."""
    of = [(DOCUMENTS, case, name), (BY_HAND, case, name)]
    of += [(COLLECTED, case, str(seq)) for seq in came] + [(ORIGINALS, "", one) for one in files]
    for what, where, ref in of:
        if linking.is_linked(connection, what, where, ref):
            linking.forget(connection, what, where, ref)
            linking.add(connection, what, Deed.REMOVED, where, ref)
