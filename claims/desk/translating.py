"""Which documents are translations of others, put on record: a translation is never a second origin."""

from __future__ import annotations

from collections.abc import Sequence

from claims.decisions import TranslationDecision
from claims.desk import decisions
from claims.desk.cases import Cases
from claims.errors import ClaimsError, ConflictError
from claims.reviews import live


class Translating(Cases):
    """What people tell of documents that say the same in two languages."""

    def link_translation(  # noqa: PLR0913  one call for one form: each field is named
        self,
        case: str | None,
        document: str,
        original: str | None,
        note: str,
        reviewer: str,
        *,
        expected: str | None,
    ) -> TranslationDecision:
        """Keep that a document is a translation of another of its case, by their ids; `original` None: of none. The case is reconciled by it.

        `expected` is the id of the last row on the document as the person saw it: `ConflictError` where somebody else decided in between.
        `ClaimsError` for a document that is not there, one linked to itself, or to a translation of itself.
        """
        wanted = {document} if original is None else {document, original}
        if wanted - self.store.documents(case, wanted).keys():
            raise ClaimsError("one of these documents is not in this case: it may have gone since the page was opened")
        if document == original:
            raise ClaimsError("a document is no translation of itself: choose another one")
        draft = TranslationDecision(id="", case=case, document=document, original=original, reviewer="", at="")
        draft = decisions.signed(draft, reviewer, note, self.time())
        named = self.store.named_originals(case)
        return self.keep(draft, lambda rows: _check(draft, rows, expected, named))

    def translations(self, case: str | None) -> dict[str, str]:
        """The original of each translated document of a case, by their ids, as linked: that of a translation's translation is a translation."""
        rows = self.store.rows(TranslationDecision, case)
        return _originals(rows, self.store.named_originals(case))

    def last_translation(self, case: str | None, document: str) -> str | None:
        """The id of the last row on a document, taking-back included; None where there is none."""
        return _last(document, self.store.rows(TranslationDecision, case))


def _originals(rows: Sequence[TranslationDecision], named: Sequence[TranslationDecision] = ()) -> dict[str, str]:
    """The originals by document; what people decided goes before what documents say themselves (`named`)."""
    told = {row.document: row.original for row in (*named, *live(rows))}
    return {document: original for document, original in told.items() if original is not None}


def _last(document: str, rows: Sequence[TranslationDecision]) -> str | None:
    return next((row.id for row in reversed(rows) if row.document == document), None)


def _check(
    draft: TranslationDecision,
    rows: Sequence[TranslationDecision],
    expected: str | None,
    named: Sequence[TranslationDecision],
) -> None:
    """`ConflictError` where the document's last row is not the `expected` one; `ClaimsError` where the originals would go round in a circle."""
    if _last(draft.document, rows) != expected:
        who = next((row.reviewer for row in reversed(rows) if row.document == draft.document), "Somebody")
        raise ConflictError(f"{who} decided on the original of this document since you opened the page: look again")
    told = _originals(rows, named)
    told.pop(draft.document, None)
    at = draft.original
    while at is not None:
        if at == draft.document:
            raise ClaimsError(
                "the document you chose is itself a translation of this one, directly or through others: "
                "the originals would go round in a circle"
            )
        at = told.pop(at, None)
