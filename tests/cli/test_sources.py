"""`claims sources`: every source with its names and why they were joined, alone on standard output."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Claims = Callable[..., Any]


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Two reports that name one body in two ways."""
    lines = [
        {"id": "a", "outlet": "The North Post", "text": "The Ministry of Defence said that 12 soldiers were killed."},
        {"id": "b", "outlet": "The South Post", "text": "The MoD said that 15 soldiers were killed."},
    ]
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def test_json_has_every_source_with_its_names_and_links(reports: Path, claims: Claims) -> None:
    result = claims("sources", reports, "--format", "json")
    (source,) = json.loads(result.stdout)["sources"]
    assert (result.exit_code, source["name"], [name["count"] for name in source["names"]]) == (
        0,
        "Ministry of Defence",
        [1, 1],
    )
    assert [link["reason"] for link in source["joined"]] == ["initials, and no other name of the case has them"]


def test_the_table_says_why_names_were_joined(reports: Path, claims: Claims) -> None:
    text = " ".join(claims("sources", reports).stdout.split())
    assert "joined because" in text


def test_no_source_is_said_on_standard_error(tmp_path: Path, claims: Claims) -> None:
    (tmp_path / "a.txt").write_text("Twelve houses burned down.", encoding="utf-8")
    result = claims("sources", tmp_path / "a.txt")
    assert (result.exit_code, result.stdout, "No source was found" in result.stderr) == (0, "", True)


def test_one_body_under_two_names_that_gives_two_figures_is_a_revision(reports: Path, claims: Claims) -> None:
    lines = [
        json.loads(line) | {"published": "2021-05-04", "case": "Border"} for line in reports.read_text().splitlines()
    ]
    reports.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    found = json.loads(claims("check", reports, "--format", "json").stdout)
    told = [
        reason["detail"]
        for flag in found["discrepancies"]
        for reason in flag["reasons"]
        if reason["field"] == "speaker"
    ]
    assert [flag["kind"] for flag in found["discrepancies"]] == ["revision"]
    assert [question["speakers"] for question in found["questions"]] == [1]
    assert told[0].endswith(
        "same source: “The MoD” is “Ministry of Defence” (initials, and no other name of the case has them)"
    )


def test_the_report_says_why_two_names_are_one_source(reports: Path, claims: Claims) -> None:
    lines = [
        json.loads(line) | {"published": "2021-05-04", "case": "Border"} for line in reports.read_text().splitlines()
    ]
    reports.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert "**One source under several names:** “The MoD” is “Ministry of Defence”" in claims("report", reports).stdout
