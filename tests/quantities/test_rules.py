"""Every number tells which rule made it what it is, and rules that nobody needs can be found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claims import pipeline
from claims.models import Document, Inspection
from claims.quantities import find
from claims.quantities.rules import Firing, Rule, fired, firings, kind_rule, rules

GOLDEN = Path(__file__).parents[1] / "golden"
FEWEST = 3
OF_RULES = {"kind", "notquantities", "bound", "change", "unit", "numeral"}
"""The parts that hold rules; the others hold the rows of word lists, which are data with a source of their own."""


@pytest.fixture(scope="module")
def golden() -> list[tuple[Inspection, ...]]:
    """The numbers of each golden text."""
    paths = sorted(GOLDEN.glob("quantities*.jsonl"))
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    texts = dict.fromkeys(json.loads(line)["text"] for line in lines)
    return [reading.inspections for reading in pipeline.readings(Document(name=text, text=text) for text in texts)]


def test_every_number_of_the_golden_texts_has_a_rule_with_a_name(golden: list[tuple[Inspection, ...]]) -> None:
    unnamed = {number.reason for numbers in golden for number in numbers if kind_rule(number) is None}
    assert unnamed == set()


def test_every_rule_that_fires_is_a_listed_one(golden: list[tuple[Inspection, ...]]) -> None:
    assert {firing.rule for firing in firings(golden)} == set(rules())


def test_no_rule_fires_on_fewer_than_three_golden_texts(golden: list[tuple[Inspection, ...]]) -> None:
    found = [firing for firing in firings(golden) if firing.rule.part in OF_RULES]
    assert {firing.rule.part for firing in found} == OF_RULES
    assert [firing for firing in found if firing.documents < FEWEST] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at least 20 goats", {("kind", "figure"), ("bound", "at_least"), ("hedges", "at least"), ("numeral", "figures")}),
        (
            "just over 3 million litres per second",
            {
                ("kind", "amount with a unit"), ("bound", "more_than"), ("hedges", "just over"), ("unit", "rate"),
                ("units", "litre"), ("units", "second"), ("numbers", "million (scale)"), ("numeral", "figures and words"),
            },
        ),
        ("70 km/h", {
            ("kind", "amount with a unit"), ("bound", "exact"), ("unit", "rate"), ("units", "kilometre per hour"),
            ("numeral", "figures"),
        }),
        ("$4m", {
            ("kind", "amount with a unit"), ("bound", "exact"), ("currencies", "USD"), ("numbers", "m (suffix)"),
            ("numeral", "figures and words"),
        }),
        ("a few goats", {("kind", "vague word"), ("bound", "vague"), ("vague", "a few"), ("numeral", "words")}),
        ("12 or more goats", {("kind", "figure"), ("bound", "at_least"), ("hedges", "or more"), ("numeral", "figures")}),
        ("the third goat", {("kind", "ordinal"), ("numbers", "third (ordinal)")}),
        ("in May 2031", {("kind", "date")}),
        ("along Highway 12", {("notquantities", "the number is part of the name of a road, a place or a post")}),
    ],
)  # fmt: skip
def test_a_number_names_its_rules_and_rows(text: str, expected: set[tuple[str, str]]) -> None:
    (number,) = find(text)
    assert {tuple(rule) for rule in fired(number)} == expected


def test_a_movement_and_both_its_ends_are_rules_of_their_own() -> None:
    (number,) = find("fell from 40 to 35")
    assert [rule for rule in fired(number) if rule.part == "change"] == [
        Rule("change", "down"),
        Rule("change", "from one end to the other"),
    ]


def test_a_reason_that_no_rule_has_is_shown_as_its_own_name() -> None:
    (number,) = find("12 goats")
    strange = number.model_copy(update={"reason": "the moon was full"})
    assert kind_rule(strange) is None
    assert fired(strange)[0] == Rule("kind", "the moon was full")


def test_a_rule_is_the_same_whoever_says_the_number() -> None:
    text = 'Ada Lind runs the ferry. She spoke on Friday. "We lost 12 buoys. Another 9 are cracked," she said.'
    (reading,) = pipeline.readings([Document(name="ferry", text=text)])
    told = [number for number in reading.inspections if "said by" in number.reason]
    assert {kind_rule(number) for number in told} == {Rule("kind", "figure")}


def test_rules_are_counted_by_numbers_and_by_documents_most_frequent_first() -> None:
    found = firings([find("12 goats and 30 sheep"), find("at least 8 cows"), ()])
    assert [firing for firing in found if firing.numbers][:3] == [
        Firing(Rule("kind", "figure"), 3, 2),
        Firing(Rule("numeral", "figures"), 3, 2),
        Firing(Rule("bound", "exact"), 2, 1),
    ]
    assert [firing.rule for firing in found if not firing.numbers] == sorted(
        firing.rule for firing in found if not firing.numbers
    )
