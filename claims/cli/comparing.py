"""`claims compare`: pairs of statements in, how each pair stands on standard output."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from claims import config, pipeline
from claims.cli import writing
from claims.cli.options import CompareFormat
from claims.cli.talking import Talk
from claims.documents.decoding import decode, too_large, whole_characters
from claims.documents.lines import raw_lines
from claims.errors import InputError, UsageError
from claims.models import Comparison
from claims.reporting import phrases
from claims.table import COLUMNS

Pair = tuple[str | None, str, str]
_TWO = 2


def compare(given: Sequence[str], form: CompareFormat, talk: Talk) -> None:
    """Two texts, or each pair of a file."""
    if len(given) > _TWO:
        raise UsageError("give one file of pairs, or two texts (each in quotation marks)")
    pairs = _pairs(given[0], talk) if len(given) < _TWO else iter([_two(*given)])
    found = (pipeline.compare(a, b, name=name) for name, a, b in pairs)
    if form is CompareFormat.JSONL:
        writing.as_lines(map(_row, found))
    else:
        headings = ("id", "relation", "explanation", "first", "second")
        writing.as_table(map(_shown, found), headings, "No pairs were found.")


def _two(a: str, b: str) -> Pair:
    return None, whole_characters(a), whole_characters(b)


def _pairs(path: str, talk: Talk) -> Iterator[Pair]:
    try:
        if path == "-":
            yield from _read(sys.stdin.buffer, path, talk)
            return
        with Path(path).open("rb") as stream:
            yield from _read(stream, path, talk)
    except FileNotFoundError:
        talk.error(InputError(path, "no such file (give a file of pairs, or two texts)"))
    except OSError as error:
        talk.error(InputError(path, f"cannot be read: {error.strerror or error}"))


def _read(stream: BinaryIO, path: str, talk: Talk) -> Iterator[Pair]:
    limit = config.settings().reading.max_document_bytes
    lines = 0
    for number, data in enumerate(raw_lines(stream, limit), start=1):
        lines = number
        try:
            if isinstance(data, int):
                raise InputError(path, too_large(data, limit), number)  # noqa: TRY301 - one way out for every bad line
            if data.strip():
                yield _pair(decode(data, path, talk.notice), path, number)
        except InputError as error:
            talk.error(error if error.line is not None else InputError(path, error.reason, number))
    if not lines:
        talk.error(InputError(path, "the file is empty"))


def _pair(line: str, path: str, number: int) -> Pair:
    try:
        fields = json.loads(line.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        raise InputError(path, "not valid JSON", number) from None
    if not isinstance(fields, dict):
        raise InputError(path, "not a JSON object with 'id', 'text_a' and 'text_b'", number)
    for key in ("text_a", "text_b"):
        if not isinstance(fields.get(key), str):
            raise InputError(path, f"has no {key!r}", number)
    name = fields.get("id")
    return (None if name is None else str(name)), *_two(fields["text_a"], fields["text_b"])[1:]


def _row(found: Comparison) -> dict[str, Any]:
    sides = {side: [writing.in_order(claim, COLUMNS) for claim in getattr(found, side)] for side in ("a", "b")}
    return {"id": found.id, "relation": str(found.relation), "explanation": found.explanation} | sides


def _shown(found: Comparison) -> tuple[str, ...]:
    sides = ("; ".join(map(phrases.claim, side)) for side in (found.a, found.b))
    return found.id or "", phrases.kind(found.relation), found.explanation, *sides
