"""What the parse adds to a number: what is counted, what it is about, how it moves, in offsets of the document."""

from __future__ import annotations

import pytest

from claims import syntax
from claims.models import Quantity
from claims.quantities import find, refine


def read(text: str, start: int = 0) -> tuple[Quantity, ...]:
    passage = next(iter(syntax.parse([(start, text)])))
    shifted = [q.model_copy(update={"start": q.start + start, "end": q.end + start}) for q in find(text)]
    return refine(passage, shifted)


@pytest.mark.parametrize("start", [0, 7, 1_000])
def test_offsets_are_those_of_the_document(start: int) -> None:
    text = "The guards freed 14 “captive” soldiers."
    document = "#" * start + text
    found = read(text, start)[0]
    assert (document[found.start : found.end], document[found.counted_start : found.counted_end]) == ("14", "soldiers")


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("They freed 30 prisoners of war on Monday.", "prisoners of war"),
        ("They freed 30 wounded prisoners who had lost hope.", "wounded prisoners"),
        ("They returned the bodies of two pilots.", "bodies of two pilots"),
        ("Six farmers and two shepherds were held.", "farmers"),
    ],
)
def test_the_phrase_of_what_is_counted_has_neither_number_nor_clause(text: str, phrase: str) -> None:
    assert phrase == read(text)[0].counted_phrase


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("The bakery employs 40 people.", "The bakery"),
        ("A fine of $2 million was imposed.", "A fine"),
        ("The tower is 90 metres high.", "The tower"),
        ("The mayor, who lost two elections, retired.", "The mayor"),
    ],
)
def test_a_number_is_stated_of_the_noun_it_hangs_on_or_the_subject(text: str, concept: str) -> None:
    assert concept == read(text)[0].concept


def test_a_conversion_in_brackets_is_about_the_same_thing() -> None:
    first, second = read("The bridge spans more than 8 miles (13 km).")
    assert (first.concept, first.bound) == (second.concept, second.bound)


def test_numbers_keep_their_order_and_none_is_lost() -> None:
    text = "On 3 May two of the 14 boats sank at 5pm; nobody was hurt."
    assert [q.text for q in find(text)] == [q.text for q in read(text)]
