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
    state = np.array([is_state(event) for event in (*columns.values["event"], None)])
    counts = (columns.codes["period"] == NOT_SAID) | state[columns.codes["event"]]
    day = np.where(counts, columns.codes["as_of"], NOT_SAID)
    told = (columns.codes[name] for name in _EQUAL if columns.values[name])
    return _gathered(*numbered(mixed([*told, day])), columns)


def apart(found: Cells, loose: npt.NDArray[np.bool_], columns: Columns) -> Cells:
    """The cells with each claim of the `loose` ones in a cell of its own: they are equal, and nothing tells that they are of one thing."""
    own = np.arange(len(columns))
    first_of = np.where(loose[found.of], own, found.first[found.of])
    is_first = first_of == own
    number = np.cumsum(is_first) - 1
    return _gathered(number[first_of].astype(np.int32), np.flatnonzero(is_first), columns)


def numbered(key: npt.NDArray[np.uint64]) -> tuple[Codes, Whole]:
    """The numbers of some keys, equal ones alike, in the order in which they are first met, and the first row of each."""
    import pandas as pd  # noqa: PLC0415 - heavy, and no small table needs it at the start

    of = pd.factorize(key)[0].astype(np.int32)
    return of, np.flatnonzero(np.diff(np.maximum.accumulate(of), prepend=np.int32(-1)))


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


def _gathered(of: Codes, first: Whole, columns: Columns) -> Cells:
    told = columns.values["as_of"]  # noqa: PD011 - no data frame
    day_from, day_to = spans(told, columns.codes["as_of"])
    ends = np.full(len(first), np.iinfo(np.int32).max, np.int32), np.full(len(first), _UNKNOWN_DAY, np.int32)
    np.minimum.at(ends[0], of, day_from)
    np.maximum.at(ends[1], of, day_to)
    return Cells(of, first, np.bincount(of, minlength=len(first)), *ends)
