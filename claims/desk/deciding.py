"""Decisions on sources, on questions and on the policy of a case, put on record and taken back."""

from __future__ import annotations

from typing import TypeVar

from claims.desk import decisions
from claims.desk.cases import Cases
from claims.errors import ClaimsError
from claims.models import Policy, PolicyDecision, QuestionDecision, SourceDecision

DecisionT = TypeVar("DecisionT", SourceDecision, QuestionDecision, PolicyDecision)


class Deciding(Cases):
    """What reviewers decide that the engine then goes by."""

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
        draft = decisions.signed(draft, reviewer, note, self.time())
        return self.store.append(draft, lambda rows: decisions.check_pair(draft, rows, expected))

    def withdraw_source_decision(self, decision_id: str, reviewer: str, note: str = "") -> SourceDecision:
        """Take a decision on two names back, or take a taking-back back; errors as `withdraw`."""
        words = f"decision {decision_id} on sources"
        return self._withdraw(SourceDecision, decision_id, words, reviewer, note)

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
        draft = decisions.signed(draft, reviewer, note, self.time())
        return self.store.append(draft, lambda rows: decisions.check_pair(draft, rows, expected))

    def withdraw_question_decision(self, decision_id: str, reviewer: str, note: str = "") -> QuestionDecision:
        """Take a decision on two claims back, or take a taking-back back; errors as `withdraw`."""
        words = f"decision {decision_id} on questions"
        return self._withdraw(QuestionDecision, decision_id, words, reviewer, note)

    def set_policy(
        self, case: str | None, policy: Policy, note: str, reviewer: str, *, expected: str | None
    ) -> PolicyDecision:
        """Set how one figure is chosen among the answers of a case; what it chooses is then the case's best figure.

        `expected` is the id of the case's last row on its policy as the reviewer saw it: `ConflictError` where somebody
        else set it in between. `ClaimsError` for a hierarchy without names, or a case that is not there.
        """
        if case not in self.cases():
            raise ClaimsError(f"the store has no case {case!r}" if case else "the store holds no documents yet")
        draft = decisions.signed(decisions.on_policy(case, policy), reviewer, note, self.time())
        return self.store.append(draft, lambda rows: decisions.check_policy(rows, expected))

    def withdraw_policy(self, policy_id: str, reviewer: str, note: str = "") -> PolicyDecision:
        """Take a policy back, or take a taking-back back: the one before it is in force again; errors as `withdraw`."""
        words = f"policy {policy_id}"
        return self._withdraw(PolicyDecision, policy_id, words, reviewer, note)

    def _withdraw(self, kind: type[DecisionT], row_id: str, words: str, reviewer: str, note: str) -> DecisionT:
        found = self.store.row(kind, row_id)
        if found is None:
            raise ClaimsError(f"no {words} in this store")
        draft = decisions.signed(decisions.taking_back(found), reviewer, note, self.time())
        return self.store.append(draft, lambda rows: decisions.check_taking_back(draft, rows))
