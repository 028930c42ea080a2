"""What people tell of the tables of kept documents: tried first, kept with their name, and kept when the file comes in again."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims import pipeline
from claims.desk.desk import Desk
from claims.desk.intake import Taken, take_in
from claims.desk.opening import open_desk
from claims.errors import ClaimsError
from claims.models import Said, TableMapping
from sheets import workbook

ROWS = (("Ministry", "Year", "Staff"), ("Health", 2023, 1200), ("Justice", 2023, 900))
MAPPING = TableMapping(
    table="Staff",
    header=(1,),
    values=("C",),
    what=(Said(words="civil servants"),),
    where=(Said(column="A"),),
    when=(Said(column="B"),),
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    opened = open_desk(str(tmp_path / "store.db"))
    (tmp_path / "staff.xlsx").write_bytes(workbook(Staff=ROWS))
    _add(opened, tmp_path)
    return opened


def _add(desk: Desk, folder: Path) -> list[str]:
    notices: list[str] = []
    given = pipeline.documents([str(folder / "staff.xlsx")], on_error=lambda _: None, keep=desk.store.keep_original)
    take_in(desk, given, Taken(), on_error=lambda _: None, on_notice=notices.append)
    return notices


def _id(desk: Desk) -> str:
    return desk.documents(None)[1][0].id


def test_a_table_that_is_not_understood_is_kept_and_waits_for_a_person(desk: Desk) -> None:
    (sheet,) = desk.tables(None, _id(desk))
    assert (sheet.name, sheet.rows, sheet.read, sheet.given) == ("Staff", 3, False, False)
    assert sheet.grid[0] == (1, ("Ministry", "Year", "Staff"))
    assert [(one.letters, one.heading, one.first) for one in sheet.columns] == [
        ("A", "Ministry", "Health"), ("B", "Year", "2023"), ("C", "Staff", "1200"),
    ]  # fmt: skip
    assert desk.store.claims(None, None) == ()


def test_a_mapping_is_tried_before_anything_is_kept(desk: Desk) -> None:
    sheet = desk.try_table(None, _id(desk), MAPPING)
    assert (sheet.figures, sheet.said[0]) == (2, ("Staff!C2", "In Health, in 2023, civil servants: 1200"))
    assert desk.store.claims(None, None) == ()


def test_what_a_person_told_makes_claims_and_stays_when_the_file_comes_in_again(desk: Desk, tmp_path: Path) -> None:
    assert desk.map_table(None, _id(desk), MAPPING, "A. Reviewer") == 2
    kept = desk.store.claims(None, None)
    assert [(one.cell, one.place, one.stated) for one in kept] == [
        ("Staff!C2", "Health", 1200.0),
        ("Staff!C3", "Justice", 900.0),
    ]
    assert "as A. Reviewer told" in kept[0].reason
    (tmp_path / "manifest.csv").write_text("file,title\nstaff.xlsx,Staff of ministries\n")
    assert _add(desk, tmp_path) == []
    again = desk.store.claims(None, None)
    assert [(one.id, one.title) for one in again] == [(one.id, "Staff of ministries") for one in kept]


def test_a_mapping_can_be_changed_and_a_table_left_alone(desk: Desk) -> None:
    desk.map_table(None, _id(desk), MAPPING, "A. Reviewer")
    assert desk.map_table(None, _id(desk), TableMapping(table="Staff"), "B. Reviewer") == 0
    (sheet,) = desk.tables(None, _id(desk))
    assert (sheet.given, sheet.read, sheet.mapping.by) == (True, False, "B. Reviewer")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"values": ("F",)}, "column F of figures is empty"),
        ({"what": ()}, "what the figures count is missing"),
        ({"when": (Said(heading=9),)}, "row 9 of headings"),
        ({"values": ("A",)}, "none of these cells holds a figure"),
        ({"table": "Other"}, "no such table"),
    ],
)
def test_a_mapping_that_does_not_fit_is_refused_in_words(desk: Desk, change: dict[str, object], reason: str) -> None:
    with pytest.raises(ClaimsError, match=reason):
        desk.map_table(None, _id(desk), MAPPING.model_copy(update=change), "A. Reviewer")


def test_a_document_without_tables_has_none(desk: Desk) -> None:
    with pytest.raises(ClaimsError, match="no document"):
        desk.tables(None, "0" * 16)
