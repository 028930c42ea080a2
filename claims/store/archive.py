"""The file of a backup: a tar archive of the database, the originals and their checksums, written and read as a stream.

`tar xf` and `sha256sum -c SHA256SUMS` open and check it without this program.
"""

from __future__ import annotations

import hashlib
import json
import re
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO, Final

from claims.errors import StoreError
from claims.models import ChainHead, Record

ABOUT: Final = "backup.json"
DATABASE: Final = "store.db"
SUMS: Final = "SHA256SUMS"
_ORIGINAL: Final = re.compile(r"originals/[0-9a-f]{2}/[0-9a-f]{64}")
_CHUNK: Final = 1 << 20
_LONGEST_ABOUT: Final = 1 << 20


class About(Record):
    """What a backup is of: which store, when, the last link of its chain, and whether it verified then (`fault`: what did not fit first)."""

    program: str
    store: str
    made: str
    head: ChainHead
    verified: bool
    fault: str | None = None


class Writer:
    """Puts files into an archive one after the other; keeps no list of them."""

    def __init__(self, file: BinaryIO, time: float) -> None:
        self._tar = tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT)  # noqa: SIM115 - closed by `finish`
        self._time = time

    def put(self, name: str, file: IO[bytes], size: int) -> str:
        """Add one file, and give the SHA-256 of what was written."""
        info = tarfile.TarInfo(name)
        info.size, info.mtime, info.mode = size, self._time, 0o600
        read = _Hashing(file)
        self._tar.addfile(info, read)
        _forget(self._tar)
        return read.hasher.hexdigest()

    def finish(self) -> None:
        """Write the end of the archive."""
        self._tar.close()


def _forget(tar: tarfile.TarFile) -> None:
    """Have an archive not remember its files: there may be a million."""
    vars(tar)["members"] = []


class _Hashing:
    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.hasher = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self.hasher.update(data)
        return data


def line(digest: str, name: str) -> bytes:
    """One line of the checksums, as `sha256sum` writes it."""
    return f"{digest}  {name}\n".encode()


@contextmanager
def reading(path: Path) -> Iterator[BinaryIO]:
    """A backup's file, opened; `StoreError` where it cannot be."""
    try:
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise StoreError(f"{path}: cannot be read: {error.strerror or error}") from None


def unpack(file: BinaryIO, name: str, to: Path | None) -> About:
    """Go through an archive, put its files into a folder, where one is named, and give what it is of.

    `StoreError` where it is no backup, is cut off, or any of its files is not what was put into it.
    """
    try:
        with tarfile.open(fileobj=file, mode="r:") as tar:
            return _members(tar, to)
    except (tarfile.TarError, EOFError, ValueError) as error:
        raise StoreError(f"{name}: is no whole backup of a store: {error}") from None


def _members(tar: tarfile.TarFile, to: Path | None) -> About:
    sums, about, seen = hashlib.sha256(), b"", []
    while (member := tar.next()) is not None:
        _forget(tar)
        file = tar.extractfile(member)
        original = _ORIGINAL.fullmatch(member.name)
        if file is None or not member.isreg() or not (original or member.name in {ABOUT, DATABASE, SUMS}):
            raise ValueError(f"it holds {member.name!r}, which no backup does")
        if member.name == ABOUT:
            about = file.read(_LONGEST_ABOUT)
            file.seek(0)
        digest = _copy(file, to / member.name if to and member.name not in {ABOUT, SUMS} else None)
        if member.name == SUMS:
            if digest != sums.hexdigest():
                raise ValueError("a file in it is not what its checksums say")
        else:
            sums.update(line(digest, member.name))
        seen += [member.name] if not original else []
    if seen != [ABOUT, DATABASE, SUMS]:
        raise ValueError("it is cut off")
    return About.model_validate(json.loads(about))


def _copy(file: IO[bytes], to: Path | None) -> str:
    hasher = hashlib.sha256()
    if to is None:
        while data := file.read(_CHUNK):
            hasher.update(data)
        return hasher.hexdigest()
    to.parent.mkdir(parents=True, exist_ok=True)
    with to.open("xb") as copy:
        while data := file.read(_CHUNK):
            hasher.update(data)
            copy.write(data)
    return hasher.hexdigest()
