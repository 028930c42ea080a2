"""How the figures of pairs of cells stand to each other, as bits: the same arithmetic as `comparison.intervals`, a column at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from claims.comparison.intervals import CLOSE
from claims.questions.cells import Whole
from claims.questions.columns import Codes, Figure

BITS: Final = 2
"""How two figures stand: 0 where they meet, 1 where the first is below the second, 2 above, 3 neither. Whether they are vague or open
makes no answer of what is none."""
_Flags = npt.NDArray[np.bool_]
_Ends = npt.NDArray[np.float64]


class Figures:
    """The figures of some cells, by their codes."""

    def __init__(self, values: Sequence[Figure], code: Codes) -> None:
        self.code = code
        self.low = np.array([one.extent.low for one in values], np.float64)
        self.high = np.array([one.extent.high for one in values], np.float64)
        self.low_open = np.array([one.extent.low_open for one in values], np.bool_)
        self.high_open = np.array([one.extent.high_open for one in values], np.bool_)
        self.implicit = np.array([one.implicit for one in values], np.bool_)

    def standing(self, i: Whole, j: Whole) -> Whole:
        """How the figures of each pair stand."""
        a, b = self.code[i], self.code[j]
        found = np.zeros(len(i), np.int64)
        unequal = np.flatnonzero(a != b)
        found[unequal] = self._standing(a[unequal], b[unequal])
        return found

    def _standing(self, a: Codes, b: Codes) -> Whole:
        low_a, high_a, low_b, high_b = self.low[a], self.high[a], self.low[b], self.high[b]
        low, low_open = np.maximum(low_a, low_b), _at_end(low_a >= low_b, low_a <= low_b, self.low_open, a, b)
        high, high_open = np.minimum(high_a, high_b), _at_end(high_a <= high_b, high_a >= high_b, self.high_open, a, b)
        touching = _are_close(low, high)
        meets = np.where(touching, ~low_open & ~high_open, low < high)
        below, above = _is_below(high_a, low_b), _is_below(high_b, low_a)
        return np.where(meets, 0, np.where(below, 1, np.where(above, 2, 3)))


def _at_end(of_a: _Flags, of_b: _Flags, is_open: _Flags, a: Codes, b: Codes) -> _Flags:
    """Whether the nearer of two ends is open: of two equal ones, whether either is."""
    return (of_a & is_open[a]) | (of_b & is_open[b])


def _are_close(low: _Ends, high: _Ends) -> _Flags:
    with np.errstate(invalid="ignore"):
        near = np.abs(low - high) <= CLOSE * np.maximum(np.abs(low), np.abs(high))
    found: _Flags = (low == high) | (near & np.isfinite(low) & np.isfinite(high))
    return found


def _is_below(high: _Ends, low: _Ends) -> _Flags:
    with np.errstate(invalid="ignore"):
        found: _Flags = high <= low + np.abs(low) * CLOSE
    return found
