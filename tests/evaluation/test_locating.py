"""Where entries and figures stand."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import InputError
from claims.evaluation import Gold
from claims.evaluation.locating import entry_lines, located
from claims.models import Document

TEXT = "---\ntitle: Two boats\n---\nTwo of 12 boats sank. A crew of two was saved by six men and six dogs, 120 miles off.\n"
BOATS = Document(name="a.txt", text=TEXT, body_start=25)
CLAIM: dict[str, Any] = {"id": "a", "file": "a.txt", "low": 2, "high": 2, "bound": "exact"}


def spans(**fields: Any) -> tuple[tuple[int, int] | None, list[str]]:
    """The span that one figure is given, and what is said of it."""
    errors: list[InputError] = []
    gold = Gold.model_validate({"claims": [CLAIM | fields]})
    found = located(gold, {"a.txt": BOATS}, "gold.json", {("claims", 0): 7}, errors.append)
    return (found.claims[0].span if found else None), [str(error) for error in errors]


def test_a_figure_that_stands_once_needs_no_anchor() -> None:
    assert spans(figure="two") == ((57, 60), [])


def test_the_headline_is_not_searched() -> None:
    assert spans(figure="Two") == ((25, 28), [])


def test_an_anchor_tells_which_figure_is_meant() -> None:
    assert spans(figure="two", anchor="crew of two") == ((57, 60), [])


def test_a_figure_inside_a_longer_one_is_not_meant() -> None:
    assert spans(figure="12", anchor="of 12 boats") == ((32, 34), [])
    assert spans(figure="12") == ((32, 34), [])
    span, errors = spans(figure="2", anchor="of 12 boats")
    assert (span, errors) == (
        None,
        ['gold.json:7: "claims", entry 1: the figure "2" does not stand in its anchor "of 12 boats"'],
    )


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"figure": "seven"}, '"seven" does not stand in a.txt: copy the anchor from the text'),
        (
            {"figure": "six"},
            '"six" stands in a.txt more than once: give an "anchor" with other words around the figure, or the "span"',
        ),
        (
            {"figure": "two", "span": [25, 28]},
            'the text of a.txt at 25–28 is "Two", not "two": correct "span", or leave it out and give an "anchor"',
        ),
        (
            {"figure": "two", "file": "b.txt"},
            '"b.txt" is not among the documents read: correct "file", or add the text',
        ),
    ],
)
def test_a_figure_that_is_not_where_it_is_said_to_be_is_named(fields: dict[str, Any], said: str) -> None:
    assert spans(**fields) == (None, [f'gold.json:7: "claims", entry 1: {said}'])


def test_an_anchor_that_holds_the_figure_twice_is_named() -> None:
    said = (
        '"six" stands in its anchor more than once: give an "anchor" with other words around the figure, or the "span"'
    )
    assert spans(figure="six", anchor="six men and six dogs") == (None, [f'gold.json:7: "claims", entry 1: {said}'])


@given(
    st.dictionaries(
        st.text(max_size=5),
        st.lists(
            st.recursive(st.none() | st.integers() | st.text(max_size=5), lambda inner: st.lists(inner, max_size=2))
        )
        | st.integers(),
        max_size=4,
    ),
    st.sampled_from([None, 1]),
)
def test_every_entry_of_every_list_has_a_line(content: dict[str, Any], indent: int | None) -> None:
    lines = entry_lines(json.dumps(content, indent=indent))
    assert set(lines) == {(key, n) for key, rows in content.items() if isinstance(rows, list) for n in range(len(rows))}


def test_lines_are_counted_from_one() -> None:
    assert entry_lines('{\n"claims": [\n{},\n\n{}],\n"x": 1}') == {("claims", 0): 3, ("claims", 1): 5}
