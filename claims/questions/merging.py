"""Weighed links between cells → sets, strongest link first, none of which holds two that are apart.

Following the links from the strongest down and merging all those that are the best of both their sets at once gives the
same sets: no other link of either would have come before.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from claims.questions.candidates import expanded
from claims.questions.cells import Whole

Ranks = npt.NDArray[np.uint64]
_LAST = np.uint64(2**64 - 1)
Apart = Callable[[Whole, Whole], npt.NDArray[np.bool_]]


def sets(count: int, links: tuple[Whole, Whole, Ranks], is_apart: Apart) -> Whole:
    """The set of each of so many cells: the smallest cell in it.

    `links` are pairs of cells with their ranks, the strongest the lowest and no rank given twice; `is_apart` tells of
    pairs of cells whether they cannot stand in one set.
    """
    of = np.arange(count)
    a, b, rank = links
    while len(a):
        best = np.full(count, _LAST, np.uint64)
        np.minimum.at(best, a, rank)
        np.minimum.at(best, b, rank)
        chosen = np.flatnonzero((best[a] == rank) & (best[b] == rank))
        chosen_a, chosen_b = np.minimum(a[chosen], b[chosen]), np.maximum(a[chosen], b[chosen])
        is_merged = ~_clash(of, chosen_a, chosen_b, is_apart)
        to = np.arange(count)
        to[chosen_b[is_merged]] = chosen_a[is_merged]
        of = to[of]
        kept = np.ones(len(a), np.bool_)
        kept[chosen] = False
        a, b, rank = to[a[kept]], to[b[kept]], rank[kept]
        between = a != b
        a, b, rank = a[between], b[between], rank[between]
    return of


def _clash(of: Whole, a: Whole, b: Whole, is_apart: Apart) -> npt.NDArray[np.bool_]:
    """Whether some cell of the one set is apart from some cell of the other, pair of sets by pair of sets."""
    size = np.bincount(of, minlength=len(of))
    found = np.zeros(len(a), np.bool_)
    asked = np.flatnonzero(size[a] * size[b] > 1)  # the link itself tells that its own two cells are not apart
    a, b = a[asked], b[asked]
    is_met = np.zeros(len(of), np.bool_)
    is_met[a] = is_met[b] = True
    cell = np.flatnonzero(is_met[of])
    cell = cell[np.argsort(of[cell], kind="stable")]
    start = np.zeros(len(of), np.int64)
    own = of[cell]
    if len(own):
        first = np.flatnonzero(np.append(True, own[1:] != own[:-1]))
        start[own[first]] = first
    for at in _batches(size[a] * size[b]):
        left = expanded(start[a[at]], size[a[at]])
        times = np.repeat(size[b[at]], size[a[at]])
        i = cell[np.repeat(left, times)]
        j = cell[expanded(np.repeat(start[b[at]], size[a[at]]), times)]
        pair = np.repeat(at, size[a[at]] * size[b[at]])
        apart = is_apart(np.minimum(i, j), np.maximum(i, j))
        found[asked[pair[apart]]] = True
    return found


def _batches(work: Whole, most: int = 1_000_000) -> list[Whole]:
    """The places of some work, in order, so many at a time as make up about the most."""
    if not len(work):
        return []
    group = np.cumsum(work) // most
    return np.split(np.arange(len(work)), np.flatnonzero(group[1:] != group[:-1]) + 1)
