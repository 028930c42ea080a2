"""A document's text and layout give its tables back, cell by cell."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claims.documents.tables.grid import Cell, Spread, letters, named, number, of, table
from claims.documents.tables.writing import written
from claims.models import Document


@given(st.integers(min_value=1, max_value=18_278))
def test_the_letters_of_a_column_name_it_and_no_other(column: int) -> None:
    assert number(letters(column)) == column


def test_what_was_written_is_found_again() -> None:
    losses = table("Losses!", [Cell(1, 1, 1, 2, "Killed"), Cell(2, 1, 2, 1, "2022"), Cell(3, 2, 3, 2, "12")])
    text, layout = written([losses])
    found = of(Document(name="d", text=text, layout=layout))
    assert [one.name for one in found] == ["Losses!"]
    assert [(one.row, one.column, one.last_column, one.text) for one in dict.fromkeys(found[0].cells.values())] == [
        (1, 1, 2, "Killed"), (2, 1, 1, "2022"), (3, 2, 2, "12"),
    ]  # fmt: skip
    assert all(text[cell.start : cell.end] == cell.text for cell in found[0].cells.values())


def test_a_table_is_found_by_its_name_whatever_its_case_and_the_first_without_one() -> None:
    both = (table("Losses", [Cell(1, 1, 1, 1, "a")]), table("Notes", [Cell(1, 1, 1, 1, "b")]))
    assert [named(both, "notes"), named(both, ""), named(both, "other")] == [both[1], both[0], None]


def test_cells_that_span_rows_push_the_next_row_aside() -> None:
    spread = Spread()
    spread.add(1, "Region", rows=2)
    spread.add(1, "Killed", columns=2)
    spread.add(2, "2022")
    spread.add(2, "2023")
    assert [(one.row, one.column, one.text) for one in spread.cells] == [
        (1, 1, "Region"), (1, 2, "Killed"), (2, 2, "2022"), (2, 3, "2023"),
    ]  # fmt: skip
