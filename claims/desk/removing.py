"""Removing a document for good, in one case or in every case that has it, and letting one that was removed be added again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.audit import Event
from claims.decisions import Decision, Purge
from claims.desk import decisions
from claims.desk.keeping import Keeping
from claims.errors import ClaimsError
from claims.models import Record

if TYPE_CHECKING:
    from claims.store.purging import Purged


class Removed(Record):
    """What a removal came to: one row a case, and what it did there.

    `redacted` counts the rows of the log that words were taken out of, `kept` names files that hold the document and stay, because other documents come from
    them. `cleared`: nothing of it is left in the database's free space; else another program read meanwhile, and `clear` has to be called again.
    """

    rows: tuple[Purge, ...]
    redacted: int
    kept: tuple[str, ...]
    cleared: bool


class Removing(Keeping):
    """What only who administers a case may do to its documents."""

    def purge(
        self, document_id: str, why: str, reviewer: str, case: str | None = None, *, everywhere: bool = True
    ) -> Removed:
        """Remove a document for good: its file, its text, its claims, and its words in every decision; `everywhere`: from every case that has it.

        `ClaimsError` without a reason, or where no case has it; `AccessError` for who does not administer a case that has it, and then
        nothing is removed from that one.
        """
        if not why.strip():
            raise ClaimsError("say why the document is removed: the reason is kept in its place")
        named = self.store.cases() if everywhere else (case,)
        having = [one for one in named if self.store.names_of(one, [document_id])]
        if not having:
            raise ClaimsError(self._gone(document_id, named))
        done: list[Purged] = []
        for one in having:
            draft = Purge(id="", case=one, document=document_id, reviewer="", at="")
            self.store.audit.tell(Event.PURGE, one, document=document_id)
            done.append(self.store.purge(one, decisions.signed(draft, reviewer, why.strip(), self.time())))
        return Removed(
            rows=tuple(one.row for one in done),
            redacted=sum(one.redacted for one in done),
            kept=tuple(sorted({name for one in done for name in one.kept})),
            cleared=self.store.clear_remains(),
        )

    def _gone(self, document_id: str, named: tuple[str | None, ...]) -> str:
        held = (self.store.removal(one, document_id) for one in named)
        if (row := next(filter(None, held), None)) is not None:
            return decisions.removed(row)
        return f"no case has a document {document_id}"

    def readmit(
        self, document_id: str, why: str, reviewer: str, case: str | None = None, *, everywhere: bool = True
    ) -> tuple[Decision, ...]:
        """Take the removals of a document back, so that it may be added again; what was removed stays gone. `ClaimsError` where none holds."""
        named = self.store.cases() if everywhere else (case,)
        held = [row for one in named if (row := self.store.removal(one, document_id)) is not None]
        if not held:
            raise ClaimsError(f"no removal of a document {document_id} holds here")
        return tuple(
            self.keep(decisions.signed(decisions.taking_back(row), reviewer, why.strip(), self.time())) for row in held
        )
