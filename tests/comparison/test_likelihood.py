"""How likely two figures answer one question: the weights of their signs, and when they are asked for."""

from __future__ import annotations

import math

from claims.comparison import likelihood
from claims.comparison.fields import matches
from claims.comparison.relation import compare
from claims.terms import RelationKind
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
