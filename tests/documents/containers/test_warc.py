"""Web archive files written by warcio: each page, PDF and text under its address; damaged ones are read up to the damage."""

from __future__ import annotations

import gzip
import hashlib
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from claims.config import Reading, Settings

Read = Callable[..., Any]
STORY = "".join(
    f"<p>Paragraph {n} tells of nine houses that burned in the valley on Monday night.</p>" for n in range(6)
)
PAGE = f"<html><head><title>Fire</title></head><body><article>{STORY}</article></body></html>".encode()
TEXT = "Nine cafés burned down.".encode("latin-1")


def captured(*, packed: bool) -> bytes:
    data = io.BytesIO()
    writer = WARCWriter(data, gzip=packed)

    def put(url: str, body: bytes, kind: str, status: str = "200 OK", *also: tuple[str, str]) -> None:
        headers = StatusAndHeaders(status, [("Content-Type", kind), *also], protocol="HTTP/1.0")
        dated = {"WARC-Date": "2021-12-10T08:00:00Z"}
        writer.write_record(
            writer.create_warc_record(
                url, "response", payload=io.BytesIO(body), http_headers=headers, warc_headers_dict=dated
            )
        )

    put(
        "https://news.example/fire",
        gzip.compress(PAGE),
        "text/html; charset=utf-8",
        "200 OK",
        ("Content-Encoding", "gzip"),
    )
    put("https://news.example/photo.png", b"\x89PNG", "image/png")
    put("https://news.example/gone", b"gone", "text/html", "404 Not Found")
    put("https://news.example/note", TEXT, "text/plain; charset=iso-8859-1")
    return data.getvalue()


@pytest.mark.parametrize("shape", ["plain", "packed", "packed whole"])
def test_every_page_and_text_is_read_under_its_address(shape: str, tmp_path: Path, read: Read) -> None:
    data = captured(packed=shape == "packed")
    name = "c.warc" if shape == "plain" else "c.warc.gz"
    (tmp_path / name).write_bytes(gzip.compress(data) if shape == "packed whole" else data)
    run = read(tmp_path)
    page, text = run.documents
    assert (page.name, page.url, page.title, page.outlet) == (
        f"{name}/https://news.example/fire (2021-12-10)", "https://news.example/fire", "Fire", "news.example",
    )  # fmt: skip
    assert page.original == hashlib.sha256(PAGE).hexdigest()
    assert (text.text, text.url) == ("Nine cafés burned down.", "https://news.example/note")
    assert run.errors == []
    assert run.notices == [f"{tmp_path}/{name}: 2 records passed over (1 image/png, 1 with status 404)"]


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("cut", [10, 30, 150, 300])
def test_a_file_that_is_cut_off_is_read_up_to_there_and_named(
    packed: bool,
    cut: int,
    tmp_path: Path,
    read: Read,
) -> None:
    name = "c.warc.gz" if packed else "c.warc"
    (tmp_path / name).write_bytes(captured(packed=packed)[:-cut])
    run = read(tmp_path)
    assert run.names[:1] == [f"{name}/https://news.example/fire (2021-12-10)"]
    assert all(document.text in (run.documents[0].text, "Nine cafés burned down.") for document in run.documents)
    assert run.errors[-1] == f"{tmp_path}/{name}: is damaged or cut off: what stands before that was read"


def test_a_record_that_unpacks_to_much_more_than_the_file_is_refused(tmp_path: Path, read: Read) -> None:
    size = 60_000_000
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {size}\r\n\r\nHTTP/1.0 200 OK\r\n\r\n"
    )
    (tmp_path / "c.warc.gz").write_bytes(gzip.compress(head.encode() + b"0" * size))
    assert "unpacks to more than 60,000,000 bytes" in read(tmp_path).errors[0]


def test_a_file_larger_than_a_document_is_read_a_record_at_a_time(tmp_path: Path, read: Read) -> None:
    data = captured(packed=False)
    (tmp_path / "c.warc").write_bytes(data)
    run = read(tmp_path, settings=Settings(reading=Reading(max_document_bytes=400)))
    assert [document.url for document in run.documents] == ["https://news.example/note"]
    assert len(run.errors) == 1
    assert "c.warc/https://news.example/fire (2021-12-10): larger, over the limit" in run.errors[0]


def test_what_is_called_a_web_archive_and_is_none_is_named(tmp_path: Path, read: Read) -> None:
    (tmp_path / "c.warc").write_bytes(b"nothing of the kind")
    (tmp_path / "d.warc.gz").write_bytes(gzip.compress(b"nothing of the kind"))
    assert read(tmp_path).errors == [
        f"{tmp_path}/c.warc: is called .warc, but is no web archive, or a damaged one",
        f"{tmp_path}/d.warc.gz: is a compressed file: nothing in it can be read",
    ]
