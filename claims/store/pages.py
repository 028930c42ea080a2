"""The part of the store that pages of claims, questions and sources read: each method one short transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from claims.decisions import Annotation, Decision, Viewer
from claims.errors import UsageError
from claims.models import Source
from claims.reviews.listing import Listed
from claims.reviews.seeking import Asked, Claims, FlagOf, Kept, Opposed, Person, Questions, Rows, Sought, Voice, Voices
from claims.store import access, browsing, by_hand, chronicle, log, queue, telling, voices
from claims.store.engine import reading, writing
from claims.store.log import RowT
from claims.terms import Role

if TYPE_CHECKING:
    from sqlalchemy import Engine


class Pages:
    """Reads a page at a time; never the whole of a case."""

    engine: Engine
    viewer: Viewer | None

    def claim_page(self, case: str | None, sought: Sought, start: int = 0, length: int = 25) -> Claims:
        """The claims that are sought as corrected now, in the order in which they were added, rejected ones among them."""
        with reading(self.engine) as connection:
            return browsing.page(connection, case, sought, start, length)

    def offered(self, case: str | None, field: str) -> tuple[str, ...]:
        """The first values of one of `seeking.EQUALS` among a case's claims, in the order of the alphabet."""
        with reading(self.engine) as connection:
            return browsing.offered(connection, case, field)

    def question_page(self, case: str | None, asked: Asked, start: int = 0, length: int = 20) -> Questions:
        """The questions of the kept reconciliation that are asked for."""
        with reading(self.engine) as connection:
            return browsing.question_page(connection, case, asked, start, length)

    def flags_of(self, case: str | None, question_id: str) -> tuple[FlagOf, ...]:
        """The disagreements that stand under a question, the most severe first."""
        with reading(self.engine) as connection:
            return browsing.flags_of(connection, case, [question_id]).get(question_id, ())

    def voice_page(  # noqa: PLR0913, PLR0917 - what is asked for
        self,
        case: str | None,
        sort: str,
        text: str = "",
        order: str = "disagreements",
        start: int = 0,
        length: int = 25,
    ) -> Voices:
        """The speakers or the outlets of a case; `order` is `disagreements`, `statements` or `name`."""
        with reading(self.engine) as connection:
            return voices.page(connection, case, sort, text, order, start, length)

    def voice(self, case: str | None, sort: str, name: str) -> Voice | None:
        """One speaker by the id of its source, or one outlet by its name; None where there is none."""
        with reading(self.engine) as connection:
            return voices.one(connection, case, sort, name)

    def against(self, case: str | None, sort: str, name: str, length: int = 50) -> tuple[Opposed, ...]:
        """The voices that a speaker or an outlet disagrees with, the most often first."""
        with reading(self.engine) as connection:
            return voices.against(connection, case, sort, name, length)

    def voice_names(self, case: str | None, most: int = 1_000) -> tuple[str, ...]:
        """The names of the speakers and outlets that say most, each once."""
        with reading(self.engine) as connection:
            return voices.names(connection, case, most)

    def source(self, case: str | None, source_id: str) -> Source | None:
        """One source of the kept reconciliation; None where it has none of this id."""
        with reading(self.engine) as connection:
            return voices.source(connection, case, source_id)

    def corrections(self, case: str | None, claim_ids: Iterable[str]) -> dict[str, tuple[Annotation, ...]]:
        """The annotations of each of some claims that has any, oldest first."""
        with reading(self.engine) as connection:
            return telling.corrections(connection, case, claim_ids)

    def log_page(self, case: str | None, kept: Kept, start: int = 0, length: int = 25) -> Rows:
        """The rows of a case's log that are asked for, the newest first, each with what it changed."""
        with reading(self.engine) as connection:
            return chronicle.page(connection, case, kept, start, length)

    def people(self, case: str | None) -> tuple[Person, ...]:
        """Who decided anything of a case, by name."""
        with reading(self.engine) as connection:
            return chronicle.people(connection, case)

    def log_of_claim(self, case: str | None, claim_id: str) -> tuple[tuple[int, Decision], ...]:
        """The rows of the log that a claim is named in, each with its number, oldest first; verdicts are left out."""
        with reading(self.engine) as connection:
            return chronicle.on_claim(connection, case, claim_id)

    def log_of_item(self, case: str | None, item_id: str, row_ids: Collection[str]) -> tuple[tuple[int, Decision], ...]:
        """The rows of the log of some ids, and those that attend to an item of the queue, each with its number, oldest first."""
        with reading(self.engine) as connection:
            return chronicle.on_item(connection, case, item_id, row_ids)

    def log_of_document(self, case: str | None, document_id: str) -> tuple[tuple[int, Decision], ...]:
        """The claims by hand of a document, and what says of which it is a translation or a copy, each with its number, oldest first."""
        with reading(self.engine) as connection:
            return chronicle.on_document(connection, case, document_id)

    def listed_of(self, case: str | None, claim_id: str) -> tuple[Listed, ...]:
        """The disagreements that a claim stands in, in the queue's order."""
        with reading(self.engine) as connection:
            return chronicle.listed_of(connection, case, claim_id)

    def append_as_decided(self, case: str | None, draft: RowT, extractor: str) -> RowT:
        """Add a row that was decided in another store, with who decided it and when; only who administers the case may.

        Errors as those of `Store.append`; `UsageError` for a row of another case.
        """
        if (draft.case or None) != (case or None):
            raise UsageError(f"this row is not of the case {case!r}")
        with writing(self.engine) as connection:
            access.require(connection, self.viewer, case, Role.ADMIN)
            seq, kept = log.append(connection, draft)
            by_hand.settle(connection, kept)
            queue.renew(connection, kept, seq, extractor)
            telling.renew(connection, kept)
            return kept
