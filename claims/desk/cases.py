"""What a page or a command reads of a case: its queue, one disagreement, its claims, its history."""

from __future__ import annotations

from collections.abc import Iterable

from claims.decisions import Annotation, PolicyDecision, QuestionDecision, SourceDecision
from claims.desk import views
from claims.desk.history import Entry, entries
from claims.desk.keeping import Keeping, leave_as_read
from claims.desk.views import ClaimView, Detail, Overview, Stored
from claims.errors import ClaimsError
from claims.models import Claim, Reconciliation
from claims.reviews import Item, Snapshot, Status, corrected, live
from claims.reviews.listing import Around, Choice, Page, Wanted


def on_sides(item: Item) -> tuple[str, ...]:
    """The claims on the sides of an item's flag; none where the flag is gone."""
    sides = item.discrepancy.sides if item.discrepancy else ()
    return tuple(claim_id for side in sides for claim_id in side.claim_ids)


class Cases(Keeping):
    """A case as it stands, reconciled anew where that is needed."""

    def cases(self) -> tuple[str | None, ...]:
        """All cases, by name, the unnamed one (None) first."""
        return self.store.cases()

    def reconciliation(self, case: str | None) -> Reconciliation:
        """The case reconciled with its corrections: what reports are made of."""
        self.refresh(case)
        found = self.store.reconciliation(case)
        return found or Reconciliation(claims=(), questions=(), relations=(), discrepancies=(), checks=())

    def stored(self, case: str | None) -> Stored:
        """What a lookup reads of a case: its corrected claims, and the questions of its last reconciliation, which is not renewed."""
        _, claims, annotations, decided = self.store.material(case)
        now = corrected(claims, annotations, on_error=leave_as_read)
        return Stored(claims=now, questions=self.store.questions(case), decided=decided)

    def queue(self, case: str | None) -> tuple[Item, ...]:
        """All disagreements of a case: open and reopened ones first, then settled, then closed; each by severity."""
        self.refresh(case)
        return self.store.items(case)

    def page(self, case: str | None, wanted: Wanted, start: int = 0, length: int = 20) -> Page:
        """A stretch of the queue, as a page lists it."""
        self.refresh(case)
        return self.store.page(case, wanted, start, length)

    def around(self, case: str | None, wanted: Wanted, discrepancy_id: str) -> Around:
        """Where a disagreement stands in the queue, and its neighbours there."""
        return self.store.around(case, wanted, discrepancy_id)

    def choices(self, case: str | None, wanted: Wanted) -> dict[str, tuple[Choice, ...]]:
        """What the queue can be narrowed by: each facet's values and how many disagreements have them."""
        self.refresh(case)
        return self.store.choices(case, wanted)

    def item(self, case: str | None, discrepancy_id: str) -> Detail:
        """One disagreement with everything a page shows of it.

        An id that a verdict was given under is found even if the flag has another by now. `ClaimsError` where there is
        none.
        """
        item = self.find(case, discrepancy_id)
        shown = self.claim_views(case, on_sides(item), as_read=item.status is Status.CLOSED)
        return Detail(
            item=item,
            question=self.store.question(case, item.question),
            sides=views.side_views(item, shown),
            before=Snapshot.of(item.verdict) if item.verdict else None,
            sources=tuple(dict.fromkeys(self.store.spoken(case, shown).values())),
            on_sources=self.store.rows(SourceDecision, case),
            on_questions=self.store.rows(QuestionDecision, case),
            on_documents=self.store.told_of(case, {view.claim.document_id for view in shown.values()}),
        )

    def successor(self, case: str | None, claim_ids: Iterable[str]) -> str | None:
        """The id of the flag that now sets most of some claims against each other; None where none does two of them.

        A decision on sources can make a revision of a contradiction, which is another flag.
        """
        self.refresh(case)
        return self.store.sharing(case, claim_ids)

    def claim_views(self, case: str | None, ids: Iterable[str], *, as_read: bool = False) -> dict[str, ClaimView]:
        """Claims by id with their documents, paragraphs and corrections; rejected ones are shown as read."""
        claims = self.store.claims(case, ids)
        documents = self.store.documents(case, {claim.document_id for claim in claims})
        given = self.store.corrections(case, [claim.id for claim in claims])
        annotations = [row for claim in claims for row in given.get(claim.id, ())]
        problems: dict[str, str] = {}
        applied = corrected(claims, annotations, on_error=lambda claim, error: problems.update({claim.id: str(error)}))
        now = {claim.id: claim for claim in applied}
        return {
            claim.id: views.claim_view(
                claim if as_read else now.get(claim.id, claim),
                claim,
                documents.get(claim.document_id),
                given.get(claim.id, ()),
                problems.get(claim.id),
            )
            for claim in claims
        }

    def overview(self, case: str | None) -> Overview:
        """A case in figures."""
        first = self.page(case, Wanted(), length=1).items
        counts = self.store.counts(case)
        return views.overview(
            case, counts.documents, counts.claims, counts.questions, self.store.by_status(case), first
        )

    def history(self, case: str | None) -> tuple[Entry, ...]:
        """Every decision on a case, oldest first, taken-back ones included."""
        rows = self.store.log(case)
        named = {row.claim_id for _, row in rows if isinstance(row, Annotation)}
        named |= {claim for _, row in rows if isinstance(row, QuestionDecision) for claim in (row.a, row.b)}
        return entries(rows, {claim.id: claim for claim in self.store.claims(case, named)})

    def policy(self, case: str | None) -> PolicyDecision | None:
        """The policy in force for a case; None where no person has set one, and suggestions are the engine's."""
        held = live(self.store.rows(PolicyDecision, case))
        return held[-1] if held else None

    def find(self, case: str | None, discrepancy_id: str) -> Item:
        """The item of a flag, or of a verdict that was given on it; `ClaimsError` where there is none."""
        self.refresh(case)
        item = self.store.item(case, discrepancy_id)
        if item is not None:
            return item
        raise ClaimsError(f"no disagreement {discrepancy_id} in this case: it may have gone since the page was opened")

    def has(self, case: str | None, discrepancy_id: str) -> bool:
        """Whether there is an item of this id, or one that was judged under it."""
        self.refresh(case)
        return self.store.item(case, discrepancy_id) is not None

    def claims_now(self, case: str | None, ids: Iterable[str]) -> tuple[Claim, ...]:
        """Claims of a case as corrected, by their ids."""
        claims = self.store.claims(case, ids)
        given = self.store.corrections(case, [claim.id for claim in claims])
        return corrected(claims, [row for rows in given.values() for row in rows], on_error=leave_as_read)
