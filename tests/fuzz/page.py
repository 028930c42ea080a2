"""Web pages as anybody may write them."""

from __future__ import annotations

from fuzz import holding


def check(data: bytes) -> None:
    """What is read of a page."""
    holding.documents_hold(data, "page.html")
