"""What pairs of cells count: the level functions and the scores, asked once for each two populations that meet."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt

from claims.comparison import events, taxonomy
from claims.comparison.facts import Facts
from claims.comparison.fields import describes, matches
from claims.comparison.levels import Match
from claims.comparison.relation import KEEPS_APART
from claims.comparison.scoring import identifies, is_same_event, score
from claims.comparison.times import When
from claims.config import Settings
from claims.questions.asking import Table
from claims.questions.cells import Cells, Whole, mixed, numbered
from claims.questions.columns import POPULATION, Codes, Columns
from claims.terms import RelationKind

_NO_TIME = When(None, None, None)


class Populations:
    """The populations of some cells: `pairs` gives a number for two of them, by which the other columns are read."""

    def __init__(self, columns: Columns, found: Cells, code: dict[str, Codes], settings: Settings) -> None:
        self.settings, self.lock = settings, Lock()
        key = mixed([code[name] for name in POPULATION])
        self.of, first = numbered(key)
        self.facts = [
            [
                replace(columns.facts(index, side), group=None, actor=None, place=None, when=_NO_TIME, incident=None)
                for side in ("a", "b")
            ]
            for index in found.first[first].tolist()
        ]
        self.table = Table(len(first), self._ask)
        self.known: dict[tuple[Any, ...], int] = {}
        self.rows: dict[tuple[float, bool, bool, bool, int], int] = {}
        self._columns: tuple[npt.NDArray[Any], ...] = ()
        self._refresh()

    def of_cells(self, cells: Codes) -> Populations:
        """The populations of other cells, parts of these: what is known of them is shared."""
        found = copy(self)
        found.of = self.of[cells]
        return found

    def pairs(self, i: Whole, j: Whole) -> Whole | Codes:
        """The number of what the populations of each pair have to do with each other."""
        told = self.table(self.of[i], self.of[j])
        if len(self._columns[0]) != len(self.rows):
            with self.lock:
                self._refresh()
        return told

    @property
    def points(self) -> npt.NDArray[np.float32]:
        """What the population adds to the score."""
        return self._columns[0]

    @property
    def is_apart(self) -> npt.NDArray[np.bool_]:
        """Whether a known field keeps the two apart."""
        return self._columns[1]

    @property
    def is_one_event(self) -> npt.NDArray[np.bool_]:
        """Whether the events allow a link."""
        return self._columns[2]

    @property
    def is_identified(self) -> npt.NDArray[np.bool_]:
        """Whether the population tells that both are of one incident, people or thing."""
        return self._columns[3]

    @property
    def combination(self) -> Whole:
        """The number of the levels and of what else of the population the table of relations reads."""
        return self._columns[4]

    def _refresh(self) -> None:
        columns = list(zip(*self.rows, strict=True)) or [()] * 5
        types = (np.float32, np.bool_, np.bool_, np.bool_, np.int64)
        self._columns = tuple(np.array(one, kind) for one, kind in zip(columns, types, strict=True))

    def _ask(self, one: int, other: int) -> int:
        a, b = self.facts[one][0], self.facts[other][1]
        found = matches(a, b, self.settings)
        points = score(a, b, found, RelationKind.UNRELATED, self.settings.linking.weights)
        is_apart = Match.DIFFERENT in [found[name] for name in KEEPS_APART]
        told = _read(a, b, found)
        with self.lock:
            combination = self.known.setdefault(told, len(self.known))
            row = (points, is_apart, is_same_event(a, b, found), identifies(found), combination)
            return self.rows.setdefault(row, len(self.rows))


def _read(a: Facts, b: Facts, found: dict[str, Match]) -> tuple[Any, ...]:
    """What the table of relations reads of two populations: the levels, and what some values are whatever the other is."""
    own = tuple(
        (
            events.event_type(one.event),
            events.is_cumulative(one.event),
            one.modality,
            taxonomy.is_implied(one.kind or "", one.event),
            one.status,
            taxonomy.status_of(one.kind),
        )
        for one in (a, b)
    )
    return tuple(found.values()), own, describes(a, b), a.kind == b.kind, a.measure.dimension == b.measure.dimension
