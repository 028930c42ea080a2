"""Verdicts on flags and corrections of claims, put on record and taken back."""

from __future__ import annotations

from claims.decisions import Annotation, BestFigure, Review
from claims.desk import decisions
from claims.desk.cases import Cases, on_sides
from claims.errors import ClaimsError, ConflictError
from claims.terms import ExplainedBy, Role, VerdictCode


class Judging(Cases):
    """What reviewers make of a flag, and of what was read."""

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
        explained_by: ExplainedBy | None = None,
        explained_how: str = "",
        best: BestFigure | None = None,
        role: Role = Role.REVIEWER,
    ) -> Review:
        """Put a verdict on record, with the claims it judged as they are shown now.

        `explained_by` and `explained_how` say, of the verdict that figures are explained, by which difference; `best` is the
        figure to use. `role` is the one it is given in: an annotator's waits for a reviewer's.

        `expected` is the `last_review` of the item as the reviewer saw it (None: it had none), `evidence` its
        `evidence`: `ConflictError` where somebody else saved in between, or what was shown has changed.
        `ClaimsError` for a closed item, an unknown code, a nameless reviewer, or a best figure that is not whole.
        """
        item = self.find(case, discrepancy_id)
        decisions.flag_of(item)
        if evidence is not None and evidence != item.evidence:
            raise ConflictError("what this disagreement rests on has changed since you opened it: look again")
        code = decisions.code(verdict)
        draft = decisions.review(item, self.claims_now(case, on_sides(item)), code, self.extractor)
        draft = decisions.explained(draft, explained_by, explained_how).model_copy(
            update={"best": decisions.whole(best), "role": role}
        )
        return self.keep(
            decisions.signed(draft, reviewer, note, self.time()),
            on_item=lambda seen: decisions.check_unseen(seen, "last_review", expected),
        )

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
        rows = [row for row in self.store.rows(Annotation, case) if row.claim_id == claim_id]
        draft = decisions.annotation(found[0], rows, field, value)
        draft = decisions.signed(draft, reviewer, note, self.time())
        return self.keep(draft, lambda rows: decisions.check_correction(found[0], draft, rows, expected))
