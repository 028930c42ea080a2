"""What the reader of a container is given, and what it gives: one document after the other."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from tempfile import TemporaryFile
from typing import BinaryIO, Final

from claims.documents.decoding import shown, too_large, whole_characters
from claims.documents.packed import LARGEST
from claims.errors import InputError

HEAD: Final = 4_096
"""So many bytes at the beginning of a file tell its kind."""
MOST_BYTES: Final = 8 * 1024 * 1024 * 1024
"""The most bytes that may come out of one file, what stands in archives within it included; they are never in memory at once."""
MOST_FILES: Final = 100_000
"""The most files that may."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_OTHER = re.compile(
    rb"%PDF-|PK\x03\x04|\x1f\x8b|\x89PNG|\xff\xd8\xff|GIF8|\{\\rtf|\xd0\xcf\x11\xe0|(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Budget:
    """What may still come out of one file."""

    size: int = MOST_BYTES
    files: int = MOST_FILES

    def take(self, path: str, size: int, files: int) -> None:
        """Take from it; `InputError` where less is left."""
        if files > self.files:
            raise InputError(path, f"holds {files:,} files, more than {self.files:,}: it is not read")
        if size > self.size:
            raise InputError(path, f"unpacks to {size:,} bytes, more than {self.size:,}: it is not read")
        self.size, self.files = self.size - size, self.files - files


@dataclass(frozen=True, slots=True)
class Pack:
    """A container to read, its stream at the beginning, of which `head` is a copy; `path` names it in errors, `called` tells its ending.

    `size` is None where nobody knows, `limit` the most bytes of one document, `endings` those of what can be read.
    """

    stream: BinaryIO
    head: bytes
    called: str
    path: str
    limit: int
    endings: tuple[str, ...]
    on_error: Callable[[InputError], None]
    on_notice: Callable[[str], None]
    size: int | None = None
    budget: Budget = field(default_factory=Budget)

    def whole(self) -> bytes:
        """All of its bytes; `InputError` where they are more than one document may have."""
        data = self.stream.read(self.limit + 1)
        if len(data) > self.limit:
            raise InputError(self.path, too_large(None, self.limit))
        return data

    @property
    def is_other(self) -> bool:
        """Whether it begins as a file of a kind that begins in one way only, and that holds no others."""
        return _OTHER.match(self.head) is not None

    def is_called(self, *endings: str) -> bool:
        """Whether its name has one of some endings."""
        return self.called.lower().endswith(endings)


@dataclass(frozen=True, slots=True)
class Held:
    """A file in a container, whose kind is still to be told.

    `name` is its name within, empty for what stands for the container itself. `fields` is what the container says of it, `details` what a
    manifest within it says; `url` and `charset` how it was sent. `original` are the bytes to keep, where they are not its own.
    """

    name: str
    stream: BinaryIO
    called: str
    fields: Mapping[str, object] = field(default_factory=dict)
    details: Mapping[str, str] = field(default_factory=dict)
    url: str | None = None
    charset: str | None = None
    original: bytes | None = None
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """A text in a container, with the bytes that it was taken from; `place` is where `fields` were found, as in `Document.published_from`.

    `short` is the name it goes by where no other document has it, `line` where it begins, for what is one line among many.
    """

    name: str
    text: str
    data: bytes
    fields: Mapping[str, object]
    place: str = "record"
    short: str | None = None
    line: int | None = None


def inside(name: str) -> str:
    """The name of a file within a container as it can be shown: no folder above, no drive, no control characters."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return printable("/".join(parts)) or "unnamed"


def printable(name: str) -> str:
    """A name without control characters and half characters."""
    return _CONTROL.sub("\ufffd", whole_characters(shown(name)))


def spooled(stream: BinaryIO, path: str) -> BinaryIO:
    """A stream that can be read from any place: a copy on disk. `InputError` for one that is larger than a file may unpack to."""
    copy = TemporaryFile()  # noqa: SIM115 - the reader of the archive reads on in it
    shutil.copyfileobj(_Within(stream, LARGEST, path), copy)
    copy.seek(0)
    return copy


class _Within:
    """A stream that refuses to give more than some bytes."""

    def __init__(self, stream: BinaryIO, most: int, path: str) -> None:
        self._stream, self._left, self._path = stream, most, path

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._left -= len(data)
        if self._left < 0:
            raise InputError(self._path, f"is an archive of more than {LARGEST:,} bytes in another: it is not read")
        return data


class Chained(io.RawIOBase):
    """A stream put together again from the beginning that was looked at and the rest."""

    def __init__(self, first: bytes, rest: BinaryIO) -> None:
        self._first, self._rest = io.BytesIO(first), rest

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # any writable buffer
        """Read what comes next."""
        data = self._first.read(len(buffer)) or self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
