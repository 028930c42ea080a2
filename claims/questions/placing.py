"""How the places of pairs of cells stand to each other: the level function of places, asked only where two names can have to do with each other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from claims.comparison import places
from claims.comparison.levels import Match
from claims.config import Weights
from claims.lexicon.places import bare, is_region
from claims.questions.asking import Asked
from claims.questions.cells import Whole
from claims.questions.columns import NOT_SAID, Codes


class Places:
    """The places of some cells, by their codes; `known`: those of other cells of the same table, whose names are looked up already."""

    wide: npt.NDArray[np.bool_]
    alone: npt.NDArray[np.bool_]
    spelling: npt.NDArray[np.int64]
    asked: Asked

    def __init__(self, values: Sequence[str], code: Codes, weights: Weights, known: Places | None = None) -> None:
        self.code, self.weights = code, weights
        if known is not None:
            self.wide, self.alone, self.spelling, self.asked = known.wide, known.alone, known.spelling, known.asked
            return
        self.wide = np.array([*(places.is_wide(place) for place in values), False])
        around = {above.casefold() for place in values for above in places.around(place)}
        self.alone = np.array([*(not places.around(p) and _is_alone(p, around) for p in values), True])
        self.spelling = np.array([*_codes([bare(places.canonical(place)).casefold() for place in values]), NOT_SAID])
        self.asked = Asked(lambda a, b: places.compare_sites(values[a], values[b]))

    def levels(self, i: Whole, j: Whole) -> npt.NDArray[np.int8]:
        """How the places of each pair stand, but for a place that only the sentence of the other names."""
        a, b = self.code[i], self.code[j]
        found = np.full(len(i), Match.SAME, np.int8)
        no_a, no_b = a == NOT_SAID, b == NOT_SAID
        found[no_a] = Match.MISSING_A
        found[no_b] = Match.MISSING_B
        found[no_a & no_b] = Match.UNKNOWN
        unequal = np.flatnonzero((a != b) & ~no_a & ~no_b)
        a, b = a[unequal], b[unequal]
        found[unequal] = Match.DIFFERENT
        unsure = np.flatnonzero(~(self.alone[a] & self.alone[b]) | (self.spelling[a] == self.spelling[b]))
        found[unequal[unsure]] = self.asked(a[unsure], b[unsure])
        return found

    def points(self, level: npt.NDArray[np.int8], i: Whole) -> npt.NDArray[np.float32]:
        """What the places add to the score."""
        same, close = self.weights.place
        table = np.zeros(len(Match), np.float32)
        table[[Match.SAME, Match.CLOSE, Match.NARROWER, Match.WIDER]] = same, close, close, close
        table[[Match.MISSING_A, Match.MISSING_B]] = self.weights.place_missing
        is_wide = self.wide[self.code[i]] & (level == Match.SAME)
        return np.where(is_wide, np.float32(self.weights.wide_place), table[level])


def _is_alone(place: str, around: set[str]) -> bool:
    """Whether no other place lies in this one, and none around it: what is another name is another place."""
    return not places.is_wide(place) and not is_region(place) and places.canonical(place).casefold() not in around


def _codes(values: Sequence[str]) -> list[int]:
    known: dict[str, int] = {}
    return [known.setdefault(value, len(known)) for value in values]
