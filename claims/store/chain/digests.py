"""Digests of rows, texts and files under a salt, so that nobody can guess a short text that was removed from what is left of it."""

from __future__ import annotations

import hashlib
import json
import secrets
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO, Final, Self

VERSION: Final = 1
"""Of the serialisation; goes into every hash, so that no later one can be taken for it."""
SALT_BYTES: Final = 16
LETTERS: Final = 4_096
"""Characters of a text that have one digest."""
BLOCK: Final = 65_536
"""Bytes of a file that have one digest."""


def canonical(value: object) -> bytes:
    """A value as JSON that has one form alone: sorted keys, no spaces, UTF-8, texts exactly as they are."""
    told = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=repr)
    return told.encode("utf-8", "surrogatepass")


def hashed(kind: str, data: bytes, salt: bytes = b"") -> str:
    """The SHA-256 of some bytes under the name of what they are, and a salt of a fixed length."""
    return hashlib.sha256(b"claims chain %d %s\x00" % (VERSION, kind.encode()) + salt + data).hexdigest()


def row_digest(row: Mapping[str, Any], salt: bytes) -> str:
    """The digest of a row as a whole; a cell without a value counts as none, so that later tables may have more columns."""
    return hashed("row", canonical({name: _steady(value) for name, value in row.items() if value is not None}), salt)


def cell_digests(row: Mapping[str, Any], salt: bytes) -> dict[str, list[str]]:
    """The digests of each cell that has a value: one, and of a longer text one for each stretch of `LETTERS` characters."""
    return {
        name: [hashed("cell", canonical([name, place, one]), salt) for place, one in enumerate(stretches(value))]
        for name, value in row.items()
        if value is not None
    }


def stretches(value: Any) -> list[Any]:
    """A value in the pieces that have a digest of their own."""
    if not isinstance(value, str) or len(value) <= LETTERS:
        return [_steady(value)]
    return [value[start : start + LETTERS] for start in range(0, len(value), LETTERS)]


def block_digests(file: BinaryIO, salt: bytes) -> Iterator[str]:
    """The digests of a file, block by block."""
    place = 0
    while block := file.read(BLOCK):
        yield hashed("block", place.to_bytes(8, "big") + block, salt)
        place += 1


def _steady(value: Any) -> Any:
    """A value as every database gives it back: a whole figure and a truth are integers, an enumeration's member its word."""
    if isinstance(value, bool) or (isinstance(value, float) and value.is_integer()):
        return int(value)
    return str(value) if isinstance(value, str) else value


@dataclass(slots=True)
class Parts:
    """What one link is of: cells of a row, rows by table and key, blocks of a file, each as digests under one salt."""

    salt: bytes
    cells: dict[str, list[str]] = field(default_factory=dict)
    rows: dict[str, dict[str, str]] = field(default_factory=dict)
    blocks: list[str] = field(default_factory=list)
    size: int | None = None

    @classmethod
    def of(
        cls,
        row: Mapping[str, Any] | None = None,
        tables: Mapping[str, Iterable[tuple[str, Mapping[str, Any]]]] | None = None,
    ) -> Self:
        """The parts of a row, and of rows of other tables that belong to it, under a new salt."""
        salt = secrets.token_bytes(SALT_BYTES)
        below = {name: {key: row_digest(one, salt) for key, one in rows} for name, rows in (tables or {}).items()}
        return cls(salt=salt, cells=cell_digests(row or {}, salt), rows=below)

    @classmethod
    def of_file(cls, file: BinaryIO) -> Self:
        """The parts of a file, read block by block."""
        salt = secrets.token_bytes(SALT_BYTES)
        blocks = list(block_digests(file, salt))
        return cls(salt=salt, blocks=blocks, size=file.tell())

    def packed(self) -> bytes:
        """The digests as they are kept."""
        told = {"cells": self.cells, "rows": self.rows, "blocks": self.blocks, "size": self.size}
        return zlib.compress(canonical(told), 1)

    @classmethod
    def unpacked(cls, salt: bytes, data: bytes) -> Self:
        """The parts that were kept; `ValueError` where the bytes hold none."""
        try:
            told = json.loads(zlib.decompress(data))
            return cls(salt=salt, cells=told["cells"], rows=told["rows"], blocks=told["blocks"], size=told["size"])
        except (zlib.error, KeyError, TypeError, RecursionError) as error:
            raise ValueError(str(error)) from None


def root(salt: bytes, packed: bytes) -> str:
    """The digest of parts as they are kept, salt and all: what a link holds of them."""
    return hashed("root", packed, salt)
