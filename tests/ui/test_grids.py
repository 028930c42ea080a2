"""Tables of a document drawn as tables: every cell escaped and at its place, the one that was asked for lit once."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from claims.documents.tables.grid import Cell, table
from claims.documents.tables.writing import written
from claims.models import Place
from claims.ui.parts.grids import text
from claims.ui.parts.reader import HERE, Mark

_CELLS = st.text(st.sampled_from("a1 <>&\"'٤|:"), min_size=1, max_size=8).map(lambda one: " ".join(one.split()) or "x")
_ROWS = st.lists(st.lists(_CELLS, min_size=1, max_size=4), min_size=1, max_size=5)


def made(rows: list[list[str]]) -> tuple[str, tuple[Place, ...]]:
    return written(
        [table("S", (Cell(r, c, r, c, cell) for r, row in enumerate(rows, 1) for c, cell in enumerate(row, 1)))]
    )


def shown(html: str) -> list[str]:
    cells = re.findall(r"<t[dh](?! class=\"at\")[^>]*>(.*?)</t[dh]>", html.partition("<tbody>")[2], re.DOTALL)
    return [unescape(re.sub(r"<[^>]*>", "", re.sub(r'<span class="ct-tip".*?</span>', "", cell))) for cell in cells]


@given(_ROWS)
def test_every_cell_is_shown_word_for_word_whatever_stands_in_it(rows: list[list[str]]) -> None:
    whole, layout = made(rows)
    assert [cell for cell in shown(text(whole, 0, [], None, layout)) if cell] == [cell for row in rows for cell in row]


@given(_ROWS, st.data())
def test_the_cell_that_was_asked_for_is_marked_once(rows: list[list[str]], data: st.DataObject) -> None:
    whole, layout = made(rows)
    place = data.draw(st.sampled_from(layout))
    assert text(whole, 0, [], place.start, layout).count(f'id="{HERE}"') == 1


def test_a_figure_is_lit_in_its_cell_and_leads_to_its_claim() -> None:
    whole, layout = made([["Region", "Killed"], ["Oltra", "12"]])
    at = whole.index("12")
    html = text(whole, 0, [Mark(at, at + 2, "claim", "why", "claim-x")], at, layout)
    assert re.findall(
        r'<td dir="auto" class="here"><a class="ct-n claim here" id="here" href="#claim-x">(.*?)<', html
    ) == ["12"]


def test_a_part_that_begins_below_the_headings_shows_them_again() -> None:
    whole, layout = made([["Region", "Killed"], ["Oltra", "12"], ["Torvik", "9"]])
    start = whole.index("Region: Torvik")
    html = text(whole[start:], start, [], None, layout)
    assert re.findall(r'<th scope="col" dir="auto">(.*?)</th>', html) == ["Region", "Killed"]
    assert shown(html) == ["Torvik", "9"]


def test_text_around_a_table_stays_text() -> None:
    whole = "Before.\n| a | b | \n|---|---|\n| 1 | 2 | \nBehind."
    cells = {"t!A1": "a", "t!B1": "b", "t!A2": "1", "t!B2": "2"}
    layout = tuple(
        Place(start=whole.index(f" {one} ") + 1, end=whole.index(f" {one} ") + 2, cell=cell)
        for cell, one in cells.items()
    )
    html = text(whole, 0, [], None, layout)
    assert html.count("<table") == 1
    assert re.findall(r'<p dir="auto">(.*?)</p>', html) == ["Before.", "Behind."]
    assert shown(html) == ["a", "b", "1", "2"]
