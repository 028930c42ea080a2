"""A figure that a page changed between two of its versions: told as silent only where the page does not say so."""

from __future__ import annotations

from itertools import permutations

import pytest

from claims import pipeline
from claims.models import Discrepancy, Document
from claims.terms import RelationKind

OLD = "Nine people died when the dam of Arden broke on Monday, the fire chief said.\n\nThe flood destroyed 40 houses in Arden."
NEW = OLD.replace("Nine", "Eleven")
CORRECTION = "Correction: An earlier version of this article said that nine people had died."
UPDATE = "This story has been updated with the latest number of dead."


def versions(text: str, url: str = "https://tide.example/dam") -> list[Document]:
    """The page as it stood on two days; the second with another text, and maybe under another address."""
    made = Document(
        name="old.html",
        text=OLD,
        outlet="The Tide",
        published="2024-05-06",
        url="https://tide.example/dam",
        modified="2024-05-06",
    )
    return [made, made.model_copy(update={"name": "new.html", "text": text, "url": url, "modified": "2024-05-07"})]


def flag(documents: list[Document]) -> Discrepancy:
    (found,) = pipeline.check(documents).discrepancies
    return found


def test_a_figure_that_changed_without_a_word_is_a_silent_change_and_told_in_the_order_of_the_versions() -> None:
    found = flag(versions(NEW))
    assert (found.kind, [side.low for side in found.sides]) == (RelationKind.SILENT_CHANGE, [9.0, 11.0])
    assert "and the page does not say so: 9 people" in found.explanation
    assert "in the version kept on 2024-05-06; 11 people" in found.explanation


@pytest.mark.parametrize(
    "url", ["https://tide.example/dam?utm_source=feed", "http://www.tide.example/dam/", "https://tide.example/dam#top"]
)
def test_one_page_under_two_addresses_is_one_page(url: str) -> None:
    assert flag(versions(NEW, url)).kind is RelationKind.SILENT_CHANGE


def test_two_pages_of_one_outlet_change_nothing_silently() -> None:
    assert flag(versions(NEW, "https://tide.example/dam?id=2")).kind is not RelationKind.SILENT_CHANGE


def test_a_correction_that_the_page_states_is_told_as_such_in_its_words() -> None:
    found = flag(versions(f"{NEW}\n\n{CORRECTION}"))
    assert (found.kind, [side.low for side in found.sides]) == (RelationKind.REVISION, [9.0, 11.0])
    assert found.both_true_if == "if the later version corrects the earlier one"
    assert "and says so: 9 people (The fire chief) in the version kept on 2024-05-06; 11 people" in found.explanation
    assert found.explanation.endswith(f"The page says: “{CORRECTION}”")


def test_a_correction_that_stood_in_both_versions_says_nothing_of_this_change() -> None:
    given = versions(f"{NEW}\n\n{CORRECTION}")
    given[0] = given[0].model_copy(update={"text": f"{OLD}\n\n{CORRECTION}"})
    assert RelationKind.SILENT_CHANGE in {one.kind for one in pipeline.check(given).discrepancies}


def test_a_toll_that_rose_in_a_page_that_says_it_was_updated_is_an_update() -> None:
    found = pipeline.check(versions(f"{NEW}\n\n{UPDATE}"))
    assert (found.discrepancies, RelationKind.UPDATE in {one.relation for one in found.relations}) == ((), True)


def test_what_both_versions_say_counts_as_one_origin() -> None:
    (houses,) = [one for one in pipeline.check(versions(NEW)).questions if one.counted_kind == "house"]
    assert (houses.statements, houses.origins) == (2, 1)


def test_the_order_of_the_versions_given_makes_no_difference() -> None:
    told = [flag(list(given)).explanation for given in permutations(versions(f"{NEW}\n\n{CORRECTION}"))]
    assert len(set(told)) == 1
