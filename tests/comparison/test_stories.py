"""Reports are of one story where a person named the case, or where they share names within a month."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claims.comparison.stories import is_story, names_of, stories
from claims.config import Settings
from claims.models import Claim
from claims_by_hand import claim

SETTINGS = Settings()


def told(report: str, sentence: str, **fields: object) -> Claim:
    return claim(
        3, report=report, **{"sentence": sentence, "sentence_start": 0, "start": 0, "published": "2024-05-03", "case": None} | fields
    )  # fmt: skip


QUAY = told("north", "Rescuers pulled 3 sailors from the quay at Varnholm, Olle Bergstrand said.")
QUAY_AGAIN = told("south", "In the port of Varnholm 3 people were saved, Olle Bergstrand told the paper.")
ELSEWHERE = told("west", "In Lisbon 3 trams collided near Rossio, the mayor, Rui Teles, said.")


def groups(*claims: Claim) -> list[list[str]]:
    of = stories(claims, SETTINGS)
    found = {one.document: of[one.case, one.document_id] for one in claims}
    return sorted(sorted(name for name in found if found[name] == story) for story in set(found.values()))


def test_two_reports_that_share_two_names_are_one_story() -> None:
    assert groups(QUAY, QUAY_AGAIN) == [["north.txt", "south.txt"]]


def test_the_names_of_a_story_can_be_shown() -> None:
    (story,) = set(stories([QUAY, QUAY_AGAIN], SETTINGS).values())
    assert names_of(story) == "Bergstrand, Varnholm"


def test_reports_that_share_no_name_are_two_stories() -> None:
    assert groups(QUAY, ELSEWHERE) == [["north.txt"], ["west.txt"]]


def test_reports_of_one_place_a_year_apart_are_two_stories() -> None:
    later = told("south", "In Varnholm 3 people were saved, Olle Bergstrand said.", published="2025-05-03")
    assert groups(QUAY, later) == [["north.txt"], ["south.txt"]]


def test_a_name_that_one_report_mentions_in_passing_makes_no_story() -> None:
    passing = told("east", "A ship from Varnholm carried 3 tigers to the zoo of Brno.")
    assert groups(QUAY, passing) == [["east.txt"], ["north.txt"]]


def test_a_name_that_both_reports_come_back_to_makes_one() -> None:
    twice = [
        told("north", "At Varnholm 3 sailors were saved."),
        told("north", "The storm cost Varnholm 3 cranes.", sentence_start=90, start=90),
        told("south", "The quay of Varnholm lost 3 cranes."),
        told("south", "Divers in Varnholm found 3 ropes.", sentence_start=90, start=90),
    ]
    assert groups(*twice) == [["north.txt", "south.txt"]]


def test_a_named_case_of_few_reports_is_the_story_of_that_name() -> None:
    named = [QUAY.model_copy(update={"case": "Quay"}), ELSEWHERE.model_copy(update={"case": "Quay"})]
    assert {"Quay"} == set(stories(named, SETTINGS).values())
    assert not is_story("Quay")


def test_a_large_collection_is_not_searched() -> None:
    many = [
        told(f"r{n}", "At Varnholm 3 sailors were saved, Olle Bergstrand said.")
        for n in range(SETTINGS.linking.small_case + 1)
    ]
    assert stories(many, SETTINGS) == {}


@given(st.permutations([QUAY, QUAY_AGAIN, ELSEWHERE]))
def test_the_order_of_the_claims_never_matters(claims: list[Claim]) -> None:
    assert stories([QUAY, QUAY_AGAIN, ELSEWHERE], SETTINGS) == stories(claims, SETTINGS)


def report(name: str, opening: str, *rest: str, **fields: object) -> list[Claim]:
    """Six figures of one report, the first in its opening sentence."""
    texts = (opening, *rest, *(f"Street {at} lost 3 roofs." for at in range(5 - len(rest))))
    return [told(name, text, sentence_start=at * 90, start=at * 90, **fields) for at, text in enumerate(texts)]


RISE = report(
    "north",
    "Consumer prices in Uruguay rose 3 percent in April, the bureau said.",
    "Bread and rents drove inflation, the bureau said.",
)
SLOWED = report(
    "south",
    "Uruguayan inflation slowed to 3 percent in April as rents fell.",
    "Prices of bread rose, consumer groups said.",
)


def test_reports_of_one_country_week_and_matter_are_one_story_without_a_name() -> None:
    assert groups(*RISE, *SLOWED) == [["north.txt", "south.txt"]]


def test_reports_of_one_matter_in_two_countries_are_two_stories() -> None:
    other = report(
        "south",
        "Paraguayan inflation slowed to 3 percent in April as rents fell.",
        "Prices of bread rose, consumer groups said.",
    )
    assert groups(*RISE, *other) == [["north.txt"], ["south.txt"]]


def test_reports_of_two_matters_in_one_country_are_two_stories() -> None:
    other = report(
        "south", "In Uruguay 3 ships sank in a gale on Tuesday.", *(f"Harbour {at} closed 3 piers." for at in range(5))
    )
    assert groups(*RISE, *other) == [["north.txt"], ["south.txt"]]


def test_a_month_apart_one_matter_of_one_country_is_two_stories() -> None:
    later = report("south", "Uruguayan inflation slowed to 3 percent in May as rents fell.", published="2024-05-28")
    assert groups(*RISE, *later) == [["north.txt"], ["south.txt"]]


def test_notes_are_too_short_to_be_told_by_their_matter() -> None:
    assert groups(RISE[0], SLOWED[0]) == [["north.txt"], ["south.txt"]]


def whole(report: str, town: str, *matters: str, published: str = "2024-05-03") -> list[Claim]:
    """A whole report: a first sentence that names the town, and one sentence a matter."""
    told_of = [f"The frost ruined 3 orchards {town}.", *(f"It also ruined 3 {matter}." for matter in matters)]
    return [
        told(report, text, sentence_start=at * 90, start=at * 90, published=published)
        for at, text in enumerate(told_of)
    ]


FROST = ("vineyards", "hop gardens", "glasshouses", "beehives of the abbey", "wells")


def test_whole_reports_of_one_week_that_name_one_town_and_use_the_same_words_are_one_story() -> None:
    assert groups(*whole("north", "near Varnholm", *FROST), *whole("south", "at Varnholm", *FROST)) == [
        ["north.txt", "south.txt"]
    ]


def test_whole_reports_of_which_one_names_the_country_in_passing_are_one_story_where_their_words_are_alike() -> None:
    passing = (*FROST[:4], "wells in Norway")
    assert groups(*whole("north", "in Norway", *FROST), *whole("south", "of the valley", *passing)) == [
        ["north.txt", "south.txt"]
    ]


def test_whole_reports_with_the_same_words_a_month_apart_are_two_stories() -> None:
    later = whole("south", "at Varnholm", *FROST, published="2024-05-29")
    assert groups(*whole("north", "near Varnholm", *FROST), *later) == [["north.txt"], ["south.txt"]]


def test_whole_reports_about_two_countries_are_two_stories_however_alike_their_words_are() -> None:
    assert groups(*whole("north", "in Norway", *FROST), *whole("south", "in Chile", *FROST)) == [
        ["north.txt"],
        ["south.txt"],
    ]
