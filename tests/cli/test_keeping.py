"""`claims add` and `claims report`: into the store once, and out of it whole."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claims.cli import writing
from claims.cli.options import ReportFormat
from claims.desk import editions
from claims.desk.opening import open_desk
from claims.desk.reports import report as case_report
from claims.reporting import Format

Claims = Callable[..., Any]


def test_adding_says_what_came_of_it_and_adding_again_changes_nothing(dispatches: Path, claims: Claims) -> None:
    first, second = claims("add", dispatches), claims("add", dispatches)
    assert (first.exit_code, first.stdout) == (0, "")
    assert (
        first.stderr
        == "2 documents added, 0 already there, 2 claims, 1 disagreement to review among the 2 of 2 figures that could be compared\n"
    )
    assert (
        second.stderr
        == "0 documents added, 2 already there, 0 claims, 1 disagreement to review among the 2 of 2 figures that could be compared\n"
    )


def test_the_good_documents_are_added_beside_a_bad_one(dispatches: Path, claims: Claims) -> None:
    (dispatches / "empty.txt").write_text("")
    result = claims("add", dispatches, "--store", "other.db")
    assert result.exit_code == 3
    assert "2 documents added" in result.stderr
    assert (dispatches.parent / "other.db").exists()
    assert not (dispatches.parent / "store.db").exists()


def test_the_report_of_the_store_is_that_of_its_documents(dispatches: Path, claims: Claims) -> None:
    claims("add", dispatches)
    for form in ("markdown", "csv"):
        stored, alone = claims("report", "--format", form), claims("report", dispatches, "--format", form)
        head = json.loads(claims("verify", "--json").stdout)["head"]["hash"]  # only a store has a chain
        shown = stored.stdout.replace(f'"{head}"', '""').splitlines()
        lines = [line for line in shown if not line.startswith(("Generated:", "Head of the chain:"))]
        assert (stored.exit_code, alone.exit_code) == (0, 0)
        assert "12" in stored.stdout
        told = [line.split("; From a file by ")[0].rstrip() for line in lines]  # only the store knows how they came in
        assert told == [line.rstrip() for line in alone.stdout.splitlines()]


def test_a_report_goes_to_a_file_whole(dispatches: Path, claims: Claims) -> None:
    result = claims("report", dispatches, "--output", "report.md")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (dispatches.parent / "report.md").read_text(encoding="utf-8").startswith("# ")


def test_a_file_that_cannot_be_written_is_named_and_the_old_one_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "report.md"
    target.write_text("old")

    def fail(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="No space left"):
        writing.to_file(target, "new")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("report.md", "old")]


def test_a_report_of_nothing_says_what_to_do(claims: Claims, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("CLAIMS_STORE")
    result = claims("report")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == ("error: claims.db: there is no such store; add documents first: claims add PATH...\n")
    assert list(tmp_path.iterdir()) == []


def test_cases_are_reported_one_by_one(dispatches: Path, claims: Claims) -> None:
    for name in ("north.md", "south.md"):
        text = (dispatches / name).read_text(encoding="utf-8")
        (dispatches / f"valley-{name}").write_text(text.replace("title:", "case: valley\ntitle:", 1), encoding="utf-8")
    claims("add", dispatches)
    both, one = claims("report").stdout, claims("report", "--case", "valley").stdout
    assert [line for line in both.splitlines() if line.startswith("Case:")] == ["Case: valley  "]
    assert (both.count("\n# "), one.count("\n# ")) == (1, 0)
    missing = claims("report", "--case", "none")
    assert (missing.exit_code, missing.stderr) == (1, "error: the store has no case 'none'\n")


def test_an_edition_is_printed_as_it_was_issued(dispatches: Path, claims: Claims) -> None:
    claims("add", dispatches)
    desk = open_desk(str(dispatches.parent / "store.db"))
    row = editions.issue(desk, case_report(desk, None), "Ada")
    first = claims("report", "--as-of", row.id)
    (dispatches / "third.md").write_text("---\ntitle: Third\n---\nThe mayor said that 14 houses burned down.\n")
    claims("add", dispatches)
    assert (first.exit_code, first.stdout) == (0, claims("report", "--as-of", row.id).stdout)
    assert f"Edition {row.id}, issued " in first.stdout
    desk.withdraw(row.id, "Ben")
    assert f"edition {row.id} was taken back by Ben" in claims("report", "--as-of", row.id).stderr
    assert claims("report", "--as-of", row.id, "--case", "x").exit_code == 2
    assert claims("report", "--as-of", "nothing").stderr == "error: no edition nothing in this store\n"


def test_every_format_is_written_to_a_file(dispatches: Path, claims: Claims) -> None:
    claims("add", dispatches)
    for form in ReportFormat:
        target = dispatches.parent / f"report.{form}"
        assert claims("report", "--format", form, "--output", target, "--author", "Ada").exit_code == 0
        assert target.stat().st_size > 100
    assert [str(form) for form in ReportFormat] == [str(form) for form in Format]
