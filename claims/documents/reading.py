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
from typing import Any, BinaryIO, cast
from urllib.parse import urlsplit

from claims.config import Settings
from claims.documents import above, formats
from claims.documents.containers import kinds, records, zipped
from claims.documents.containers.held import HEAD, Budget, Chained, Held, Pack, Record, spooled
from claims.documents.counting import expected
from claims.documents.dates import day_in
from claims.documents.decoding import shown, too_large
from claims.documents.finding import EXTENSIONS, STDIN, Found, find
from claims.documents.given import Given
from claims.documents.languages import marked
from claims.documents.metadata import details
from claims.errors import InputError
from claims.models import Document


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
    on_expected: Callable[[int | None], None] = lambda _: None,
) -> Iterator[Document]:
    """Every document behind the paths, in the order given, folders by name.

    Takes files, folders, globs and `-` for `stdin`. What cannot be read is handed to `on_error`, what was read in
    another way than expected to `on_notice`; neither stops the rest. A file that holds others (a zip archive, a mail)
    gives each of them as `outer/inner`. Offsets are into the whole decoded file. `keep` is given the
    bytes of each document and gives their SHA-256; `on_expected` is told how many documents there are, where that is known.
    """
    found = find(paths, on_error, on_notice)
    on_expected(expected(found))
    reader = _Reader(settings.reading.max_document_bytes, on_error, on_notice, stdin, keep)
    reader.taken.update(item.name for item in found if item.path.suffix.lower() not in records.LINES)
    for item in found:
        try:
            yield from reader.documents(item)
        except InputError as error:
            on_error(error)
        except OSError as error:
            on_error(InputError(shown(str(item.path)), f"cannot be read: {error.strerror or error}"))


@dataclass(frozen=True, slots=True)
class _File:
    """One file to read, at its beginning: `name` of its document, `path` in errors, `called` what tells its ending.

    `details` is what a manifest says of it, `fields` what the container says that it stands in, `depth` in how many it stands.
    """

    stream: BinaryIO
    name: str
    path: str
    called: str
    details: Mapping[str, str]
    size: int | None = None
    fields: Mapping[str, object] = field(default_factory=dict)
    url: str | None = None
    charset: str | None = None
    original: bytes | None = None
    depth: int = 0
    budget: Budget = field(default_factory=Budget)


@dataclass(slots=True)
class _Reader:
    limit: int
    on_error: Callable[[InputError], None]
    on_notice: Callable[[str], None]
    stdin: BinaryIO | None
    keep: Callable[[bytes], str]
    taken: set[str] = field(default_factory=set)
    told: int = 0  # errors so far

    def documents(self, item: Found) -> Iterator[Document]:
        path = shown(str(item.path))
        if str(item.path) == STDIN:
            yield from self._from_stdin(item)
            return
        with _opened(item.path) as stream:
            before = _state(stream)
            for document in self._of(
                _File(stream, item.name, path, item.path.name, item.details, before[0] if before else None)
            ):
                _check_unchanged(stream, before, path)
                yield document
            _check_unchanged(stream, before, path)

    def _from_stdin(self, item: Found) -> Iterator[Document]:
        """Standard input has no extension: a first line that is a JSON object makes it one document a line."""
        if self.stdin is None:
            raise InputError(STDIN, "there is no standard input to read")
        first = self.stdin.readline(self.limit + 2)
        stream = _buffered(first, self.stdin)
        yield from self._of(_File(stream, item.name, STDIN, "-.jsonl" if _is_object(first) else STDIN, item.details))

    def _of(self, file: _File) -> Iterator[Document]:
        """The documents of a file: itself, or those that it holds."""
        pack = self._pack(file)
        container = kinds.of(pack)
        if container is None:
            yield self._read(pack, file)
            return
        if file.depth >= kinds.DEEPEST:
            reason = f"stands in {file.depth} archives or mails within each other: unpack them, and add what they hold"
            raise InputError(file.path, reason)
        told, empty = self.told, True
        for held in container.read(pack):
            empty = False
            try:
                if isinstance(held, Record):
                    yield self._record(held, file)
                else:
                    yield from self._of(_inner(held, file))
            except InputError as error:
                self._error(error)
        if empty and self.told == told:
            raise InputError(file.path, f"this {container.name} holds no document that can be read")

    def _error(self, error: InputError) -> None:
        self.told += 1
        self.on_error(error)

    def _pack(self, file: _File) -> Pack:
        head = file.stream.read(HEAD)
        seeks = file.stream.seekable()
        if seeks:
            file.stream.seek(0)
        stream = file.stream if seeks else _buffered(head, file.stream)
        if not seeks and head.startswith(zipped.MAGIC):
            stream = spooled(stream, file.path)
        return Pack(
            stream, head, file.called, file.path, self.limit, tuple(sorted(EXTENSIONS)), self._error, self.on_notice,
            file.size, file.budget,
        )  # fmt: skip

    def _read(self, pack: Pack, file: _File) -> Document:
        """One document from the bytes of one file, by the reader that its content calls for."""
        if file.size is not None and file.size > self.limit:
            raise InputError(file.path, too_large(file.size, self.limit))
        data = pack.whole()
        if not data.strip():
            raise InputError(file.path, "the file is empty" if not data else "the file is empty (only blanks)")
        given = Given(data, file.called, file.path, self.on_notice, file.url, file.charset)
        kind = formats.of(given)
        taken = kind.read(given)
        said = {**({"url": file.url} if file.url else {}), **taken.fields, **file.fields}
        known = details(said, file.path, self.on_notice)
        found = {**({"url": "address"} if file.url else {}), **taken.found, **dict.fromkeys(file.fields, "mail header")}
        told = _told(known, file.details, "file" if "published" in file.fields else kind.details, found)
        if (
            kind.details != "page" and kind.media not in formats.TABLES
        ):  # a date in a table is a figure's, not the file's
            told = _with(told, above.told(taken.text, taken.body_start), "text")
        if file.url and (site := (urlsplit(file.url).hostname or "").removeprefix("www.")):
            told = _with(told, {"outlet": (site, "address")}, "address")
        if (day := day_in(told.get("url") or "")) is not None:
            told = _with(told, {"published": (day, "address")}, "address")
        made = Document(
            name=file.name, text=taken.text, source=file.path, body_start=taken.body_start, media=kind.media,
            layout=taken.layout, original=self.keep(data if file.original is None else file.original), **told,
        )  # fmt: skip
        return made if made.media in formats.TABLES else marked(made, self.on_notice)

    def _record(self, held: Record, file: _File) -> Document:
        name = f"{file.name}/{held.name}" if held.name else file.name
        if held.short is not None and not file.depth and held.short not in self.taken:
            name = held.short
        if held.name and name in self.taken:
            raise InputError(file.path, f"the id {held.name!r} was given before", held.line)
        self.taken.add(name)
        where = file.path if held.line is None else f"{file.path}:{held.line}"
        found = dict.fromkeys(held.fields, "mail header") if held.place == "file" else {}
        told = _told(details(held.fields, where, self.on_notice), file.details, held.place, found)
        original = self.keep(held.data if file.original is None else file.original)
        made = Document(name=name, text=held.text, source=file.path, original=original, **told)
        return made if made.media in formats.TABLES else marked(made, self.on_notice)


def _inner(held: Held, outer: _File) -> _File:
    """A file in a container as one to read; what a manifest within says of it goes before what one beside the container says."""
    below = f"/{held.name}" if held.name else ""
    return _File(
        held.stream, outer.name + below, outer.path + below, held.called, {**outer.details, **held.details}, held.size,
        held.fields, held.url, held.charset, held.original, outer.depth + 1, outer.budget,
    )  # fmt: skip


def _told(
    known: Mapping[str, str], listed: Mapping[str, str], place: str, found: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """What a document says of itself at `place`, what a manifest says of it going first; and where each was found."""
    told: dict[str, Any] = {**known, **listed}
    by = {name: "manifest" if name in listed else (found or {}).get(name, place) for name in told}
    if "published" in told:
        told["published_from"] = "manifest" if "published" in listed else place
    return told | {"told_by": tuple(sorted(by.items()))}


def _with(told: dict[str, Any], found: Mapping[str, tuple[str, str]], place: str) -> dict[str, Any]:
    """What is known of a document, and what was found beyond that, each field with where."""
    more = {name: one for name, one in found.items() if name not in told}
    by = (*told["told_by"], *((name, where) for name, (_, where) in more.items()))
    dated = {"published_from": place} if "published" in more else {}
    return told | {name: value for name, (value, _) in more.items()} | dated | {"told_by": tuple(sorted(by))}


def _buffered(first: bytes, rest: BinaryIO) -> BinaryIO:
    """A stream put together again from what was looked at and the rest."""
    return cast("BinaryIO", io.BufferedReader(Chained(first, rest)))


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


def _state(stream: BinaryIO) -> tuple[int, int] | None:
    """The size of an open file, and when it was last written; None for a pipe, which is written as it is read."""
    state = os.fstat(stream.fileno())
    return (state.st_size, state.st_mtime_ns) if stat.S_ISREG(state.st_mode) else None


def _check_unchanged(stream: BinaryIO, before: tuple[int, int] | None, path: str) -> None:
    """`InputError` where an open file was written since: what was read of it may be half of one text and half of another."""
    if _state(stream) != before:
        raise InputError(path, "was changed while it was read: add it again when it is whole")
