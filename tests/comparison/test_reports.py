"""Rare names that reports share, in a large collection only."""

from __future__ import annotations

from collections import Counter

import pytest

from claims.comparison.reports import entities, told
from claims.config import Linking
from claims.models import Claim
from factories import claim, document

SENTENCE = "Police said that Marta Lindholm was hit near Harbour Street on her way home."


def _reports(size: int, names: tuple[str, ...] = ()) -> list[Claim]:
    """The first two reports name a person and a street; all others name what no other does."""
    named = [
        claim(
            of=document(outlet=f"Outlet {i}", text=f"Text {i}."),
            sentence=SENTENCE if i < 2 else "Nobody is named here.",
            title=None,
            report_names=names if i < 2 else (f"name{i}",),
        )
        for i in range(size)
    ]
    return [one.model_copy(update={"case": None}) for one in named]


def _sizes_of_incidents(claims: list[Claim]) -> list[int]:
    found = Counter(one.incident for one in told(claims, Linking()).values())
    return sorted(found.values(), reverse=True)


def test_a_person_is_known_by_the_last_name_and_a_street_by_all_of_its_name() -> None:
    expected = frozenset({"lindholm", "harbour street"})
    assert expected == entities(SENTENCE)


def test_a_text_in_title_case_names_nobody() -> None:
    expected: frozenset[str] = frozenset()
    assert expected == entities("Two Guards Wounded Near Old Harbour Market")


@pytest.mark.parametrize("names", [(), ("lindholm", "quayside")])
def test_reports_of_a_large_collection_with_rare_names_in_common_are_of_one_incident(names: tuple[str, ...]) -> None:
    expected = [2] + [1] * 38
    assert expected == _sizes_of_incidents(_reports(40, names))


def test_nothing_is_told_of_a_collection_small_enough_to_be_of_one_incident() -> None:
    expected: list[int] = []
    assert expected == _sizes_of_incidents(_reports(10))


def test_a_name_that_most_reports_mention_tells_nothing() -> None:
    claims = [one.model_copy(update={"report_names": ("police", f"name{i}")}) for i, one in enumerate(_reports(40))]
    expected = [1] * 40
    assert expected == _sizes_of_incidents(claims)


def test_reports_told_long_after_each_other_need_more_names_in_common() -> None:
    claims = _reports(40, ("lindholm", "marta", "quayside"))
    late = claims[1].model_copy(
        update={"published": "2021-05-01", "report_names": ("lindholm", "other", "names", "besides")}
    )
    expected = [1] * 40
    assert expected == _sizes_of_incidents(
        [claims[0].model_copy(update={"published": "2019-05-01"}), late, *claims[2:]]
    )


def test_names_that_every_report_has_make_no_incident() -> None:
    claims = [one.model_copy(update={"report_names": ("lindholm",)}) for one in _reports(30)]
    assert _sizes_of_incidents(claims) == [1] * 30
