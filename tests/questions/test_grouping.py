from __future__ import annotations

from itertools import combinations, permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.comparison import compare
from claims.comparison.preparing import prepare
from claims.config import Linking, Settings
from claims.models import Claim
from claims.questions import Decision, blocking, group
from claims_by_hand import at_least, claim, golden, ids, parts

SETTINGS = Settings()
HELD = {"event": "held", "group": "Georgia", "actor": "Russia"}
KILLED = {
    "event": "killed",
    "kind": "person",
    "place": "Port Sarn",
    "period_start": "2021-05-03",
    "period_end": "2021-05-03",
}


@st.composite
def claims(draw: st.DrawFn) -> list[Claim]:
    """A few claims that share some values and differ in others."""
    one = st.builds(
        claim,
        st.integers(0, 30),
        st.sampled_from(["held", "killed", "injured", "casualties", None]),
        st.sampled_from(["soldier", "prisoner", "person", "body", None]),
        report=st.sampled_from(["a", "b", "c", "d"]),
        published=st.sampled_from(["2021-05-04", "2021-05-05", "2021-08"]),
        group=st.sampled_from([None, "Georgia", "Armenia"]),
        actor=st.sampled_from([None, "Russia"]),
        place=st.sampled_from([None, "Port Sarn", "Baku", "Azerbaijan"]),
        case=st.sampled_from([None, "sarn"]),
        bound=st.sampled_from(["exact", "about"]),
        speaker_name=st.sampled_from([None, "Mira Tolland"]),
        start=st.integers(0, 99),
    )
    return draw(st.lists(one, max_size=8))


def frames(claims: list[Claim]) -> set[frozenset[str]]:
    return {frozenset(question.claim_ids) for question in group(claims, SETTINGS).questions}


@settings(deadline=None, max_examples=60)
@given(claims(), st.randoms(use_true_random=False))
def test_the_order_of_claims_never_matters(found: list[Claim], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert group(shuffled, SETTINGS) == group(found, SETTINGS)


@settings(deadline=None, max_examples=60)
@given(claims())
def test_a_claim_given_twice_counts_once(found: list[Claim]) -> None:
    assert group([*found, *found], SETTINGS) == group(found, SETTINGS)


@settings(deadline=None, max_examples=100)
@given(claims())
def test_blocking_loses_no_pair_that_comparing_all_with_all_links(found: list[Claim]) -> None:
    facts = list(prepare(found, SETTINGS).values())
    blocked = set(blocking.pairs(facts, SETTINGS.linking))
    linked = {
        (i, j)
        for i, j in combinations(range(len(facts)), 2)
        if facts[i].claim.case == facts[j].claim.case and compare(facts[i], facts[j], SETTINGS).links(SETTINGS.linking)
    }
    assert linked <= blocked


@settings(deadline=None, max_examples=60)
@given(claims())
def test_every_claim_stands_under_exactly_one_question(found: list[Claim]) -> None:
    told = [one for question in group(found, SETTINGS).questions for one in question.claim_ids]
    assert sorted(told) == sorted({one.id for one in found})


def test_a_soldier_held_and_a_prisoner_held_answer_one_question() -> None:
    found = group(
        [claim(2, kind="soldier", report="a", **HELD), claim(3, kind="prisoner", report="b", **HELD)], SETTINGS
    )
    assert [(q.label, q.low, q.high) for q in found.questions] == [("Georgian soldiers held by Russia, May 2021", 2, 3)]


def test_bodies_never_stand_under_the_question_of_the_living() -> None:
    pair = [claim(2, kind="soldier", **HELD), claim(2, kind="body", start=9, **HELD)]
    assert frames(pair) == {frozenset([one.id]) for one in pair}


def test_figures_of_two_cases_are_never_set_against_each_other() -> None:
    pair = [claim(4, case=case, **KILLED) for case in ("sarn", "harbour")]
    assert (len(frames(pair)), group(pair, SETTINGS).relations) == (2, ())


def test_a_part_stands_apart_from_the_whole_with_the_relation_said() -> None:
    whole, part = parts(claim(55, kind="person", **HELD), claim(41, kind="prisoner of war", start=9, **HELD))
    found = group([whole, part], SETTINGS)
    assert (len(found.questions), [(r.a, r.b, r.relation) for r in found.relations]) == (
        2,
        [(whole.id, part.id, "part_of")],
    )


def test_a_question_counts_statements_speakers_relays_and_origins() -> None:
    told = [
        claim(9, report="a", speaker_name="Mira Tolland", relayed_by=("AFP",), **KILLED),
        claim(9, report="b", speaker_name="Mira Tolland", relayed_by=("AFP",), **KILLED),
        claim(9, report="c", **KILLED),
        claim(11, report="d", speaker_name="Ode Fenn", **KILLED),
    ]
    question = group(told, SETTINGS).questions[0]
    counts = question.statements, question.speakers, question.relays, question.origins
    assert (counts, question.suggested, question.rule) == ((4, 3, 1, 3), 9, "most independent origins (2 of 3)")


def test_the_range_of_a_question_is_closed_by_an_exact_figure() -> None:
    told = [at_least(20, report="a", **KILLED), claim(23, report="b", **KILLED)]
    question = group(told, SETTINGS).questions[0]
    assert (question.low, question.high, question.suggested) == (20, 23, 23)


def test_figures_in_two_units_are_told_in_the_more_frequent_one() -> None:
    burned = {"event": "burned", "concept": "forest land", "place": "Mount Ellory"}
    told = [
        claim(50, report="a", unit="square kilometre", **burned),
        claim(5000, report="b", unit="hectare", resolution=100, **burned),
        claim(5100, report="c", unit="hectare", resolution=100, **burned),
    ]
    question = group(told, SETTINGS).questions[0]
    assert (question.unit, question.low, question.high) == ("hectare", 5000, 5100)


def test_a_place_that_the_other_sentence_mentions_joins_two_reports() -> None:
    told = [
        claim(14, "killed", "person", report="a", sentence="The fire chief of old Tarnow put the toll at 14."),
        at_least(16, "killed", "person", report="b", place="Tarnow", sentence="At least 16 died in Tarnow."),
    ]
    assert [(r.relation) for r in group(told, SETTINGS).relations] == ["contradiction"]


def test_a_question_keeps_its_id_when_a_later_report_joins_it() -> None:
    first = [claim(9, report="a", **KILLED), claim(9, report="b", **KILLED)]
    later = claim(11, report="c", published="2021-05-06", **KILLED)
    assert group([*first, later], SETTINGS).questions[0].id == group(first, SETTINGS).questions[0].id


def test_a_reviewer_can_part_and_join_what_the_score_would_not() -> None:
    one, same, other = (
        claim(9, report="a", **KILLED),
        claim(11, report="b", **KILLED),
        claim(4, "arrested", "person", report="c"),
    )
    decided = group(
        [one, same, other], SETTINGS, [Decision(one.id, same.id, same=False), Decision(one.id, other.id, same=True)]
    )
    found = {frozenset(q.claim_ids) for q in decided.questions}
    flagged = [{pair.a.id, pair.b.id} for pair in decided.flagged]
    assert (found, flagged) == ({frozenset([one.id, other.id]), frozenset([same.id])}, [{one.id, other.id}])


def test_a_block_over_the_limit_is_split_and_still_links_within_its_parts() -> None:
    small = Settings(linking=Linking(max_block=4, window=3))
    told = [claim(9, report=f"r{n}", **KILLED) for n in range(5)] + [
        claim(7, report=f"s{n}", **{**KILLED, "kind": "soldier"}) for n in range(3)
    ]
    assert sorted(len(q.claim_ids) for q in group(told, small).questions) == [3, 5]


def test_every_golden_pair_that_is_flagged_stands_in_the_relations_with_its_reasons() -> None:
    rows = [row for row in golden() if row["flagged"]]
    told = [[(r.relation, bool(r.reasons)) for r in group(row["pair"], SETTINGS).relations] for row in rows]
    assert told == [[(row["expected"], True)] for row in rows]


def test_three_claims_in_any_order_have_one_grouping() -> None:
    told = [claim(n, report=report, **KILLED) for n, report in ((9, "a"), (11, "b"), (9, "c"))]
    assert len({str(group(list(order), SETTINGS)) for order in permutations(told)}) == 1


def test_no_claims_have_no_questions() -> None:
    found = group([], SETTINGS)
    assert (found.questions, found.relations, ids(found.claims)) == ((), (), [])
