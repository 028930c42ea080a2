"""`claims verify`: what it says, and how it ends."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

Claims = Callable[..., Any]


@pytest.fixture
def store(claims: Claims, dispatches: Path, tmp_path: Path) -> Path:
    claims("add", dispatches)
    return tmp_path / "store.db"


def alter(store: Path) -> None:
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute("UPDATE documents SET outlet = 'Another Post' WHERE seq = 1")


@pytest.mark.usefixtures("store")
def test_an_unaltered_store_verifies_and_its_head_is_that_of_its_report(claims: Claims) -> None:
    found, report = claims("verify"), claims("report", "--format", "json")
    head = json.loads(report.stdout)["chain"]["hash"]
    assert (found.exit_code, found.stdout.startswith("verified: 2 documents, "), head in found.stdout) == (
        0,
        True,
        True,
    )


def test_an_altered_store_is_told_with_the_row_and_the_field(claims: Claims, store: Path) -> None:
    alter(store)
    found = claims("verify")
    first = found.stdout.splitlines()[0]
    assert (found.exit_code, first.startswith("not as it was written: document "), first[-22:]) == (
        1,
        True,
        "its outlet was altered",
    )


def test_the_same_as_json_is_for_programs(claims: Claims, store: Path) -> None:
    alter(store)
    found = claims("verify", "--json")
    told = json.loads(found.stdout)
    assert (found.exit_code, told["holds"], told["faults"][0]["field"]) == (1, False, "outlet")


@pytest.mark.usefixtures("store")
def test_a_head_of_before_is_looked_for(claims: Claims) -> None:
    head = json.loads(claims("verify", "--json").stdout)["head"]["hash"]
    found, other = claims("verify", "--head", head), claims("verify", "--head", "0" * 64)
    assert (found.exit_code, "the head that was given is that of link" in found.stdout) == (0, True)
    assert (other.exit_code, "no link has this hash" in other.stdout) == (1, True)


def test_a_store_that_is_not_there_is_not_laid_out(claims: Claims, tmp_path: Path) -> None:
    found = claims("verify", "--store", tmp_path / "no.db")
    assert (found.exit_code, (tmp_path / "no.db").exists()) == (1, False)


def documents(claims: Claims) -> list[str]:
    return [json.loads(line)["id"] for line in claims("export", "documents", "--format", "jsonl").stdout.splitlines()]


@pytest.mark.usefixtures("store")
def test_a_document_is_removed_and_may_be_let_in_again(claims: Claims, dispatches: Path) -> None:
    first, other = documents(claims)
    done = claims("purge", "--document", first, "--why", "names a minor", "--reviewer", "Ann")
    told = done.stderr
    assert (
        done.exit_code,
        "removed for good" in told,
        "nothing of it is left" in told,
        "so does every backup" in told,
    ) == (
        0,
        True,
        True,
        True,
    )
    assert (documents(claims), claims("verify").exit_code, claims("report").exit_code) == ([other], 0, 0)
    refused = claims("add", dispatches)
    assert (refused.exit_code, "removed for good by Ann" in refused.stderr) == (3, True)
    again = claims("purge", "--document", first, "--why", "once more", "--reviewer", "Ann")
    assert (again.exit_code, "it was removed already" in again.stderr) == (0, True)
    claims("purge", "--document", first, "--take-back", "--why", "lifted", "--reviewer", "Ann")
    assert (claims("add", dispatches).exit_code, sorted(documents(claims)), claims("verify").exit_code) == (
        0,
        sorted([first, other]),
        0,
    )


@pytest.mark.usefixtures("store")
def test_a_removal_needs_a_document_a_reason_and_a_name(claims: Claims) -> None:
    first = documents(claims)[0]
    told = [
        claims("purge", "--document", first, "--why", "x"),
        claims("purge", "--document", first, "--reviewer", "Ann"),
        claims("purge", "--document", "0000", "--why", "x", "--reviewer", "Ann"),
        claims("purge", "--document", "0000", "--take-back", "--reviewer", "Ann"),
    ]
    assert [one.exit_code for one in told] == [2, 1, 1, 1]
    assert ["--reviewer" in told[0].stderr, "say why" in told[1].stderr, "no case has" in told[2].stderr] == [True] * 3


@pytest.mark.usefixtures("store")
def test_a_backup_is_made_tried_and_restored(claims: Claims, tmp_path: Path) -> None:
    kept, again = tmp_path / "kept.tar", tmp_path / "again.db"
    made, tried, restored = claims("backup", kept), claims("restore", kept, "--test"), claims("restore", kept, again)
    assert [one.exit_code for one in (made, tried, restored)] == [0, 0, 0]
    assert ("2 documents, 2 originals" in made.stderr, "can be restored" in tried.stderr) == (True, True)
    assert claims("verify", "--store", again).exit_code == 0
    assert [
        claims("backup", kept).exit_code,
        claims("restore", kept, again).exit_code,
        claims("restore", kept).exit_code,
    ] == [
        1,
        1,
        2,
    ]
