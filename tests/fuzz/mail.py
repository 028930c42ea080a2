"""Mails, and pages that a browser saved as one."""

from __future__ import annotations

from fuzz import holding


def check(data: bytes) -> None:
    """What is read of a mail, or of a saved page."""
    holding.documents_hold(data[1:], "page.mhtml" if data[:1] < b"A" else "report.eml")
