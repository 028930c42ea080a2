"""When pairs of cells are told of: plain cases by arithmetic, all others by the level functions of times."""

from __future__ import annotations

from functools import cached_property

import numpy as np
import numpy.typing as npt

from claims.comparison import events
from claims.comparison.facts import is_state
from claims.comparison.levels import Match
from claims.comparison.stretches import INCIDENT_DAYS
from claims.comparison.times import SHORT, When, compare_occurrences, compare_states
from claims.config import Linking
from claims.questions.asking import Asked
from claims.questions.cells import Cells, Whole, mixed, numbered, spans
from claims.questions.columns import NOT_SAID, Codes, Columns

_YEAR = 400
_FAR = 1 << 30
Level = npt.NDArray[np.int8]


class Times:
    """The times of some cells: their periods, and the days their figures are given for."""

    def __init__(self, columns: Columns, found: Cells, code: dict[str, Codes], linking: Linking) -> None:
        self.linking, self.cells = linking, found
        self.period = code["period"]
        self.start, self.end = spans(columns.values["period"], self.period)
        self.day_from, self.day_to = found.day_from, found.day_to
        state = np.array([*(is_state(event) for event in columns.values["event"]), False])[code["event"]]
        has_words = (code["period_text"] != NOT_SAID) & (self.period == NOT_SAID)
        self.is_asked = state | has_words
        self.is_long = self.end - self.start + 1 >= _YEAR
        self.is_running = self.end - self.start >= INCIDENT_DAYS
        self.is_short = self.end - self.start + 1 <= SHORT
        self.when = [code["period"], code["period_text"], code["as_of"], code["event"]]
        self.values = [columns.values[name] for name in ("period", "period_text", "as_of", "event")]
        self.has_asked, self.has_running = bool(self.is_asked.any()), bool(self.is_running.any())
        self.asked = Asked(self._ask)

    @cached_property
    def numbered(self) -> tuple[Codes, Whole]:
        """The number of the time of each cell, and a cell of each: made where days alone do not tell some level."""
        return numbered(mixed(self.when))

    def stretches(self, is_exempt: npt.NDArray[np.bool_]) -> tuple[Codes, Codes]:
        """The first and the last half-day of each cell beyond which nothing fits it: cells whose stretches do not touch are of different times.

        Two periods that are more than a day apart are two; where one is not told, the day of the report stands for it, and may be
        `event_days` away. Cells in which more is read, or nothing, fit all.
        """
        is_told = self.period != NOT_SAID
        around = np.where(is_told, 1, 2 * self.linking.event_days)
        first = 2 * np.where(is_told, self.start, self.day_from) - around
        last = 2 * np.where(is_told, self.end, self.day_to) + around
        fits_all = is_exempt | self.is_asked | self.is_long | (~is_told & (self.day_from < 0))
        return (
            np.where(fits_all, -_FAR, first).astype(np.int32),
            np.where(fits_all, _FAR, last).astype(np.int32),
        )

    def levels(self, i: Whole, j: Whole) -> Level:
        """How the times of each pair stand."""
        found, unsure = self._plain(i, j)
        if len(unsure):
            time, _ = self.numbered
            found[unsure] = self.asked(time[i[unsure]], time[j[unsure]])
        return found

    def run_up(self, i: Whole, j: Whole) -> npt.NDArray[np.bool_]:
        """Whether one figure ran up over months and the other says nothing of when."""
        if not self.has_running:
            return np.zeros(len(i), np.bool_)
        no_i, no_j = self.period[i] == NOT_SAID, self.period[j] == NOT_SAID
        found: npt.NDArray[np.bool_] = (self.is_running[i] & no_j) | (self.is_running[j] & no_i)
        return found

    def points(self, level: Level, i: Whole, j: Whole) -> npt.NDArray[np.float32]:
        """What the times add to the score, the nearest days of each two cells taken."""
        from_i, from_j = self.day_from[i], self.day_from[j]
        days = _distance(from_i, self.day_to[i], from_j, self.day_to[j])
        days[(from_i < 0) | (from_j < 0)] = _FAR
        weights = self.linking.weights
        same, close = weights.period
        table = np.zeros(len(Match), np.float32)
        table[[Match.SAME, Match.CLOSE, Match.NARROWER, Match.WIDER]] = same, close, close, close
        same_day, near, within_week, later = weights.as_of
        is_known = level <= Match.CLOSE
        told = np.where(days <= _NEAR, near, np.where(days <= _WEEK, within_week, later))
        told = np.where(days == 0, same_day, np.where(is_known, 0.0, told))
        return table[level] + np.where(days == _FAR, 0.0, told).astype(np.float32)

    def _plain(self, i: Whole, j: Whole) -> tuple[Level, Whole]:
        """The levels of what happens, as far as days alone tell them: one period, two far apart, one or none told; where they do not."""
        a, b = self.period[i], self.period[j]
        is_equal, no_a, no_b = a == b, a == NOT_SAID, b == NOT_SAID
        found = np.where(is_equal, np.int8(Match.SAME), np.int8(Match.DIFFERENT))
        none = np.flatnonzero(no_a & no_b)
        x, y = i[none], j[none]
        first, other = self.day_from[x], self.day_from[y]
        far = _distance(first, self.day_to[x], other, self.day_to[y]) > self.linking.event_days
        found[none] = np.where(far & (first >= 0) & (other >= 0), Match.DIFFERENT, Match.UNKNOWN)
        one = np.flatnonzero(no_a ^ no_b)
        is_a = no_a[one]
        named, silent = np.where(is_a, j[one], i[one]), np.where(is_a, i[one], j[one])
        missing = np.where(is_a, Match.MISSING_A, Match.MISSING_B)
        found[one] = np.where(self._is_beyond(named, silent), Match.DIFFERENT, missing)
        both = np.flatnonzero(~(is_equal | no_a | no_b))
        unsure = both[self._are_beside(i[both], j[both], found, both)]
        if self.has_asked:
            is_unsure = self.is_asked[i] | self.is_asked[j]
            is_unsure[unsure] = True
            unsure = np.flatnonzero(is_unsure)
        return found, unsure

    def _are_beside(self, x: Whole, y: Whole, found: Level, where: Whole) -> npt.NDArray[np.bool_]:
        """Whether days do not tell how two periods stand; short ones that touch are close."""
        start_x, start_y = self.start[x], self.start[y]
        near = _distance(start_x, self.end[x], start_y, self.end[y]) <= 1
        close = near & self.is_short[x] & self.is_short[y] & (start_x != start_y)
        found[where[close]] = Match.CLOSE
        unsure: npt.NDArray[np.bool_] = near & ~close
        return unsure

    def _is_beyond(self, named: Whole, silent: Whole) -> npt.NDArray[np.bool_]:
        """Whether a report of some day cannot be of a period: it was given before, or long after."""
        first, last = self.day_from[silent], self.day_to[silent]
        far = _distance(self.start[named], self.end[named], first, last) > self.linking.event_days
        return ((last < self.start[named] - 1) | (far & ~self.is_long[named])) & (first >= 0)

    def _ask(self, one: int, other: int) -> Match:
        _, sample = self.numbered
        a, b = (self._when(int(sample[time])) for time in (one, other))
        if is_state(a[1]):
            return compare_states(a[0], b[0], reach=self.linking.state_days)
        running = events.is_cumulative(a[1])
        return compare_occurrences(a[0], b[0], running=running, reach=self.linking.event_days)

    def _when(self, cell: int) -> tuple[When, str | None]:
        told = [
            None if codes[cell] == NOT_SAID else values[codes[cell]]
            for codes, values in zip(self.when, self.values, strict=True)
        ]
        return When(told[0], told[1], told[2]), told[3]


_NEAR = 2
_WEEK = 7


def _distance(from_a: Codes, to_a: Codes, from_b: Codes, to_b: Codes) -> Codes:
    """Days between two stretches, 0 where they touch or overlap."""
    found: Codes = np.maximum(0, np.maximum(from_a - to_b, from_b - to_a))
    return found
