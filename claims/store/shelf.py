"""The documents of a case as a list, and what stands in a stretch of one: a page reads no more than it shows."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, and_, func, or_, select

from claims.decisions import TranslationDecision, Viewer, marked
from claims.models import Collected, Document, Question, Record
from claims.store import access, contents, queue, records
from claims.store.chain import linking
from claims.store.engine import reading, writing
from claims.store.originals import Originals
from claims.store.tables import claims, documents, questions
from claims.terms import Role

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

_SOUGHT = ("name", "title", "outlet", "url", "published", "language")


class Shelved(Record):
    """One document of a list, without its text; `claims` is how many it makes, `added_at` an ISO time."""

    id: str
    document: Document
    added_at: str
    claims: int


def _has(name: str, word: str) -> ColumnElement[bool]:
    return documents.c[name].icontains(word, autoescape=True)


def _shelved(connection: Connection, case: str | None, name: str) -> Shelved:
    here = records.key(case)
    columns = [column for column in documents.c if column.name != "text"]
    row = connection.execute(select(*columns).where(documents.c.case == here, documents.c.id == name)).mappings().one()
    counted = select(func.count()).select_from(claims).where(claims.c.case == here, claims.c.document_id == name)
    return Shelved(
        id=name,
        document=records.described(dict(row)),
        added_at=row["added_at"],
        claims=connection.scalar(counted) or 0,
    )


class Shelf:
    """A store's documents, for who looks for one or reads in it."""

    engine: Engine
    viewer: Viewer | None
    unverified: bool
    originals: Originals

    def shelved(
        self, case: str | None, sought: str = "", start: int = 0, length: int = 50
    ) -> tuple[int, tuple[Shelved, ...]]:
        """How many documents of a case have all the words sought in name, title, outlet, address, date or language; and a stretch of them, the latest first."""
        where = [
            documents.c.case == records.key(case),
            *(or_(*(_has(name, word) for name in _SOUGHT)) for word in sought.split()),
        ]
        order = documents.c.published.desc().nulls_last(), documents.c.seq
        named = select(documents.c.id).where(*where).order_by(*order).offset(start).limit(length)
        with reading(self.engine) as connection:
            total = connection.scalar(select(func.count()).select_from(documents).where(*where)) or 0
            rows = [_shelved(connection, case, name) for name in connection.scalars(named).all()]
        return total, tuple(rows)

    def foreign(self, case: str | None) -> int:
        """How many documents of a case are in another language than English, as far as that is known."""
        other = and_(documents.c.language.is_not(None), ~documents.c.language.istartswith("en"))
        query = select(func.count()).select_from(documents).where(documents.c.case == records.key(case), other)
        with reading(self.engine) as connection:
            return connection.scalar(query) or 0

    def claims_within(self, case: str | None, document_id: str, start: int, end: int) -> tuple[str, ...]:
        """The ids of the claims of a document whose figure meets a stretch of its text, in the order of the text."""
        here = and_(claims.c.case == records.key(case), claims.c.document_id == document_id)
        query = select(claims.c.id, claims.c.record).where(here).order_by(claims.c.place_in_document)
        with reading(self.engine) as connection:
            stands = [(json.loads(row.record), row.id) for row in connection.execute(query)]
        met = [(told["start"], name) for told, name in stands if told["end"] > start and told["start"] < end]
        return tuple(name for _, name in sorted(met, key=lambda one: one[0]))

    def items_of(self, case: str | None, claim_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The ids of the disagreements of the queue that have a claim on one of their sides, by the claim's id."""
        wanted = list(claim_ids)
        found: defaultdict[str, list[str]] = defaultdict(list)
        with reading(self.engine) as connection:
            for item, claim in queue.items_with(connection, case, queue.CLAIM, wanted):
                found[claim].append(item)
        return {claim: tuple(sorted(found[claim])) for claim in wanted if claim in found}

    def names_of(self, case: str | None, ids: Iterable[str]) -> dict[str, Document]:
        """Documents by id, without their texts."""
        columns = [column for column in documents.c if column.name != "text"]
        base = select(*columns).where(documents.c.case == records.key(case))
        with reading(self.engine) as connection:
            rows = [
                row
                for query in contents.chosen(base, documents.c.id, ids)
                for row in connection.execute(query).mappings()
            ]
        return {row["id"]: records.described(dict(row)) for row in rows}

    def collect(self, case: str | None, one: Collected) -> None:
        """Keep how the file of a document came in; nothing where the same bytes came under the same name before."""
        with writing(self.engine) as connection:
            access.require(connection, self.viewer, case, Role.ANNOTATOR)
            if self.unverified:
                one = one.model_copy(update={"by": marked(one.by)})
            contents.collect(connection, case, one)
            linking.add_original(connection, self.originals, one.sha256)

    def collected(self, case: str | None, ids: Iterable[str] | None = None) -> tuple[Collected, ...]:
        """How the files of documents, all of a case or those of `ids`, came in, oldest first."""
        with reading(self.engine) as connection:
            return contents.read_collected(connection, case, ids)

    def original(self, case: str | None, document_id: str) -> bytes | None:
        """The bytes that a document was taken from; None where they are not kept. `StoreError` where they were changed."""
        return self.originals.get(self._original(case, document_id))

    def has_original(self, case: str | None, document_id: str) -> bool:
        """Whether the bytes that a document was taken from are kept."""
        return self.originals.has(self._original(case, document_id))

    def _original(self, case: str | None, document_id: str) -> str:
        with reading(self.engine) as connection:
            here = documents.c.case == records.key(case), documents.c.id == document_id
            return connection.scalar(select(documents.c.original).where(*here)) or ""

    def named_originals(self, case: str | None) -> tuple[TranslationDecision, ...]:
        """What the documents of a case say themselves of their originals, as decisions without who and when."""
        with reading(self.engine) as connection:
            return contents.named_originals(connection, case)

    def asked(self, case: str | None, sought: str = "", most: int = 50) -> tuple[Question, ...]:
        """The questions of the kept reconciliation that have all the words sought in their label or frame, in the engine's order."""
        has = [questions.c.record.icontains(word, autoescape=True) for word in sought.split()]
        query = select(questions.c.record).where(questions.c.case == records.key(case), *has)
        with reading(self.engine) as connection:
            found = connection.scalars(query.order_by(questions.c.position, questions.c.place_in_order).limit(most))
            return tuple(map(Question.model_validate_json, found))
