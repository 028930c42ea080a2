"""Rare names that reports share, in a large collection only."""

from __future__ import annotations

import pytest

from claims.comparison.reports import entities, told
from claims.models import Claim
from factories import claim, document

SENTENCE = "Police said that Marta Lindholm was hit near Harbour Street on her way home."


def _reports(size: int) -> list[Claim]:
    named = [
        claim(of=document(outlet=f"Outlet {i}"), sentence=SENTENCE if i < 2 else "Nobody is named here.", title=None)
        for i in range(size)
    ]
    return [one.model_copy(update={"case": None}) for one in named]


def test_a_person_is_known_by_the_last_name_and_a_street_by_all_of_its_name() -> None:
    expected = frozenset({"lindholm", "harbour street"})
    assert expected == entities(SENTENCE)


def test_a_text_in_title_case_names_nobody() -> None:
    expected: frozenset[str] = frozenset()
    assert expected == entities("Two Guards Wounded Near Old Harbour Market")


@pytest.mark.parametrize(("size", "expected"), [(10, []), (40, [2, 2])])
def test_names_that_few_reports_of_a_large_collection_share_are_told(size: int, expected: list[int]) -> None:
    assert expected == [len(names) for names in told(_reports(size), small_case=25).values() if names]
