"""`claims tables` shows what columns are taken for, and `claims add --mapping` goes by what it is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sheets import workbook

Claims = Callable[..., Any]
LOSSES = (("Region", "Month", "Killed"), ("Oltra", "March 2024", 12), ("Torvik", "March 2024", 9))
STAFF = (("Ministry", "Year", "Staff"), ("Health", 2023, 1200), ("Justice", 2023, 900))


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "losses.xlsx").write_bytes(workbook(Losses=LOSSES))
    (tmp_path / "staff.xlsx").write_bytes(workbook(Staff=STAFF))
    return tmp_path


def test_a_table_is_shown_with_what_it_is_taken_for(files: Path, claims: Claims) -> None:
    result = claims("tables", files / "losses.xlsx")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[0] == "losses.xlsx, table “Losses”: 3 rows, 3 columns"
    assert "  - column A tells where: the heading “Region”" in lines
    assert lines[-3:] == [
        "  makes 2 claims:", "    Losses!C2  In Oltra, in March 2024, people killed: 12", "    Losses!C3  In Torvik, in March 2024, people killed: 9",
    ]  # fmt: skip


def test_as_json_it_holds_the_mapping_the_doubts_and_the_first_claims(files: Path, claims: Claims) -> None:
    (told,) = json.loads(claims("tables", files / "staff.xlsx", "--format", "json").stdout)
    assert (told["document"], told["name"], told["read"], told["figures"]) == ("staff.xlsx", "Staff", False, 2)
    assert told["mapping"]["values"] == ["C"]
    assert told["doubts"][0] == "it is not known what column A (“Ministry”) tells of the figures"


def test_a_mapping_is_written_corrected_and_given_back(files: Path, claims: Claims) -> None:
    added = claims("add", "staff.xlsx")
    assert (
        "note: staff.xlsx: the table “Staff” is kept, and makes no claims yet: it is not known what column A"
        in added.stderr
    )
    assert "1 document added, 0 already there, 0 claims" in added.stderr
    written = claims("tables", "staff.xlsx", "--format", "toml").stdout
    told = "".join(line for line in written.splitlines(keepends=True) if not line.startswith("what"))
    (files / "staff.toml").write_text(told + 'what = "civil servants"\nwhere = { column = "A" }\n')
    shown = claims("tables", "staff.xlsx", "--mapping", "staff.toml").stdout
    assert "makes 2 claims:\n    Staff!C2  In Health, in 2023, civil servants: 1200\n" in shown
    assert "2 claims" in claims("add", "staff.xlsx", "--mapping", "staff.toml").stderr
    assert "1 already there" in claims("add", "staff.xlsx").stderr
    exported = claims("export", "claims", "--format", "csv").stdout
    assert "Staff!C2" in exported


def test_a_mapping_that_fits_no_table_is_named(files: Path, claims: Claims) -> None:
    (files / "m.toml").write_text('[[table]]\ntable = "Staff"\nvalues = ["Z"]\nwhat = "staff"\n')
    result = claims("add", "losses.xlsx", "staff.xlsx", "--mapping", "m.toml")
    assert result.exit_code == 3
    assert (
        "error: staff.xlsx: the mapping of the table “Staff” does not fit: column Z of figures is empty, or not there"
        in result.stderr
    )
    assert "1 document added" in result.stderr
    (files / "m.toml").write_text("[[table]\n")
    assert "m.toml: not valid TOML" in claims("add", "losses.xlsx", "--mapping", "m.toml").stderr


def test_files_without_tables_say_so(files: Path, claims: Claims) -> None:
    (files / "story.txt").write_text("Nine people died.")
    assert claims("tables", "story.txt").stderr == "no tables in these files\n"
