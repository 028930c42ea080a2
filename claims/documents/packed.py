"""Files that are zip archives inside: looked at before they are unpacked, so that a small file cannot fill the memory."""

from __future__ import annotations

import io
import zipfile

from claims.documents.given import Given
from claims.errors import InputError

LARGEST = 512 * 1024 * 1024
"""The most bytes that a file may unpack to."""
MOST = 10_000
"""The most parts that it may have."""
_RATIO, _SMALL = 200, 32 * 1024 * 1024


def check(given: Given) -> None:
    """`InputError` for a file that is no archive, or that unpacks to much more than it is."""
    try:
        with zipfile.ZipFile(io.BytesIO(given.data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError, NotImplementedError):
        raise InputError(given.path, "the file is damaged: its parts cannot be listed") from None
    size = sum(part.file_size for part in parts)
    if len(parts) > MOST:
        raise InputError(given.path, f"holds {len(parts):,} parts, more than {MOST:,}: it is not read")
    if size > LARGEST or grows_too_much(size, len(given.data)):
        raise InputError(given.path, f"unpacks to {size:,} bytes from {len(given.data):,}: it is not read")


def grows_too_much(size: int, packed: int) -> bool:
    """Whether so many bytes from so few are no document but a trap."""
    return size > _SMALL and size > _RATIO * max(packed, 1)
