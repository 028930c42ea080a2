"""Paths → documents, one at a time; what cannot be read is named and the rest goes on."""

from __future__ import annotations

import hashlib
import io
import json
import os
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from claims.config import Settings
from claims.documents import above, formats, lines
from claims.documents.dates import day_in
from claims.documents.decoding import shown, too_large
from claims.documents.finding import STDIN, Found, find
from claims.documents.given import Given
from claims.documents.metadata import details
from claims.errors import InputError
from claims.models import Document

_LINES = frozenset({".jsonl", ".ndjson"})


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def read_paths(  # noqa: PLR0913 - each is named
    paths: Sequence[str],
    *,
    settings: Settings,
    on_error: Callable[[InputError], None],
    on_notice: Callable[[str], None],
    stdin: BinaryIO | None = None,
    keep: Callable[[bytes], str] = digest,
) -> Iterator[Document]:
    """Every document behind the paths, in the order given, folders by name.

    Takes files, folders, globs and `-` for `stdin`. What cannot be read is handed to `on_error`, what was read in
    another way than expected to `on_notice`; neither stops the rest. Offsets are into the whole decoded file. `keep` is given the
    bytes of each document and gives their SHA-256.
    """
    found = find(paths, on_error, on_notice)
    reader = _Reader(settings.reading.max_document_bytes, on_error, on_notice, stdin, keep)
    reader.taken.update(item.name for item in found if item.path.suffix.lower() not in _LINES)
    for item in found:
        try:
            yield from reader.documents(item)
        except InputError as error:
            on_error(error)
        except OSError as error:
            on_error(InputError(shown(str(item.path)), f"cannot be read: {error.strerror or error}"))


@dataclass(slots=True)
class _Reader:
    limit: int
    on_error: Callable[[InputError], None]
    on_notice: Callable[[str], None]
    stdin: BinaryIO | None
    keep: Callable[[bytes], str]
    taken: set[str] = field(default_factory=set)

    def documents(self, item: Found) -> Iterator[Document]:
        path = shown(str(item.path))
        if str(item.path) == STDIN:
            yield from self._from_stdin(item)
            return
        kind = item.path.suffix.lower()
        with _opened(item.path) as stream:
            if kind in _LINES:
                yield from self._lines(stream, item, path)
                return
            if (size := os.fstat(stream.fileno()).st_size) > self.limit:
                raise InputError(path, too_large(size, self.limit))
            data = self._whole(stream, path)
        yield self._read(data, item, path)

    def _from_stdin(self, item: Found) -> Iterator[Document]:
        if self.stdin is None:
            raise InputError(STDIN, "there is no standard input to read")
        data = self._whole_or_lines(self.stdin)
        if isinstance(data, bytes):
            yield self._read(data, item, STDIN)
        else:
            yield from self._lines(data, item, STDIN)

    def _whole_or_lines(self, stream: BinaryIO) -> bytes | BinaryIO:
        """Standard input has no extension: a first line that is a JSON object makes it one document a line."""
        first = stream.readline(self.limit + 2)
        if _is_object(first):
            return io.BufferedReader(_Chained(first, stream))
        return self._within(first + stream.read(max(self.limit + 1 - len(first), 0)), STDIN)

    def _whole(self, stream: BinaryIO, path: str) -> bytes:
        return self._within(stream.read(self.limit + 1), path)

    def _within(self, data: bytes, path: str) -> bytes:
        if len(data) > self.limit:
            raise InputError(path, too_large(None, self.limit))
        if not data.strip():
            raise InputError(path, "the file is empty" if not data else "the file is empty (only blanks)")
        return data

    def _read(self, data: bytes, item: Found, path: str) -> Document:
        """One document from the bytes of one file, by the reader that its content calls for."""
        given = Given(data, item.path.name, path, self.on_notice)
        kind = formats.of(given)
        taken = kind.read(given)
        known = details(taken.fields, path, self.on_notice)
        told = _told(known, item, kind.details, taken.found)
        if kind.details != "page":
            told = _with(told, above.told(taken.text, taken.body_start), "text")
        if (day := day_in(told.get("url") or "")) is not None:
            told = _with(told, {"published": (day, "address")}, "address")
        return Document(
            name=item.name, text=taken.text, source=path, body_start=taken.body_start, media=kind.media,
            layout=taken.layout, original=self.keep(data), **told,
        )  # fmt: skip

    def _lines(self, stream: BinaryIO, item: Found, path: str) -> Iterator[Document]:
        told: list[InputError] = []
        read = 0
        for entry in lines.entries(stream, path, self.limit, told.append, self.on_notice):
            self._tell(told)
            name = entry.id if entry.id not in self.taken else f"{item.name}/{entry.id}"
            if name in self.taken:
                self.on_error(InputError(path, f"the id {entry.id!r} was given before", entry.line))
                continue
            self.taken.add(name)
            read += 1
            known = details(entry.fields, f"{path}:{entry.line}", self.on_notice)
            told_of = _told(known, item, "record")
            yield Document(name=name, text=entry.text, source=path, original=self.keep(entry.data), **told_of)
        if not read and not told:
            raise InputError(path, "the file is empty")
        self._tell(told)

    def _tell(self, told: list[InputError]) -> None:
        for error in told:
            self.on_error(error)
        told.clear()


def _told(known: Mapping[str, str], item: Found, place: str, found: Mapping[str, str] | None = None) -> dict[str, Any]:
    """What a document says of itself at `place`, what a manifest says of it going first; and where each was found."""
    told: dict[str, Any] = {**known, **item.details}
    by = {name: "manifest" if name in item.details else (found or {}).get(name, place) for name in told}
    if "published" in told:
        told["published_from"] = "manifest" if "published" in item.details else place
    return told | {"told_by": tuple(sorted(by.items()))}


def _with(told: dict[str, Any], found: Mapping[str, tuple[str, str]], place: str) -> dict[str, Any]:
    """What is known of a document, and what was found beyond that, each field with where."""
    more = {name: one for name, one in found.items() if name not in told}
    by = (*told["told_by"], *((name, where) for name, (_, where) in more.items()))
    dated = {"published_from": place} if "published" in more else {}
    return told | {name: value for name, (value, _) in more.items()} | dated | {"told_by": tuple(sorted(by))}


class _Chained(io.RawIOBase):
    """A stream put together again from the line that was looked at and the rest."""

    def __init__(self, first: bytes, rest: BinaryIO) -> None:
        self._first, self._rest = io.BytesIO(first), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # any writable buffer
        data = self._first.read(len(buffer)) or self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _is_object(line: bytes) -> bool:
    try:
        return line.lstrip(b"\xef\xbb\xbf \t").startswith(b"{") and isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _opened(path: Path) -> BinaryIO:
    shape = path.stat()
    if stat.S_ISDIR(shape.st_mode):
        raise InputError(shown(str(path)), "is a folder")
    return path.open("rb")
