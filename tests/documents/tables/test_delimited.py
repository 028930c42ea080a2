"""Files of rows: the mark between the cells is found, and every cell stands in the text with its address."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given as examples
from hypothesis import strategies as st

from claims import pipeline
from claims.documents import tables
from claims.documents.given import Given
from claims.documents.tables.delimited import delimiter, read
from claims.documents.tables.grid import letters
from claims.errors import InputError


def given(data: bytes) -> Given:
    return Given(data, "losses.csv", "losses.csv", lambda _: None)


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_cells_are_parted_by_the_mark_that_parts_most_rows_alike(mark: str) -> None:
    rows = [["Road deaths, all", ""], ["Region", "Deaths"], ["Oltra", "12"], ["Torvik", "9"]]
    text = "\n".join(mark.join(f'"{cell}"' for cell in row) for row in rows)
    assert delimiter(text) == mark
    assert read(given(text.encode())).text == (
        "Road deaths, all\nRegion | Deaths\nRegion: Oltra | Deaths: 12\nRegion: Torvik | Deaths: 9"
    )


def test_a_file_in_another_encoding_keeps_its_letters() -> None:
    assert read(given("Région;Morts\nÎle-de-Torv;12\n".encode("latin-1"))).text.endswith(
        "Région: Île-de-Torv | Morts: 12"
    )
    assert read(given("Region,Deaths\nOltra,12\n".encode("utf-16"))).text.endswith("Region: Oltra | Deaths: 12")


@pytest.mark.parametrize(
    ("data", "reason"), [(b",,,\n,,\n", "empty"), (b"1," * 100_001, "more than 100,000 cells"), (b'a,"b\x00', "binary")]
)
def test_what_is_no_table_is_named_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=f"losses.csv: .*{reason}"):
        read(given(data))


@examples(rows=st.lists(st.lists(st.text("aé1 ,.'\"\n-", max_size=6), max_size=5), max_size=8))
def test_every_cell_that_was_written_comes_out_at_its_address(rows: list[list[str]]) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, quoting=csv.QUOTE_ALL).writerows([["a", "b"], *rows])
    told = {
        f"{letters(c)}{r}": " ".join(cell.split())
        for r, row in enumerate([["a", "b"], *rows], 1)
        for c, cell in enumerate(row, 1)
    }
    taken = read(given(written.getvalue().encode()))
    found = {place.cell: taken.text[place.start : place.end] for place in taken.layout}
    assert found == {address: cell for address, cell in told.items() if cell}


def test_a_table_without_a_column_of_texts_is_a_table_of_figures(tmp_path: Path) -> None:
    (tmp_path / "losses.csv").write_text("Region,Deaths\nOltra,12\n")
    (tmp_path / "stories.csv").write_text("id,text\n1,Nine people died.\n")
    failed: list[InputError] = []
    found = list(pipeline.documents([str(tmp_path)], on_error=failed.append))
    assert [(one.name, one.media, len(tables.of(one))) for one in found] == [
        ("losses.csv", "text/csv", 1),
        ("stories.csv/1", None, 0),
    ]
    assert failed == []
