"""Claims that people take from documents by hand: words found, entered with their fields, and compared like any other."""

from __future__ import annotations

from collections.abc import Sequence

from claims.decisions import ClaimByHand
from claims.desk import decisions, entering
from claims.desk.cases import Cases
from claims.desk.entering import Given
from claims.errors import ClaimsError, ConflictError
from claims.models import Document, Record, Span
from claims.reviews import live
from claims.spans import Text

_SHOWN = 90  # characters shown on either side of a place, to tell it from others
_MOST = 50


class Place(Record):
    """A place where some words stand, with what stands around them."""

    span: Span
    before: str
    words: str
    after: str


class ByHand(Cases):
    """Claims by hand, put on record; `withdraw` takes one back, and takes that back."""

    def places(self, case: str | None, document_id: str, words: str) -> tuple[Place, ...]:
        """Where some exact words stand in a document, in order, 50 places at most; what copying changes is forgiven.

        `ClaimsError` for a document that is not there, for no words, and where they do not stand.
        """
        if not words.strip():
            raise ClaimsError("paste the exact words of the document first")
        if len(words) > entering.LONGEST:
            raise ClaimsError(
                f"these are more than {entering.LONGEST:,} characters: paste the sentence with the figure alone"
            )
        text = self.document(case, document_id).text
        found = Text(text).places(words, _MOST)
        if not found:
            raise ClaimsError(
                "these words do not stand in this document; they have to be its own, letter by letter "
                "(blanks, line breaks and the form of quotation marks do not matter)"
            )
        return tuple(_place(text, span) for span in found)

    def entered(self, case: str | None, document_id: str) -> tuple[ClaimByHand, ...]:
        """The claims by hand of a document that nobody took back, in the order entered."""
        rows = live(self.store.rows(ClaimByHand, case))
        return tuple(row for row in rows if row.claim.document_id == document_id)

    def enter(  # noqa: PLR0913, PLR0917  one call for one form: each field is named
        self,
        case: str | None,
        document_id: str,
        span: Span,
        given: Given,
        note: str,
        reviewer: str,
        *,
        expected: Sequence[str],
    ) -> ClaimByHand:
        """Keep a claim of the words at a span of a document; it is compared like any other from now on.

        `expected` are the ids of the claims by hand of these very words that the person saw: `ConflictError` where somebody else
        entered them in between. `ClaimsError` for a document that is not there, or a field that does not fit.
        """
        document = self.document(case, document_id)
        own = [
            row
            for row in self.store.rows(ClaimByHand, case)
            if row.withdraws is None and _is_at(row, document_id, span)
        ]
        made = entering.claim(document, span, given, len(own), decisions.person(reviewer))
        draft = ClaimByHand(id="", case=case, claim=made, reviewer="", at="")
        draft = decisions.signed(draft, reviewer, note, self.time())
        return self.keep(draft, lambda rows: _check(draft, rows, expected))

    def document(self, case: str | None, document_id: str) -> Document:
        """A document of a case with its text; `ClaimsError` where it is not there."""
        found = self.store.document(case, document_id)
        if found is None:
            raise ClaimsError(f"no document {document_id} in this case: it may have gone since the page was opened")
        return found


def _is_at(row: ClaimByHand, document_id: str, span: Span) -> bool:
    return (row.claim.document_id, row.claim.start, row.claim.end) == (document_id, span.start, span.end)


def _check(draft: ClaimByHand, rows: Sequence[ClaimByHand], expected: Sequence[str]) -> None:
    """`ConflictError` where somebody entered the same words and the person has not seen it."""
    span = Span(start=draft.claim.start, end=draft.claim.end)
    unseen = [row for row in live(rows) if _is_at(row, draft.claim.document_id, span) and row.claim.id not in expected]
    if unseen:
        last = unseen[-1]
        raise ConflictError(
            f"{last.reviewer} entered these very words as a claim already; nothing was saved. "
            "Look at that claim first: if yours says something else, save it once more and both are kept"
        )
    if any(row.withdraws is None and row.claim.id == draft.claim.id for row in rows):
        raise ConflictError("these words were entered in between: look again")


def _place(text: str, span: Span) -> Place:
    before, after = text[max(0, span.start - _SHOWN) : span.start], text[span.end : span.end + _SHOWN]
    return Place(span=span, before=before, words=text[span.start : span.end], after=after)
