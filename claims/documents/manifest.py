"""A folder's `manifest.csv` → what it says of each of its files, every bad row named with its line."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claims.documents.dates import iso_date
from claims.documents.decoding import decode, shown
from claims.documents.metadata import DATES, FIELDS
from claims.errors import InputError

NAME = "manifest.csv"
_LARGEST = 50_000_000


@dataclass(frozen=True, slots=True)
class Manifest:
    """`described`: details by the file's path inside the folder; `left_out`: files that a bad row names."""

    described: dict[str, dict[str, str]] = field(default_factory=dict)
    left_out: set[str] = field(default_factory=set)


def read(path: Path, on_error: Callable[[InputError], None], on_notice: Callable[[str], None]) -> Manifest:
    """What a manifest says; a manifest without the column `file` says nothing, and that is an error.

    The file of a bad row is left out: without its case and outlet it would be set against the wrong figures.
    """
    name = shown(str(path))
    try:
        if path.stat().st_size > _LARGEST:
            raise InputError(name, "too large for a manifest; the files of this folder are read without it")  # noqa: TRY301 - one way out
        data = path.read_bytes()
    except InputError as error:
        on_error(error)
        return Manifest()
    except OSError as error:
        on_error(InputError(name, f"cannot be read: {error.strerror}"))
        return Manifest()
    return parsed(data, name, lambda inner: (path.parent / inner).is_file(), on_error, on_notice)


def parsed(
    data: bytes,
    path: str,
    is_there: Callable[[str], bool],
    on_error: Callable[[InputError], None],
    on_notice: Callable[[str], None],
) -> Manifest:
    """What a manifest says, from its bytes; `is_there` tells whether a file stands beside it, `path` names it in errors."""
    manifest = Manifest()
    try:
        header, rows = _table(data, path, on_error, on_notice)
    except InputError as error:
        on_error(error)
        return manifest
    for line, cells in rows:
        try:
            name, details = _row(path, is_there, header, cells, line)
            if name in manifest.described:
                raise InputError(path, f"names {name!r} a second time; the first row holds", line)  # noqa: TRY301 - one way out
            manifest.described[name] = details
        except InputError as error:
            on_error(error)
            place = header.index("file")
            if len(cells) > place and _inside(cells[place]) not in manifest.described:
                manifest.left_out.add(_inside(cells[place]))
    return manifest


def _table(
    data: bytes, name: str, on_error: Callable[[InputError], None], on_notice: Callable[[str], None]
) -> tuple[list[str], Iterator[tuple[int, list[str]]]]:
    text = decode(data, name, on_notice).lstrip("\ufeff")
    first = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if ";" in first and "," not in first else ",")
    rows = _numbered(reader, name, on_error)
    line, names = next(rows, (1, []))
    header = [cell.strip().casefold() for cell in names]
    if "file" not in header:
        raise InputError(name, "has no column 'file'; the files of this folder are read without it", line)
    return header, rows


def _numbered(reader: Any, name: str, on_error: Callable[[InputError], None]) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank, with the line it begins on."""
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            on_error(InputError(name, f"not valid CSV: {error}", line))
            continue
        if any(cell.strip() for cell in cells):
            yield line, cells


def _row(
    where: str, is_there: Callable[[str], bool], header: list[str], cells: list[str], line: int
) -> tuple[str, dict[str, str]]:
    if len(cells) != len(header):
        raise InputError(
            where, f"has {len(cells)} {'cell' if len(cells) == 1 else 'cells'} where the header has {len(header)}", line
        )
    row = {key: cell.strip() for key, cell in zip(header, cells, strict=True)}
    name = _inside(row["file"])
    if not row["file"]:
        raise InputError(where, "names no file", line)
    if Path(name).is_absolute() or name.startswith(".."):
        raise InputError(where, f"names {row['file']!r}, which is outside this folder", line)
    if not is_there(name):
        raise InputError(where, f"names {row['file']!r}, which is not in this folder", line)
    details = {key: row[key] for key in FIELDS if row.get(key)}
    for column in sorted(DATES & details.keys()):
        date = iso_date(details[column])
        if date is None:
            reason = f"{column}: {details[column]!r} is no date (write 2021-12-10, 2021-12 or 2021)"
            raise InputError(where, reason, line)
        details[column] = date
    return name, details


def _inside(name: str) -> str:
    return os.path.normpath(name.strip()).replace(os.sep, "/")
