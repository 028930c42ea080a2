"""Every format tells the head of the chain that the report was made at."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable

import pytest
from pypdf import PdfReader

from claims.models import ChainHead, Document, Reconciliation
from claims.reporting import Format, Seen, build, write

HEAD = ChainHead(position=1_234, hash="0123456789abcdef" * 4)
HERE = {Format.DOCX: "word/document.xml", Format.XLSX: "xl/sharedStrings.xml"}


def told(form: Format, content: bytes) -> str:
    if form is Format.PDF:
        return "".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())
    if form in HERE:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return archive.read(HERE[form]).decode()
    return content.decode()


@pytest.mark.parametrize("form", Format)
def test_the_head_is_in_every_format(
    form: Format, sample: Callable[..., Reconciliation], documents: tuple[Document, ...]
) -> None:
    report = build(sample(), documents, seen=Seen(chain=HEAD))
    by_hash = base64.urlsafe_b64encode(bytes.fromhex(HEAD.hash)).decode().rstrip("=")
    expected = f"ni:///sha-256;{by_hash}" if form is Format.WEB_ANNOTATION else HEAD.hash
    assert expected in told(form, write(form, report))


@pytest.mark.parametrize("form", Format)
def test_a_report_without_a_store_names_no_head(
    form: Format, sample: Callable[..., Reconciliation], documents: tuple[Document, ...]
) -> None:
    assert "head of the chain" not in told(form, write(form, build(sample(), documents))).casefold()
