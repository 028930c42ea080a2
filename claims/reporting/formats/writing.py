"""The formats that a report is taken away in: their names, endings and media types, and the writing of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from claims.reporting.formats.as_csv import csv
from claims.reporting.formats.as_html import html
from claims.reporting.formats.as_json import json
from claims.reporting.formats.as_markdown import markdown
from claims.reporting.formats.as_pdf import pdf
from claims.reporting.record import Report


class Format(StrEnum):
    """What a report is written as."""

    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    CSV = "csv"
    JSON = "json"


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
    Format.CSV: File("CSV", ".csv", "text/csv"),
    Format.JSON: File("JSON", ".json", "application/json"),
}
_TEXTS: Final[Mapping[Format, Callable[..., str]]] = {
    Format.MARKDOWN: markdown,
    Format.HTML: html,
    Format.CSV: csv,
    Format.JSON: json,
}
_BINARIES: Final[Mapping[Format, Callable[..., bytes]]] = {Format.PDF: pdf}


def write(form: Format, *reports: Report) -> bytes:
    """The reports in one format, text in UTF-8; equal reports give equal bytes. `ClaimsError` where it cannot be written."""
    if form in _TEXTS:
        return _TEXTS[form](*reports).encode("utf-8", "backslashreplace")
    return _BINARIES[form](*reports)
