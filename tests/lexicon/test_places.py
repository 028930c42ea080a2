"""Names, demonyms and capitals lead to the place that is meant."""

from __future__ import annotations

import pytest

from claims.lexicon.places import bare, city_of, country_around, country_of, demonym, is_demonym, is_region, within


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


@pytest.mark.parametrize(
    ("word", "city"),
    [
        ("Kiev", "Kyiv"),
        ("Peking", "Beijing"),
        ("Washington, D.C.", "Washington"),
        ("The Hague", "The Hague"),
        ("Cape Town", "Cape Town"),
        ("Lyon", None),
        ("Luxembourg", None),
    ],
)
def test_a_capital_has_one_name_whatever_its_spelling(word: str, city: str | None) -> None:
    assert city_of(word) == city


@pytest.mark.parametrize(
    ("word", "country"),
    [("Lyon", "France"), ("Kiev", "Ukraine"), ("Texas", "United States"), ("Kano state", "Nigeria"), ("Nowhere", None)],
)
def test_a_place_lies_in_its_country(word: str, country: str | None) -> None:
    assert country_around(word) == country


@pytest.mark.parametrize(
    ("name", "expected", "region"),
    [
        ("Salto district", "Salto", True),
        ("the province of Salto", "Salto", True),
        ("the town of Salto", "Salto", False),
        ("Leyte island", "Leyte", False),
        ("Salto", "Salto", False),
    ],
)
def test_a_name_is_told_from_the_form_it_takes(name: str, expected: str, region: bool) -> None:
    assert (bare(name), is_region(name)) == (expected, region)


@pytest.mark.parametrize("word", ["worldwide", "globally", "the world"])
def test_the_world_is_a_place(word: str) -> None:
    assert country_of(word) == "the world"
