"""How the peoples (or the doers) that pairs of cells name stand to each other: the level function, asked once for each two names that meet."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from claims.comparison import places
from claims.comparison.levels import Match
from claims.config import Weights
from claims.questions.asking import Table
from claims.questions.cells import Whole
from claims.questions.columns import NOT_SAID, Codes


class Parties:
    """The values of one field of some cells, by their codes; `field` is its name among the weights."""

    def __init__(self, values: Sequence[str], code: Codes, field: str, weights: Weights) -> None:
        self.code = code
        self.table = Table(len(values), lambda a, b: _level(field, values[a], values[b]))
        same, close, missing, none = weights.by_field[field]
        self.weight = np.full(len(Match), none, np.float32)
        self.weight[[Match.SAME, Match.CLOSE, Match.NARROWER, Match.WIDER]] = same, close, close, close
        self.weight[[Match.MISSING_A, Match.MISSING_B]] = missing

    def levels(self, i: Whole, j: Whole) -> npt.NDArray[np.int8]:
        """How the values of each pair stand."""
        a, b = self.code[i], self.code[j]
        found = np.full(len(i), Match.SAME, np.int8)
        no_a, no_b = a == NOT_SAID, b == NOT_SAID
        found[no_a] = Match.MISSING_A
        found[no_b] = Match.MISSING_B
        found[no_a & no_b] = Match.UNKNOWN
        unequal = np.flatnonzero((a != b) & ~no_a & ~no_b)
        found[unequal] = self.table(a[unequal], b[unequal])
        return found


def _level(field: str, one: str, other: str) -> Match:
    found = places.compare(one, other)
    return Match.CLOSE if field == "actor" and found in (Match.NARROWER, Match.WIDER) else found
