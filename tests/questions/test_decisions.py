"""What reviewers decide of two claims: one question or two, whatever the engine says."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.config import Settings
from claims.models import Claim
from claims.questions import Decision, Grouping, group
from claims.terms import RelationKind
from claims_by_hand import claim

SETTINGS = Settings()
SUNK = {
    "event": "destroyed",
    "kind": "house",
    "place": "Port Sarn",
    "period_start": "2021-05-03",
    "period_end": "2021-05-03",
}
HERE, THERE, COPY = (
    claim(9, report="a", **SUNK),
    claim(11, report="b", **SUNK),
    claim(9, report="c", **SUNK),
)
ELSEWHERE = claim(14, report="d", **(SUNK | {"place": "Quito"}))


@st.composite
def decided(draw: st.DrawFn) -> tuple[list[Claim], list[Decision]]:
    """A few claims of one flood, some of them equal but for the report, and decisions on some pairs."""
    one = st.builds(
        claim,
        st.integers(0, 4),
        st.just("destroyed"),
        st.just("house"),
        report=st.sampled_from(["a", "b", "c", "d", "e"]),
        place=st.sampled_from([None, "Port Sarn", "Quito"]),
    )
    found = {claim.id: claim for claim in draw(st.lists(one, min_size=2, max_size=7))}
    pairs = list(combinations(sorted(found), 2))
    if not pairs:
        return list(found.values()), []
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=4, unique=True))
    return list(found.values()), [Decision(a, b, same=draw(st.booleans())) for a, b in chosen]


def together(found: Grouping, decision: Decision) -> bool:
    return found.question_of[decision.a] == found.question_of[decision.b]


@settings(deadline=None, max_examples=80)
@given(decided())
def test_no_chain_of_links_puts_together_what_a_reviewer_parted(made: tuple[list[Claim], list[Decision]]) -> None:
    claims, decisions = made
    found = group(claims, SETTINGS, decisions)
    assert [one for one in decisions if not one.same and together(found, one)] == []


@settings(deadline=None, max_examples=80)
@given(decided())
def test_what_a_reviewer_joined_is_one_question_where_nothing_was_parted(
    made: tuple[list[Claim], list[Decision]],
) -> None:
    claims, decisions = made
    joined = [one for one in decisions if one.same]
    found = group(claims, SETTINGS, joined)
    assert [one for one in joined if not together(found, one)] == []


@settings(deadline=None, max_examples=60)
@given(decided(), st.randoms(use_true_random=False))
def test_neither_the_order_of_claims_nor_that_of_decisions_matters(
    made: tuple[list[Claim], list[Decision]], random: object
) -> None:
    claims, decisions = made
    shuffled, others = list(claims), list(decisions)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    random.shuffle(others)  # type: ignore[attr-defined]
    assert group(shuffled, SETTINGS, others) == group(claims, SETTINGS, decisions)


@settings(deadline=None, max_examples=60)
@given(decided())
def test_a_parted_pair_is_never_flagged(made: tuple[list[Claim], list[Decision]]) -> None:
    claims, decisions = made
    flagged = {frozenset((pair.a.id, pair.b.id)) for pair in group(claims, SETTINGS, decisions).flagged}
    parted = {frozenset((one.a, one.b)) for one in decisions if not one.same}
    assert flagged & parted == set()


def test_a_parted_pair_silences_the_copies_that_answer_with_it() -> None:
    before = group([HERE, THERE, COPY], SETTINGS)
    after = group([HERE, THERE, COPY], SETTINGS, [Decision(HERE.id, THERE.id, same=False)])
    assert (len(before.flagged), after.flagged, len(after.questions)) == (2, (), 2)


def test_two_near_misses_that_are_joined_disagree_and_the_relation_says_who_joined_them() -> None:
    told = "put under one question by Ann: one town, two names"
    found = group([HERE, ELSEWHERE], SETTINGS, [Decision(HERE.id, ELSEWHERE.id, same=True, told=told)])
    (relation,) = found.relations
    assert (relation.relation, relation.reasons[0].detail) == (RelationKind.CONTRADICTION, told)
    assert (len(found.questions), len(found.flagged)) == (1, 1)


def test_a_decision_on_a_claim_that_is_gone_changes_nothing() -> None:
    decision = Decision(HERE.id, "gone", same=True)
    assert group([HERE, THERE], SETTINGS, [decision]) == group([HERE, THERE], SETTINGS)
