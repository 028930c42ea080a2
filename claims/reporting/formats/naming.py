"""What linked data calls the things of a report: names that depend on nothing but the things themselves."""

from __future__ import annotations

import base64
from uuid import UUID, uuid5

_SPACE = UUID("4c0e0b0c-3a53-5b0e-9d0a-6f3f0f1f2a11")


def urn(*parts: str) -> str:
    """A name for one thing, the same on every run and machine. Source: RFC 9562 §5.5 (UUID version 5)."""
    told = chr(31).join(parts).encode("utf-8", "backslashreplace").decode("utf-8")
    return f"urn:uuid:{uuid5(_SPACE, told)}"


def by_hash(sha256: str) -> str:
    """The name of a text by its SHA-256 in hexadecimal digits. Source: RFC 6920 §3 (the "ni" scheme)."""
    digits = base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode("ascii").rstrip("=")
    return f"ni:///sha-256;{digits}"


def full_date(date: str | None) -> str | None:
    """A date that is known to the day; None for any other, which these formats cannot express."""
    return date if date and len(date) == len("2019-03-04") else None
