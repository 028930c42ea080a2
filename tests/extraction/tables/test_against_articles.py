"""An official's table and what politicians say: figures for one place and time stand under one question, others are left apart."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest

from claims import pipeline
from claims.errors import InputError
from claims.models import Claim, Reconciliation

_MANIFEST = """file,outlet,published,case
losses.xlsx,Ministry of the Interior,2024-09-01,losses
article.txt,The Courier,2024-09-10,losses
"""
_ROWS = (
    ("North Oltra", (2024, 3), 120), ("North Oltra", (2024, 4), 95), ("Torvik Province", (2024, 3), 44), ("Torvik Province", (2024, 4), 51),
    ("Total", (2024, 3), 164), ("Total", (2024, 4), 146),
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Losses"
    sheet.append(["People killed by region and month"])
    sheet.append([])
    sheet.append(["Region", "Month", "Killed"])
    for region, (year, month), killed in _ROWS:
        sheet.append([region, dt.date(year, month, 1), killed])
        sheet.cell(sheet.max_row, 2).number_format = "mmm yyyy"
    sheet.append(["Source: register of deaths"])
    book.save(tmp_path / "losses.xlsx")
    (tmp_path / "manifest.csv").write_text(_MANIFEST)
    return tmp_path


def checked(folder: Path, article: str) -> Reconciliation:
    failed: list[InputError] = []
    (folder / "article.txt").write_text(article)
    found = pipeline.check(pipeline.documents([str(folder)], on_error=failed.append))
    assert failed == []
    return found


def flagged(found: Reconciliation) -> list[set[str]]:
    claims = {claim.id: claim for claim in found.claims}
    return [{_name(claims[one]) for side in flag.sides for one in side.claim_ids} for flag in found.discrepancies]


def beside(found: Reconciliation) -> set[str]:
    """The cells that stand under one question with the article."""
    claims = {claim.id: claim for claim in found.claims}
    told = [[_name(claims[one]) for one in question.claim_ids] for question in found.questions]
    return {name for names in told if any("article" in name for name in names) for name in names}


def _name(claim: Claim) -> str:
    return claim.cell or f"article {claim.text}"


def test_a_minister_who_gives_another_figure_is_flagged_against_the_cell(folder: Path) -> None:
    found = checked(
        folder, "Defence Minister Pavlo Horin said that 140 people were killed in North Oltra in March 2024."
    )
    assert flagged(found) == [{"Losses!C4", "article 140"}]
    assert beside(found) == {"Losses!C4", "article 140"}


def test_a_figure_that_agrees_stands_under_the_same_question_and_is_not_flagged(folder: Path) -> None:
    found = checked(folder, "In March 2024, 44 people were killed in Torvik Province, Governor Ana Brask said.")
    assert flagged(found) == []
    assert beside(found) == {"Losses!C6", "article 44"}


def test_a_figure_for_another_month_is_compared_with_no_cell(folder: Path) -> None:
    found = checked(folder, "Governor Ana Brask said that 61 people were killed in North Oltra in May 2024.")
    assert flagged(found) == []
    assert beside(found) == {"article 61"}


def test_totals_are_not_flagged_against_their_parts_and_add_up(folder: Path) -> None:
    found = checked(folder, "The weather stayed dry.")
    assert flagged(found) == []
    assert [(check.kind, check.status) for check in found.checks] == [("sum", "consistent"), ("sum", "consistent")]


def without_totals(folder: Path) -> Path:
    book = openpyxl.load_workbook(folder / "losses.xlsx")
    for row in (9, 8):
        book["Losses"].delete_rows(row)
    book.save(folder / "losses.xlsx")
    return folder


@pytest.mark.parametrize(
    "article",
    [
        "In March 2024, 190 people were killed, President Ilo Vant said.",
        "President Ilo Vant put the number of people killed in March 2024 at 190.",
        "Some 400 people were killed in April 2024, according to Health Minister Una Pell.",
    ],
)
def test_a_larger_figure_without_a_place_is_not_set_against_one_place_of_a_table(folder: Path, article: str) -> None:
    found = checked(without_totals(folder), article)
    assert flagged(found) == []
    assert not any(name.startswith("Losses!") for name in beside(found))


def test_a_smaller_figure_without_a_place_still_cannot_be_that_of_all_places(folder: Path) -> None:
    found = checked(without_totals(folder), "In March 2024, 100 people were killed, President Ilo Vant said.")
    assert flagged(found) == [{"Losses!C4", "article 100"}]


def test_cells_of_one_table_are_compared_with_their_totals_alone(folder: Path) -> None:
    found = checked(folder, "The weather stayed dry.")
    parts = {claim.id: claim.part_of for claim in found.claims}
    assert {one.relation for one in found.relations if parts[one.a] != one.b and parts[one.b] != one.a} <= {"part_of"}
    assert len(found.relations) == 4
