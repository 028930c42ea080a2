"""Stories that repeat one text are found, in any order and a few at a time; two writers' reports of one event are not."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import stories_by_hand as stories
from claims import copies
from claims.copies.finding import ENOUGH
from claims.copies.stories import shares
from claims.models import Alike, Document

FERRY = stories.FERRY
TEXTS = {
    "agency": FERRY,
    "headed": stories.headed(FERRY),
    "cut": stories.cut(FERRY, 3),
    "reworded": stories.reworded(FERRY),
    "updated": stories.updated(FERRY),
    "edited": stories.edited(FERRY),
    "own": stories.OWN_REPORT,
    "other": stories.OTHER_REPORT,
    "market": stories.MARKET,
    "note": "Nine people died on the Sorvik ferry.",
    "same note": "Nine people died on the Sorvik ferry.",
}


def document(name: str) -> Document:
    return Document(name=name, text=TEXTS[name])


@cache
def sketched(name: str) -> copies.Sketch:
    return copies.sketch(copies.story(document(name)), copies.told(name, document(name)))


def among(*names: str) -> tuple[Alike, ...]:
    return copies.among([(name, document(name)) for name in names])[1]


@pytest.mark.parametrize(
    ("name", "share", "of_longer"),
    [
        ("headed", 1.0, 1.0),
        ("cut", 1.0, 0.361),
        ("reworded", 0.988, 0.988),
        ("updated", 0.973, 0.973),
        ("edited", 0.872, 0.667),
    ],
)
def test_a_story_edited_by_another_newspaper_is_a_copy(name: str, share: float, of_longer: float) -> None:
    (found,) = among("agency", name)
    assert (round(found.share or 0, 3), round(found.of_longer or 0, 3)) == (share, of_longer)


@pytest.mark.parametrize("name", ["own", "other", "market"])
def test_a_report_by_another_writer_is_no_copy_though_it_quotes_the_same_words(name: str) -> None:
    assert among("agency", name) == ()


def test_a_report_of_ones_own_with_two_paragraphs_of_the_agency_is_no_copy() -> None:
    told = [copies.story(Document(name=text[:9], text=text)) for text in (FERRY, stories.half(FERRY))]
    assert [share < ENOUGH / 2 for share in shares(*told)] == [True, True]


def test_a_note_is_a_copy_only_where_it_is_the_same_word_for_word() -> None:
    assert [(one.a, one.b, one.share) for one in among("note", "same note", "agency")] == [("note", "same note", 1.0)]


def test_menus_and_headings_are_no_part_of_what_is_compared() -> None:
    assert copies.story(document("headed")).words == copies.story(document("agency")).words


def test_a_shorter_story_is_found_in_a_much_longer_one() -> None:
    long = "\n\n".join([stories.OWN_REPORT, stories.MARKET, stories.cut(FERRY, 4), stories.OTHER_REPORT])
    told = [("a", Document(name="a", text=stories.cut(FERRY, 4))), ("b", Document(name="b", text=long))]
    (found,) = copies.among(told)[1]
    assert found.share == 1.0


@settings(max_examples=25, deadline=None)
@given(st.permutations(sorted(TEXTS)))
def test_the_order_of_documents_makes_no_difference(names: list[str]) -> None:
    assert among(*names) == among(*sorted(TEXTS))


@settings(max_examples=25, deadline=None)
@given(st.permutations(sorted(TEXTS)), st.integers(1, len(TEXTS) - 1))
def test_documents_that_come_one_by_one_have_the_copies_that_they_have_together(names: list[str], size: int) -> None:
    found: set[Alike] = set()
    for end in (*range(size, len(names), size), len(names)):
        start = (end - 1) // size * size
        sketches = [sketched(name) for name in names[:end]]
        new = frozenset(names[start:end])
        found |= set(copies.beside(sketches, new, lambda name: copies.story(document(name))))
    assert found == set(among(*names))


def test_a_text_in_another_script_is_compared_too() -> None:
    text = (
        "Министерство обороны сообщило, что в ходе ночной атаки были сбиты двенадцать беспилотников над морем и ещё три над областью.\n\n"
        * 2
    )
    told = [(name, Document(name=name, text=f"{head}\n\n{text}")) for name, head in (("a", "Ночью"), ("b", "Утром"))]
    (found,) = copies.among(told)[1]
    assert found.share == 1.0


def test_a_document_without_words_has_no_copies() -> None:
    assert copies.among([(name, Document(name=name, text="— — —")) for name in "ab"])[1] == ()
