"""Which documents are copies of one text: what was found, and what people decided of it, put on record."""

from __future__ import annotations

from collections.abc import Sequence

from claims.decisions import CopyDecision
from claims.desk import decisions
from claims.desk.cases import Cases
from claims.errors import ClaimsError, ConflictError
from claims.models import Alike, Document, Record
from claims.origins import in_words
from claims.reviews import live


class Copied(Record):
    """Another document of the case that is a copy of an opened one, or that a person said is none (`is_copy` False).

    `words` says how much of both is the same, `reviewer` who decided, None where nobody did; `last` is the id of the last row on the two.
    """

    id: str
    document: Document
    is_copy: bool
    words: str
    reviewer: str | None
    last: str | None


class Copying(Cases):
    """What was found, and what people tell, of documents that repeat one text."""

    def decide_copy(  # noqa: PLR0913  one call for one button: each field is named
        self, case: str | None, document: str, other: str, note: str, reviewer: str, *, same: bool, expected: str | None
    ) -> CopyDecision:
        """Keep that two documents, by their ids, are copies of one text, or that they are two reports. The case is reconciled by it.

        `expected` is the id of the last row on the two as the person saw it: `ConflictError` where somebody else decided in between.
        `ClaimsError` for a document that is not there, and for one and itself.
        """
        if {document, other} - self.store.names_of(case, {document, other}).keys():
            raise ClaimsError("one of these documents is not in this case: it may have gone since the page was opened")
        if document == other:
            raise ClaimsError("a document is no copy of itself: choose another one")
        a, b = sorted((document, other))
        draft = CopyDecision(id="", case=case, a=a, b=b, same=same, reviewer="", at="")
        draft = decisions.signed(draft, reviewer, note, self.time())
        return self.keep(draft, lambda rows: _check(draft, rows, expected))

    def copies_of(self, case: str | None, document: str) -> tuple[Copied, ...]:
        """The copies of a document, those that share the most words first, then those that a person said are none."""
        rows = self.store.rows(CopyDecision, case)
        found = {_other(row, document): row for row in self.store.alike(case, [document])}
        told = {_other(row, document): row for row in live(rows) if document in {row.a, row.b}}
        others = self.store.names_of(case, {*found, *told})
        copied = [
            _copied(other, others[other], found.get(other), told.get(other), _last(document, other, rows))
            for other in {**found, **told}
            if other in others
        ]
        share = {other: row.share or 0.0 for other, row in found.items()}
        return tuple(
            sorted(copied, key=lambda one: (not one.is_copy, -share.get(one.id, 0.0), one.document.name, one.id))
        )


def _copied(key: str, document: Document, found: Alike | None, told: CopyDecision | None, last: str | None) -> Copied:
    return Copied(
        id=key,
        document=document,
        is_copy=told.same if told else True,
        words=in_words(found),
        reviewer=told.by if told else None,
        last=last,
    )


def _other(row: Alike | CopyDecision, document: str) -> str:
    return row.b if row.a == document else row.a


def _last(a: str, b: str, rows: Sequence[CopyDecision]) -> str | None:
    return next((row.id for row in reversed(rows) if {row.a, row.b} == {a, b}), None)


def _check(draft: CopyDecision, rows: Sequence[CopyDecision], expected: str | None) -> None:
    """`ConflictError` where the last row on the two documents is not the `expected` one."""
    if _last(draft.a, draft.b, rows) != expected:
        who = next((row.reviewer for row in reversed(rows) if {row.a, row.b} == {draft.a, draft.b}), "Somebody")
        raise ConflictError(f"{who} decided on these two documents since you opened the page: look again")
