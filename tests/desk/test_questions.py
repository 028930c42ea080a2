"""What reviewers decide of questions and of the figure that counts: kept, taken back, replayed, and honoured by the engine."""

from __future__ import annotations

import pytest

import factories
from claims import pipeline
from claims.decisions import Decided, Policy
from claims.desk import Desk
from claims.errors import ClaimsError, ConflictError
from claims.store import Store
from claims.terms import SuggestionRule

LATEST = Policy(rule=SuggestionRule.LATEST)


@pytest.fixture
def desk(store: Store) -> Desk:
    """A desk with the engine on three reports of one case: two disagree, the third is of another place."""

    def engine(claims: object, decided: Decided) -> object:
        return pipeline.reconcile(claims, decided=decided)  # type: ignore[arg-type]

    made = Desk(store, engine)  # type: ignore[arg-type]
    told = ((2, "Morning Post", "Port Sarn"), (3, "Evening Mail", "Port Sarn"), (5, "Noon News", "Quito"))
    for figure, outlet, place in told:
        source = factories.document(figure, outlet=outlet, case="Ferry")
        made.add(source, [factories.claim(figure, of=source, place=place, speaker_name=f"Speaker of {outlet}")])
    return made


def claim_ids(desk: Desk) -> dict[float | None, str]:
    return {claim.low: claim.id for claim in desk.reconciliation("Ferry").claims}


def questions(desk: Desk) -> list[list[float]]:
    """The figures of every question."""
    low = {name: figure or 0 for figure, name in claim_ids(desk).items()}
    return sorted(sorted(low[name] for name in found.claim_ids) for found in desk.reconciliation("Ferry").questions)


def part_by_verdict(desk: Desk) -> str:
    (item,) = desk.queue("Ferry")
    return desk.give_verdict("Ferry", item.id, "not_same_question", "two ships", "Ann", expected=item.last_review).id


def test_the_verdict_of_another_question_parts_it_and_taking_it_back_joins_it_again(desk: Desk) -> None:
    before = questions(desk)
    kept = part_by_verdict(desk)
    parted = questions(desk), desk.reconciliation("Ferry").discrepancies
    (closed,) = desk.queue("Ferry")
    desk.withdraw(kept, "Bob")
    assert before == questions(desk) == [[2, 3], [5]]
    assert parted == ([[2], [3], [5]], ())
    assert (closed.status, closed.reason) == ("closed", "parted by Ann: these do not answer the same question")
    assert [item.status for item in desk.queue("Ferry")] == ["open"]


def test_two_near_misses_are_joined_and_then_disagree(desk: Desk) -> None:
    ids = claim_ids(desk)
    kept = desk.decide_question("Ferry", (ids[3], ids[5]), "one harbour", "Ann", same=True, expected=None)
    joined = questions(desk)
    desk.withdraw(kept.id, "Bob")
    assert (joined, questions(desk)) == ([[2, 3, 5]], [[2, 3], [5]])


def test_two_claims_are_parted_without_a_verdict(desk: Desk) -> None:
    ids = claim_ids(desk)
    desk.decide_question("Ferry", (ids[2], ids[3]), "", "Ann", same=False, expected=None)
    assert (questions(desk), desk.queue("Ferry")) == ([[2], [3], [5]], ())


def test_history_tells_of_questions_and_policies_and_takes_them_back(desk: Desk) -> None:
    ids = claim_ids(desk)
    desk.decide_question("Ferry", (ids[2], ids[3]), "two ships", "Ann", same=False, expected=None)
    desk.set_policy("Ferry", LATEST, "totals grow", "Bob", expected=None)
    for entry in desk.history("Ferry"):
        desk.withdraw(entry.id, "Cid")
    told = sorted(
        [
            f"“{figure} sailors” (Speaker of {outlet}, {outlet})"
            for figure, outlet in ((2, "Morning Post"), (3, "Evening Mail"))
        ],
        key=lambda name: ids[2 if "2 sailors" in name else 3],
    )
    pair = " and ".join(told)
    assert [
        (entry.action + " taken back" * entry.back, entry.reviewer, entry.text, entry.note, entry.holds)
        for entry in desk.history("Ferry")
    ] == [
        ("questions", "Ann", f"{pair}: two questions", "two ships", False),
        ("policy", "Bob", "best figure by latest", "totals grow", False),
        ("questions taken back", "Cid", f"{pair}: two questions, taken back", "", True),
        ("policy taken back", "Cid", "best figure by latest, taken back", "", True),
    ]


def test_a_policy_makes_its_figure_best_until_it_is_taken_back(desk: Desk) -> None:
    def best() -> list[tuple[float | None, str]]:
        return [(q.best, q.rule) for q in desk.reconciliation("Ferry").questions if len(q.claim_ids) > 1]

    plain = best()
    kept = desk.set_policy("Ferry", Policy(rule=SuggestionRule.MINIMUM), "", "Ann", expected=None)
    with_policy = best(), desk.policy("Ferry")
    desk.withdraw(kept.id, "Ann")
    assert with_policy == ([(2, "minimum (the lowest of 2 figures)")], kept)
    assert (plain[0][0], best(), desk.policy("Ferry")) == (None, plain, None)


def test_a_second_reviewer_who_has_not_seen_the_first_overwrites_nothing(desk: Desk) -> None:
    ids = claim_ids(desk)
    desk.decide_question("Ferry", (ids[2], ids[3]), "", "Ann", same=False, expected=None)
    with pytest.raises(ConflictError, match="Ann decided on these two claims"):
        desk.decide_question("Ferry", (ids[3], ids[2]), "", "Bob", same=True, expected=None)
    desk.set_policy("Ferry", LATEST, "", "Ann", expected=None)
    with pytest.raises(ConflictError, match="Ann set the policy"):
        desk.set_policy("Ferry", LATEST, "", "Bob", expected=None)


@pytest.mark.parametrize(
    ("pair", "words"), [(("x", "x"), "two claims are needed"), (("x", "y"), "no claim x in this case")]
)
def test_claims_that_cannot_be_decided_on_are_refused_in_words(desk: Desk, pair: tuple[str, str], words: str) -> None:
    with pytest.raises(ClaimsError, match=words):
        desk.decide_question("Ferry", pair, "", "Ann", same=True, expected=None)


@pytest.mark.parametrize(
    ("case", "policy", "words"),
    [
        ("Ferry", Policy(rule=SuggestionRule.SOURCE_HIERARCHY), "name the sources"),
        ("Ferry", Policy(rule=SuggestionRule.LATEST, hierarchy=("the mayor",)), "for no other rule"),
        ("Train", LATEST, "no case 'Train'"),
    ],
)
def test_a_policy_that_cannot_be_used_is_refused_in_words(desk: Desk, case: str, policy: Policy, words: str) -> None:
    with pytest.raises(ClaimsError, match=words):
        desk.set_policy(case, policy, "", "Ann", expected=None)


def test_what_is_not_in_the_log_cannot_be_taken_back(desk: Desk) -> None:
    with pytest.raises(ClaimsError, match="no decision x in this store"):
        desk.withdraw("x", "Ann")
    with pytest.raises(ClaimsError, match="no decision x in this store"):
        desk.withdraw("x", "Ann")


def test_a_disagreement_shows_what_was_decided_of_its_questions(desk: Desk) -> None:
    ids = claim_ids(desk)
    kept = desk.decide_question("Ferry", (ids[3], ids[5]), "", "Ann", same=True, expected=None)
    (item, *_) = desk.queue("Ferry")
    assert desk.item("Ferry", item.id).on_questions == (kept,)


def test_a_lookup_reads_corrected_claims_with_their_questions(desk: Desk) -> None:
    ids = claim_ids(desk)
    desk.annotate("Ferry", ids[5], "rejected", True, "", "Ann", expected=None)  # noqa: FBT003 - a field's value
    desk.refresh("Ferry")
    stored = desk.stored("Ferry")
    assert sorted(claim.low or 0 for claim in stored.claims) == [2, 3]
    assert [len(question.claim_ids) for question in stored.questions] == [2]
