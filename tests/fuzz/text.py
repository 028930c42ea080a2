"""Plain texts with front matter, and in any encoding."""

from __future__ import annotations

from fuzz import holding


def check(data: bytes) -> None:
    """What is read of a text; with the beginning of front matter before it where its first byte says so."""
    body = data[1:]
    holding.documents_hold(b"---\n" + body if data[:1] < b"\x60" else body, "report.txt")
