"""The signs of two figures: what is there to be seen of a pair, the same from both sides."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from claims import pipeline
from claims.comparison.facts import Facts
from claims.comparison.fields import matches
from claims.comparison.intervals import Extent
from claims.comparison.preparing import prepare
from claims.comparison.signs import signs
from claims.config import Settings
from claims.models import Document

SETTINGS = Settings()
NORTH = """HALVIK, May 3 - Forty people were hurt when a grandstand gave way in Halvik on Saturday, the fire chief, Olle Berg, said.

Berg said 12 of them were children. The grandstand held 600 spectators.

In 2016 a roof fell in at the same ground and three workers died. The club paid 200,000 euros then, and 15 percent of the seats were closed."""
SOUTH = """HALVIK, May 3 - The collapse of a stand in Halvik injured 52 spectators, the hospital's director, Ada Holm, told reporters.

Nine of the injured were children, Holm said. She had 30 doctors at work and 14 beds left.

The club, which sold 900 tickets, offered 5,000 euros to each family. Its last accident was in 2016."""


def told() -> dict[str, Facts]:
    """The facts of two reports of one accident, by what each figure says."""
    documents = [
        Document(name=name, text=text, outlet=name, published="2025-05-03", case="stand")
        for name, text in (("north.txt", NORTH), ("south.txt", SOUTH))
    ]
    found = prepare(list(pipeline.extract(documents)), SETTINGS)
    return {f"{one.claim.document[:5]} {one.claim.text}": one for one in found.values()}


FACTS = told()


def of(a: str, b: str) -> frozenset[str]:
    """The signs of two figures."""
    return signs(FACTS[a], FACTS[b], matches(FACTS[a], FACTS[b], SETTINGS, with_wording=True))


def test_signs_are_the_same_from_both_sides() -> None:
    for a, b in combinations(FACTS, 2):
        if FACTS[a].measure.dimension == FACTS[b].measure.dimension:
            assert of(a, b) == of(b, a)


def test_near_figures_at_the_top_of_two_reports_show_it() -> None:
    assert {
        "figures: 3 of 7 apart", "depth: 1", "depth apart: 1", "event: same", "voices: two in two reports", "measure: count", "days: 0",
    } <= of("north Forty", "south 52")  # fmt: skip


def test_a_figure_of_another_year_shows_it() -> None:
    assert "words of other times: one" in of("north three", "south 52")
    assert "words of other times: both" not in of("north three", "south 52")


def test_parts_and_limiting_words_are_signs() -> None:
    assert "parts: 1" in of("south Nine", "north Forty")
    assert "limiting words: one" in of("north 200,000", "south 5,000")


def test_figures_far_apart_show_how_far() -> None:
    assert "figures: 7 of 7 apart" in of("north 600", "south Nine")
    assert "figures: meet" not in of("north 600", "south 900")


def test_widening_an_interval_leaves_the_size_of_a_figure() -> None:
    exact, other = FACTS["south 52"], FACTS["north Forty"]
    wide = replace(exact, claim=exact.claim.model_copy(update={"low": 50.0, "high": 80.0}), extent=Extent(50.0, 80.0))
    sizes = [{sign for sign in signs(one, other, {}) if "apart" in sign or "size" in sign} for one in (exact, wide)]
    assert sizes[0] == sizes[1]
