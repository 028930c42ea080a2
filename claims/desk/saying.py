"""What the program that reads files and the one that keeps them say to each other: a record a line, as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Base64Bytes, Field

from claims.models import Claim, Document, Record


class Came(Record):
    """How the bytes of a file were had, where they came from an address: what `fetching.Answer` has, but for the bytes."""

    asked: str
    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    at: str
    note: str


class Request(Record):
    """Read the file at a path into a case; `sha256` is that of its bytes, `seconds` how long one document of it may take.

    `came` tells how its bytes came from an address, where they did; they have no `sha256` then, and are said like those of a part.
    """

    path: str
    sha256: str
    case: str | None
    seconds: float
    came: Came | None = None


class Reply(Record):
    """Whether the document that was said last is to be read: one that the store has need not be."""

    read: bool


class Said(Record):
    """What a reader says: that it is ready, a document, what is read of it, bytes to be kept, what failed, a notice, the end of a file."""

    sort: Literal["ready", "document", "reading", "original", "failed", "notice", "end"]
    document: Document | None = None
    claims: tuple[Claim, ...] = ()
    counted: Mapping[str, int] = Field(default_factory=dict)
    data: Base64Bytes | None = None
    path: str = ""
    reason: str = ""
    line: int | None = None


OUT_OF_MEMORY = 77
"""The exit code of a reader that needed more memory than it was given."""
