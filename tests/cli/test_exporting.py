"""`claims export`: every table in every format, with nothing in it that is run."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from claims.desk.opening import open_desk
from claims.desk.tables import TABLE_COLUMNS, Table

Claims = Callable[..., Any]


@pytest.fixture
def kept(dispatches: Path, claims: Claims) -> Claims:
    """The command on a store of two reports with one verdict."""
    claims("add", dispatches)
    desk = open_desk(str(dispatches.parent / "store.db"))
    (item,) = desk.queue(None)
    desk.give_verdict(None, item.id, "confirmed", "=asked", "Ada", expected=None)
    return claims


@pytest.mark.parametrize("table", list(Table))
def test_a_table_is_written_as_csv_and_as_lines_of_json(kept: Claims, table: Table) -> None:
    found = kept("export", table, "--format", "csv")
    lines = kept("export", table, "--format", "jsonl")
    head, *rows = csv.reader(io.StringIO(found.stdout))
    assert tuple(head) == tuple(TABLE_COLUMNS[table])
    records = [json.loads(line) for line in lines.stdout.splitlines()]
    assert len(records) == len(rows) > 0
    assert {tuple(record) for record in records} == {tuple(head)}


def test_a_note_that_looks_like_a_formula_is_not_run(kept: Claims) -> None:
    (row,) = csv.DictReader(io.StringIO(kept("export", "disagreements").stdout))
    assert (row["verdict"], row["note"], row["status"]) == ("confirmed", "'=asked", "settled")


def test_the_log_holds_each_row_whole(kept: Claims) -> None:
    (line,) = kept("export", "log", "--format", "jsonl").stdout.splitlines()
    row = json.loads(line)
    assert (row["seq"], row["sort"], row["reviewer"], row["row"]["verdict"]) == (1, "Review", "Ada", "confirmed")


def test_all_tables_go_into_one_workbook_or_one_folder(kept: Claims, tmp_path: Path) -> None:
    assert kept("export", "--format", "xlsx", "--output", tmp_path / "all.xlsx").exit_code == 0
    book = load_workbook(tmp_path / "all.xlsx")
    assert book.sheetnames == [table.capitalize() for table in Table]
    assert kept("export", "--output", tmp_path / "tables").exit_code == 0
    assert sorted(path.name for path in (tmp_path / "tables").iterdir()) == sorted(f"{table}.csv" for table in Table)


def test_the_same_store_gives_the_same_workbook(kept: Claims, tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        kept("export", "--format", "xlsx", "--output", tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_wrong_use_is_told(kept: Claims) -> None:
    assert kept("export", "--format", "xlsx").exit_code == 2
    assert kept("export").exit_code == 2
    assert kept("export", "sailors").exit_code == 2
    assert kept("export", "claims", "--case", "none").stderr == "error: the store has no case 'none'\n"
