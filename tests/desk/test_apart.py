"""Files read in a process of their own: what a file does to its reader befalls nobody else."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from claims.config import Work
from claims.desk.apart import Apart, GoneError, UnwantedError
from claims.desk.saying import Said

COMMAND = (sys.executable, str(Path(__file__).with_name("bad_files.py")))
FINE = "Two houses burned down."

Read = Callable[..., list[Said]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def apart() -> Iterator[Apart]:
    reader = Apart(Work(document_seconds=60.0), lambda: True, COMMAND)
    yield reader
    reader.close()


def read(apart: Apart, folder: Path, text: str, name: str = "a.txt", *, is_new: bool = True) -> list[Said]:
    (folder / name).write_text(text, encoding="utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()
    return list(apart.read(str(folder / name), digest, "Fire", lambda _: is_new))


def process(said: list[Said]) -> int:
    return next(one.counted["process"] for one in said if one.sort == "reading")


def test_a_file_is_read_in_another_process_and_its_document_named_as_it_was_called(apart: Apart, folder: Path) -> None:
    (said,) = read(apart, folder, FINE)
    assert said.document is not None
    assert (said.document.name, said.document.source, said.document.case) == ("a.txt", "upload: a.txt", "Fire")
    assert said.document.original == hashlib.sha256(FINE.encode()).hexdigest()
    assert process([said]) != os.getpid()


def test_one_process_reads_file_after_file(apart: Apart, folder: Path) -> None:
    assert len({process(read(apart, folder, f"{FINE} {i}")) for i in range(3)}) == 1


def test_a_document_that_is_there_already_is_not_read(apart: Apart, folder: Path) -> None:
    assert read(apart, folder, FINE, is_new=False) == []


def test_the_lines_of_a_file_are_documents_and_each_is_kept_as_an_original(apart: Apart, folder: Path) -> None:
    lines = ['{"id": "p", "text": "Two boats sank."}', '{"id": "q", "text": "Six boats sank."}', "no line"]
    said = read(apart, folder, "\n".join(lines), "a.jsonl")
    assert [one.sort for one in said] == ["original", "reading", "original", "reading", "failed"]
    kept = [hashlib.sha256(one.data).hexdigest() for one in said if one.data is not None]
    assert kept == [one.document.original for one in said if one.document is not None]
    assert (said[-1].path, said[-1].line) == ("a.jsonl", 3)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("KILL", r"\(SIGKILL\): it is broken, needs more memory than the 4,000 MB"),
        ("EAT", "needs more memory than the 4,000 MB"),
    ],
)
def test_a_file_that_ends_its_reader_is_named_and_the_next_is_read_by_another(
    apart: Apart, folder: Path, text: str, why: str
) -> None:
    first = process(read(apart, folder, FINE))
    with pytest.raises(GoneError, match=why):
        read(apart, folder, text)
    assert process(read(apart, folder, FINE)) != first


def test_a_file_that_hangs_its_reader_is_given_up(folder: Path) -> None:
    apart = Apart(Work(document_seconds=0.5), lambda: True, COMMAND)
    with pytest.raises(GoneError, match=r"took longer than 0\.5 seconds"):
        read(apart, folder, "HANG")
    apart.close()


def test_a_file_that_is_no_longer_wanted_is_given_up(folder: Path) -> None:
    apart = Apart(Work(document_seconds=600.0), lambda: not (folder / "cancelled").exists(), COMMAND)
    read(apart, folder, FINE)
    (folder / "cancelled").touch()
    with pytest.raises(UnwantedError):
        read(apart, folder, "HANG")
    apart.close()


@pytest.mark.parametrize(
    ("text", "why"), [("CALL", "may not reach out to the network"), ("BREAK", "TypeError: nobody thought of this")]
)
def test_what_a_reader_may_not_do_or_fails_at_is_told_and_the_same_process_reads_on(
    apart: Apart, folder: Path, text: str, why: str
) -> None:
    first = process(read(apart, folder, FINE))
    (failed,) = read(apart, folder, text)
    assert (failed.sort, failed.path, why in failed.reason) == ("failed", "a.txt", True)
    assert process(read(apart, folder, FINE)) == first


def test_a_reader_that_cannot_be_started_says_so(folder: Path) -> None:
    apart = Apart(Work(), lambda: True, (sys.executable, "-c", "raise SystemExit(4)"))
    with pytest.raises(GoneError, match="exit code 4"):
        read(apart, folder, FINE)
