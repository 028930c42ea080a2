"""Archives made by zipfile: every document in them under its own name; bombs, locked and damaged ones are named and the rest goes in."""

from __future__ import annotations

import hashlib
import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from claims import pipeline
from claims.documents.containers import zipped
from claims.documents.containers.held import Budget
from claims.errors import InputError

Read = Callable[..., Any]
LINE = "The mayor said that 12 houses burned down."


def archive(**parts: bytes | str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(name, text)
    return data.getvalue()


def errors(run: Any, folder: Path) -> list[str]:
    return [error.removeprefix(f"{folder}/") for error in run.errors]


def test_files_and_folders_are_read_by_name_and_the_manifest_in_it_describes_them(tmp_path: Path, read: Read) -> None:
    word = io.BytesIO()
    file = docx.Document()
    file.add_paragraph(LINE)
    file.save(word)
    parts = {
        "b/report.docx": word.getvalue(),
        "a.txt": LINE,
        "b/manifest.csv": "file,outlet,case\nc.txt,The Post,fires\n",
        "b/c.txt": "Nine houses.",
        "__MACOSX/a.txt": "x",
        "b/.hidden.txt": "x",
        "photo.png": b"\x89PNG",
        "l.jsonl": '{"id": "one", "text": "Ten houses."}\n{broken\n',
    }
    (tmp_path / "z.zip").write_bytes(archive(**parts))
    run = read(tmp_path / "z.zip")
    assert run.names == ["z.zip/a.txt", "z.zip/b/c.txt", "z.zip/b/report.docx", "z.zip/l.jsonl/one"]
    assert [(document.outlet, document.case) for document in run.documents][:2] == [(None, None), ("The Post", "fires")]
    assert errors(run, tmp_path) == [
        "z.zip/l.jsonl:2: not valid JSON: Expecting property name enclosed in double quotes"
    ]
    assert run.notices == [f"{tmp_path}/z.zip/photo.png: passed over, files of this kind are not read"]


def test_each_document_keeps_its_own_bytes(tmp_path: Path) -> None:
    (tmp_path / "z.zip").write_bytes(archive(**{"a.txt": LINE, "b.txt": "Nine."}))
    kept: list[bytes] = []

    def keep(data: bytes) -> str:
        kept.append(data)
        return hashlib.sha256(data).hexdigest()

    documents = list(pipeline.documents([str(tmp_path)], on_error=pytest.fail, keep=keep))
    assert kept == [LINE.encode(), b"Nine."]
    assert documents[1].original == hashlib.sha256(b"Nine.").hexdigest()


def test_archives_are_opened_three_deep_and_no_deeper(tmp_path: Path, read: Read) -> None:
    data = b""
    for level in range(4, 0, -1):
        data = archive(**{f"level{level}.txt": "Nine houses.", **({"in.zip": data} if data else {})})
    (tmp_path / "z.zip").write_bytes(data)
    run = read(tmp_path)
    assert run.names == ["z.zip/in.zip/in.zip/level3.txt", "z.zip/in.zip/level2.txt", "z.zip/level1.txt"]
    assert errors(run, tmp_path) == [
        "z.zip/in.zip/in.zip/in.zip: stands in 3 archives or mails within each other: unpack them, and add what they hold"
    ]


def test_a_bomb_among_the_files_is_refused_and_the_others_are_read(tmp_path: Path, read: Read) -> None:
    (tmp_path / "z.zip").write_bytes(archive(**{"a.txt": LINE, "bomb.txt": b"0" * 80_000_000}))
    run = read(tmp_path / "z.zip")
    assert run.names == ["z.zip/a.txt"]
    assert errors(run, tmp_path)[0].startswith("z.zip/bomb.txt: unpacks to 80,000,000 bytes from")


def test_a_file_that_is_locked_or_damaged_is_named_and_the_others_are_read(tmp_path: Path, read: Read) -> None:
    data = bytearray()
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as made:
        for name in ("a.txt", "b.txt", "c.txt"):
            made.writestr(name, f"{LINE} {name}")
    data += stored.getvalue()
    data[data.index(b"down. b.txt")] ^= 1
    locked = data.rindex(b"PK\x01\x02")
    data[locked + 8] |= 1
    (tmp_path / "z.zip").write_bytes(data)
    run = read(tmp_path / "z.zip")
    assert run.names == ["z.zip/a.txt"]
    assert errors(run, tmp_path) == [
        "z.zip/b.txt: is damaged within its archive and cannot be unpacked (BadZipFile)",
        "z.zip/c.txt: needs a password: unpack it and add what it holds",
    ]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"PK\x03\x04 and nothing", "the archive is damaged: what it holds cannot be listed"),
        (archive(**{"a.png": b"x"}), "this archive holds no document that can be read"),
        (
            archive(**{"mimetype": "application/epub+zip", "a.html": "x"}),
            "is an archive of something else than documents",
        ),
    ],
)
def test_an_archive_with_nothing_to_read_is_named(data: bytes, why: str, tmp_path: Path, read: Read) -> None:
    (tmp_path / "z.zip").write_bytes(data)
    run = read(tmp_path / "z.zip")
    assert run.names == []
    assert why in run.errors[0]


def test_an_archive_may_be_larger_than_a_document(tmp_path: Path, read: Read) -> None:
    from claims.config import Reading, Settings  # noqa: PLC0415

    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as made:
        for number in range(4):
            made.writestr(f"{number}.txt", "Nine houses. " * 60)
        made.writestr("large.txt", "Nine houses. " * 100)
    (tmp_path / "z.zip").write_bytes(stored.getvalue())
    run = read(tmp_path / "z.zip", settings=Settings(reading=Reading(max_document_bytes=1_000)))
    assert run.names == [f"z.zip/{number}.txt" for number in range(4)]
    assert errors(run, tmp_path)[0].startswith("z.zip/large.txt: 0.0 MB, over the limit")


def test_names_lead_nowhere_and_a_second_of_a_name_is_numbered(tmp_path: Path, read: Read) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as made:
        made.writestr("../../up.txt", "Nine.")
        made.writestr("/up.txt", "Ten.")
        made.writestr("a\nb.txt", "Two.")
    (tmp_path / "z.zip").write_bytes(data.getvalue())
    assert read(tmp_path).names == ["z.zip/a\ufffdb.txt", "z.zip/up (2).txt", "z.zip/up.txt"]


def test_more_files_and_bytes_than_one_file_may_hold_are_refused() -> None:
    budget = Budget(size=100, files=3)
    budget.take("z.zip", 60, 2)
    with pytest.raises(InputError, match=r"holds 2 files, more than 1"):
        budget.take("z.zip", 10, 2)
    with pytest.raises(InputError, match=r"unpacks to 50 bytes, more than 40"):
        budget.take("z.zip", 50, 1)


def test_an_archive_is_known_by_what_stands_in_it(tmp_path: Path, read: Read) -> None:
    (tmp_path / "called.txt").write_bytes(archive(**{"a.txt": LINE}))
    assert read(tmp_path).names == ["called.txt/a.txt"]
    assert zipped.MAGIC[0] == archive(**{"a.txt": LINE})[:4]


def test_an_archive_comes_through_standard_input(read: Read) -> None:
    assert read("-", stdin=archive(**{"a.txt": LINE})).names == ["-/a.txt"]


def test_a_list_of_parts_that_would_fill_the_memory_is_not_unfolded(tmp_path: Path, read: Read) -> None:
    made = archive(**{"a.txt": LINE})
    listed, end = made.index(b"PK\x01\x02"), made.index(b"PK\x05\x06")
    parts = made[listed:end] * 700_000
    told = struct.pack("<HHLLH", 0xFFFF, 0xFFFF, len(parts), listed, 0)
    (tmp_path / "many.zip").write_bytes(made[:listed] + parts + made[end : end + 8] + told)
    (tmp_path / "one.txt").write_text(LINE)
    run = read(tmp_path)
    assert run.names == ["one.txt"]
    assert errors(run, tmp_path) == [
        "many.zip: the archive is damaged: what it holds cannot be listed, or is more than 100,000 files"
    ]
