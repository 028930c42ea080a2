"""A prepared table of claims → the question of every claim and the pairs of figures that stay apart within one: what `group` does, for large tables.

Nothing is made for a claim or a pair but whole numbers; relations and reasons are asked for pair by pair, of those looked at. Questions
are told by values alone. What two sentences say besides, which `group` also asks of every pair, is asked before a flag is given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from claims.comparison.facts import Facts
from claims.comparison.relation import Comparison, compare, is_queued
from claims.config import Settings
from claims.questions import candidates
from claims.questions.cells import Whole, apart, cells
from claims.questions.columns import Columns
from claims.questions.evidence import Evidence
from claims.questions.merging import Ranks, sets
from claims.questions.screening import Outcome, Screen, Screened

Flags = npt.NDArray[np.bool_]
FactsOf = Callable[[int], Facts]
_PART: Final = 1 / 16
"""The weights are told in steps no finer than this."""
_BITS: Final = 24
_THREADS: Final = 2
_WORTH_A_THREAD: Final = 50_000


@dataclass(frozen=True)
class Reconciled:
    """The questions of a table, by the places of its claims.

    `question_of`: the question of each claim, named by the place of its first one; `flagged`: pairs of claims, one for all
    that are equal, whose values stay apart within one question; `weighed`: how many pairs of cells were compared by their columns,
    `compared`: how many pairs of claims one by one.
    """

    question_of: Whole
    flagged: Whole
    cells: int
    weighed: int
    compared: int

    def flags(self, facts_of: FactsOf, settings: Settings) -> Iterator[Comparison]:
        """The flagged pairs that reach the queue: compared with all that is known, as what their sentences say may tell them apart."""
        for i, j in self.flagged.tolist():
            found = compare(facts_of(i), facts_of(j), settings)
            if is_queued(found, settings):
                yield found

    @property
    def questions(self) -> int:
        """How many questions there are."""
        return len(np.unique(self.question_of))


@dataclass(frozen=True)
class _Links:
    """Pairs of cells that answer one question, the score of each, and whether their figures stay apart."""

    i: Whole
    j: Whole
    points: npt.NDArray[np.float32]
    stays: npt.NDArray[np.bool_]


def reconcile(columns: Columns, facts_of: FactsOf, settings: Settings) -> Reconciled:
    """The questions of the claims in some columns; `facts_of` gives a claim's facts by its place, for the few that columns do not decide."""
    if not len(columns):
        nothing = np.zeros(0, np.int64)
        return Reconciled(nothing, nothing.reshape(0, 2), cells=0, weighed=0, compared=0)
    with ThreadPoolExecutor(_THREADS) as pool:
        return _Run(columns, facts_of, settings, pool).reconciled()


class _Run:
    def __init__(self, columns: Columns, facts_of: FactsOf, settings: Settings, pool: ThreadPoolExecutor) -> None:
        self.columns, self.facts_of, self.settings, self.pool = columns, facts_of, settings, pool
        self.cells = cells(columns)
        self.screen = Screen(columns, self.cells, settings)
        self._part_loose()
        self.evidence = Evidence(columns, self.cells, settings.linking)
        self.weighed = 0
        self.compared: dict[tuple[int, int], Comparison] = {}

    def reconciled(self) -> Reconciled:
        links = self._links()
        of = sets(len(self.cells), (links.i, links.j, self._rank(links)), self._is_apart)
        within = np.flatnonzero(links.stays & (of[links.i] == of[links.j]))
        first = self.cells.first
        return Reconciled(
            question_of=first[of[self.cells.of]],
            flagged=np.stack([first[links.i[within]], first[links.j[within]]], axis=1),
            cells=len(self.cells),
            weighed=self.weighed,
            compared=len(self.compared),
        )

    def _part_loose(self) -> None:
        """Give claims a cell each that are equal, and of which nothing tells that they are of one thing."""
        own = np.arange(len(self.cells))
        loose = ~self._is_link(self.screen(own, own)) & (self.cells.size > 1)
        if loose.any():
            self.cells = apart(self.cells, loose, self.columns)
            self.screen = Screen(self.columns, self.cells, self.settings, self.screen)

    def _is_link(self, told: Screened) -> Flags:
        sure = (told.outcome == Outcome.ANSWERS) | (told.outcome == Outcome.STAYS)
        found: Flags = sure & told.is_one_event & told.is_identified & (told.points >= self.settings.linking.threshold)
        return found

    def _links(self) -> _Links:
        """The links of all pairs that share a block."""
        batches = candidates.pairs(self.columns, self.cells, self.settings.linking)
        found = [self._of_batch(batch) for batch in batches]
        i, j = (np.concatenate([*(getattr(one, name) for one in found), np.zeros(0, np.int64)]) for name in "ij")
        points = np.concatenate([*(one.points for one in found), np.zeros(0, np.float32)])
        stays = np.concatenate([*(one.stays for one in found), np.zeros(0, np.bool_)])
        kept = np.unique(i << 32 | j, return_index=True)[1]
        return _Links(i[kept], j[kept], points[kept], stays[kept])

    def _of_batch(self, pairs: tuple[Whole, Whole]) -> _Links:
        i, j = pairs
        told = self._screened(i, j)
        points, is_link = told.points, self._is_link(told)
        weak = np.flatnonzero(
            ~is_link & told.is_one_event & (told.outcome > Outcome.APART) & (told.outcome < Outcome.OWN)
        )
        more, is_identified = self.evidence(i[weak], j[weak], told.outcome[weak] == Outcome.STAYS)
        points[weak] += np.where(is_identified, more, 0).astype(np.float32)
        is_link[weak] = (is_identified | told.is_identified[weak]) & (points[weak] >= self.settings.linking.threshold)
        stays = told.outcome == Outcome.STAYS
        asked = np.flatnonzero((told.outcome == Outcome.OWN) | ((told.outcome > Outcome.APART) & ~told.is_one_event))
        for at in asked.tolist():
            pair = self._compare(int(i[at]), int(j[at]))
            is_link[at], points[at] = pair.links(self.settings.linking.threshold), pair.score
        kept = np.flatnonzero(is_link)
        return _Links(i[kept], j[kept], points[kept], stays[kept])

    def _screened(self, i: Whole, j: Whole) -> Screened:
        """What is sure of many pairs, a part of them on each of some threads."""
        self.weighed += len(i)
        if len(i) < _WORTH_A_THREAD:
            return self.screen(i, j)
        return Screened.together(
            list(self.pool.map(self.screen, np.array_split(i, _THREADS), np.array_split(j, _THREADS)))
        )

    def _compare(self, i: int, j: int) -> Comparison:
        """Two cells compared by their first claims, sentences included."""
        if (i, j) not in self.compared:
            a, b = (self.facts_of(int(self.cells.first[cell])) for cell in (i, j))
            self.compared[i, j] = compare(a, b, self.settings)
        return self.compared[i, j]

    def _rank(self, links: _Links) -> Ranks:
        """The strongest link first, of equal ones the one of the first ids."""
        strength = np.round((links.points.max(initial=0) - links.points) / _PART).astype(np.uint64)
        a, b = (self.columns.rank[self.cells.first[end]].astype(np.uint64) for end in (links.i, links.j))
        found: Ranks = strength << np.uint64(2 * _BITS) | a << np.uint64(_BITS) | b
        return found

    def _is_apart(self, i: Whole, j: Whole) -> Flags:
        """Whether a known field keeps two cells from answering one question."""
        told = self._screened(i, j)
        found: Flags = told.outcome == Outcome.APART
        for at in np.flatnonzero(told.outcome == Outcome.OWN).tolist():
            found[at] = not self._compare(int(i[at]), int(j[at])).is_answer
        return found
