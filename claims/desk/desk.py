"""The review desk: keeps the reconciliation of each case up to date and puts every decision on record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from claims.desk import decisions, views
from claims.desk.history import Entry, entries
from claims.desk.views import ClaimView, Detail, Overview, Stored
from claims.errors import ClaimsError, ConflictError
from claims.ids import digest
from claims.models import (
    Annotation,
    Claim,
    Decided,
    Document,
    Policy,
    PolicyDecision,
    QuestionDecision,
    Reconciliation,
    Record,
    Review,
    SourceDecision,
)
from claims.reviews import Item, Snapshot, Status, corrected, flags, live, settled_by_corrections, standing
from claims.terms import VerdictCode
from claims.versions import EXTRACTOR

if TYPE_CHECKING:
    from claims.store.store import (  # only named here, so that the desk can be imported without the database library
        State,
        Store,
    )


class Reading(Protocol):
    """What reading a document gave."""

    @property
    def document(self) -> Document: ...  # noqa: D102

    @property
    def claims(self) -> Sequence[Claim]: ...  # noqa: D102


class Added(Record):
    """What adding did: documents that are new or were read anew, their claims, and documents there already."""

    documents: int
    claims: int
    unchanged: int


def _now() -> datetime:
    return datetime.now(UTC)


def _leave_as_read(_claim: Claim, _error: ClaimsError) -> None:
    """A correction that no longer fits its claim: the claim's view says so, the case goes on."""


def _claim_ids(item: Item) -> tuple[str, ...]:
    sides = item.discrepancy.sides if item.discrepancy else ()
    return tuple(claim_id for side in sides for claim_id in side.claim_ids)


class Desk:
    """Composes a store, the rules on reviews, and the engine's `reconcile` (claims, and what people decided).

    `settings` names the settings that `reconcile` uses (any text that differs when they do); `extractor` the rules in
    force; `clock` gives the time of each row. Methods raise `StoreError` as the store does, and `ClaimsError` in plain
    words for what cannot be done.
    """

    def __init__(
        self,
        store: Store,
        reconcile: Callable[[Sequence[Claim], Decided], Reconciliation],
        *,
        settings: str = "",
        extractor: str = EXTRACTOR,
        clock: Callable[[], datetime] = _now,
    ) -> None:
        self.store = store
        self.extractor = extractor
        self._reconcile = reconcile
        self._settings = settings
        self._clock = clock

    # Adding and reconciling

    def add(self, document: Document, claims: Sequence[Claim]) -> bool:
        """Keep one document; False where the same reading of it is there already."""
        named = claims[0].extractor if claims else self.extractor
        return self.store.add(document, claims, named)

    def add_all(self, readings: Iterable[Reading]) -> Added:
        """Keep documents as they are read, one transaction each; an error leaves those before it in the store."""
        documents = claims = unchanged = 0
        for reading in readings:
            if self.add(reading.document, reading.claims):
                documents += 1
                claims += len(reading.claims)
            else:
                unchanged += 1
        return Added(documents=documents, claims=claims, unchanged=unchanged)

    def outdated(self, case: str | None) -> tuple[Document, ...]:
        """Documents of a case that other rules than those in force have read: read them anew and `add` them."""
        return self.store.outdated(case, self.extractor)

    def refresh(self, case: str | None) -> bool:
        """Reconcile a case anew if its claims, corrections, what was decided, the rules or the settings changed since; whether it did.

        Cheap when nothing changed, so that every page may call it (`queue`, `item`, `overview` do).
        """
        state = self.store.state(case)
        if not state.revision:
            return False
        if state.basis == self._basis(state):
            return False
        state, claims, annotations, decided = self.store.material(case)
        now = corrected(claims, annotations, on_error=_leave_as_read)
        found = self._reconcile(now, decided)
        kept = flags(found.discrepancies, found.questions, now, self.extractor)
        if live(annotations):
            raw = self._reconcile(claims, decided)
            raised = flags(raw.discrepancies, raw.questions, claims, self.extractor)
            kept += settled_by_corrections(raised, kept, claims, annotations)
        self.store.save_reconciliation(case, found, self._basis(state), kept)
        return True

    def _basis(self, state: State) -> str:
        return digest("basis", self.extractor, self._settings, state.revision, state.last_change, state.parted)

    # Reading

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
        now = corrected(claims, annotations, on_error=_leave_as_read)
        return Stored(claims=now, questions=self.store.questions(case), decided=decided)

    def queue(self, case: str | None) -> tuple[Item, ...]:
        """All disagreements of a case: open and reopened ones first, then settled, then closed; each by severity."""
        self.refresh(case)
        raised, reviews, annotations = self.store.flags(case), self.store.reviews(case), self.store.annotations(case)
        judged = {claim_id for review in reviews for claim_id in review.claim_ids}
        sides = [{claim_id for side in flag.discrepancy.sides for claim_id in side.claim_ids} for flag in raised]
        wanted = judged.union(*(ids for ids in sides if ids & judged))
        claims = corrected(self.store.claims(case, wanted), annotations, on_error=_leave_as_read)
        return standing(raised, claims, reviews, annotations, extractor=self.extractor)

    def item(self, case: str | None, discrepancy_id: str) -> Detail:
        """One disagreement with everything a page shows of it.

        An id that a verdict was given under is found even if the flag has another by now. `ClaimsError` where there is
        none.
        """
        item = self._find(case, discrepancy_id)
        shown = self.claim_views(case, _claim_ids(item), as_read=item.status is Status.CLOSED)
        return Detail(
            item=item,
            question=self.store.question(case, item.question),
            sides=views.side_views(item, shown),
            before=Snapshot.of(item.verdict) if item.verdict else None,
            sources=views.sources_of(shown, self.store.sources(case)),
            on_sources=self.store.source_decisions(case),
            on_questions=self.store.question_decisions(case),
        )

    def successor(self, case: str | None, claim_ids: Iterable[str]) -> str | None:
        """The id of the flag that now sets most of some claims against each other; None where none does two of them.

        A decision on sources can make a revision of a contradiction, which is another flag.
        """
        wanted = set(claim_ids)
        shared = [(len(wanted.intersection(_claim_ids(item))), item.id) for item in self.queue(case)]
        best = max(shared, key=lambda one: one[0], default=(0, ""))
        return best[1] if best[0] > 1 else None

    def claim_views(self, case: str | None, ids: Iterable[str], *, as_read: bool = False) -> dict[str, ClaimView]:
        """Claims by id with their documents, paragraphs and corrections; rejected ones are shown as read."""
        claims = self.store.claims(case, ids)
        documents = self.store.documents(case, {claim.document_id for claim in claims})
        annotations = self.store.annotations(case)
        problems: dict[str, str] = {}
        applied = corrected(claims, annotations, on_error=lambda claim, error: problems.update({claim.id: str(error)}))
        now = {claim.id: claim for claim in applied}
        return {
            claim.id: views.claim_view(
                claim if as_read else now.get(claim.id, claim),
                claim,
                documents.get(claim.document_id),
                [row for row in annotations if row.claim_id == claim.id],
                problems.get(claim.id),
            )
            for claim in claims
        }

    def overview(self, case: str | None) -> Overview:
        """A case in figures."""
        items = self.queue(case)
        counts = self.store.counts(case)
        return views.overview(case, counts.documents, counts.claims, counts.questions, items)

    def history(self, case: str | None) -> tuple[Entry, ...]:
        """Every decision on a case, oldest first, taken-back ones included."""
        rows = self.store.log(case)
        named = {row.claim_id for _, row in rows if isinstance(row, Annotation)}
        named |= {claim for _, row in rows if isinstance(row, QuestionDecision) for claim in (row.a, row.b)}
        return entries(rows, {claim.id: claim for claim in self.store.claims(case, named)})

    def _find(self, case: str | None, discrepancy_id: str) -> Item:
        items = self.queue(case)
        for item in items:
            if item.id == discrepancy_id:
                return item
        for item in items:
            if any(review.discrepancy == discrepancy_id for review in item.history):
                return item
        raise ClaimsError(f"no disagreement {discrepancy_id} in this case: it may have gone since the page was opened")

    # Deciding

    def give_verdict(  # noqa: PLR0913  one call for one form: each field is named
        self,
        case: str | None,
        discrepancy_id: str,
        verdict: VerdictCode | str,
        note: str,
        reviewer: str,
        *,
        expected: str | None,
        evidence: str | None = None,
    ) -> Review:
        """Put a verdict on record, with the claims it judged as they are shown now.

        `expected` is the `last_review` of the item as the reviewer saw it (None: it had none), `evidence` its
        `evidence`: `ConflictError` where somebody else saved in between, or what was shown has changed.
        `ClaimsError` for a closed item, an unknown code or a nameless reviewer.
        """
        item = self._find(case, discrepancy_id)
        decisions.flag_of(item)
        if evidence is not None and evidence != item.evidence:
            raise ConflictError("what this disagreement rests on has changed since you opened it: look again")
        raised, code = self.store.flags(case), decisions.code(verdict)
        draft = decisions.review(item, self._corrected(case, _claim_ids(item)), code, self.extractor)
        return self.store.append_review(
            decisions.signed(draft, reviewer, note, self._time()),
            lambda rows: decisions.check_unseen(item.id, raised, rows, expected),
        )

    def withdraw(self, review_id: str, reviewer: str, note: str = "") -> Review:
        """Take a verdict back, or take a taking-back back; the row itself stays in the log.

        `ClaimsError` where there is no such row; `ConflictError` where it was taken back already.
        """
        review = self.store.review(review_id)
        if review is None:
            raise ClaimsError(f"no verdict {review_id} in this store")
        draft = decisions.signed(decisions.taking_back(review), reviewer, note, self._time())
        return self.store.append_review(draft, lambda rows: decisions.check_taking_back(draft, rows))

    def annotate(  # noqa: PLR0913, PLR0917  one call for one form: each field is named
        self,
        case: str | None,
        claim_id: str,
        field: str,
        value: object,
        note: str,
        reviewer: str,
        *,
        expected: str | None,
    ) -> Annotation:
        """Correct one field of one claim; the claim as read stays, the engine reads the correction.

        `field` is one of `reviews.CORRECTABLE`; `value` a plain value (a number, a text, a list of texts, a boolean for
        `rejected`, None or "" for "not said"). `expected` is the claim view's `last_annotations.get(field)` as the
        reviewer saw it: `ConflictError` where somebody else corrected the field in between. `ClaimsError` for a field
        or value that does not fit.
        """
        found = self.store.claims(case, [claim_id])
        if not found:
            raise ClaimsError(f"no claim {claim_id} in this case: it may have gone since the page was opened")
        rows = [row for row in self.store.annotations(case) if row.claim_id == claim_id]
        draft = decisions.annotation(found[0], rows, field, value)
        draft = decisions.signed(draft, reviewer, note, self._time())
        return self.store.append_annotation(
            draft, lambda rows: decisions.check_correction(found[0], draft, rows, expected)
        )

    def withdraw_annotation(self, annotation_id: str, reviewer: str, note: str = "") -> Annotation:
        """Take a correction back, or take a taking-back back; errors as `withdraw`."""
        annotation = self.store.annotation(annotation_id)
        if annotation is None:
            raise ClaimsError(f"no correction {annotation_id} in this store")
        draft = decisions.signed(decisions.taking_back(annotation), reviewer, note, self._time())
        claims = self.store.claims(annotation.case, [annotation.claim_id])

        def check(rows: Sequence[Annotation]) -> None:
            decisions.check_taking_back(draft, rows)
            decisions.check_rest_fits(draft, rows, claims)

        return self.store.append_annotation(draft, check)

    def decide_source(  # noqa: PLR0913  one call for one form: each field is named
        self,
        case: str | None,
        names: tuple[str, str],
        note: str,
        reviewer: str,
        *,
        same: bool,
        expected: str | None,
    ) -> SourceDecision:
        """Part two names that are taken for one source, or join two that are not; the case is reconciled by it.

        `names` are those that its sources list; `expected` the id of the last decision on the two as the reviewer saw it:
        `ConflictError` where somebody else decided in between. `ClaimsError` for a name that no source has.
        """
        self.refresh(case)
        draft = decisions.on_sources(case, names, self.store.sources(case), same=same)
        draft = decisions.signed(draft, reviewer, note, self._time())
        return self.store.append_source_decision(draft, lambda rows: decisions.check_pair(draft, rows, expected))

    def withdraw_source_decision(self, decision_id: str, reviewer: str, note: str = "") -> SourceDecision:
        """Take a decision on two names back, or take a taking-back back; errors as `withdraw`."""
        decision = self.store.source_decision(decision_id)
        if decision is None:
            raise ClaimsError(f"no decision {decision_id} on sources in this store")
        draft = decisions.signed(decisions.taking_back(decision), reviewer, note, self._time())
        return self.store.append_source_decision(draft, lambda rows: decisions.check_taking_back(draft, rows))

    def decide_question(  # noqa: PLR0913  one call for one form: each field is named
        self,
        case: str | None,
        claim_ids: tuple[str, str],
        note: str,
        reviewer: str,
        *,
        same: bool,
        expected: str | None,
    ) -> QuestionDecision:
        """Put two claims under one question, or part them, whatever the engine says; the case is reconciled by it.

        `expected` is the id of the last decision on the two as the reviewer saw it: `ConflictError` where somebody else
        decided in between. `ClaimsError` for a claim that the case has not.
        """
        known = {claim.id for claim in self.store.claims(case, claim_ids)}
        draft = decisions.on_questions(case, claim_ids, known, same=same)
        draft = decisions.signed(draft, reviewer, note, self._time())
        return self.store.append_question_decision(draft, lambda rows: decisions.check_pair(draft, rows, expected))

    def withdraw_question_decision(self, decision_id: str, reviewer: str, note: str = "") -> QuestionDecision:
        """Take a decision on two claims back, or take a taking-back back; errors as `withdraw`."""
        decision = self.store.question_decision(decision_id)
        if decision is None:
            raise ClaimsError(f"no decision {decision_id} on questions in this store")
        draft = decisions.signed(decisions.taking_back(decision), reviewer, note, self._time())
        return self.store.append_question_decision(draft, lambda rows: decisions.check_taking_back(draft, rows))

    def policy(self, case: str | None) -> PolicyDecision | None:
        """The policy in force for a case; None where no person has set one, and suggestions are the engine's."""
        held = live(self.store.policies(case))
        return held[-1] if held else None

    def set_policy(
        self, case: str | None, policy: Policy, note: str, reviewer: str, *, expected: str | None
    ) -> PolicyDecision:
        """Set how one figure is chosen among the answers of a case; what it chooses is then the case's best figure.

        `expected` is the id of the case's last row on its policy as the reviewer saw it: `ConflictError` where somebody
        else set it in between. `ClaimsError` for a hierarchy without names, or a case that is not there.
        """
        if case not in self.cases():
            raise ClaimsError(f"the store has no case {case!r}" if case else "the store holds no documents yet")
        draft = decisions.signed(decisions.on_policy(case, policy), reviewer, note, self._time())
        return self.store.append_policy(draft, lambda rows: decisions.check_policy(rows, expected))

    def withdraw_policy(self, policy_id: str, reviewer: str, note: str = "") -> PolicyDecision:
        """Take a policy back, or take a taking-back back: the one before it is in force again; errors as `withdraw`."""
        found = self.store.policy(policy_id)
        if found is None:
            raise ClaimsError(f"no policy {policy_id} in this store")
        draft = decisions.signed(decisions.taking_back(found), reviewer, note, self._time())
        return self.store.append_policy(draft, lambda rows: decisions.check_taking_back(draft, rows))

    def take_back(self, entry: Entry, reviewer: str, note: str = "") -> None:
        """Take back whatever a row of the history did, or take a taking-back back; errors as `withdraw`."""
        withdraw: Callable[[str, str, str], object] = self.withdraw_annotation
        if entry.review:
            withdraw = self.withdraw
        elif entry.decision:
            withdraw = self.withdraw_source_decision
        elif entry.on_question:
            withdraw = self.withdraw_question_decision
        elif entry.policy:
            withdraw = self.withdraw_policy
        withdraw(entry.id, reviewer, note)

    def _corrected(self, case: str | None, ids: Iterable[str]) -> tuple[Claim, ...]:
        return corrected(self.store.claims(case, ids), self.store.annotations(case), on_error=_leave_as_read)

    def _time(self) -> str:
        return self._clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
