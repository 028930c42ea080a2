"""How the peoples (or the doers) that pairs of cells name stand to each other: the level function, asked once for each two names that meet."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from claims.comparison import places
from claims.comparison.levels import Match
from claims.config import Weights
from claims.questions.asking import Table
from claims.questions.cells import Whole
from claims.questions.columns import NOT_SAID, Codes


class Parties:
    """The values of one field of some cells, by their codes; `field` is its name among the weights."""

    def __init__(
        self, values: Sequence[str], code: Codes, field: str, weights: Weights, known: Parties | None = None
    ) -> None:
        self.code = code
        self.table: Table = known.table if known else Table(len(values), lambda a, b: _level(field, values, a, b))
        same, close, missing, none = weights.by_field[field]
        self.weight = np.full(len(Match), none, np.float32)
        self.weight[[Match.SAME, Match.CLOSE, Match.NARROWER, Match.WIDER]] = same, close, close, close
        self.weight[[Match.MISSING_A, Match.MISSING_B]] = missing

    def levels(self, i: Whole, j: Whole) -> Whole | Codes:
        """How the values of each pair stand."""
        a, b = self.code[i], self.code[j]
        if self.table.asked is None:
            return self.table(a, b)
        no_a, no_b = a == NOT_SAID, b == NOT_SAID
        found = np.full(len(i), Match.SAME, np.int64)
        found[no_a] = Match.MISSING_A
        found[no_b] = Match.MISSING_B
        found[no_a & no_b] = Match.UNKNOWN
        unequal = np.flatnonzero((a != b) & ~no_a & ~no_b)
        found[unequal] = self.table(a[unequal], b[unequal])
        return found


def _level(field: str, values: Sequence[str], a: int, b: int) -> Match:
    if a == b:
        return Match.UNKNOWN if a == NOT_SAID else Match.SAME
    if NOT_SAID in (a, b):
        return Match.MISSING_A if a == NOT_SAID else Match.MISSING_B
    found = places.compare(values[a], values[b])
    return Match.CLOSE if field == "actor" and found in (Match.NARROWER, Match.WIDER) else found
