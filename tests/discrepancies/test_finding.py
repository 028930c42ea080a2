from __future__ import annotations

from itertools import combinations, product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.comparison import compare
from claims.comparison.preparing import prepare
from claims.config import Settings
from claims.discrepancies import Findings, find
from claims.models import Claim
from claims.questions import group
from claims.terms import RelationKind
from claims_by_hand import at_least, claim, golden, parts

SETTINGS = Settings()
HELD = {"event": "held", "group": "Georgia", "actor": "Russia"}
KILLED = {
    "event": "killed",
    "kind": "person",
    "place": "Port Sarn",
    "period_start": "2021-05-03",
    "period_end": "2021-05-03",
}
ROWS = golden()


def findings(*claims: Claim) -> Findings:
    return find(group(claims, SETTINGS), SETTINGS)


def tolls() -> st.SearchStrategy[list[Claim]]:
    one = st.builds(
        claim,
        st.integers(0, 6),
        report=st.sampled_from(["a", "b", "c", "d", "e"]),
        published=st.sampled_from(["2021-05-04", "2021-05-05"]),
        bound=st.sampled_from(["exact", "about"]),
        speaker_name=st.sampled_from([None, "Mira Tolland", "Ode Fenn"]),
        **{name: st.just(value) for name, value in KILLED.items()},
    )
    return st.lists(one, max_size=7)


@pytest.mark.parametrize("row", ROWS, ids=[row["why"] for row in ROWS])
def test_each_golden_pair_is_flagged_or_left_alone(row: dict[str, Any]) -> None:
    kinds = [str(flag.kind) for flag in findings(*row["pair"]).discrepancies]
    assert kinds == ([row["expected"]] if row["flagged"] else [])


@settings(deadline=None, max_examples=60)
@given(tolls())
def test_every_two_claims_on_different_sides_stand_in_the_flag_s_relation(told: list[Claim]) -> None:
    facts = prepare(told, SETTINGS)
    pairs = [
        (flag.kind, compare(facts[a], facts[b], SETTINGS).kind)
        for flag in findings(*told).discrepancies
        for one, other in combinations(flag.sides, 2)
        for a, b in product(one.claim_ids, other.claim_ids)
    ]
    assert [kind for kind, _ in pairs] == [kind for _, kind in pairs]


@settings(deadline=None, max_examples=60)
@given(tolls())
def test_every_flagged_pair_stands_in_some_flag(told: list[Claim]) -> None:
    grouping = group(told, SETTINGS)
    flags = find(grouping, SETTINGS).discrepancies
    covered = {
        (frozenset((a, b)), flag.kind)
        for flag in flags
        for one, other in combinations(flag.sides, 2)
        for a, b in product(one.claim_ids, other.claim_ids)
    }
    assert covered == {(frozenset((pair.a.id, pair.b.id)), pair.kind) for pair in grouping.flagged}


@settings(deadline=None, max_examples=60)
@given(tolls())
def test_a_report_given_twice_changes_no_flag(told: list[Claim]) -> None:
    assert findings(*told, *told) == findings(*told)


@settings(deadline=None, max_examples=60)
@given(tolls(), st.floats(0.0, 0.9))
def test_widening_never_makes_a_contradiction(told: list[Claim], about: float) -> None:
    def contradictions(share: float) -> int:
        wide = SETTINGS.model_copy(update={"tolerances": SETTINGS.tolerances.model_copy(update={"about": share})})
        return sum(pair.kind is RelationKind.CONTRADICTION for pair in group(told, wide).flagged)

    assert contradictions(about) <= contradictions(0.0)


@settings(deadline=None, max_examples=40)
@given(tolls())
def test_a_rerun_gives_equal_ids(told: list[Claim]) -> None:
    assert [flag.id for flag in findings(*told).discrepancies] == [
        flag.id for flag in findings(*reversed(told)).discrepancies
    ]


def test_two_soldiers_against_three_prisoners_can_both_be_true() -> None:
    found = findings(
        claim(2, kind="soldier", speaker_name="Mira Tolland", **HELD),
        claim(3, kind="prisoner", speaker_name="Ode Fenn", report="b", **HELD),
    ).discrepancies
    assert [(flag.kind, flag.both_true_if, flag.explanation) for flag in found] == [
        (
            "contradiction",
            "if one of the three is not a soldier",
            "Sources disagree on “Georgian soldiers held by Russia, May 2021”: 2 soldiers (Mira Tolland); 3 prisoners (Ode Fenn).",
        )
    ]


def test_bodies_against_none_cannot_both_be_true() -> None:
    found = findings(claim(2, kind="body", **HELD), claim(0, kind="body", report="b", **HELD)).discrepancies
    assert [(flag.kind, flag.both_true_if) for flag in found] == [("contradiction", "none found")]


def test_three_answers_are_three_sides_of_one_flag() -> None:
    told = [claim(figure, report=report, **KILLED) for figure, report in ((9, "a"), (9, "b"), (12, "c"), (15, "d"))]
    sides = [
        [(side.low, side.high, len(side.claim_ids), side.origins) for side in flag.sides]
        for flag in findings(*told).discrepancies
    ]
    assert sides == [[(9, 9, 2, 2), (12, 12, 1, 1), (15, 15, 1, 1)]]


def test_a_bound_that_allows_one_figure_stands_on_no_side_against_it() -> None:
    low, bound, high = (
        claim(14, report="a", **KILLED),
        at_least(20, report="b", **KILLED),
        claim(23, report="c", **KILLED),
    )
    sides = {frozenset(side.claim_ids) for flag in findings(low, bound, high).discrepancies for side in flag.sides}
    assert sides == {frozenset([low.id]), frozenset([bound.id, high.id])}


def test_the_earlier_total_comes_first_where_a_toll_falls() -> None:
    told = claim(31, **KILLED), claim(27, report="b", published="2021-05-06", **KILLED)
    flag = findings(*told).discrepancies[0]
    assert ([side.low for side in flag.sides], flag.both_true_if) == (
        [31, 27],
        "if the earlier total was corrected downwards",
    )


def test_the_whole_comes_first_where_a_part_exceeds_it() -> None:
    told = parts(claim(30, kind="person", **HELD), claim(41, kind="prisoner of war", start=9, **HELD))
    flag = findings(*told).discrepancies[0]
    assert (flag.kind, [side.claim_ids[0] for side in flag.sides]) == ("part_exceeds_whole", [told[0].id, told[1].id])


def test_plans_and_suppositions_never_reach_the_queue() -> None:
    told = [
        claim(figure, report=report, modality=modality, **KILLED)
        for figure, report, modality in ((9, "a", "planned"), (30, "b", "planned"), (50, "c", "hypothetical"))
    ]
    assert findings(*told).discrepancies == ()


def test_a_wider_gap_is_more_severe() -> None:
    near, far = (
        findings(claim(10, **KILLED), claim(figure, report="b", **KILLED)).discrepancies[0] for figure in (11, 90)
    )
    assert near.severity < far.severity <= 1


def test_more_origins_on_both_sides_make_a_flag_more_severe() -> None:
    told = [claim(figure, report=f"{figure}{n}", **KILLED) for figure in (10, 14) for n in range(3)]
    few, many = findings(told[0], told[3]).discrepancies[0], findings(*told).discrepancies[0]
    assert few.severity < many.severity
