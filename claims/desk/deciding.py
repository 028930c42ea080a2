"""Decisions on sources, on questions and on the policy of a case, put on record and taken back."""

from __future__ import annotations

from claims.decisions import PartyDecision, Policy, PolicyDecision, QuestionDecision, SourceDecision
from claims.desk import decisions
from claims.desk.cases import Cases
from claims.errors import ClaimsError


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
        return self.keep(draft, lambda rows: decisions.check_pair(draft, rows, expected))

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
        return self.keep(draft, lambda rows: decisions.check_pair(draft, rows, expected))

    def part(self, case: str | None, claim_id: str, note: str, reviewer: str) -> tuple[QuestionDecision, ...]:
        """Part one claim from all others of its question, each a row of its own; the case is reconciled by it.

        `ClaimsError` for a claim that stands alone, or is not there.
        """
        self.refresh(case)
        asked = next((told for told in self.store.questions(case) if claim_id in told.claim_ids), None)
        others = [other for other in asked.claim_ids if other != claim_id] if asked else []
        if not others:
            raise ClaimsError("this claim shares its question with no other: there is nothing to part it from")
        rows = self.store.rows(QuestionDecision, case)
        last = [(other, decisions.last_on((claim_id, other), rows)) for other in others]
        return tuple(
            self.decide_question(case, (claim_id, other), note, reviewer, same=False, expected=seen)
            for other, seen in last
        )

    def set_party(  # noqa: PLR0913  one call for one form: each field is named
        self, case: str | None, name: str, party: str | None, note: str, reviewer: str, *, expected: str | None
    ) -> PartyDecision:
        """Count a source to a party: what sources of one party agree on has one origin; None: to no other than itself.

        `name` is one that a source of the case lists; `expected` the id of the last decision on that name as the reviewer
        saw it: `ConflictError` where somebody else decided in between. `ClaimsError` for a name that no source has.
        """
        self.refresh(case)
        draft = decisions.on_party(case, name, party, self.store.sources(case))
        draft = decisions.signed(draft, reviewer, note, self.time())
        return self.keep(draft, lambda rows: decisions.check_party(draft, rows, expected))

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
        return self.keep(draft, lambda rows: decisions.check_policy(rows, expected))
