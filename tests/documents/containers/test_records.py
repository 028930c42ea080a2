"""Tables of documents: each row is one, with its line where it is bad; other tables are refused in words."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

Read = Callable[..., Any]


def test_each_row_is_a_document_with_what_its_columns_say(tmp_path: Path, read: Read) -> None:
    (tmp_path / "d.csv").write_bytes(
        b"\xef\xbb\xbfid,Text,outlet,published,url,case,seen\r\n"
        b'a,"Nine houses,\r\nsaid ""he"".",The Post,2021-12-10,https://a.example/1,fires,yes\r\n'
        b",Ten houses.,,,,,\r\n"
        b"a,Again.,,,,,\r\n"
        b"c, ,,,,,\r\n"
        b"d,Two,,,,,,,more\r\n"
        b"\r\n"
        b"e,Six.\r\n"
    )
    run = read(tmp_path)
    first = run.documents[0]
    assert [(document.name, document.text) for document in run.documents] == [
        ("d.csv/a", 'Nine houses,\r\nsaid "he".'),
        ("d.csv/line 4", "Ten houses."),
        ("d.csv/e", "Six."),
    ]
    assert (first.outlet, first.published, first.published_from, first.url, first.case) == (
        "The Post", "2021-12-10", "record", "https://a.example/1", "fires",
    )  # fmt: skip
    assert run.documents[1].original == hashlib.sha256(b",Ten houses.,,,,,\r\n").hexdigest()
    assert [error.removeprefix(f"{tmp_path}/") for error in run.errors] == [
        "d.csv:5: the id 'a' was given before",
        "d.csv:6: the text is empty",
        "d.csv:7: has 9 cells where the header has 7",
    ]


@pytest.mark.parametrize("mark", [";", "\t"])
def test_cells_may_be_parted_by_other_marks(mark: str, tmp_path: Path, read: Read) -> None:
    (tmp_path / "d.csv").write_text(f"id{mark}text\n1{mark}Nine houses, ten cars.\n")
    assert read(tmp_path).documents[0].text == "Nine houses, ten cars."


def test_a_table_in_another_encoding_is_read_with_a_notice(tmp_path: Path, read: Read) -> None:
    (tmp_path / "d.csv").write_bytes("id,text\n1,Nine cafés.\n".encode("latin-1"))
    run = read(tmp_path)
    assert run.documents[0].text == "Nine cafés."
    assert run.notices == [f"{tmp_path}/d.csv: not UTF-8; read on as latin-1"]


def test_a_table_that_cannot_be_read_is_refused_in_words(tmp_path: Path, read: Read) -> None:
    (tmp_path / "wide.csv").write_bytes("id,text\n1,Nine.\n".encode("utf-16"))
    (tmp_path / "empty.csv").write_bytes(b"")
    assert [error.removeprefix(f"{tmp_path}/") for error in read(tmp_path).errors] == [
        "empty.csv: the file is empty",
        "wide.csv: is in UTF-16: save it as CSV in UTF-8",
    ]


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(texts=st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1), min_size=1))
def test_every_text_that_a_table_was_written_with_comes_out(texts: list[str], tmp_path: Path, read: Read) -> None:
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(["id", "text"])
    writer.writerows([number, f"Nine {text} ten"] for number, text in enumerate(texts))
    (tmp_path / "d.csv").write_bytes(written.getvalue().encode())
    assert [document.text for document in read(tmp_path).documents] == [f"Nine {text} ten" for text in texts]


def test_a_list_in_an_archive_is_named_by_the_archive_the_list_and_its_id(tmp_path: Path, read: Read) -> None:
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as made:
        made.writestr("d.csv", "id,text\n1,Nine.\n")
        made.writestr("l.jsonl", '{"id": "1", "text": "Ten."}\n')
    (tmp_path / "l.jsonl").write_text('{"id": "1", "text": "Two."}\n')
    assert read(tmp_path).names == ["1", "z.zip/d.csv/1", "z.zip/l.jsonl/1"]
