"""Every format of a report tells in which cell of its file a figure stands."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import openpyxl
import pypdf
import pytest

from claims.models import Document, Reconciliation
from claims.reporting import Format, build, write

Sample = Callable[..., Reconciliation]


def _text(content: bytes, form: Format) -> str:
    if form is Format.PDF:
        return " ".join(" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(content)).pages)
    if form is Format.DOCX:
        return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs)
    if form is Format.XLSX:
        book = openpyxl.load_workbook(io.BytesIO(content))
        return "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    return content.decode()


@pytest.mark.parametrize("form", list(Format))
def test_a_figure_of_a_table_carries_its_cell_in_every_format(
    form: Format, sample: Sample, documents: tuple[Document, ...]
) -> None:
    report = build(sample(cell="Losses!C4", headings=("Oltra", "Killed")), documents)
    told = _text(write(form, report), form)
    assert "Losses!C4" in told or "cell C4 of Losses (Oltra, Killed)" in told
