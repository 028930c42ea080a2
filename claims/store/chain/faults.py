"""What does not fit the chain, named as exactly as the digests allow: the table, the row, the cell and the stretch of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from claims.models import ChainHead, Record
from claims.store.chain.digests import LETTERS, Parts, cell_digests
from claims.store.tables import FILTERED


class Sort(StrEnum):
    """What is wrong."""

    ALTERED = "altered"
    MISSING = "missing"
    ADDED = "added"
    BROKEN = "broken"


class Fault(Record):
    """One thing that does not fit: which row (`ref`) of which table, or which file; `start` and `end` bound where, in characters of a text or bytes of a file."""

    sort: Sort
    table: str
    ref: str
    case: str | None = None
    field: str | None = None
    start: int | None = None
    end: int | None = None
    said: str


class Verified(Record):
    """What going through a store came to: how much was looked at, and the first of what does not fit.

    `known` is the link whose hash was given to be looked for; `more` how many faults there are beyond those listed.
    """

    holds: bool
    head: ChainHead
    documents: int
    claims: int
    rows: int
    originals: int
    faults: tuple[Fault, ...]
    more: int = 0
    known: ChainHead | None = None


_CALLED: Mapping[str, str] = {
    "documents": "document", "claims": "claim", "numbers": "count of numbers", "collected": "record of collection",
    "originals": "original", "chain": "link", "chain_parts": "digests of link",
}  # fmt: skip


def fault(sort: Sort, table: str, ref: object, words: str, *, case: object = None, **where: Any) -> Fault:
    """A fault in words: what it is of, in which case, and what was found."""
    called = _CALLED.get(table, f"row of {table.replace('_', ' ')}")
    name, of = _readable(ref), _readable(case) if case else None
    said = f"{called} {name}{f' of the case {of}' if of else ''}: {words}"
    return Fault(sort=sort, table=table, ref=name, case=of, said=said, **where)


def _readable(value: object) -> str:
    """A key as it can be told, whatever another program put in its place."""
    return value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else str(value)


def missing(table: str, ref: object, case: object = None) -> Fault:
    """Something that was linked and is not there."""
    return fault(Sort.MISSING, table, ref, "it is gone, and nobody removed it with this program", case=case)


def added(table: str, ref: object, case: object = None) -> Fault:
    """Something that is there and was never linked."""
    return fault(Sort.ADDED, table, ref, "it was put there without this program", case=case)


def altered_cells(table: str, row: Mapping[str, Any], parts: Parts, ref: str) -> Iterator[Fault]:
    """The cells of a row that are not as they were linked."""
    now = cell_digests(row, parts.salt)
    for name in sorted(now.keys() | parts.cells.keys()):
        was, here = parts.cells.get(name, []), now.get(name, [])
        if was == here:
            continue
        first = next((place for place, pair in enumerate(zip(was, here, strict=False)) if pair[0] != pair[1]), None)
        place = min(len(was), len(here)) if first is None else first
        yield _cell(table, row, name, ref, place)


def _cell(table: str, row: Mapping[str, Any], name: str, ref: str, place: int) -> Fault:
    case, value = row.get("case") or None, row.get(name)
    if not isinstance(value, str):
        words = f"its {name} was {'taken away' if value is None else 'altered'}"
        return fault(Sort.ALTERED, table, ref, words, case=case, field=name)
    start = min(place * LETTERS, len(value))
    end = min(start + LETTERS, len(value))
    words = f"its {name} was altered"
    if place or len(value) > LETTERS:
        words += (
            f" between characters {start:,} and {end:,}" if end > start else f": it was cut off at character {start:,}"
        )
    return fault(Sort.ALTERED, table, ref, words, case=case, field=name, start=start, end=end)


def altered_row(table: str, row: Mapping[str, Any], key: str) -> Fault:
    """A row with one digest alone that is not as it was linked; of a claim, the columns that its record does not bear out."""
    case = row["case"] or None
    field = _against_record(row) if table == "claims" else None
    ref = key if table == "claims" else f"“{key}” of document {row['document_id']}"
    words = f"its {field} was altered" if field else "it was altered"
    return fault(Sort.ALTERED, table, ref, words, case=case, field=field)


def _against_record(row: Mapping[str, Any]) -> str:
    try:
        told = json.loads(row["record"])
        named = ("id", "document_id", "extractor", *dict(FILTERED))
        return next((name for name in named if told.get(name) != row[name]), "record or place_in_document")
    except (ValueError, AttributeError):
        return "record"
