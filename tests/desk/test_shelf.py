"""The documents of a case as a list, and one of them a part at a time."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factories
from claims.desk import Desk
from claims.desk.shelf import PART, count, cut, part_of
from claims.errors import ClaimsError
from claims.ids import document_id
from claims.models import Document

_TEXTS = st.builds(
    lambda piece, times: piece * times,
    st.text(st.sampled_from("ab \n."), min_size=1, max_size=40),
    st.integers(1, 2_000),
)


@given(_TEXTS)
def test_the_parts_of_a_text_are_all_of_it(text: str) -> None:
    cuts = [cut(text, part) for part in range(count(text) + 1)]
    assert "".join(text[start:end] for start, end in itertools.pairwise(cuts)) == text
    assert cuts == sorted(cuts)


@given(_TEXTS, st.integers(0, 100_000))
def test_every_offset_stands_in_the_part_that_is_told(text: str, at: int) -> None:
    at = min(at, len(text) - 1)
    part = part_of(text, at)
    assert cut(text, part) <= at < cut(text, part + 1)


def test_a_part_ends_with_a_line() -> None:
    text = "A line of the log.\n" * 1_000
    assert text[: cut(text, 1)].endswith(".\n")
    assert PART - len("A line of the log.\n") <= cut(text, 1) <= PART


@pytest.fixture
def many(desk: Desk) -> Desk:
    """A desk with documents of five days, one without a date, one of another case."""
    for day in range(1, 6):
        desk.add(
            Document(
                name=f"{day}.txt",
                text=f"Day {day}.",
                outlet="Log",
                title=f"Day {day} of 100%",
                published=f"2021-04-0{day}",
            ),
            (),
        )
    desk.add(Document(name="undated.txt", text="No day.", outlet="Log"), ())
    desk.add(Document(name="other.txt", text="Other.", case="other"), ())
    return desk


def names(desk: Desk, sought: str = "", start: int = 0, length: int = 50) -> list[str]:
    return [one.document.name for one in desk.documents(None, sought, start, length)[1]]


def test_the_latest_document_comes_first_and_undated_ones_last(many: Desk) -> None:
    assert names(many)[0] == "5.txt"
    assert names(many)[-1] == "undated.txt"


@pytest.mark.parametrize(
    ("sought", "expected"),
    [
        ("day 3", ["3.txt"]),
        ("LOG 2021-04-02", ["2.txt"]),
        ("100%", ["5.txt", "4.txt", "3.txt", "2.txt", "1.txt"]),
        ("_", []),
        ("evening", ["Evening Mail-3.txt"]),
        ("nothing such", []),
    ],
)
def test_documents_are_found_by_all_the_words_sought(many: Desk, sought: str, expected: list[str]) -> None:
    assert (names(many, sought), many.documents(None, sought)[0]) == (expected, len(expected))


def test_a_stretch_of_the_list_is_read_with_the_number_of_all(many: Desk) -> None:
    total, shown = many.documents(None, "day", 1, 2)
    assert (total, [one.document.name for one in shown]) == (5, ["4.txt", "3.txt"])


def test_the_list_carries_no_texts_and_tells_how_many_claims(desk: Desk) -> None:
    assert [(one.document.text, one.claims) for one in desk.documents(None)[1]] == [("", 1), ("", 1)]


def test_an_opened_document_has_its_claims_with_what_they_stand_under(desk: Desk) -> None:
    claim = factories.claim(2)
    opened = desk.opened(None, claim.document_id)
    (item,) = desk.queue(None)
    assert [view.claim.id for view in opened.claims] == [claim.id]
    assert ([one.id for one in opened.items[claim.id]], opened.questions[claim.id].label) == (
        [item.id],
        "Sailors rescued",
    )
    assert (opened.text, opened.document.text, opened.parts) == (factories.document(2).text, "", 1)


def long(desk: Desk, to_text: Callable[[int], str] = "Line {} of the log.\n".format) -> Document:
    made = Document(name="long.txt", text="".join(map(to_text, range(5_000))), case="long")
    desk.add(made, ())
    return made


def test_the_part_with_an_offset_is_opened(desk: Desk) -> None:
    document = long(desk)
    at = document.text.index("Line 4000 ")
    opened = desk.opened("long", document_id(document), at)
    assert "Line 4000 " in opened.text
    assert document.text[opened.start : opened.end] == opened.text


@pytest.mark.parametrize(("part", "expected"), [(-1, 0), (0, 0), (3, 3), (10_000, 13)])
def test_a_part_that_is_not_there_is_the_nearest(desk: Desk, part: int, expected: int) -> None:
    assert desk.opened("long", document_id(long(desk)), part=part).part == expected


def test_the_claims_of_a_part_are_those_whose_figure_stands_in_it(desk: Desk) -> None:
    document = long(desk)
    claims = [
        factories.claim(7, of=document, id=name, start=at, end=at + 1) for name, at in (("near", 5), ("far", 50_000))
    ]
    desk.store.add(document, claims, "claims 9 rules 9")
    assert [view.claim.id for view in desk.opened("long", document_id(document)).claims] == ["near"]
    assert [view.claim.id for view in desk.opened("long", document_id(document), 50_000).claims] == ["far"]


def test_the_numbers_of_a_part_stand_at_their_offsets(desk: Desk) -> None:
    document = long(desk)
    found = desk.numbers("long", document_id(document), 40_000, 40_300)
    assert [document.text[one.start : one.end] for one in found] == [one.text for one in found]
    assert len(found) > 0


def test_a_document_that_is_gone_is_told(desk: Desk) -> None:
    for ask in (lambda: desk.opened(None, "none"), lambda: desk.numbers(None, "none", 0, 9)):
        with pytest.raises(ClaimsError, match="no document none in this case"):
            ask()
