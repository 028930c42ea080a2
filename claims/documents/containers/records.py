"""Lists of documents → their texts: `.jsonl`, one a line, and CSV with a column `text`, one a row."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Final

from claims.documents import lines
from claims.documents.containers.held import Pack, Record, printable
from claims.documents.decoding import decode, detected, too_large, whole_characters
from claims.documents.metadata import FIELDS
from claims.errors import InputError

LINES: Final = frozenset({".jsonl", ".ndjson"})
ROWS: Final = frozenset({".csv", ".tsv"})
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff")
_MARKS: Final = ("\t", ";", ",")


def is_lines(pack: Pack) -> bool:
    """Whether a file is called a list of JSON objects, and begins as nothing else."""
    return pack.is_called(*LINES) and not pack.is_other


def is_rows(pack: Pack) -> bool:
    """Whether a file is called a table, and its first row names a column of texts; other tables are tables of figures."""
    if not pack.is_called(*ROWS) or not pack.head.strip() or pack.is_other:
        return False
    first = decode(pack.head.splitlines()[0], pack.path, lambda _: None).lstrip("\ufeff").replace("\x00", "")
    return any(_is_text(first, mark) for mark in _MARKS)


def _is_text(first: str, mark: str) -> bool:
    try:
        return "text" in (cell.strip().casefold() for row in csv.reader([first], delimiter=mark) for cell in row)
    except csv.Error:  # the bytes of one line can be several in their charset
        return False


def read_lines(pack: Pack) -> Iterator[Record]:
    """Each line that is a document, under its `id`; the others are named with their line, whatever the size of the file."""
    told: list[InputError] = []
    failed = read = 0
    for entry in lines.entries(pack.stream, pack.path, pack.limit, told.append, pack.on_notice):
        failed += _tell(told, pack)
        read += 1
        yield Record(entry.id, entry.text, entry.data, entry.fields, short=entry.id, line=entry.line)
    failed += _tell(told, pack)
    if not read and not failed:
        raise InputError(pack.path, "the file is empty")


def _tell(told: list[InputError], pack: Pack) -> int:
    for error in told:
        pack.on_error(error)
    number = len(told)
    told.clear()
    return number


def read_rows(pack: Pack) -> Iterator[Record]:
    """Each row with a text, under its `id` or its line; its bytes are those of the row. The others are named with their line."""
    csv.field_size_limit(max(pack.limit, csv.field_size_limit()))
    source = _Lines(pack)
    reader = csv.reader(source, delimiter=source.delimiter)
    header = [cell.strip().casefold() for cell in next(reader, [])]
    source.taken()
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
            data = source.taken()
            record = _record(header, cells, data, line, pack) if any(map(str.strip, cells)) else None
        except StopIteration:
            return
        except csv.Error as error:
            source.taken()
            pack.on_error(InputError(pack.path, f"not valid CSV: {error}", line))
            continue
        except InputError as error:
            source.taken()
            pack.on_error(error)
            continue
        if record is not None:
            yield record


def _record(header: list[str], cells: list[str], data: bytes, line: int, pack: Pack) -> Record:
    if len(cells) > len(header):
        raise InputError(pack.path, f"has {len(cells)} cells where the header has {len(header)}", line)
    row = {key: cell.strip() for key, cell in zip(header, cells, strict=False)}
    text = whole_characters(row.get("text", ""))
    if not text:
        raise InputError(pack.path, "the text is empty", line)
    fields = {key: row[key] for key in FIELDS if row.get(key)}
    return Record(printable(row.get("id") or f"line {line}"), text, data, fields, line=line)


class _Lines:
    """The lines of a table as text, in one encoding for all of them; `taken` gives the bytes of those that a row took."""

    def __init__(self, pack: Pack) -> None:
        if pack.head.startswith(_WIDE):
            raise InputError(pack.path, "is in UTF-16: save it as CSV in UTF-8")
        self._pack, self._encoding, self._taken = pack, "utf-8", list[bytes]()
        self._number = 0
        self._raw = lines.raw_lines(pack.stream, pack.limit)
        first = decode(pack.head[:1] and pack.head.splitlines()[0], pack.path, lambda _: None).lstrip("\ufeff")
        self.delimiter = max(_MARKS, key=first.count)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        data = next(self._raw)
        self._number += 1
        if isinstance(data, int) or sum(map(len, self._taken)) > self._pack.limit:
            raise InputError(self._pack.path, too_large(None, self._pack.limit), self._number)
        self._taken.append(data)
        text = self._text(data)
        return text.lstrip("\ufeff") if self._number == 1 else text

    def _text(self, data: bytes) -> str:
        try:
            return data.decode(self._encoding)
        except UnicodeDecodeError:
            self._encoding = detected(data)
            self._pack.on_notice(f"{self._pack.path}: not UTF-8; read on as {self._encoding}")
            return data.decode(self._encoding, "replace")

    def taken(self) -> bytes:
        """The bytes of the lines that were read since it was last asked."""
        data = b"".join(self._taken)
        self._taken.clear()
        return data
