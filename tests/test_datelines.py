"""Datelines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.datelines import dateline_end
from claims.extraction import read
from claims.models import Document

DATELINES = [
    "LAGOS — ",
    "LAGOS, Nigeria (AP) — ",
    "PORT MORESBY, March 14 (Reuters) - ",
    "ST. LOUIS, Mo. -- ",
    "NEW DELHI, 3 May 2023 – ",
    "GENEVA (AFP) - ",
]


@pytest.mark.parametrize("dateline", DATELINES)
def test_a_dateline_ends_where_the_report_begins(dateline: str) -> None:
    assert dateline_end(dateline + "Six people drowned.") == len(dateline)


@pytest.mark.parametrize(
    "text",
    [
        "NATO said six people drowned - a record.",
        "Six people drowned — a record.",
        "The UN said: six people drowned.",
        "F-16 jets were sent - two of them.",
    ],
)
def test_a_sentence_is_no_dateline(text: str) -> None:
    assert dateline_end(text) == 0


def test_a_dateline_is_neither_actor_nor_place_nor_day_of_what_follows() -> None:
    text = "LIMA, March 14 (Reuters) - Gunmen killed 12 people on Monday."
    (claim,) = read(Document(name="a", text=text, published="2022-03-15")).claims
    assert (claim.actor, claim.place, claim.event) == ("gunmen", None, "killed")
    assert (claim.period_start, claim.sentence) == ("2022-03-14", "Gunmen killed 12 people on Monday.")


@given(st.text(max_size=200))
def test_any_text_has_an_end_inside_it(text: str) -> None:
    assert 0 <= dateline_end(text) <= len(text)
