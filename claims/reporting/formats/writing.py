"""The formats that a report is taken away in: their names, endings and media types, and the writing of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from claims.reporting.formats.as_csv import csv
from claims.reporting.formats.as_docx import docx
from claims.reporting.formats.as_html import html
from claims.reporting.formats.as_json import json
from claims.reporting.formats.as_markdown import markdown
from claims.reporting.formats.as_pdf import pdf
from claims.reporting.formats.as_xlsx import xlsx
from claims.reporting.formats.schema_org import schema_org
from claims.reporting.formats.sizes import too_many
from claims.reporting.formats.web_annotation import web_annotation
from claims.reporting.record import Report


class Format(StrEnum):
    """What a report is written as."""

    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"
    WEB_ANNOTATION = "web-annotation"
    SCHEMA_ORG = "schema-org"


@dataclass(frozen=True, slots=True)
class File:
    """How a format is called, how its files end, and their media type."""

    name: str
    ending: str
    media: str


FILES: Final[Mapping[Format, File]] = {
    Format.MARKDOWN: File("Markdown", ".md", "text/markdown"),
    Format.HTML: File("HTML", ".html", "text/html"),
    Format.PDF: File("PDF", ".pdf", "application/pdf"),
    Format.DOCX: File("Word", ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    Format.XLSX: File("Excel", ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    Format.CSV: File("CSV", ".csv", "text/csv"),
    Format.JSON: File("JSON", ".json", "application/json"),
    Format.WEB_ANNOTATION: File("Web Annotation", ".anno.jsonld", "application/ld+json"),
    Format.SCHEMA_ORG: File("schema.org", ".schema.jsonld", "application/ld+json"),
}
_TEXTS: Final[Mapping[Format, Callable[..., str]]] = {
    Format.MARKDOWN: markdown,
    Format.HTML: html,
    Format.CSV: csv,
    Format.JSON: json,
    Format.SCHEMA_ORG: schema_org,
}
BINARIES: Final[Mapping[Format, Callable[..., bytes]]] = {Format.PDF: pdf, Format.DOCX: docx, Format.XLSX: xlsx}
"""The formats that are no text."""


HOLDING: Final[Mapping[Format, str]] = {Format.PDF: "PDF", Format.DOCX: "Word document"}
"""The formats that hold no more than so many disagreements, as they are called where that is told."""


def refusal(form: Format, found: int) -> str:
    """Why a format cannot hold so many disagreements; empty where it can."""
    return too_many(found, HOLDING[form]) if form in HOLDING else ""


def refusals(found: int) -> str:
    """The same in one sentence for all formats that cannot hold so many; empty where all can."""
    return too_many(found, " or a ".join(HOLDING.values()))


def write(form: Format, *reports: Report, positions_only: bool = False) -> bytes:
    """The reports in one format, text in UTF-8; equal reports give equal bytes. `ClaimsError` where it cannot be written.

    `positions_only`: Web Annotations without the words of the documents; other formats have them anyway.
    """
    if form is Format.WEB_ANNOTATION:
        return web_annotation(*reports, positions_only=positions_only).encode("utf-8", "backslashreplace")
    if form in _TEXTS:
        return _TEXTS[form](*reports).encode("utf-8", "backslashreplace")
    return BINARIES[form](*reports)
