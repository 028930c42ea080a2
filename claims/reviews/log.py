"""What an append-only log amounts to: rows that were taken back, and their taking-back, drop out."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Protocol, TypeVar

from claims.decisions import REMOVED, Annotation, ClaimByHand


class Row(Protocol):
    """A row of the log; `withdraws` is the id of the earlier row that this one takes back."""

    @property
    def id(self) -> str: ...  # noqa: D102

    @property
    def withdraws(self) -> str | None: ...  # noqa: D102


RowT = TypeVar("RowT", bound=Row)


def standing_ids(rows: Iterable[Row]) -> frozenset[str]:
    """Ids of the rows that nobody took back, taking-back rows included; `rows` are given oldest first.

    A taking-back can itself be taken back: then the row it named holds again.
    """
    gone: set[str] = set()
    kept: set[str] = set()
    for row in reversed(list(rows)):
        if row.id in gone:
            continue
        kept.add(row.id)
        if row.withdraws is not None:
            gone.add(row.withdraws)
    return frozenset(kept)


def live(rows: Iterable[RowT]) -> tuple[RowT, ...]:
    """The rows that hold now, oldest first: neither taken back nor themselves a taking-back, nor emptied with the document they were on."""
    rows = list(rows)
    kept = standing_ids(rows)
    return tuple(row for row in rows if row.id in kept and row.withdraws is None and not _is_emptied(row))


def _is_emptied(row: Row) -> bool:
    if isinstance(row, Annotation):
        return row.redacted is not None and row.value == json.dumps(REMOVED)
    return isinstance(row, ClaimByHand) and row.redacted is not None
