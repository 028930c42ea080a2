"""Zip archives → the files in them, in the order of their names, what a `manifest.csv` in them says of each included."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from functools import partial
from typing import IO, Final

from claims.documents import manifest
from claims.documents.containers.held import Held, Pack, inside
from claims.documents.packed import BROKEN, grows_too_much, opened
from claims.errors import InputError

MAGIC: Final = (b"PK\x03\x04", b"PK\x05\x06")
_ENCRYPTED: Final = 0x1
_UTF8: Final = 0x800
_ONE_DOCUMENT: Final = frozenset({"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"})
"""Parts of files that are one thing inside: Office, OpenDocument and EPUB, programs."""


def is_it(pack: Pack) -> bool:
    """Whether a file is an archive of files: by its parts, or by its ending where they cannot be listed."""
    if not pack.head.startswith(MAGIC):
        return False
    try:
        with opened(pack.stream) as archive:
            return _ONE_DOCUMENT.isdisjoint(archive.namelist())
    except BROKEN:
        return pack.is_called(".zip")
    finally:
        pack.stream.seek(0)


def read(pack: Pack) -> Iterator[Held]:
    """Every file whose ending can be read, one at a time; the others are named. `InputError` for an archive that is damaged or too large."""
    try:
        archive = opened(pack.stream)
    except BROKEN:
        raise InputError(
            pack.path, "the archive is damaged: what it holds cannot be listed, or is more than 100,000 files"
        ) from None
    with archive:
        parts = _wanted(archive, pack)
        packed = sum(part.compress_size for part, _ in parts)
        size = sum(part.file_size for part, _ in parts)
        if grows_too_much(size, packed):
            raise InputError(pack.path, f"unpacks to {size:,} bytes from {packed:,}: it is not read")
        pack.budget.take(pack.path, size, len(parts))
        described, left_out = _manifests(archive, parts, pack)
        for part, name in parts:
            if posixpath.basename(name) != manifest.NAME and name not in left_out:
                stream = io.BufferedReader(_Member(archive, part, f"{pack.path}/{name}"))
                yield Held(name, stream, called=name, details=described.get(name, {}), size=part.file_size)


def _wanted(archive: zipfile.ZipFile, pack: Pack) -> list[tuple[zipfile.ZipInfo, str]]:
    """The files to read, each with its name; a second one of a name is numbered, hidden ones are passed over."""
    wanted: dict[str, zipfile.ZipInfo] = {}
    for part in archive.infolist():
        name = inside(_name(part))
        hidden = any(step.startswith(".") or step == "__MACOSX" for step in name.split("/"))
        if part.filename.endswith("/") or hidden:  # `is_dir` takes no part without a name
            continue
        path = f"{pack.path}/{name}"
        if not name.lower().endswith((*pack.endings, manifest.NAME)):
            pack.on_notice(f"{path}: passed over, files of this kind are not read")
        elif grows_too_much(part.file_size, part.compress_size):
            reason = f"unpacks to {part.file_size:,} bytes from {part.compress_size:,}: it is not read"
            pack.on_error(InputError(path, reason))
        else:
            wanted[_free(name, wanted)] = part
    if not wanted:
        raise InputError(pack.path, "this archive holds no document that can be read")
    return sorted(((part, name) for name, part in wanted.items()), key=lambda pair: pair[1])


def _free(name: str, taken: dict[str, zipfile.ZipInfo]) -> str:
    stem, ending = posixpath.splitext(name)
    number, free = 2, name
    while free in taken:
        free, number = f"{stem} ({number}){ending}", number + 1
    return free


def _name(part: zipfile.ZipInfo) -> str:
    """The name as it was written: many programs write UTF-8 without saying so."""
    if part.flag_bits & _UTF8:
        return part.filename
    try:
        return part.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return part.filename


def _manifests(
    archive: zipfile.ZipFile, parts: list[tuple[zipfile.ZipInfo, str]], pack: Pack
) -> tuple[dict[str, dict[str, str]], set[str]]:
    """What the manifests say of the files, by name, the nearest having the last word; and the files that a bad row names."""
    described: dict[str, dict[str, str]] = {}
    left_out: set[str] = set()
    names = {name for _, name in parts}
    found = [pair for pair in parts if posixpath.basename(pair[1]) == manifest.NAME]
    for part, name in sorted(found, key=lambda pair: pair[1].count("/")):
        folder, path = posixpath.dirname(name), f"{pack.path}/{name}"
        try:
            if part.file_size > pack.limit:
                raise InputError(path, "too large for a manifest; the files of this folder are read without it")  # noqa: TRY301 - one way out
            data = _Member(archive, part, path).read(pack.limit)
        except InputError as error:
            pack.on_error(error)
            continue
        said = manifest.parsed(
            data or b"",
            path,
            partial(_stands, names, folder),
            pack.on_error,
            pack.on_notice,
        )
        described.update({posixpath.join(folder, inner): told for inner, told in said.described.items()})
        left_out.update(posixpath.join(folder, inner) for inner in said.left_out)
    return described, left_out


def _stands(names: set[str], folder: str, name: str) -> bool:
    return posixpath.join(folder, name) in names


class _Member(io.RawIOBase):
    """A file of an archive as a stream that names it where it cannot be unpacked; it is opened when it is first read."""

    def __init__(self, archive: zipfile.ZipFile, part: zipfile.ZipInfo, path: str) -> None:
        self._archive, self._part, self._path = archive, part, path
        self._stream: IO[bytes] | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # any writable buffer
        if self._part.flag_bits & _ENCRYPTED:
            raise InputError(self._path, "needs a password: unpack it and add what it holds")
        try:
            if self._stream is None:
                self._stream = self._archive.open(self._part)
            data = self._stream.read(len(buffer))
        except BROKEN as error:
            reason = f"is damaged within its archive and cannot be unpacked ({type(error).__name__})"
            raise InputError(self._path, reason) from None
        buffer[: len(data)] = data
        return len(data)
