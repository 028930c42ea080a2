from __future__ import annotations

from itertools import combinations
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.comparison import compare
from claims.comparison.facts import Facts
from claims.comparison.fields import FIELDS, matches
from claims.comparison.levels import Match
from claims.comparison.preparing import prepare
from claims.comparison.relation import ANSWERS, STAYING_APART, by_values, is_unrelated
from claims.comparison.scoring import is_same_event, waterfall
from claims.config import Linking, Settings
from claims.models import Claim
from claims.questions import candidates, group, reconciling
from claims.questions.cells import cells, numbered
from claims.questions.columns import columns
from claims.questions.merging import sets
from claims.questions.ordering import reading_order
from claims.questions.reconciling import Reconciled, reconcile
from claims.questions.screening import Outcome, Screen
from claims.terms import RelationKind
from claims_by_hand import claim

SETTINGS = Settings()
WEIGHTS = SETTINGS.linking.weights


VALUES = {
    "figure": [0, 3, 4, 30, 31, 900],
    "event": ["held", "killed", "injured", "casualties", "evacuated", "cost", None],
    "kind": ["soldier", "prisoner", "person", "body", "child", "police officer", None],
    "published": ["2021-05-04", "2021-05-05", "2021-08", "2023-01-01"],
    "group": [None, "Georgia", "Armenia"],
    "actor": [None, "Russia", "Georgia"],
    "place": [None, "Port Sarn", "Baku", "Azerbaijan", "Salto", "Salto district"],
    "case": [None, "sarn"],
    "bound": ["exact", "about", "at_least", "vague"],
    "status": [None, "civilian", "combatant"],
    "age_sex": [None, "child", "woman"],
    "modality": ["stated", "denied", "planned"],
    "implicit": [False, True],
    "period_start": [None, "2021-05-03"],
    "period_end": ["2021-05-03", "2021-05-04", "2021-12-31"],
    "period_text": [None, "last spring"],
    "scope": [(), ("each",)],
    "unit": [None, "EUR"],
    "concept": [None, "crude oil"],
    "speaker_name": [None, "Mira Tolland"],
}


@st.composite
def tables(draw: st.DrawFn, most: int = 8) -> list[Claim]:
    """Claims that share most values and differ in a few: places within places, parts of kinds, bounds, plans and denials."""
    usual = {name: draw(st.sampled_from(values)) for name, values in VALUES.items()}
    found: dict[str, Claim] = {}
    for _ in range(draw(st.integers(0, most))):
        other = draw(st.sets(st.sampled_from(sorted(VALUES)), max_size=3))
        told = usual | {name: draw(st.sampled_from(VALUES[name])) for name in sorted(other)}
        made = claim(**told, report=draw(st.sampled_from("abcd")), start=draw(st.integers(0, 99)))
        found.setdefault(made.id, made)
    return list(found.values())


def prepared(table: list[Claim]) -> list[Facts]:
    return list(prepare(sorted(table, key=reading_order), SETTINGS).values())


def reconciled(facts: list[Facts]) -> Reconciled:
    return reconcile(columns(facts), facts.__getitem__, SETTINGS)


def partition(facts: list[Facts]) -> set[frozenset[str]]:
    """The claims of each question."""
    question_of = reconciled(facts).question_of
    return {
        frozenset(one.id for one, own in zip(facts, question_of, strict=True) if own == question)
        for question in set(question_of.tolist())
    }


EVIDENCE = ("names", "document", "report", "copy", "wording", "speaker", "value")
"""Fields that the columns of cells do not hold: what they add is looked at where the rest does not suffice."""


@settings(deadline=None, max_examples=100)
@given(tables())
def test_what_the_columns_say_of_a_pair_is_what_the_table_of_relations_says(table: list[Claim]) -> None:
    facts = prepared(table)
    found = columns(facts)
    own = cells(found)
    screen = Screen(found, own, SETTINGS)
    for i, j in combinations(range(len(own)), 2):
        told = screen(np.array([i]), np.array([j]))
        a, b = (facts[int(own.first[cell])] for cell in (i, j))
        if is_unrelated(a, b, SETTINGS):
            assert compare(a, b, SETTINGS).kind is RelationKind.UNRELATED
        levels = matches(a, b, SETTINGS)
        kind, *_ = by_values(a, b, levels)
        expected = Outcome.APART if kind not in ANSWERS else Outcome.STAYS if kind in STAYING_APART else Outcome.ANSWERS
        assert told.outcome[0] in (expected, Outcome.OWN)
        if (
            told.outcome[0] in (Outcome.STAYS, Outcome.ANSWERS)
            and own.size[i] == own.size[j] == 1
            and levels["place"] is not Match.CLOSE
        ):
            least = sum(w for name, w in waterfall(a, b, levels, kind, WEIGHTS).items() if name not in EVIDENCE)
            assert (round(least, 3), is_same_event(a, b, levels)) == (
                round(float(told.points[0]), 3),
                told.is_one_event[0],
            )


def test_every_field_that_is_compared_is_a_column_or_evidence() -> None:
    read = {
        "event",
        "modality",
        "change",
        "unit",
        "counted_kind",
        "group",
        "status",
        "age_sex",
        "actor",
        "scope",
        "place",
        "period",
        "as_of",
        "concept",
        "case",
    }
    assert read | set(EVIDENCE) - {"wording", "value"} == set(FIELDS)


@settings(deadline=None, max_examples=60)
@given(tables())
def test_blocks_of_cells_lose_no_pair_that_comparing_all_with_all_links(table: list[Claim]) -> None:
    facts = prepared(table)
    found = columns(facts)
    own = cells(found)
    blocked = {
        pair
        for i, j in candidates.pairs(found, own, SETTINGS.linking)
        for pair in zip(i.tolist(), j.tolist(), strict=True)
    }
    linked = {
        tuple(sorted((int(own.of[i]), int(own.of[j]))))
        for i, j in combinations(range(len(facts)), 2)
        if own.of[i] != own.of[j]
        and facts[i].claim.case == facts[j].claim.case
        and compare(facts[i], facts[j], SETTINGS).links(SETTINGS.linking)
    }
    assert linked <= blocked


@settings(deadline=None, max_examples=40)
@given(tables(), st.randoms(use_true_random=False))
def test_the_order_of_the_table_never_matters(table: list[Claim], random: Random) -> None:
    shuffled = list(table)
    random.shuffle(shuffled)
    assert partition(prepared(table)) == partition(prepared(shuffled))


@settings(deadline=None, max_examples=60)
@given(tables())
def test_where_nothing_is_apart_the_questions_are_those_of_grouping(table: list[Claim]) -> None:
    grouping = group(table, SETTINGS)
    facts = [grouping.facts[one.id] for one in grouping.claims]
    if all(compare(a, b, SETTINGS).is_answer for a, b in combinations(facts, 2)):
        assert {frozenset(question.claim_ids) for question in grouping.questions} == partition(facts)


@settings(deadline=None, max_examples=100)
@given(tables())
def test_no_two_claims_of_one_question_are_apart_in_a_known_field(table: list[Claim]) -> None:
    facts = prepared(table)
    question_of = reconciled(facts).question_of
    for i, j in combinations(range(len(facts)), 2):
        if question_of[i] == question_of[j]:
            kind, *_ = by_values(facts[i], facts[j], matches(facts[i], facts[j], SETTINGS))
            assert kind in ANSWERS


def told(figure: int, report: str) -> Claim:
    """A figure of one fire, in a sentence of its own report."""
    sentence = f"In Port Sarn {figure} people were killed."
    day = {"period_start": "2021-05-03", "period_end": "2021-05-03"}
    span = {"start": 13, "end": 13 + len(str(figure)), "sentence": sentence}
    return claim(figure, "killed", "person", place="Port Sarn", report=report, **span, **day)


def test_a_duplicate_changes_no_flag() -> None:
    few = [told(9, "a"), told(9, "b"), told(14, "c")]
    many = few + [told(9, name) for name in "defgh"]
    flags = [
        {tuple(sorted(facts[at].extent.low for at in pair)) for pair in reconciled(facts).flagged.tolist()}
        for facts in (prepared(few), prepared(many))
    ]
    assert flags == [{(9, 14)}, {(9, 14)}]


def test_a_table_without_claims_has_no_questions() -> None:
    assert reconciled([]).questions == 0


@settings(deadline=None, max_examples=60)
@given(tables())
def test_cells_whose_days_are_too_far_from_each_other_are_apart(table: list[Claim]) -> None:
    found = columns(prepared(table))
    own = cells(found)
    screen = Screen(found, own, SETTINGS)
    first, last = screen.stretches
    pairs = [(i, j) for i, j in combinations(range(len(own)), 2) if first[i] > last[j] or first[j] > last[i]]
    assert [Outcome.APART] * len(pairs) == [screen(np.array([i]), np.array([j])).outcome[0] for i, j in pairs]


@settings(deadline=None, max_examples=40)
@given(tables())
def test_the_number_of_threads_never_matters(table: list[Claim]) -> None:
    facts = prepared(table)
    alone = reconciled(facts)
    with pytest.MonkeyPatch.context() as patched:
        for name in ("_WORTH_A_THREAD", "_AHEAD"):
            patched.setattr(reconciling, name, 1)
        patched.setattr(candidates, "_WORTH_A_THREAD", 1)
        patched.setattr(candidates, "BATCH", 3)
        patched.setattr(reconciling, "_THREADS", 4)
        shared = reconciled(facts)
    assert (alone.question_of.tolist(), alone.flagged.tolist()) == (
        shared.question_of.tolist(),
        shared.flagged.tolist(),
    )


PAIRS = list(combinations(range(9), 2))


@given(st.permutations(PAIRS), st.integers(0, len(PAIRS)), st.sets(st.sampled_from(PAIRS)))
def test_sets_grow_as_if_links_were_followed_one_by_one(
    links: list[tuple[int, int]], count: int, apart: set[tuple[int, int]]
) -> None:
    followed = [pair for pair in links[:count] if pair not in apart]
    expected = list(range(9))
    for i, j in followed:
        one, other = ([cell for cell in range(9) if expected[cell] == expected[end]] for end in (i, j))
        if not any(tuple(sorted((x, y))) in apart for x in one for y in other):
            expected = [min(one + other) if cell in one + other else expected[cell] for cell in range(9)]
    i, j = (np.array([pair[end] for pair in followed], np.int64) for end in (0, 1))
    found = sets(
        9,
        (i, j, np.arange(len(followed), dtype=np.uint64)),
        lambda a, b: np.array([pair in apart for pair in zip(a.tolist(), b.tolist(), strict=True)], np.bool_),
    )
    assert expected == found.tolist()


@given(st.lists(st.integers(0, 2**64 - 1) | st.integers(0, 4)))
def test_keys_are_numbered_in_the_order_in_which_they_are_met(keys: list[int]) -> None:
    met = list(dict.fromkeys(keys))
    of, first = numbered(np.array(keys, np.uint64))
    assert ([met.index(key) for key in keys], [keys.index(key) for key in met]) == (of.tolist(), first.tolist())


def test_a_place_that_everybody_names_costs_no_more_than_its_share() -> None:
    linking = Linking(max_block=40, window=5)
    weighed = []
    for count in (500, 2_000):
        days = [f"20{10 + n // 336 % 12}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}" for n in range(count)]
        facts = prepared(
            [
                claim(
                    n,
                    "killed",
                    "person",
                    place="Port Sarn",
                    period_start=day,
                    period_end=day,
                    published=day,
                    report=f"r{n}",
                )
                for n, day in enumerate(days)
            ]
        )
        found = columns(facts)
        weighed.append(sum(len(i) for i, _ in candidates.pairs(found, cells(found), linking)))
    assert weighed[1] <= 4.5 * weighed[0]
