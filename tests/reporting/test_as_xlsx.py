"""The workbook is read back by another library: every cell is a number or a text, and none is run."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from openpyxl import Workbook, load_workbook

from claims.models import Document, Reconciliation
from claims.reporting import Format, Reviewed, build, write

Sample = Callable[..., Reconciliation]
Documents = tuple[Document, ...]


def read(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def table(book: Workbook, name: str) -> list[dict[str, object]]:
    head, *rows = book[name].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def test_each_statement_is_a_row_with_its_figure_as_a_number(sample: Sample, documents: Documents) -> None:
    rows = table(read(write(Format.XLSX, build(sample(), documents))), "Statements")
    assert [(row["discrepancy"], row["side"], row["id"], row["low"]) for row in rows] == [
        ("d1", 1, "south", 9),
        ("d1", 2, "north", 12),
    ]


def test_the_verdict_stands_with_its_disagreement(
    sample: Sample, reviewed: Callable[..., Reviewed], documents: Documents
) -> None:
    book = read(write(Format.XLSX, build(sample(), documents, reviewed(note="see call", explained_by="time"))))
    (row,) = table(book, "Disagreements")
    assert (row["answers"], row["verdict"], row["verdict_note"], row["explained"]) == (
        "9 – 12",
        "Explained: both can be true",
        "see call",
        "they are of different times",
    )


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "'=1", "https://a.example"])
def test_no_text_is_run_or_linked(sample: Sample, documents: Documents, start: str) -> None:
    book = read(write(Format.XLSX, build(sample(speaker=start), documents)))
    cell = next(
        cell for row in book["Statements"].iter_rows() for cell in row if str(cell.value).strip() == start.strip()
    )
    assert (cell.data_type, cell.hyperlink) == ("s", None)
    assert cell.quotePrefix == (start[0] != "h")


def test_a_note_that_no_cell_holds_is_cut_and_says_so(
    sample: Sample, reviewed: Callable[..., Reviewed], documents: Documents
) -> None:
    book = read(write(Format.XLSX, build(sample(), documents, reviewed(note="boats " * 17_000))))
    note = str(table(book, "Disagreements")[0]["verdict_note"])
    assert len(note) < 32_767
    assert note.endswith("… cut here: 102,000 characters in all; the other formats hold all of them")


def test_signs_that_no_workbook_holds_are_left_out(sample: Sample, documents: Documents) -> None:
    book = read(write(Format.XLSX, build(sample(outlet="a\x00\x0b\ud800\ufffe<b>&"), documents)))
    assert table(book, "Statements")[1]["outlet"] == "a<b>&"
