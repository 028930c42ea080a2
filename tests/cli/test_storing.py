from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from claims.store import Store
from served_postgres import Databases
from stored import rows

Claims = Callable[..., Any]


HEAD = re.compile(r"\b[0-9a-f]{64}\b")


@pytest.mark.postgresql
def test_the_commands_work_on_a_database_as_on_a_file(
    claims: Claims, databases: Databases, dispatches: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMS_ORIGINALS", str(tmp_path / "originals"))
    url = databases.new()
    none = claims("report", "--store", url)
    assert (none.exit_code, "there is no such store; add documents first" in none.stderr) == (1, True)
    told = []
    for address in (str(tmp_path / "file.db"), url):
        added = claims("add", dispatches, "--store", address)
        asked = [
            HEAD.sub("(the head of its chain)", claims(*line, "--store", address).stdout)
            for line in (
                ("report", "--format", "csv"),
                ("lookup", "12 houses in Prague were destroyed by the flood on 3 May 2024"),
                ("export", "claims"),
                ("refresh",),
                ("work",),
            )
        ]
        told.append((added.exit_code, added.stderr, asked))
    assert told[0] == told[1]
    assert "2 documents added" in told[0][1]


def test_a_store_is_copied_and_what_came_through_is_told(claims: Claims, dispatches: Path, tmp_path: Path) -> None:
    claims("add", dispatches)
    told = claims("store", "copy", tmp_path / "store.db", tmp_path / "new.db")
    with Store.open(str(tmp_path / "store.db")) as source, Store.open(str(tmp_path / "new.db")) as target:
        assert (told.exit_code, rows(source)) == (0, rows(target))
    assert "2 originals copied to" in told.stderr
    again = claims("store", "copy", tmp_path / "store.db", tmp_path / "new.db")
    assert (again.exit_code, "holds something already" in again.stderr) == (1, True)


def test_a_store_is_not_copied_to_itself_nor_one_that_is_not_there(claims: Claims, tmp_path: Path) -> None:
    same = claims("store", "copy", tmp_path / "a.db", f"sqlite:///{tmp_path / 'a.db'}")
    gone = claims("store", "copy", tmp_path / "a.db", tmp_path / "b.db")
    assert (same.exit_code, gone.exit_code, list(tmp_path.glob("*.db"))) == (2, 1, [])
    assert ("are the same store" in same.stderr, "there is no such store" in gone.stderr) == (True, True)


def test_a_store_of_before_is_brought_forward_and_the_copy_of_it_named(claims: Claims, tmp_path: Path) -> None:
    before = Path(__file__).parents[1] / "store" / "migrations" / "stores" / "version_13.sql"
    with closing(sqlite3.connect(tmp_path / "store.db")) as connection:
        connection.executescript(before.read_text())
    told = claims("export", "claims")
    assert (told.exit_code, len(list(tmp_path.glob("store.db.version-13.*")))) == (0, 1)
