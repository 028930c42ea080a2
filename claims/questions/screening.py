"""Pairs of cells, a column at a time → what the table of relations says of them, as far as their values tell it for sure.

The table stays in `comparison.relation`: it is asked once for every combination of levels that occurs, with two claims that
show it. What more than the values decides (parts, sums, single persons) is left to a comparison of the claims themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from threading import Lock
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from claims.comparison.fields import matches
from claims.comparison.levels import Match
from claims.comparison.relation import ANSWERS, STAYING_APART, by_values
from claims.config import Settings
from claims.questions.cells import Cells, Whole
from claims.questions.columns import NOT_SAID, Codes, Columns
from claims.questions.figures import BITS, Figures
from claims.questions.parties import Parties
from claims.questions.placing import Places
from claims.questions.populations import Populations
from claims.questions.timing import Times
from claims.terms import Modality

_LEVEL: Final = 3
"""Bits of a level."""
_LEVELS: Final = ("place", "group", "actor", "period")
_REST: Final = BITS + 1 + _LEVEL * len(_LEVELS)
"""Bits of what else is read of a pair beside its populations: the four levels, the figures, whether one ran up."""
_UNMET: Final = (1 << BITS) - 1


class Outcome(IntEnum):
    """What the values of two claims say of them."""

    APART = 0  # no answers to one question
    ANSWERS = 1  # figures that allow each other, if they are of one thing
    STAYS = 2  # figures that do not, if they are of one thing
    OWN = 3  # more than the values decides it


_UNKNOWN: Final = -1


@dataclass(frozen=True)
class Screened:
    """Of each pair: what the values say, the least that it scores, and whether they tell one event and one incident."""

    outcome: npt.NDArray[np.int8]
    points: npt.NDArray[np.float32]
    is_one_event: npt.NDArray[np.bool_]
    is_identified: npt.NDArray[np.bool_]

    @classmethod
    def of_nothing(cls, size: int) -> Screened:
        """So many pairs that have nothing to do with each other."""
        return cls(
            np.zeros(size, np.int8), np.zeros(size, np.float32), np.zeros(size, np.bool_), np.zeros(size, np.bool_)
        )

    @classmethod
    def together(cls, parts: Sequence[Screened]) -> Screened:
        """Some pairs one after the other."""
        return cls(
            np.concatenate([one.outcome for one in parts]),
            np.concatenate([one.points for one in parts]),
            np.concatenate([one.is_one_event for one in parts]),
            np.concatenate([one.is_identified for one in parts]),
        )


class Screen:
    """The columns of some cells, ready to be compared pair by pair; threads may share them.

    `other` is a screen of cells that these are parts of: what it knows of values is not looked up again; `places`: what is known
    of the table's places.
    """

    def __init__(
        self,
        columns: Columns,
        found: Cells,
        settings: Settings,
        other: Screen | None = None,
        places: Places | None = None,
    ) -> None:
        self.columns, self.cells, self.settings = columns, found, settings
        self.code = {name: codes[found.first] for name, codes in columns.codes.items()}
        weights, known = settings.linking.weights, places or (other.places if other else None)
        self.places: Places = Places(columns.values["place"], self.code["place"], weights, known)
        self.groups, self.actors = self._parties("group", other), self._parties("actor", other)
        self.times = Times(columns, found, self.code, settings.linking)
        self.figures = Figures(columns.values["figure"], self.code["figure"])
        self.populations: Populations = (
            other.populations.of_cells(other.cells.of[found.first])
            if other
            else Populations(columns, found, self.code, settings)
        )
        self.is_own = self.code["own"] != NOT_SAID
        denied = np.array([*(told == Modality.DENIED for told in columns.values["modality"]), False])
        self.is_exempt = self.figures.implicit[self.code["figure"]] | denied[self.code["modality"]]
        self.has_incidents = bool((self.code["incident"] != NOT_SAID).any())
        self.has_exempt = bool(self.is_exempt.any())
        self.rest = np.full(1 << _REST, _UNKNOWN, np.int64)
        self.rests = 0
        self.lock = Lock()
        self.kinds = np.full((64, 64), _UNKNOWN, np.int8)

    def _parties(self, name: str, other: Screen | None) -> Parties:
        known = None if other is None else {"group": other.groups, "actor": other.actors}[name]
        return Parties(self.columns.values[name], self.code[name], name, self.settings.linking.weights, known)

    @property
    def stretches(self) -> tuple[Codes, Codes]:
        """The days of each cell beyond which no pair of it is anything but apart."""
        return self.times.stretches(self.is_exempt | (self.code["incident"] != NOT_SAID))

    def __call__(self, i: Whole, j: Whole) -> Screened:
        """What is sure of each pair, given the smaller number of a cell first."""
        shown = Screened.of_nothing(len(i))
        alive, kind, (a, b, place, group, time, actor, at) = self._read(i, j)
        shown.outcome[alive] = kind
        shown.points[alive] = (
            self.populations.points[at]
            + self.places.points(place, a)
            + self.groups.weight[group]
            + self.actors.weight[actor]
            + self.times.points(time, a, b)
        )
        shown.is_one_event[alive] = self.populations.is_one_event[at]
        agrees = np.minimum(np.minimum(place, group), actor) < Match.UNKNOWN
        shown.is_identified[alive] = self.populations.is_identified[at] | agrees
        return shown

    def outcomes(self, i: Whole, j: Whole) -> npt.NDArray[np.int8]:
        """The outcome of each pair alone."""
        found = np.zeros(len(i), np.int8)
        alive, kind, _ = self._read(i, j)
        found[alive] = kind
        return found

    def _read(self, i: Whole, j: Whole) -> tuple[Whole, npt.NDArray[np.int8], tuple[npt.NDArray[Any], ...]]:
        """The pairs that nothing known keeps apart: their places, their outcomes, and what was read of them.

        A known difference settles a pair, as answers to one question have none, but for single persons of one toll, denials, and
        claims of one incident, in which more is read: they are compared one by one.
        """
        place, group = self.places.levels(i, j), self.groups.levels(i, j)
        is_apart = (place == Match.DIFFERENT) | (group == Match.DIFFERENT)
        alive, a, b, place, group = self._kept(is_apart, i, j, np.arange(len(i)), i, j, place, group)
        time = self.times.levels(a, b)
        alive, a, b, place, group, time = self._kept(time == Match.DIFFERENT, a, b, alive, a, b, place, group, time)
        actor, at = self.actors.levels(a, b), self.populations.pairs(a, b)
        is_apart = self.populations.is_apart[at] | (actor == Match.DIFFERENT)
        alive, *read = self._kept(is_apart, a, b, alive, a, b, place, group, time, actor, at)
        a, b, place, group, time, actor, at = read
        has_run_up = self.times.run_up(a, b)
        figures = self.figures.standing(a, b) | has_run_up.astype(np.int64) << BITS
        kind = self._kinds(at, _packed((place, group, actor, time), figures), a, b)
        is_own = self.is_own[a] | self.is_own[b] | (has_run_up & (figures & _UNMET != 0))
        if self.has_incidents:
            is_own |= self._are_of_one_incident(a, b)
        kind[is_own] = Outcome.OWN
        return alive, kind, tuple(read)

    def _are_of_one_incident(self, a: Whole, b: Whole) -> npt.NDArray[np.bool_]:
        one, other = self.code["incident"][a], self.code["incident"][b]
        found: npt.NDArray[np.bool_] = (one == other) & (one != NOT_SAID)
        return found

    def _kept(
        self, is_apart: npt.NDArray[np.bool_], a: Whole, b: Whole, *columns: npt.NDArray[Any]
    ) -> tuple[npt.NDArray[Any], ...]:
        """The columns without the pairs that are apart for sure."""
        fits = ~is_apart
        if self.has_exempt:
            fits |= self.is_exempt[a] | self.is_exempt[b]
        if self.has_incidents:
            fits |= self._are_of_one_incident(a, b)
        if fits.all():
            return columns
        where = np.flatnonzero(fits)
        return tuple(one[where] for one in columns)

    def _kinds(self, at: Whole | Codes, rest: Whole, a: Whole, b: Whole) -> npt.NDArray[np.int8]:
        """The outcome of each combination of what is read of a pair; the table is asked for those not met before."""
        row, column, kinds = self.populations.combination[at], self.rest[rest], self.kinds
        height, width = kinds.shape
        if len(at) and column.min() >= 0 and row.max() < height and column.max() < width:
            found = kinds[row, column]
            if found.min() > _UNKNOWN:
                return found
        with self.lock:
            return self._known(row, rest, a, b)

    def _known(self, row: Whole, rest: Whole, a: Whole, b: Whole) -> npt.NDArray[np.int8]:
        self._number(rest)
        column = self.rest[rest]
        self._make_room(int(row.max(initial=0)), self.rests)
        found = self.kinds[row, column]
        missing = np.flatnonzero(found == _UNKNOWN)
        if len(missing):
            _, shown = np.unique(row[missing] << _REST | rest[missing], return_index=True)
            for where in missing[shown].tolist():
                self.kinds[row[where], column[where]] = self._asked(int(a[where]), int(b[where]), int(rest[where]))
            found[missing] = self.kinds[row[missing], column[missing]]
        return found

    def _number(self, rest: Whole) -> None:
        new = np.unique(rest[self.rest[rest] == _UNKNOWN])
        self.rest[new] = np.arange(self.rests, self.rests + len(new))
        self.rests += len(new)

    def _make_room(self, rows: int, columns: int) -> None:
        height, width = self.kinds.shape
        if rows >= height or columns > width:
            larger = np.full((max(height, 2 * rows), max(width, 2 * columns)), _UNKNOWN, np.int8)
            larger[:height, :width] = self.kinds
            self.kinds = larger

    def _asked(self, i: int, j: int, rest: int) -> Outcome:
        first = self.cells.first
        a, b = self.columns.facts(int(first[i]), "a"), self.columns.facts(int(first[j]), "b")
        levels = {name: Match(rest >> BITS + 1 + _LEVEL * at & 7) for at, name in enumerate(_LEVELS)}
        kind, *_ = by_values(a, b, matches(a, b, self.settings) | levels)
        if kind not in ANSWERS:
            return Outcome.APART
        return Outcome.STAYS if kind in STAYING_APART else Outcome.ANSWERS


def _packed(levels: Sequence[npt.NDArray[Any]], figures: Whole) -> Whole:
    found = figures.copy()
    for at, level in enumerate(levels):
        found |= level.astype(np.int64) << BITS + 1 + _LEVEL * at
    return found
