"""Which cells hold a figure, and which rows are headings."""

from __future__ import annotations

import pytest

from claims.documents.tables.grid import Cell, table
from claims.documents.tables.shapes import figure, header, is_blank


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12", "12"), ("1,204", "1,204"), ("1 204", "1 204"), ("12.5%", "12.5%"), ("$3.50", "$3.50"), ("88*", "88"), ("40 (p)", "40"),
        ("~40", "~40"), ("-7", "-7"), ("30+", "30+"), ("1.2m", "1.2m"), ("Oltra", None), ("12 May", None),
        ("May 2023", None),
        ("MAY 2023", None),
        ("USD 12", "USD 12"), ("3 of 4", None), ("", None),
    ],
)  # fmt: skip
def test_a_figure_stands_alone_in_its_cell_but_for_a_sign_a_unit_or_a_mark(text: str, expected: str | None) -> None:
    found = figure(text)
    assert (text[found[0] : found[1]] if found else None) == expected


@pytest.mark.parametrize("text", ["", "-", "–", "n/a", "..", "N.A.", "…", "#N/A"])
def test_a_cell_without_a_value_tells_nothing(text: str) -> None:
    assert is_blank(text)
    assert figure(text) is None


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["Region|Killed", "Oltra|12"], (1,)),
        (["Killed by region", "", "Region|2021|2022", "Oltra|12|9"], (3,)),
        (["Region|Killed|Hurt", "|in all|in all", "Oltra|12|9"], (1, 2)),
        (["Killed by region|2021", "", "Region|Killed", "Oltra|12"], (3,)),
        (["12|9", "3|4"], ()),
        (["Region|Note", "Oltra|none"], ()),
    ],
)
def test_headings_stand_right_above_the_first_figures(rows: list[str], expected: tuple[int, ...]) -> None:
    cells = [
        Cell(row, column, row, column, text)
        for row, line in enumerate(rows, 1)
        for column, text in enumerate(line.split("|"), 1)
        if text
    ]
    assert header(table("", cells)) == expected
