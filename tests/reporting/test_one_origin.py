"""Why statements of a side count as one origin stands in every format that a report is taken away in."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from html import unescape

import pytest
from docx import Document as Word
from openpyxl import load_workbook
from pypdf import PdfReader

from claims.models import Document, Reconciliation
from claims.reporting import Format, Report, build, write

WHY = "Noon and The Tide: copies: 93 % of the words of the two reports are the same"


@pytest.fixture
def report(sample: Callable[..., Reconciliation], documents: tuple[Document, ...]) -> Report:
    found = sample()
    flag = found.discrepancies[0]
    sides = tuple(side.model_copy(update={"one_origin": (WHY,)}) for side in flag.sides[:1])
    told = flag.model_copy(update={"sides": (*sides, *flag.sides[1:])})
    return build(found.model_copy(update={"discrepancies": (told,)}), documents)


def in_words(text: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", text)).split())


@pytest.mark.parametrize("kind", [Format.CSV, Format.HTML, Format.JSON, Format.MARKDOWN])
def test_a_report_in_text_says_why_statements_are_one(report: Report, kind: Format) -> None:
    assert WHY in in_words(write(kind, report).decode())


def test_a_word_document_says_why_statements_are_one(report: Report) -> None:
    told = [part.text for part in Word(io.BytesIO(write(Format.DOCX, report))).paragraphs]
    assert WHY in told


def test_a_printed_report_says_why_statements_are_one(report: Report) -> None:
    told = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(write(Format.PDF, report))).pages)
    assert "Counted as one origin, and why" in told


def test_a_spreadsheet_says_why_statements_are_one(report: Report) -> None:
    book = load_workbook(io.BytesIO(write(Format.XLSX, report)))
    assert WHY in {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
