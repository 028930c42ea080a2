"""`inspect`, `extract` and `check`: the asked-for format alone on standard output, equal on every run."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claims.models import Inspection
from claims.table import COLUMNS

Claims = Callable[..., Any]


def rows(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_inspect_writes_a_row_a_number_in_the_order_of_the_fields(dispatches: Path, claims: Claims) -> None:
    result = claims("inspect", dispatches, "--format", "jsonl")
    assert (result.exit_code, result.stderr) == (0, "")
    found = rows(result.stdout)
    assert {tuple(row) for row in found} == {tuple(Inspection.model_fields)}
    assert [(row["document"], row["text"]) for row in found if row["kind"] == "claim"] == [
        ("north.md", "12"),
        ("south.md", "30"),
    ]


def test_offsets_point_into_the_file_as_it_is(dispatches: Path, claims: Claims) -> None:
    for row in rows(claims("inspect", dispatches, "--format", "jsonl").stdout):
        text = (dispatches / row["document"]).read_text(encoding="utf-8")
        assert text[row["start"] : row["end"]] == row["text"]


def test_whole_figures_are_written_as_integers(dispatches: Path, claims: Claims) -> None:
    assert '"low": 12, "high": 12, "stated": 12,' in claims("extract", dispatches, "--format", "jsonl").stdout


def test_extract_writes_the_columns_of_the_claims_table(dispatches: Path, claims: Claims) -> None:
    found = rows(claims("extract", dispatches, "--format", "jsonl").stdout)
    assert {tuple(row) for row in found} == {tuple(COLUMNS)}
    table = list(csv.DictReader(io.StringIO(claims("extract", dispatches, "--format", "csv").stdout)))
    assert [(row["id"], row["low"], row["outlet"]) for row in table] == [
        (row["id"], str(row["low"]), row["outlet"]) for row in found
    ]


def test_a_cell_of_the_csv_never_runs_as_a_formula(tmp_path: Path, claims: Claims) -> None:
    line = {"id": "=cmd()", "text": "The mayor said that 12 houses were destroyed.", "outlet": "@sum"}
    (tmp_path / "a.jsonl").write_text(json.dumps(line))
    table = list(csv.DictReader(io.StringIO(claims("extract", "a.jsonl", "--format", "csv").stdout)))
    assert {(row["document"], row["outlet"]) for row in table} == {("'=cmd()", "'@sum")}


@pytest.mark.parametrize("form", ["json", "jsonl", "table", "markdown"])
def test_check_finds_the_disagreement_in_every_format(form: str, dispatches: Path, claims: Claims) -> None:
    result = claims("check", dispatches, "--format", form)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "12" in result.stdout
    assert "30" in result.stdout


def test_check_gives_all_six_lists_and_the_same_as_lines(dispatches: Path, claims: Claims) -> None:
    whole = json.loads(claims("check", dispatches, "--format", "json").stdout)
    assert list(whole) == ["claims", "questions", "relations", "discrepancies", "checks", "sources"]
    assert [flag["kind"] for flag in whole["discrepancies"]] == ["contradiction"]
    types = ("claim", "question", "relation", "discrepancy", "check", "source")
    expected = [{"type": kind} | row for kind, found in zip(types, whole.values(), strict=True) for row in found]
    assert rows(claims("check", dispatches, "--format", "jsonl").stdout) == expected


@pytest.mark.parametrize("form", ["json", "jsonl", "table", "markdown"])
def test_check_names_every_speaker_in_every_format(form: str, dispatches: Path, claims: Claims) -> None:
    told = claims("check", dispatches, "--format", form).stdout.rpartition("disagree")[2]
    assert [name in told for name in ("Ada Lund", "Olle Berg")] == [True, True]


def test_nothing_found_is_never_said_without_what_could_be_compared(tmp_path: Path, claims: Claims) -> None:
    (tmp_path / "a.txt").write_text("The mayor, Ada Lund, said that 12 houses in Prague were destroyed.")
    result = claims("check", "a.txt")
    assert result.stderr == "No disagreements among the 0 of 1 figure that could be compared.\n"


def test_two_runs_write_the_same_bytes_whatever_the_order_of_sets(
    dispatches: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: Callable[..., Any]
) -> None:
    written = []
    for seed in ("1", "2"):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        written.append(program("check", dispatches, "--format", "json").stdout)
    assert written[0] == written[1]
    assert json.loads(written[0])["claims"] != []
    assert [path.name for path in tmp_path.iterdir()] == ["dispatches"]


def test_half_characters_in_a_document_can_be_written(claims: Claims) -> None:
    line = '{"id": "a\\ud83d", "text": "The mayor \\ud83d said that 12 houses were destroyed."}\n'
    found = rows(claims("inspect", "-", "--format", "jsonl", stdin=line).stdout)
    assert [(row["document"], row["text"]) for row in found] == [("a\ufffd", "12")]


def test_a_table_cannot_steer_the_terminal(claims: Claims) -> None:
    text = "The mayor \x1b[31mKarin\x1b[0m said that 12 houses were destroyed."
    result = claims("inspect", "-", stdin=text)
    assert result.exit_code == 0
    assert "12" in result.stdout
    assert "\x1b" not in result.stdout


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_no_format_hands_a_terminal_its_codes(form: str, tmp_path: Path, claims: Claims) -> None:
    line = {"id": "a", "text": "The mayor said\x1b]0;x\x07 that\x9b 12 houses were destroyed.", "outlet": "\u202eTimes"}
    (tmp_path / "a.jsonl").write_text(json.dumps(line))
    written = claims("extract", "a.jsonl", "--format", form).stdout
    assert [mark for mark in ("\x1b", "\x07", "\x9b", "\u202e") if mark in written] == []
    assert "Times" in written
