"""Ids that never depend on how something was read: the same input has the same ids on every run and machine."""

from __future__ import annotations

import hashlib

from claims.models import Document

DIGITS = 16


def digest(*parts: object) -> str:
    """A short hex digest of the parts in order; None and the empty string differ."""
    hasher = hashlib.sha256()
    for part in parts:
        encoded = b"\x00" if part is None else b"\x01" + str(part).encode("utf-8", "surrogatepass")
        hasher.update(len(encoded).to_bytes(8, "big") + encoded)
    return hasher.hexdigest()[:DIGITS]


def document_id(document: Document) -> str:
    """A document's store id: from its text, its address and its outlet."""
    return digest("document", document.text, document.url, document.outlet)


def claim_id(document: str, case: str | None, start: int, end: int, place: int) -> str:
    """A claim's id: from its document (in its case), its span, and its place among the claims of that span."""
    return digest("claim", document, case, start, end, place)
