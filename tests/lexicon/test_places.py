"""Names, demonyms and capitals lead to the place that is meant."""

from __future__ import annotations

import pytest

from claims.lexicon.places import country_of, demonym, is_demonym, within


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Azerbaijan", "Azerbaijan"),
        ("Azeri", "Azerbaijan"),
        ("Azerbaijanis", "Azerbaijan"),
        ("Baku", "Azerbaijan"),
        ("U.S.", "United States"),
        ("the United States", "United States"),
        ("Washington, D.C.", "United States"),
        ("Kiev", "Ukraine"),
        ("Kyiv’s", "Ukraine"),
        ("Germans", "Germany"),
        ("Czechs", "Czech Republic"),
        ("Dutchmen", "Netherlands"),
        ("Briton", "United Kingdom"),
        ("Scots", "Scotland"),
        ("The Hague", "Netherlands"),
        ("Côte d’Ivoire", "Ivory Coast"),
        ("Georgian", "Georgia"),
        ("Nigerien", "Niger"),
        ("Nigerian", "Nigeria"),
    ],
)
def test_a_word_leads_to_its_place(word: str, expected: str) -> None:
    assert country_of(word) == expected


@pytest.mark.parametrize(
    "word", ["Korean", "Koreans", "Dominican", "us", "turkey", "polish", "Nice", "table", "", "the"]
)
def test_a_word_that_names_no_one_place_leads_nowhere(word: str) -> None:
    assert country_of(word) is None


def test_an_ambiguous_demonym_is_still_a_demonym() -> None:
    assert (is_demonym("Koreans"), is_demonym("Korea"), is_demonym("Baku")) == (True, False, False)


def test_the_adjective_of_a_place_is_its_first_demonym() -> None:
    assert (demonym("Azerbaijan"), demonym("France"), demonym("Donbas"), demonym("Nowhere")) == (
        "Azerbaijani",
        "French",
        None,
        None,
    )


@pytest.mark.parametrize(
    ("place", "whole", "expected"),
    [
        ("Scotland", "United Kingdom", True),
        ("Gaza City", "Palestine", True),
        ("France", "France", True),
        ("United Kingdom", "Scotland", False),
        ("Texas", "Mexico", False),
    ],
)
def test_a_place_lies_within_what_it_is_part_of(place: str, whole: str, expected: bool) -> None:
    assert within(place, whole) == expected
