"""How likely two figures answer one question: the weights of their signs, and when they are asked for."""

from __future__ import annotations

import math
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from claims.comparison import likelihood
from claims.comparison.fields import matches
from claims.comparison.intervals import Extent
from claims.comparison.relation import compare
from claims.terms import Bound, RelationKind
from tests.comparison.test_signs import FACTS, SETTINGS


def test_each_sign_adds_its_weight_to_what_is_known_before() -> None:
    known = likelihood.weights()
    assert math.isclose(
        likelihood.total(["figures: meet", "event: same"]),
        known[likelihood.START] + known["figures: meet"] + known["event: same"],
    )
    assert known[likelihood.START] == likelihood.total(["a sign that nobody has weighed"])


def test_near_figures_speak_for_one_question_and_distant_ones_against_it() -> None:
    known = likelihood.weights()
    assert known["figures: 0 of 7 apart"] > known["figures: 4 of 7 apart"] > known["figures: 7 of 7 apart"]
    assert known["event: same"] > known["event: different"]
    assert known["parts: 1"] < 0


def test_even_odds_are_nought() -> None:
    assert likelihood.odds(0.5) == 0
    assert math.isclose(likelihood.odds(0.9), -likelihood.odds(0.1))


def test_two_tolls_of_one_accident_are_likely_one_question_and_its_parts_are_not() -> None:
    toll = compare(FACTS["north Forty"], FACTS["south 52"], SETTINGS)
    assert toll.is_likely(SETTINGS.linking)
    past = compare(FACTS["north three"], FACTS["south 52"], SETTINGS)
    assert past.is_unlikely(SETTINGS.linking)


def test_short_notes_and_figures_of_two_dimensions_are_not_weighed() -> None:
    money, people = FACTS["south 5,000"], FACTS["north 600"]
    assert likelihood.evidence(money, people, matches(money, people, SETTINGS)) is None
    assert compare(money, people, SETTINGS).evidence is None


def test_what_nothing_outweighs_stays_apart() -> None:
    pair = compare(FACTS["north 12"], FACTS["south 14"], SETTINGS)
    assert pair.kind is not RelationKind.CONTRADICTION


@given(
    st.sampled_from(sorted(FACTS)),
    st.sampled_from(sorted(FACTS)),
    st.floats(0, 60),
    st.floats(0, 60),
    st.sampled_from(Bound),
)
def test_widening_an_interval_never_makes_a_contradiction(
    a: str, b: str, below: float, above: float, bound: Bound
) -> None:
    one, other = FACTS[a], FACTS[b]
    wide = replace(
        one,
        claim=one.claim.model_copy(update={"bound": bound}),
        extent=Extent(one.extent.low - below, one.extent.high + above),
    )
    before, after = compare(one, other, SETTINGS), compare(wide, other, SETTINGS)
    if after.kind is RelationKind.CONTRADICTION and after.is_supported(SETTINGS.linking):
        assert before.kind is RelationKind.CONTRADICTION
        assert before.is_supported(SETTINGS.linking)
