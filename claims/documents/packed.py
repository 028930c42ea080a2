"""Files that are zip archives inside: looked at before they are unpacked, so that a small file cannot fill the memory."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import BinaryIO, Final

from claims.documents.given import Given
from claims.errors import InputError

LARGEST = 512 * 1024 * 1024
"""The most bytes that a file may unpack to."""
MOST = 10_000
"""The most parts that it may have."""
BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError, UnicodeError,
)  # fmt: skip
"""What a damaged archive raises."""
_RATIO, _SMALL = 200, 32 * 1024 * 1024
_LONGEST_LIST: Final = 32 * 1024 * 1024
"""The most bytes of an archive's list of its parts: those of 100,000 files with names of 250 letters."""
_TAIL: Final = (1 << 16) + 22 + 20 + 56
"""So far from its end an archive says how long that list is: behind it only a comment stands."""
_END, _END_64 = b"PK\x05\x06", b"PK\x06\x06"


def opened(stream: BinaryIO) -> zipfile.ZipFile:
    """An archive with its parts listed; one of `BROKEN` where they cannot be, or where there are more than memory should hold."""
    if _list_length(stream) > _LONGEST_LIST:
        raise zipfile.BadZipFile("lists too many parts")
    return zipfile.ZipFile(stream)


def _list_length(stream: BinaryIO) -> int:
    """The largest length that any record at the end of an archive gives for its list of parts; by APPNOTE.TXT, 4.3.14 and 4.3.16."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, size - _TAIL))
    tail, told = stream.read(), [0]
    stream.seek(0)
    for mark, form, at in ((_END, "<L", 12), (_END_64, "<Q", 40)):
        found = tail.find(mark)
        while found >= 0:
            if found + at + struct.calcsize(form) <= len(tail):
                told.append(struct.unpack_from(form, tail, found + at)[0])
            found = tail.find(mark, found + 1)
    # The list stands in the file: a length beyond that says that the record of large archives has it, or that it is damaged.
    return max((length for length in told if length <= size), default=0)


def check(given: Given) -> None:
    """`InputError` for a file that is no archive, or that unpacks to much more than it is."""
    try:
        with opened(io.BytesIO(given.data)) as archive:
            parts = archive.infolist()
    except BROKEN:
        raise InputError(given.path, "the file is damaged: its parts cannot be listed") from None
    size = sum(part.file_size for part in parts)
    if len(parts) > MOST:
        raise InputError(given.path, f"holds {len(parts):,} parts, more than {MOST:,}: it is not read")
    if size > LARGEST or grows_too_much(size, len(given.data)):
        raise InputError(given.path, f"unpacks to {size:,} bytes from {len(given.data):,}: it is not read")


def grows_too_much(size: int, packed: int) -> bool:
    """Whether so many bytes from so few are no document but a trap."""
    return size > _SMALL and size > _RATIO * max(packed, 1)
