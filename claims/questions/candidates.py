"""Blocks of cells → the pairs of cells worth comparing, a batch at a time: of equal blocks one, of hot ones their parts."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from typing import Final

import numpy as np
import numpy.typing as npt

from claims.config import Linking
from claims.questions.cells import Cells, Whole, mixed
from claims.questions.columns import Codes, Columns

Stretches = tuple[Codes, Codes]
"""The first and the last day of each cell beyond which nothing fits it."""
_Blocks = tuple[Whole, Whole, Whole, int]
"""Cells in a row, where the blocks of them begin and how long they are, and how far apart the cells of a pair may stand."""
BATCH: Final = 100_000
"""Pairs held at a time: what is read of them stays in the cache."""
_WORTH_A_THREAD: Final = 100_000
_SAMPLE: Final = 1_000
_DAYS_A_MONTH: Final = 30
_FINER: Final = ("event", "kind", "place", "group")
_HALF: Final = np.uint64(32)
_LOW: Final = np.uint64(0xFFFFFFFF)


def pairs(
    columns: Columns, found: Cells, linking: Linking, stretches: Stretches | None = None, pool: Executor | None = None
) -> Iterator[tuple[Whole, Whole]]:
    """The pairs of cells that share a block, smaller number first; a pair that shares several may come more than once.

    A block over the limit is left out or split, as its key says: what is still too large is compared within a window of neighbours.
    Of cells whose `stretches` are given only those pairs come whose stretches touch.
    """
    if not len(columns.key_of.items):
        return
    key, cell = _rows(columns, found, pool)
    if not len(key):
        return
    start, size = _blocks(key)
    is_small_only = (columns.key_of.known[key[start]] & np.uint64(1)).astype(np.bool_)
    is_hot = size > linking.max_block
    kept = np.flatnonzero((size > 1) & ~is_hot)
    kept = kept[_one_of_equals(cell, start, size, kept)]
    parts = [(cell, start[kept], size[kept], linking.max_block)]
    rows = np.flatnonzero(np.repeat(is_hot & ~is_small_only, size))
    if len(rows):
        parts += _split(columns, found, (key[rows], cell[rows]), linking)
    for part in parts:
        yield from _within(*part, stretches)


def _rows(columns: Columns, found: Cells, pool: Executor | None) -> tuple[Whole, Whole]:
    """Every key of more than one claim with the cells that have it, each once, in order."""
    items, cell = columns.key_of.items, np.repeat(found.of, np.diff(columns.key_of.start))
    claims = np.bincount(items, minlength=len(columns.key_of.known))
    is_shared = claims > 1
    middle = np.searchsorted(np.cumsum(claims), len(items) // 2)

    def of_keys(is_low: bool) -> npt.NDArray[np.uint64]:
        rows = np.flatnonzero(is_shared[items] & ((items < middle) == is_low))
        packed = items[rows].astype(np.uint64) << _HALF
        packed |= cell[rows].astype(np.uint64)
        packed.sort()
        return packed[_is_new(packed)] if len(packed) else packed

    packed = np.concatenate(list((pool.map if pool else map)(of_keys, (True, False))))
    return (packed >> _HALF).astype(np.int64), (packed & _LOW).astype(np.int64)


def ordered(values: npt.NDArray[np.uint64], pool: Executor) -> npt.NDArray[np.uint64]:
    """Some numbers in order: where there are many, the smaller and the larger half each in a thread."""
    if len(values) < _WORTH_A_THREAD:
        return np.sort(values)
    sample = np.sort(values[:: max(1, len(values) // _SAMPLE)])
    is_low = values < sample[len(sample) // 2]
    parts = values[np.flatnonzero(is_low)], values[np.flatnonzero(~is_low)]
    return np.concatenate(list(pool.map(np.sort, parts)))


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


def _split(columns: Columns, found: Cells, rows: tuple[Whole, Whole], linking: Linking) -> list[_Blocks]:
    """Blocks over the limit in parts: of those cells that are also of one event, kind, place, group and month."""
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
    narrow, wide = kept[~is_wide], kept[is_wide]
    return [
        (cell, start[narrow], size[narrow], linking.max_block),
        (cell, start[wide], size[wide], linking.window),
    ]


def _within(
    cell: Whole, start: Whole, size: Whole, reach: int, stretches: Stretches | None
) -> Iterator[tuple[Whole, Whole]]:
    """The pairs of cells that stand at most `reach` from each other in one block, by how far they stand from each other.

    The larger blocks come first, so that the cells that have one so far behind them are the first ones: columns are compared with
    themselves, moved up, and no pair is made that does not fit.
    """
    if not len(start):
        return
    order = np.argsort(-size, kind="stable")
    start, size = start[order], size[order]
    row = cell[expanded(start, size)]
    ends = np.cumsum(size)
    behind = (np.repeat(ends, size) - np.arange(1, len(row) + 1)).astype(np.int32)
    first, last = (None, None) if stretches is None else (end[row] for end in stretches)
    held: list[tuple[Whole, Whole]] = []
    for step in range(1, min(reach, int(size[0]) - 1) + 1):
        count = int(ends[np.searchsorted(-size, -step) - 1])
        fits = behind[:count] >= step
        if first is not None and last is not None:
            ahead = slice(step, count + step)
            beside = min(count, len(row) - step)
            fits[:beside] &= (first[:beside] <= last[ahead]) & (first[ahead] <= last[:beside])
        at = np.flatnonzero(fits)
        held.append((row[at], row[at + step]))
        if sum(len(i) for i, _ in held) >= BATCH:
            yield from _batches(held)
            held = []
    yield from _batches(held)


def _batches(held: list[tuple[Whole, Whole]]) -> Iterator[tuple[Whole, Whole]]:
    i, j = (np.concatenate([pair[side] for pair in held] or [np.zeros(0, np.int64)]) for side in (0, 1))
    for first in range(0, len(i), BATCH):
        yield i[first : first + BATCH], j[first : first + BATCH]


def expanded(start: Whole, count: Whole) -> Whole:
    """The whole numbers from each start, so many as counted, one run after the other."""
    ends = np.cumsum(count)
    total = int(ends[-1]) if len(ends) else 0
    found: Whole = np.arange(total) + np.repeat(start - (ends - count), count)
    return found
