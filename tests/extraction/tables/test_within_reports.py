"""Tables within web pages and Word documents: read as tables where their headings are sure, as lines of text where they are not."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import docx
import pytest

from claims import pipeline
from claims.models import Claim

STORY = "".join(
    f"<p>Paragraph {n} tells of what the valley went through on Monday night, word for word.</p>" for n in range(6)
)
SURE = (("Region", "Killed", "Injured"), ("Oltra", "12", "30"), ("Torvik", "9", "14"))
OPEN = (("Ministry", "Officials killed"), ("Health", "12"), ("Justice", "9"))


def in_page(folder: Path, rows: tuple[tuple[str, ...], ...]) -> Path:
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    (folder / "a.html").write_text(
        f"<html><body><article><h1>Deaths</h1>{STORY}<p>Losses by region, 2023</p><table>{table}</table>{STORY}</article></body></html>"
    )
    return folder / "a.html"


def in_word(folder: Path, rows: tuple[tuple[str, ...], ...]) -> Path:
    file = docx.Document()
    file.add_paragraph("Losses by region, 2023")
    table = file.add_table(rows=len(rows), cols=len(rows[0]))
    for cells, row in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, row, strict=True):
            cell.text = text
    file.save(str(folder / "a.docx"))
    return folder / "a.docx"


def claims(path: Path) -> list[Claim]:
    return list(pipeline.extract(pipeline.documents([str(path)], on_error=pytest.fail)))


@pytest.mark.parametrize("made", [in_page, in_word])
def test_a_table_whose_headings_are_sure_is_read_cell_by_cell(made: object, tmp_path: Path) -> None:
    found = claims(made(tmp_path, SURE))  # type: ignore[operator]
    assert [(one.cell, one.text, one.event, one.place, one.period_start) for one in found] == [
        ("table 1!B2", "12", "killed", "Oltra", "2023-01-01"), ("table 1!C2", "30", "injured", "Oltra", "2023-01-01"),
        ("table 1!B3", "9", "killed", "Torvik", "2023-01-01"), ("table 1!C3", "14", "injured", "Torvik", "2023-01-01"),
    ]  # fmt: skip
    assert {one.speaker_name for one in found} == {None}
    assert all(one.paragraph is not None or one.cell for one in found)


@pytest.mark.parametrize("made", [in_page, in_word])
@pytest.mark.parametrize("rows", [SURE, OPEN])
def test_no_figure_is_claimed_twice(made: object, rows: tuple[tuple[str, ...], ...], tmp_path: Path) -> None:
    found = claims(made(tmp_path, rows))  # type: ignore[operator]
    assert [spans for spans, times in Counter((one.start, one.end) for one in found).items() if times > 1] == []


def test_a_table_that_leaves_something_open_stays_text(tmp_path: Path) -> None:
    found = claims(in_word(tmp_path, OPEN))
    assert {one.headings for one in found} <= {()}
