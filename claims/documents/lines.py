"""A `.jsonl` stream → one record a line, never more than one line in memory."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from claims.documents.decoding import decode, too_large, whole_characters
from claims.errors import InputError

_STEP = 1 << 20


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of a `.jsonl` file; `fields` holds all its keys, `line` counts from 1, `data` is the line as it stands in the file."""

    id: str
    text: str
    fields: dict[str, object]
    line: int
    data: bytes = b""


def entries(
    stream: BinaryIO,
    path: str,
    limit: int,
    on_error: Callable[[InputError], None],
    on_notice: Callable[[str], None],
) -> Iterator[Entry]:
    """Every line that is a document, in order; the others are handed to `on_error` with their line."""
    for number, data in enumerate(raw_lines(stream, limit), start=1):
        try:
            if isinstance(data, int):
                raise InputError(path, too_large(data, limit), number)  # noqa: TRY301 - one way out for every bad line
            if data.strip():
                yield replace(entry(decode(data, path, on_notice), path, number), data=data)
        except InputError as error:
            on_error(error if error.line is not None else InputError(path, error.reason, number))


def entry(line: str, path: str, number: int) -> Entry:
    """One line → its document; raises `InputError` saying what it lacks."""
    try:
        fields = json.loads(line.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deeply or a number too long"
        raise InputError(path, f"not valid JSON: {reason}", number) from None
    if not isinstance(fields, dict):
        raise InputError(path, "not a JSON object with 'id' and 'text'", number)
    name, text = fields.get("id"), fields.get("text")
    if isinstance(name, bool) or not isinstance(name, (str, int)) or not str(name).strip():
        raise InputError(path, "has no 'id'", number)
    if not isinstance(text, str):
        raise InputError(path, "has no 'text'", number)
    if not text.strip():
        raise InputError(path, "the text is empty", number)
    return Entry(whole_characters(str(name)), whole_characters(text), fields, number)


def raw_lines(stream: BinaryIO, limit: int) -> Iterator[bytes | int]:
    """Each line; the size in bytes alone of one that is over the limit."""
    while data := stream.readline(limit + 2):
        if len(data.rstrip(b"\r\n")) <= limit:
            yield data
            continue
        size, last = len(data), data
        while not last.endswith(b"\n") and (last := stream.readline(_STEP)):
            size += len(last)
        yield size
