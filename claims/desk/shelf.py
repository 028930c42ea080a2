"""What a page shows of the documents of a case: the list, one document a part at a time, and what became of its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from claims.desk import decisions
from claims.desk.copying import Copied, Copying
from claims.desk.languages import why_unread
from claims.desk.translating import Translating
from claims.desk.views import ClaimView
from claims.documents.formats import TABLES
from claims.errors import ClaimsError
from claims.models import Document, Inspection, Question, Record
from claims.reviews import Item

if TYPE_CHECKING:
    from claims.store.shelf import Shelved

PART: Final = 8_000
"""So many characters of a document are shown at once, cut at the nearest end of a line before."""
_BACK: Final = 1_500
_WHOLE: Final = 40_000
"""A longer document is read a part at a time when its numbers are asked for."""


class Opened(Record):
    """A part of a document, with the claims that stand in it.

    `document` comes without its text, `length` is how long that is; `text` is the part from `start` on, the `part`th of `parts`, counted from 0.
    `claims` are those whose figure meets it, as corrected; `questions` and `items` what each of them stands under, by the claim's id.
    `original` is the document that this one translates, `translations` those that translate it, by id; `copies` those that repeat its text,
    and those that a person said do not.
    """

    id: str
    document: Document
    length: int
    text: str
    start: int
    part: int
    parts: int
    claims: tuple[ClaimView, ...]
    questions: dict[str, Question]
    items: dict[str, tuple[Item, ...]]
    original: tuple[str, Document] | None
    translations: dict[str, Document]
    copies: tuple[Copied, ...]
    foreign: str | None

    @property
    def end(self) -> int:
        """The offset behind the part."""
        return self.start + len(self.text)


class Shelf(Translating, Copying):
    """The documents of a case, to be looked through and read."""

    def documents(
        self, case: str | None, sought: str = "", start: int = 0, length: int = 50
    ) -> tuple[int, tuple[Shelved, ...]]:
        """How many documents of a case have the words sought, and a stretch of them, the latest first."""
        return self.store.shelved(case, sought, start, length)

    def opened(self, case: str | None, document_id: str, at: int | None = None, part: int | None = None) -> Opened:
        """The part of a document that holds the offset `at`, else the `part`th; the nearest where there is no such part.

        `ClaimsError` for a document that is not there.
        """
        self.refresh(case)
        document = self.store.document(case, document_id)
        if document is None:
            if (gone := self.store.removal(case, document_id)) is not None:
                raise ClaimsError(decisions.removed(gone))
            raise ClaimsError(f"no document {document_id} in this case: it may have gone since the page was opened")
        parts = count(document.text)
        chosen = min(max(part_of(document.text, at) if at is not None else part or 0, 0), parts - 1)
        start, end = cut(document.text, chosen), cut(document.text, chosen + 1)
        ids = self.store.claims_within(case, document_id, start, end)
        views = self.claim_views(case, ids)
        asked = {one: self.store.question_of(case, one) for one in ids}
        linked = self.translations(case)
        others = self.store.names_of(case, {name for pair in linked.items() for name in pair})
        original = linked.get(document_id)
        return Opened(
            id=document_id,
            document=document.model_copy(update={"text": ""}),
            length=len(document.text),
            text=document.text[start:end],
            start=start,
            part=chosen,
            parts=parts,
            claims=tuple(views[one] for one in ids if one in views),
            questions={one: question for one, question in asked.items() if question is not None},
            items=self._items(case, ids),
            original=(original, others[original]) if original in others else None,
            translations={one: others[one] for one, of in linked.items() if of == document_id and one in others},
            copies=self.copies_of(case, document_id),
            foreign=None if document.media in TABLES else why_unread(document),
        )

    def _items(self, case: str | None, ids: Sequence[str]) -> dict[str, tuple[Item, ...]]:
        named = self.store.items_of(case, ids)
        known = {one: self.store.item(case, one) for items in named.values() for one in items}
        return {claim: tuple(item for one in items if (item := known[one])) for claim, items in named.items()}

    def numbers(self, case: str | None, document_id: str, start: int, end: int) -> tuple[Inspection, ...]:
        """What became of every number between two offsets of a document, told by reading it anew; takes about a second.

        Of a long document these lines alone are read. `ClaimsError` for a document that is not there.
        """
        from claims import pipeline  # noqa: PLC0415 - loads the language model's libraries

        document = self.store.document(case, document_id)
        if document is None:
            if (gone := self.store.removal(case, document_id)) is not None:
                raise ClaimsError(decisions.removed(gone))
            raise ClaimsError(f"no document {document_id} in this case: it may have gone since the page was opened")
        if document.media in TABLES:
            return ()  # what of a table is no claim is no number of a text either
        if len(document.text) <= _WHOLE:
            found = list(pipeline.inspect([document]))
        else:
            lines = {"text": document.text[start:end], "body_start": max(0, document.body_start - start), "layout": ()}
            read = pipeline.inspect([document.model_copy(update=lines)])
            found = [one.model_copy(update={"start": one.start + start, "end": one.end + start}) for one in read]
        return tuple(one for one in found if start <= one.start < end)


def count(text: str) -> int:
    """How many parts a text is shown in."""
    return max(1, -(-len(text) // PART))


def cut(text: str, part: int) -> int:
    """The offset where a part begins: behind a line's end, else a blank."""
    at = part * PART
    if at <= 0 or at >= len(text):
        return min(max(at, 0), len(text))
    for mark in ("\n", " "):
        found = text.rfind(mark, at - _BACK, at)
        if found >= 0:
            return found + 1
    return at


def part_of(text: str, at: int) -> int:
    """The part that an offset stands in."""
    part = max(0, at) // PART
    return part + 1 if at >= cut(text, part + 1) and part + 1 < count(text) else part
