"""A manifest describes the files of its folder; a bad row is named with its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

Read = Callable[..., Any]


def folder(at: Path, manifest: str, *names: str) -> Path:
    (at / "manifest.csv").write_text(manifest, encoding="utf-8")
    for name in names:
        (at / name).write_text("---\noutlet: Inside\ntitle: Own\n---\nNine.\n")
    return at


def test_a_manifest_describes_and_wins_over_front_matter(tmp_path: Path, read: Read) -> None:
    folder(tmp_path, "\ufefffile,outlet,published,case\na.txt,Post,2023-12,x\n", "a.txt", "b.txt")
    found = [(d.name, d.outlet, d.title, d.published, d.case) for d in read(tmp_path).documents]
    assert found == [("a.txt", "Post", "Own", "2023-12", "x"), ("b.txt", "Inside", "Own", None, None)]


def test_a_file_named_alone_is_described_by_the_manifest_beside_it(tmp_path: Path, read: Read) -> None:
    folder(tmp_path, "file,outlet\na.txt,Post\nmissing.txt,Post\n", "a.txt")
    run = read(tmp_path / "a.txt")
    assert ([d.outlet for d in run.documents], run.errors) == (["Post"], [])


def test_bad_rows_are_named_with_their_line_and_their_files_left_out(tmp_path: Path, read: Read) -> None:
    rows = "file,outlet,published\na.txt,Post,2023-13-45\nb.txt,Post\nnone.txt,Post,\n../c.txt,Post,\nd.txt,Post,2023\nd.txt,P,\n"
    folder(tmp_path, rows, "a.txt", "b.txt", "d.txt", "e.txt")
    run = read(tmp_path)
    assert run.names == ["d.txt", "e.txt"]
    assert [error.removeprefix(f"{tmp_path}/manifest.csv:") for error in run.errors] == [
        "2: published: '2023-13-45' is no date (write 2021-12-10, 2021-12 or 2021)",
        "3: has 2 cells where the header has 3",
        "4: names 'none.txt', which is not in this folder",
        "5: names '../c.txt', which is outside this folder",
        "7: names 'd.txt' a second time; the first row holds",
    ]


def test_a_manifest_without_its_column_says_nothing_and_the_files_are_read(tmp_path: Path, read: Read) -> None:
    folder(tmp_path, "name,outlet\na.txt,Post\n", "a.txt")
    run = read(tmp_path)
    assert run.names == ["a.txt"]
    reason = "has no column 'file'; the files of this folder are read without it"
    assert run.errors == [f"{tmp_path}/manifest.csv:1: {reason}"]
