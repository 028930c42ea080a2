"""What the log of a case comes to for the engine: which claims are parted or joined, and the policy in force."""

from __future__ import annotations

from claims.decisions import Decision, Policy, PolicyDecision, QuestionDecision, Review, SourceDecision
from claims.reviews import decided
from claims.terms import RelationKind, SuggestionRule, VerdictCode

WHEN = {"reviewer": "Ann", "at": "2021-03-04T12:00:00Z"}


def verdict(name: str, code: str | None, claims: tuple[str, ...] = ("a", "b"), withdraws: str | None = None) -> Review:
    return Review(
        id=name, discrepancy="d", question="q", kind=RelationKind.CONTRADICTION, verdict=VerdictCode(code) if code else None,
        claim_ids=claims, evidence="e", seen="{}", extractor="x", withdraws=withdraws, **WHEN,
    )  # fmt: skip


def pair(name: str, *, same: bool, withdraws: str | None = None) -> QuestionDecision:
    return QuestionDecision(id=name, a="a", b="b", same=same, withdraws=withdraws, **WHEN)


def policy(name: str, rule: str, withdraws: str | None = None) -> PolicyDecision:
    return PolicyDecision(id=name, policy=Policy(rule=SuggestionRule(rule)), withdraws=withdraws, **WHEN)


def on_pairs(*rows: Decision) -> list[tuple[str, str, bool]]:
    return [(row.a, row.b, row.same) for row in decided(rows).on_questions]


def test_a_verdict_of_another_question_parts_the_claims_of_different_sides() -> None:
    found = on_pairs(verdict("1", "not_same_question", ("c", "a", "b")))
    assert sorted(found) == [("a", "b", False), ("a", "c", False), ("b", "c", False)]


def test_a_verdict_taken_back_parts_nothing() -> None:
    first, back = verdict("1", "not_same_question"), verdict("2", None, withdraws="1")
    assert (on_pairs(first, back), on_pairs(first, back, verdict("3", None, withdraws="2"))) == (
        [],
        [("a", "b", False)],
    )


def test_another_verdict_lifts_what_a_verdict_had_parted() -> None:
    assert on_pairs(verdict("1", "not_same_question"), verdict("2", "confirmed")) == []


def test_another_verdict_leaves_what_was_decided_of_the_pair_itself() -> None:
    assert on_pairs(pair("1", same=False), verdict("2", "confirmed")) == [("a", "b", False)]


def test_of_two_decisions_on_one_pair_the_last_holds() -> None:
    assert on_pairs(pair("1", same=True), pair("2", same=False)) == [("a", "b", False)]
    assert on_pairs(verdict("1", "not_same_question"), pair("2", same=True)) == [("a", "b", True)]
    assert on_pairs(pair("1", same=True), verdict("2", "not_same_question")) == [("a", "b", False)]


def test_the_last_policy_that_holds_is_in_force() -> None:
    first, second = policy("1", "latest"), policy("2", "minimum")
    back = policy("3", "minimum", withdraws="2")
    rules = [
        found.policy.rule if found.policy else None
        for found in map(decided, [(), (first, second), (first, second, back)])
    ]
    assert rules == [None, "minimum", "latest"]


def test_decisions_on_sources_are_handed_on_in_their_order() -> None:
    rows = [SourceDecision(id=name, a="x", b="y", same=True, **WHEN) for name in ("1", "2")]
    assert decided(rows).on_sources == tuple(rows)
