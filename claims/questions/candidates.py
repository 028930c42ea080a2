"""Blocks of cells → the pairs of cells worth comparing, a batch at a time: of equal blocks one, of hot ones their parts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
import numpy.typing as npt

from claims.config import Linking
from claims.questions.cells import Cells, Whole, mixed
from claims.questions.columns import Columns

BATCH: Final = 250_000
"""Pairs held at a time."""
_DAYS_A_MONTH: Final = 30
_FINER: Final = ("event", "kind", "place", "group")
_HALF: Final = np.uint64(32)
_LOW: Final = np.uint64(0xFFFFFFFF)


def pairs(columns: Columns, found: Cells, linking: Linking) -> Iterator[tuple[Whole, Whole]]:
    """The pairs of cells that share a block, smaller number first; a pair that shares several may come more than once.

    A block over the limit is left out or split, as its key says: what is still too large is compared within a window of neighbours.
    """
    if not len(columns.key_of.items):
        return
    key, cell = _rows(columns, found)
    start, size = _blocks(key)
    is_small_only = (columns.key_of.known[key[start]] & np.uint64(1)).astype(np.bool_)
    is_hot = size > linking.max_block
    kept = np.flatnonzero((size > 1) & ~is_hot)
    kept = kept[_one_of_equals(cell, start, size, kept)]
    yield from _within(cell, start[kept], size[kept], linking.max_block)
    rows = np.flatnonzero(np.repeat(is_hot & ~is_small_only, size))
    if len(rows):
        yield from _split(columns, found, (key[rows], cell[rows]), linking)


def _rows(columns: Columns, found: Cells) -> tuple[Whole, Whole]:
    """Every key with the cells that have it, each once, in order."""
    packed = columns.key_of.items.astype(np.uint64) << _HALF
    packed |= np.repeat(found.of.astype(np.uint64), np.diff(columns.key_of.start))
    packed.sort()
    packed = packed[_is_new(packed)]
    return (packed >> _HALF).astype(np.int64), (packed & _LOW).astype(np.int64)


def _is_new(values: npt.NDArray[np.unsignedinteger | np.signedinteger]) -> npt.NDArray[np.bool_]:
    return np.append(True, values[1:] != values[:-1])


def _blocks(key: npt.NDArray[np.unsignedinteger | np.signedinteger]) -> tuple[Whole, Whole]:
    """Where each run of equal keys begins, and how long it is."""
    start = np.flatnonzero(_is_new(key))
    return start, np.diff(np.append(start, len(key)))


def _one_of_equals(cell: Whole, start: Whole, size: Whole, kept: Whole) -> Whole:
    """Of the kept blocks, one of each that hold the same cells: a town's name, and the town."""
    told = np.add.reduceat(mixed([cell]), start)[kept] ^ size[kept].astype(np.uint64)
    return np.sort(np.unique(told, return_index=True)[1])


def _split(
    columns: Columns, found: Cells, rows: tuple[Whole, Whole], linking: Linking
) -> Iterator[tuple[Whole, Whole]]:
    """The pairs of blocks over the limit: those that are also of one event, kind, place, group and month."""
    period = np.array([*(first for first, _ in columns.values["period"]), -1], np.int64)
    day = period[columns.codes["period"][found.first]]
    month = np.where(day >= 0, day, found.day_from) // _DAYS_A_MONTH
    finer = mixed([*(columns.codes[name][found.first] for name in _FINER), month])
    told = mixed([rows[0], finer[rows[1]].astype(np.int64)])
    order = np.lexsort((rows[1], told))
    start, size = _blocks(told[order])
    kept = np.flatnonzero(size > 1)
    cell = rows[1][order]
    is_wide = size[kept] > linking.max_block
    yield from _within(cell, start[kept[~is_wide]], size[kept[~is_wide]], linking.max_block)
    yield from _within(cell, start[kept[is_wide]], size[kept[is_wide]], linking.window)


def _within(cell: Whole, start: Whole, size: Whole, reach: int) -> Iterator[tuple[Whole, Whole]]:
    """The pairs of cells that stand at most `reach` from each other in one block."""
    if not len(start):
        return
    place = expanded(start, size)
    behind = np.minimum(np.repeat(start + size, size) - place - 1, reach)
    ends = np.cumsum(behind)
    cuts = np.searchsorted(ends, np.arange(BATCH, ends[-1] + BATCH, BATCH), side="right")
    first = 0
    for last in np.unique(np.minimum(cuts + 1, len(place))):
        yield (
            cell[np.repeat(place[first:last], behind[first:last])],
            cell[expanded(place[first:last] + 1, behind[first:last])],
        )
        first = int(last)


def expanded(start: Whole, count: Whole) -> Whole:
    """The whole numbers from each start, so many as counted, one run after the other."""
    ends = np.cumsum(count)
    total = int(ends[-1]) if len(ends) else 0
    found: Whole = np.arange(total) + np.repeat(start - (ends - count), count)
    return found
