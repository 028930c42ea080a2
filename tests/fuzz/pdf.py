"""PDF files, whole and broken."""

from __future__ import annotations

from fuzz import holding


def check(data: bytes) -> None:
    """What is read of a PDF."""
    holding.documents_hold(data if data.startswith(b"%PDF-") else b"%PDF-1.4\n" + data, "report.pdf")
