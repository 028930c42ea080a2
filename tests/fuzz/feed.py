"""Feeds saved as files."""

from __future__ import annotations

from fuzz import holding


def check(data: bytes) -> None:
    """What is read of a feed."""
    holding.documents_hold(data, "news.xml")
