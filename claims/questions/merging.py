"""Weighed links between cells → sets, strongest link first, none of which holds two that are apart.

Following the links from the strongest down and merging all those that are the best of both their sets at once gives the
same sets: no other link of either would have come before. Two sets that cannot be merged never can, as sets only grow: all
links between them are let go at once. A round costs what is still linked, not the table.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from claims.questions.candidates import expanded
from claims.questions.cells import Whole

Ranks = npt.NDArray[np.uint64]
_LAST = np.uint64(2**64 - 1)
_NONE = -1
Apart = Callable[[Whole, Whole], npt.NDArray[np.bool_]]


def sets(count: int, links: tuple[Whole, Whole, Ranks], is_apart: Apart) -> Whole:
    """The set of each of so many cells: the smallest cell in it.

    `links` are pairs of cells with their ranks, the strongest the lowest and no rank given twice; `is_apart` tells of
    pairs of cells whether they cannot stand in one set.
    """
    grown = _Sets(count)
    best, partner = np.full(count, _LAST, np.uint64), np.full(count, _NONE, np.int64)
    a, b, rank = links
    while len(a):
        np.minimum.at(best, a, rank)
        np.minimum.at(best, b, rank)
        chosen = np.flatnonzero((best[a] == rank) & (best[b] == rank))
        best[a] = best[b] = _LAST
        one, other = np.minimum(a[chosen], b[chosen]), np.maximum(a[chosen], b[chosen])
        is_merged = ~grown.clash(one, other, is_apart)
        grown.merge(one[is_merged], other[is_merged])
        kept = np.ones(len(a), np.bool_)
        kept[chosen] = False
        one, other = one[~is_merged], other[~is_merged]
        partner[one], partner[other] = other, one
        kept &= partner[a] != b
        partner[one] = partner[other] = _NONE
        a, b, rank = grown.parent[a[kept]], grown.parent[b[kept]], rank[kept]
        between = a != b
        a, b, rank = a[between], b[between], rank[between]
    return grown.roots()


class _Sets:
    """Sets that grow, named by their smallest cells: of each cell the one it was merged into, and the next of its set."""

    def __init__(self, count: int) -> None:
        self.parent = np.arange(count)
        self.size = np.ones(count, np.int64)
        self.next, self.last = np.full(count, _NONE, np.int64), np.arange(count)

    def merge(self, one: Whole, other: Whole) -> None:
        """Put each other set into the one beside it; none is given twice."""
        self.parent[other] = one
        self.next[self.last[one]] = other
        self.last[one] = self.last[other]
        self.size[one] += self.size[other]

    def roots(self) -> Whole:
        """The set of each cell."""
        found = self.parent
        while True:
            above = found[found]
            if np.array_equal(above, found):
                return found
            found = above

    def clash(self, a: Whole, b: Whole, is_apart: Apart) -> npt.NDArray[np.bool_]:
        """Whether some cell of the one set is apart from some cell of the other, pair of sets by pair of sets."""
        found = np.zeros(len(a), np.bool_)
        asked = np.flatnonzero(
            self.size[a] * self.size[b] > 1
        )  # the link itself tells that its own two cells are not apart
        a, b = a[asked], b[asked]
        of_a, of_b = self._members(a), self._members(b)
        size_a, size_b = self.size[a], self.size[b]
        start_a, start_b = np.cumsum(size_a) - size_a, np.cumsum(size_b) - size_b
        for at in _batches(size_a * size_b):
            times = np.repeat(size_b[at], size_a[at])
            i = of_a[np.repeat(expanded(start_a[at], size_a[at]), times)]
            j = of_b[expanded(np.repeat(start_b[at], size_a[at]), times)]
            pair = np.repeat(at, size_a[at] * size_b[at])
            apart = is_apart(np.minimum(i, j), np.maximum(i, j))
            found[asked[pair[apart]]] = True
        return found

    def _members(self, of: Whole) -> Whole:
        """The cells of some sets, one set after the other."""
        size = self.size[of]
        found = np.empty(int(size.sum()), np.int64)
        at, cell = np.cumsum(size) - size, of
        while len(cell):
            found[at] = cell
            cell = self.next[cell]
            more = np.flatnonzero(cell != _NONE)
            at, cell = at[more] + 1, cell[more]
        return found


def _batches(work: Whole, most: int = 1_000_000) -> list[Whole]:
    """The places of some work, in order, so many at a time as make up about the most."""
    if not len(work):
        return []
    group = np.cumsum(work) // most
    return np.split(np.arange(len(work)), np.flatnonzero(group[1:] != group[:-1]) + 1)
