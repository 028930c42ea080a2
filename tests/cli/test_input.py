"""Bad input is named on standard error, ends with 3, and keeps nothing else from being read."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Claims = Callable[..., Any]
GOOD = "The mayor said that 12 houses were destroyed."


def documents(text: str) -> list[str]:
    return [json.loads(line)["document"] for line in text.splitlines()]


def test_every_bad_input_is_named_and_the_others_are_processed(tmp_path: Path, claims: Claims) -> None:
    folder, listed = tmp_path / "docs", tmp_path / "listed"
    folder.mkdir()
    listed.mkdir()
    (folder / "empty.txt").write_text("")
    (folder / "good.txt").write_text(GOOD)
    (folder / "latin.txt").write_bytes(f"In the café, {GOOD}".encode("latin-1"))
    (folder / "open.md").write_text(f"---\ntitle: x\n\n{GOOD}\n")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(60_000_000)
    (listed / "manifest.csv").write_text("file,outlet,published\na.txt,Post,2024-05-03\nb.txt,Post\n")
    (listed / "a.txt").write_text(GOOD)
    (listed / "b.txt").write_text(GOOD)
    result = claims("inspect", "docs", "listed", "missing.txt", "--format", "jsonl")
    assert result.exit_code == 3
    assert documents(result.stdout) == ["good.txt", "latin.txt", "a.txt"]
    limit = "over the limit of 50.0 MB for one document (setting reading.max_document_bytes)"
    assert sorted(result.stderr.splitlines()) == [
        "6 inputs could not be read; everything else was processed",
        "error: docs/empty.txt: the file is empty",
        f"error: docs/huge.txt: 60.0 MB, {limit}",
        "error: docs/open.md:1: the front matter opened by '---' is not closed by another '---'",
        "error: docs/picture.txt: is a picture: nothing in it can be read",
        "error: listed/manifest.csv:3: has 2 cells where the header has 3",
        "error: missing.txt: no such file or folder",
        "note: docs/latin.txt: not UTF-8; read as latin-1",
    ]


def test_a_text_of_20_mb_is_read(tmp_path: Path, claims: Claims) -> None:
    paragraph = "The wind blew over the hills and the lamps went out along the shore. " * 50 + "\n\n"
    text = paragraph * (20_000_000 // len(paragraph)) + GOOD
    (tmp_path / "long.txt").write_text(text)
    result = claims("inspect", "long.txt", "--format", "jsonl")
    assert (result.exit_code, result.stderr) == (0, "")
    row = json.loads(result.stdout)
    assert text[row["start"] : row["end"]] == row["text"] == "12"


def test_the_limit_is_a_setting(tmp_path: Path, claims: Claims) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "small.toml").write_text("[reading]\nmax_document_bytes = 10\n")
    result = claims("inspect", "a.txt", "--settings", "small.toml", "--format", "jsonl")
    assert (result.exit_code, result.stdout) == (3, "")


def test_a_document_given_twice_is_read_once_with_a_notice(tmp_path: Path, claims: Claims) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "b.txt").write_text(GOOD)
    result = claims("extract", "a.txt", "b.txt", "--format", "jsonl")
    assert (result.exit_code, documents(result.stdout)) == (0, ["a.txt"])
    assert result.stderr == "note: b.txt: the same text, address and outlet as a.txt; read once\n"
