"""`claims bundle`: an archive of one question, whole or not at all."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claims.desk.opening import open_desk

Claims = Callable[..., Any]


@pytest.fixture
def question(claims: Claims, dispatches: Path, tmp_path: Path) -> str:
    """A question of a store with two dispatches."""
    claims("add", dispatches)
    (item,) = open_desk(str(tmp_path / "store.db")).queue(None)
    return item.question


def test_an_archive_is_written_and_told(claims: Claims, question: str, tmp_path: Path) -> None:
    result = claims("bundle", question, "--output", tmp_path / "evidence.zip")
    assert (result.exit_code, "evidence.zip" in result.stderr, "2 claims" in result.stderr) == (0, True, True)
    with zipfile.ZipFile(tmp_path / "evidence.zip") as archive:
        assert len([name for name in archive.namelist() if name.startswith("originals/")]) == 2
    assert not list(tmp_path.glob(".*.part"))


def test_without_a_name_it_is_called_after_the_question(claims: Claims, question: str, tmp_path: Path) -> None:
    assert claims("bundle", question).exit_code == 0
    assert (tmp_path / f"{question}.zip").is_file()


@pytest.mark.usefixtures("question")
def test_a_question_or_a_folder_that_is_not_there_is_named_and_nothing_is_left(claims: Claims, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    told = claims("bundle", "0000").stderr
    assert "no question 0000" in told
    assert (
        "cannot be written"
        in claims(
            "bundle", open_desk(str(tmp_path / "store.db")).queue(None)[0].question, "-o", tmp_path / "no" / "a.zip"
        ).stderr
    )
    assert sorted(tmp_path.iterdir()) == before
