from __future__ import annotations

from pathlib import Path

import pytest

import factories
from claims.desk import Desk
from claims.desk.intake import Taken, called, take_in, uploaded
from claims.errors import InputError
from claims.models import Document
from claims.store import Store

FIRE = b"The mayor said that 12 houses burned down on Monday."


def read(
    folder: Path, files: list[tuple[str, bytes]], case: str | None = None
) -> tuple[list[Document], list[InputError]]:
    """The documents of files as they are uploaded, read one after the other from a folder of theirs."""
    failed: list[InputError] = []
    found: list[Document] = []
    given = list(called(files))
    for name, data in given:
        (folder / name).write_bytes(data)
    for name, _ in given:
        if name != "manifest.csv":
            path = folder / name
            found += uploaded(path, case, lambda _: "", on_error=failed.append, on_notice=lambda _: None)
    return found, failed


def test_uploaded_files_are_documents_named_as_they_were_called(tmp_path: Path) -> None:
    found, failed = read(
        tmp_path, [("fire.txt", FIRE), ("storm.md", b"---\ncase: Storm\n---\n\nSix boats sank.")], "Fire"
    )
    assert [(one.name, one.source, one.case) for one in found] == [
        ("fire.txt", "upload: fire.txt", "Fire"),
        ("storm.md", "upload: storm.md", "Storm"),
    ]
    assert failed == []


def test_two_uploaded_files_of_one_name_are_both_read(tmp_path: Path) -> None:
    found, failed = read(
        tmp_path, [("a.txt", FIRE), ("a.txt", b"Nine houses burned down."), ("a.txt", b"Ten burned down.")]
    )
    assert ([one.name for one in found], failed) == (["a.txt", "a (2).txt", "a (3).txt"], [])


def test_a_manifest_among_the_uploaded_files_tells_of_the_others(tmp_path: Path) -> None:
    manifest = b"file,outlet,published\nfire.txt,The Tide,2019-03-04\n"
    found, failed = read(tmp_path, [("fire.txt", FIRE), ("manifest.csv", manifest)])
    assert ([(one.outlet, one.published) for one in found], failed) == ([("The Tide", "2019-03-04")], [])


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("empty.txt", b"", "empty"),
        ("scan.pdf", b"%PDF-1.7 ...", "damaged"),
        ("broken.txt", b"\x00\x01\x02\xff\xfe\x00binary\x00", "text"),
        ("open.md", b"---\ncase: x\n\nNo end.", "front matter"),
    ],
)
def test_an_uploaded_file_that_cannot_be_read_is_named_and_the_others_go_in(
    name: str, data: bytes, why: str, tmp_path: Path
) -> None:
    found, failed = read(tmp_path, [(name, data), ("fire.txt", FIRE)])
    assert [one.name for one in found] == ["fire.txt"]
    assert [error.path for error in failed] == [name]
    assert why in failed[0].reason


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "..", "a\x00b.txt", "C:\\x.txt", "x" * 400 + ".txt"]
)
def test_the_name_of_an_upload_never_leads_out_of_its_folder(name: str, tmp_path: Path) -> None:
    found, failed = read(tmp_path, [(name, FIRE)])
    assert [one.text for one in found] == [FIRE.decode()]
    assert failed == []


def test_documents_are_kept_once_and_told_as_they_are_kept(store: Store, tmp_path: Path) -> None:
    desk = Desk(store, factories.reconcile)
    told: list[str] = []
    sums = []
    for _ in range(2):
        taken = Taken()
        given, _failed = read(tmp_path, [("fire.txt", FIRE)])
        take_in(desk, given, taken, on_error=lambda _: None, on_document=lambda one: told.append(one.name))
        sums.append((taken.added, taken.present, taken.claims))
    assert (sums, told) == ([(1, 0, 1), (0, 1, 0)], ["fire.txt"])
