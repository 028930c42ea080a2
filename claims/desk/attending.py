"""Who is to look at a flag, and what its sources were asked and replied, put on record."""

from __future__ import annotations

from typing import Final

from claims.decisions import Assignment, Contact
from claims.desk import decisions
from claims.desk.cases import Cases, on_sides
from claims.documents.dates import iso_date
from claims.errors import ClaimsError
from claims.terms import Contacted


class Attending(Cases):
    """What people do about a flag before they judge it."""

    def assign(  # noqa: PLR0913  one call for one form: each field is named
        self,
        case: str | None,
        discrepancy_id: str,
        assignee: str | None,
        note: str,
        reviewer: str,
        *,
        expected: str | None,
    ) -> Assignment:
        """Say who is to look at a flag; None or "" takes it from everybody.

        `expected` is the item's `last_assignment` as the reviewer saw it: `ConflictError` where somebody else assigned it
        in between. `ClaimsError` for a closed item.
        """
        item = self.find(case, discrepancy_id)
        decisions.flag_of(item)
        draft = Assignment(
            id="",
            case=case,
            discrepancy=item.id,
            claim_ids=on_sides(item),
            assignee=(assignee or "").strip() or None,
            reviewer="",
            at="",
        )
        draft = decisions.signed(draft, reviewer, note, self.time())
        return self.keep(draft, on_item=lambda seen: decisions.check_unseen(seen, "last_assignment", expected))

    def contact(  # noqa: PLR0913, PLR0917  one call for one form: each field is named
        self,
        case: str | None,
        discrepancy_id: str,
        kind: Contacted,
        source: str,
        channel: str,
        when: str,
        text: str,
        reviewer: str,
        *,
        document: str | None = None,
        note: str = "",
    ) -> Contact:
        """Put a question to a source of a flag, or its reply, on record; `document` is what a reply was kept as.

        `ClaimsError` where the source, the channel or the words are missing, the day is none, or the document is not of
        the case.
        """
        item = self.find(case, discrepancy_id)
        told = {"source": source.strip(), "channel": channel.strip(), "text": text.strip()}
        missing = [_WORDS[name] for name, given in told.items() if not given]
        if missing:
            raise ClaimsError(f"say {' and '.join(missing)}: nothing was kept")
        if document is not None and self.store.document(case, document) is None:
            raise ClaimsError(f"no document {document} in this case: it may have gone since the page was opened")
        draft = Contact(
            id="", case=case, discrepancy=item.id, claim_ids=on_sides(item), kind=kind, when=_day(when),
            document=document, reviewer="", at="", **told,
        )  # fmt: skip
        return self.keep(decisions.signed(draft, reviewer, note, self.time()))


_WORDS: Final = {
    "source": "who was asked or replied",
    "channel": "how (by telephone, by mail)",
    "text": "what was asked or replied",
}


def _day(when: str) -> str:
    found = iso_date(when) if when.strip() else None
    if found is None:
        raise ClaimsError(f"{when.strip() or 'the day'}: not a day; give it as 2024-05-03, 2024-05 or 2024")
    return found
