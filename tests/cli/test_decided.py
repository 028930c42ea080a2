"""`claims log`: decisions are written to a file and put on record in another store."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Claims = Callable[..., Any]


@pytest.fixture
def kept(claims: Claims, tmp_path: Path) -> Claims:
    """The command with a store of one report and a policy."""
    text = "The mayor, Ada Lund, said that 12 houses in Prague were destroyed by the flood.\n"
    (tmp_path / "north.md").write_text(f"---\noutlet: The Post\npublished: 2024-05-03\n---\n{text}")
    claims("add", tmp_path / "north.md")
    claims("policy", "latest", "--reviewer", "Ann", "--note", "totals grow")
    return claims


def test_a_log_is_taken_away_and_put_on_record_in_another_store_once(kept: Claims, tmp_path: Path) -> None:
    log, other = tmp_path / "log.jsonl", tmp_path / "other.db"
    written = kept("log", "export", log)
    kept("add", tmp_path / "north.md", "--store", other)
    first, again = (kept("log", "replay", log, "--store", other) for _ in range(2))
    assert written.stderr == f"1 decision written to {log}\n"
    assert first.stderr == "1 decision put on record, 0 there already, 0 left out\n"
    assert again.stderr == "0 decisions put on record, 1 there already, 0 left out\n"
    assert "totals grow" in kept("policy", "--store", other).stdout


def test_what_does_not_fit_is_named_with_its_line(kept: Claims, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    kept("log", "export", log)
    log.write_text(log.read_text().replace('"case": null', '"case": "Elsewhere"') + "nothing\n")
    result = kept("log", "replay", log)
    assert f"{log}:1: the store has no case 'Elsewhere'" in result.stderr.replace("\n", " ")
    assert f"{log}:2: not a line of an exported log" in result.stderr.replace("\n", " ")
    assert (result.exit_code, "0 decisions put on record, 0 there already, 2 left out" in result.stderr) == (3, True)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("export", "log.jsonl", "--case", "Nowhere"), "the store has no case 'Nowhere'"),
        (("replay", "none.jsonl"), "cannot be read"),
        (("replay", "none.jsonl", "--case", "Nowhere"), "--case is for export"),
        (("export", "no/such/folder/log.jsonl"), "cannot be written"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(kept: Claims, arguments: tuple[str, ...], words: str) -> None:
    result = kept("log", *arguments)
    assert (result.exit_code in {1, 3}, words in result.stderr.replace("\n", " ")) == (True, True)
