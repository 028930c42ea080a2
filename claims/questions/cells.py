"""Claims that are equal in everything that is compared → one cell each, so that equal values cost once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from claims.comparison.facts import is_state
from claims.questions.columns import NOT_SAID, PARTIES, POPULATION, Codes, Columns

Whole = npt.NDArray[np.int64]
_EQUAL: Final = (*POPULATION, *PARTIES, "place", "period", "period_text", "figure", "case", "incident", "own")
_ODD: Final = np.uint64(0xBF58476D1CE4E5B9)
_UNKNOWN_DAY: Final = -1


@dataclass(frozen=True)
class Cells:
    """`of`: the cell of each claim; `first`: a claim of each cell, its earliest; `day_from`, `day_to`: the days its figures are given for."""

    of: Codes
    first: Whole
    size: Whole
    day_from: Codes
    day_to: Codes

    def __len__(self) -> int:
        return len(self.first)


def cells(columns: Columns) -> Cells:
    """The cells of the claims, numbered in the order of their first claims.

    The day a figure is given for parts two claims only where it stands for the day of what happened.
    """
    days = spans(columns.values["as_of"], columns.codes["as_of"])
    state = np.array([is_state(event) for event in (*columns.values["event"], None)])
    counts = (columns.codes["period"] == NOT_SAID) | state[columns.codes["event"]]
    day = np.where(counts, columns.codes["as_of"], NOT_SAID)
    return _gathered(mixed([*(columns.codes[name] for name in _EQUAL), day]), *days)


def apart(found: Cells, loose: npt.NDArray[np.bool_], columns: Columns) -> Cells:
    """The cells with each claim of the `loose` ones in a cell of its own: they are equal, and nothing tells that they are of one thing."""
    own = np.where(loose[found.of], np.arange(1, len(columns) + 1), 0)
    return _gathered(mixed([found.of, own]), *spans(columns.values["as_of"], columns.codes["as_of"]))


def mixed(codes: Sequence[npt.NDArray[np.signedinteger]]) -> npt.NDArray[np.uint64]:
    """One number for each row of some columns: equal rows, and as good as only those, have the same."""
    found = np.zeros(len(codes[0]), np.uint64)
    for one in codes:
        found ^= one.astype(np.uint64)
        found *= _ODD
        found ^= found >> np.uint64(29)
    return found


def spans(values: Sequence[tuple[int, int]], codes: Codes) -> tuple[Codes, Codes]:
    """The first and last day of each row, -1 where none is known."""
    ends = np.array([*values, (_UNKNOWN_DAY, _UNKNOWN_DAY)], np.int32).reshape(-1, 2)
    return ends[codes, 0], ends[codes, 1]


def _gathered(key: npt.NDArray[np.uint64], day_from: Codes, day_to: Codes) -> Cells:
    order = np.argsort(key)
    is_new = np.empty(len(key), np.bool_)
    is_new[:1] = True
    np.not_equal(key[order[1:]], key[order[:-1]], out=is_new[1:])
    start = np.flatnonzero(is_new)
    first = np.minimum.reduceat(order, start) if len(start) else order
    rank = np.argsort(np.argsort(first))
    of = np.empty(len(key), np.int32)
    of[order] = rank[np.cumsum(is_new) - 1]
    by_rank = np.argsort(first)
    size = np.diff(np.append(start, len(key)))[by_rank]
    if not len(start):
        return Cells(of, first, size, day_from, day_to)
    return Cells(
        of,
        first[by_rank],
        size,
        np.minimum.reduceat(day_from[order], start)[by_rank],
        np.maximum.reduceat(day_to[order], start)[by_rank],
    )
