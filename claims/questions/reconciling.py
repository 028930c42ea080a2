"""A prepared table of claims → the question of every claim and the pairs of figures that stay apart within one: what `group` does, for large tables.

Nothing is made for a claim or a pair but whole numbers; relations and reasons are asked for pair by pair, of those looked at. Questions
are told by values alone. What two sentences say besides, which `group` also asks of every pair, is asked before a flag is given.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Final, TypeVar

import numpy as np
import numpy.typing as npt

from claims.comparison.facts import Facts
from claims.comparison.relation import STAYING_APART, Comparison, compare, is_queued
from claims.config import Settings
from claims.questions import candidates
from claims.questions.cells import Whole, apart, cells
from claims.questions.columns import Columns
from claims.questions.evidence import Evidence, words_of_places
from claims.questions.merging import Ranks, sets
from claims.questions.placing import Places
from claims.questions.screening import Outcome, Screen, Screened

Flags = npt.NDArray[np.bool_]
FactsOf = Callable[[int], Facts]
_PART: Final = 1 / 16
"""The weights are told in steps no finer than this."""
_BITS: Final = 24
_THREADS: Final = 2
_WORTH_A_THREAD: Final = 50_000
_AHEAD: Final = 6
"""Batches that are held at once."""
_AT_I, _AT_J, _ONE = np.uint64(16 + _BITS), np.uint64(16), np.uint64(1)
"""Where the cells of a link stand in one number, its strength and its flag behind them."""
_CELL, _STRENGTH = np.uint64((1 << _BITS) - 1), np.uint64((1 << 15) - 1)
_NO_PAIR: Final = np.uint64(2**64 - 1)
_Told = TypeVar("_Told")


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
class _Weighed:
    """Pairs of cells that answer one question, the score of each, whether their figures stay apart, and those that are yet to be compared."""

    i: Whole
    j: Whole
    points: npt.NDArray[np.float32]
    stays: Flags
    own_i: Whole
    own_j: Whole


@dataclass(frozen=True)
class _Links:
    """Pairs of cells that answer one question, each once, how far each is behind the strongest, and whether their figures stay apart."""

    i: Whole
    j: Whole
    strength: npt.NDArray[np.uint64]
    stays: Flags


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
        self.weighed = 0
        self.compared: dict[tuple[int, int], Comparison] = {}
        places = pool.submit(Places, columns.values["place"], columns.codes["place"][:0], settings.linking.weights)
        words = pool.submit(words_of_places, columns)
        self.cells = cells(columns)
        self.screen = Screen(columns, self.cells, settings, places=places.result())
        self._part_loose()
        self.evidence = Evidence(columns, self.cells, settings.linking, words.result())

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
        own = np.flatnonzero(self.cells.size > 1)
        loose = np.zeros(len(self.cells), np.bool_)
        loose[own] = ~self._is_link(Screened.together(self._in_threads(self.screen, own, own)))
        if loose.any():
            self.cells = apart(self.cells, loose, self.columns)
            self.screen = Screen(self.columns, self.cells, self.settings, self.screen)

    def _is_link(self, told: Screened) -> Flags:
        sure = (told.outcome == Outcome.ANSWERS) | (told.outcome == Outcome.STAYS)
        found: Flags = sure & told.is_one_event & told.is_identified & (told.points >= self.settings.linking.threshold)
        return found

    def _links(self) -> _Links:
        """The links of all pairs that share a block."""
        linking = self.settings.linking
        batches = candidates.pairs(self.columns, self.cells, linking, self.screen.stretches, self.pool)
        found = [self._asked(told) for told in self._weighed_ahead(batches)]
        i, j = (np.concatenate([*(getattr(one, name) for one in found), np.zeros(0, np.int64)]) for name in "ij")
        points = np.concatenate([*(one.points for one in found), np.zeros(0, np.float32)])
        strength = np.minimum(np.round((points.max(initial=0) - points) / _PART).astype(np.uint64), _STRENGTH)
        stays = np.concatenate([*(one.stays for one in found), np.zeros(0, np.bool_)])
        packed = (
            i.astype(np.uint64) << _AT_I | j.astype(np.uint64) << _AT_J | strength << _ONE | stays.astype(np.uint64)
        )
        packed = candidates.ordered(packed, self.pool)
        packed = packed[np.diff(packed >> _AT_J, prepend=_NO_PAIR) != 0]
        return _Links(
            (packed >> _AT_I).astype(np.int64),
            (packed >> _AT_J & _CELL).astype(np.int64),
            packed >> _ONE & _STRENGTH,
            (packed & _ONE).astype(np.bool_),
        )

    def _weighed_ahead(self, batches: Iterator[tuple[Whole, Whole]]) -> Iterator[_Weighed]:
        """The batches in order, weighed in threads, a few ahead of the one that is looked at."""
        ahead: deque[Future[_Weighed]] = deque()
        for i, j in batches:
            self.weighed += len(i)
            ahead.append(self.pool.submit(self._weigh, i, j))
            if len(ahead) > _AHEAD:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()

    def _weigh(self, i: Whole, j: Whole) -> _Weighed:
        """Which of some pairs are links, as far as columns tell it, and which have to be compared one by one."""
        told = self.screen(i, j)
        points, is_link = told.points, self._is_link(told)
        weak = np.flatnonzero(
            ~is_link & told.is_one_event & (told.outcome > Outcome.APART) & (told.outcome < Outcome.OWN)
        )
        more, is_identified = self.evidence(i[weak], j[weak], told.outcome[weak] == Outcome.STAYS)
        points[weak] += np.where(is_identified, more, 0).astype(np.float32)
        is_link[weak] = (is_identified | told.is_identified[weak]) & (points[weak] >= self.settings.linking.threshold)
        asked = (told.outcome == Outcome.OWN) | ((told.outcome > Outcome.APART) & ~told.is_one_event)
        kept = np.flatnonzero(is_link & ~asked)
        stays = told.outcome == Outcome.STAYS
        own = np.flatnonzero(asked)
        return _Weighed(i[kept], j[kept], points[kept], stays[kept], i[own], j[own])

    def _asked(self, told: _Weighed) -> _Weighed:
        """The links with those of the pairs that are compared one by one."""
        if not len(told.own_i):
            return told
        pairs = [self._compare(i, j) for i, j in zip(told.own_i.tolist(), told.own_j.tolist(), strict=True)]
        where = np.flatnonzero([pair.links(self.settings.linking) for pair in pairs])
        return replace(
            told,
            i=np.append(told.i, told.own_i[where]),
            j=np.append(told.j, told.own_j[where]),
            points=np.append(told.points, np.array([pairs[at].score for at in where.tolist()], np.float32)),
            stays=np.append(told.stays, np.array([pairs[at].kind in STAYING_APART for at in where.tolist()], np.bool_)),
        )

    def _in_threads(self, read: Callable[[Whole, Whole], _Told], i: Whole, j: Whole) -> list[_Told]:
        """What is read of many pairs, a part of them on each of some threads."""
        self.weighed += len(i)
        if len(i) < _WORTH_A_THREAD:
            return [read(i, j)]
        parts = max(_THREADS, len(i) // candidates.BATCH)
        return list(self.pool.map(read, np.array_split(i, parts), np.array_split(j, parts)))

    def _compare(self, i: int, j: int) -> Comparison:
        """Two cells compared by their first claims, sentences included."""
        if (i, j) not in self.compared:
            a, b = (self.facts_of(int(self.cells.first[cell])) for cell in (i, j))
            self.compared[i, j] = compare(a, b, self.settings)
        return self.compared[i, j]

    def _rank(self, links: _Links) -> Ranks:
        """The strongest link first, of equal ones the one of the first ids."""
        a, b = (self.columns.rank[self.cells.first[end]].astype(np.uint64) for end in (links.i, links.j))
        found: Ranks = links.strength << np.uint64(2 * _BITS) | a << np.uint64(_BITS) | b
        return found

    def _is_apart(self, i: Whole, j: Whole) -> Flags:
        """Whether a known field keeps two cells from answering one question."""
        outcome = np.concatenate(self._in_threads(self.screen.outcomes, i, j))
        found: Flags = outcome == Outcome.APART
        for at in np.flatnonzero(outcome == Outcome.OWN).tolist():
            found[at] = not self._compare(int(i[at]), int(j[at])).is_answer
        return found
