"""A bundle of one question: checked by `sha256sum` alone, the same every time, whole without the program."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from claims.desk import Desk, intake
from claims.desk.bundle import bundle
from claims.errors import ClaimsError, StoreError

NORTH = b"The mayor of Torvik, Anna Berg, said that 12 houses in Torvik burned down on 3 March 2024."
SOUTH = b"Nine houses in Torvik burned down on 3 March 2024, fire chief Olav Lie said."


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with the engine itself, on two uploaded reports that disagree."""
    from claims.desk.opening import open_desk  # noqa: PLC0415

    opened = open_desk(str(tmp_path / "claims.db"))
    taken = intake.Taken(method="upload", by="Ada")
    given = tmp_path / "given"
    given.mkdir()
    for name, data in (("north.txt", NORTH), ("south.txt", SOUTH)):
        (given / name).write_bytes(data)
        keep = opened.store.keep_original
        read = intake.uploaded(given / name, None, keep, on_error=pytest.fail, on_notice=print)
        intake.take_in(opened, read, taken, on_error=pytest.fail)
    return opened


def packed(desk: Desk) -> bytes:
    (item,) = desk.queue(None)
    data = io.BytesIO()
    bundle(desk, None, item.question, data)
    return data.getvalue()


def test_a_bundle_is_checked_by_the_checksums_alone_and_a_changed_byte_is_found(desk: Desk, tmp_path: Path) -> None:
    zipfile.ZipFile(io.BytesIO(packed(desk))).extractall(tmp_path / "out")
    check = ["sha256sum", "-c", "--quiet", "SHA256SUMS"]
    assert subprocess.run(check, cwd=tmp_path / "out", check=False).returncode == 0
    listed = {line.split("  ", 1)[1] for line in (tmp_path / "out/SHA256SUMS").read_text().splitlines()}
    there = {str(path.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert there - listed == {"SHA256SUMS"}
    original = next((tmp_path / "out/originals").iterdir())
    original.write_bytes(original.read_bytes().replace(b"houses", b"horses"))
    assert subprocess.run(check, cwd=tmp_path / "out", check=False, capture_output=True).returncode == 1


def test_a_bundle_holds_the_files_as_they_came_the_claims_and_the_decisions(desk: Desk) -> None:
    (item,) = desk.queue(None)
    desk.give_verdict(None, item.id, "confirmed", "both were asked", "Ada", expected=None)
    with zipfile.ZipFile(io.BytesIO(packed(desk))) as archive:
        originals = [archive.read(name) for name in archive.namelist() if name.startswith("originals/")]
        claims = [json.loads(line)["claim"] for line in archive.read("claims.jsonl").splitlines()]
        texts = {name: archive.read(name).decode() for name in archive.namelist() if name.startswith("texts/")}
        log = [json.loads(line) for line in archive.read("log.jsonl").splitlines()]
        documents = [json.loads(line) for line in archive.read("documents.jsonl").splitlines()]
    assert sorted(originals) == sorted([NORTH, SOUTH])
    assert {claim["low"] for claim in claims} == {9.0, 12.0}
    assert all(texts[f"texts/{one['document_id']}.txt"][one["start"] : one["end"]] == one["text"] for one in claims)
    assert [row["row"]["note"] for row in log] == ["both were asked"]
    assert {(one["collected"][0]["method"], one["collected"][0]["by"]) for one in documents} == {("upload", "Ada")}


def test_the_same_store_gives_the_same_bytes(desk: Desk) -> None:
    assert packed(desk) == packed(desk)


def test_an_original_that_was_changed_is_not_packed(desk: Desk) -> None:
    kept = next(path for path in desk.store.originals.folder.rglob("*") if path.is_file())
    kept.write_bytes(b"something else")
    with pytest.raises(StoreError, match="changed"):
        packed(desk)


def test_an_original_that_is_gone_leaves_the_rest(desk: Desk) -> None:
    shutil.rmtree(desk.store.originals.folder)
    with zipfile.ZipFile(io.BytesIO(packed(desk))) as archive:
        assert not [name for name in archive.namelist() if name.startswith("originals/")]
        assert len([name for name in archive.namelist() if name.startswith("texts/")]) == 2


def test_a_question_that_is_not_there_is_named(desk: Desk) -> None:
    with pytest.raises(ClaimsError, match="no question 0000"):
        bundle(desk, None, "0000", io.BytesIO())
