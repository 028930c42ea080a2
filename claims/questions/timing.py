"""When pairs of cells are told of: plain cases by arithmetic, all others by the level functions of times."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from claims.comparison import events
from claims.comparison.facts import is_state
from claims.comparison.levels import Match
from claims.comparison.stretches import INCIDENT_DAYS
from claims.comparison.times import SHORT, When, compare_occurrences, compare_states
from claims.config import Linking
from claims.questions.asking import Asked
from claims.questions.cells import Cells, Whole, mixed, spans
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
        _, self.sample, self.time = np.unique(mixed(self.when), return_index=True, return_inverse=True)
        self.asked = Asked(self._ask)

    def levels(self, i: Whole, j: Whole) -> tuple[Level, Whole]:
        """How the times of each pair stand, and the fewest days between the days that they are given for (many where one is unknown)."""
        found, is_sure = self._plain(i, j)
        unsure = np.flatnonzero(~is_sure)
        found[unsure] = self.asked(self.time[i[unsure]], self.time[j[unsure]])
        days = _distance(self.day_from[i], self.day_to[i], self.day_from[j], self.day_to[j])
        return found, np.where((self.day_from[i] < 0) | (self.day_from[j] < 0), _FAR, days)

    def run_up(self, i: Whole, j: Whole) -> npt.NDArray[np.bool_]:
        """Whether one figure ran up over months and the other says nothing of when."""
        no_i, no_j = self.period[i] == NOT_SAID, self.period[j] == NOT_SAID
        found: npt.NDArray[np.bool_] = (self.is_running[i] & no_j) | (self.is_running[j] & no_i)
        return found

    def points(self, level: Level, days: Whole) -> npt.NDArray[np.float32]:
        """What the times add to the score, the nearest days of each two cells taken."""
        weights = self.linking.weights
        same, close = weights.period
        table = np.zeros(len(Match), np.float32)
        table[[Match.SAME, Match.CLOSE, Match.NARROWER, Match.WIDER]] = same, close, close, close
        same_day, near, within_week, later = weights.as_of
        is_known = level <= Match.CLOSE
        told = np.where(days <= _NEAR, near, np.where(days <= _WEEK, within_week, later))
        told = np.where(days == 0, same_day, np.where(is_known, 0.0, told))
        return table[level] + np.where(days == _FAR, 0.0, told).astype(np.float32)

    def _plain(self, i: Whole, j: Whole) -> tuple[Level, npt.NDArray[np.bool_]]:
        """The levels of what happens, as far as days alone tell them: one period, two far apart, one or none told."""
        a, b = self.period[i], self.period[j]
        no_a, no_b = a == NOT_SAID, b == NOT_SAID
        both = ~no_a & ~no_b
        apart = _distance(self.start[i], self.end[i], self.start[j], self.end[j]) > 1
        found = np.where(both, np.where(a == b, Match.SAME, Match.DIFFERENT), Match.UNKNOWN).astype(np.int8)
        beside = both & ~apart & self.is_short[i] & self.is_short[j] & (self.start[i] != self.start[j])
        found[beside] = Match.CLOSE
        is_sure = (~both | (a == b) | apart | beside) & ~self.is_asked[i] & ~self.is_asked[j]
        one = np.flatnonzero(no_a ^ no_b)
        named, silent = np.where(no_a[one], j[one], i[one]), np.where(no_a[one], i[one], j[one])
        found[one] = np.where(no_a[one], Match.MISSING_A, Match.MISSING_B)
        found[one[self._is_beyond(named, silent)]] = Match.DIFFERENT
        none = np.flatnonzero(no_a & no_b)
        x, y = i[none], j[none]
        far = _distance(self.day_from[x], self.day_to[x], self.day_from[y], self.day_to[y]) > self.linking.event_days
        found[none[far & (self.day_from[x] >= 0) & (self.day_from[y] >= 0)]] = Match.DIFFERENT
        return found, is_sure

    def _is_beyond(self, named: Whole, silent: Whole) -> npt.NDArray[np.bool_]:
        """Whether a report of some day cannot be of a period: it was given before, or long after."""
        first, last = self.day_from[silent], self.day_to[silent]
        far = _distance(self.start[named], self.end[named], first, last) > self.linking.event_days
        return ((last < self.start[named] - 1) | (far & ~self.is_long[named])) & (first >= 0)

    def _ask(self, one: int, other: int) -> Match:
        a, b = (self._when(int(self.sample[time])) for time in (one, other))
        if is_state(a[1]):
            return compare_states(a[0], b[0], reach=self.linking.state_days)
        running = events.is_cumulative(a[1])
        return compare_occurrences(a[0], b[0], running=running, reach=self.linking.event_days)

    def _when(self, cell: int) -> tuple[When, str | None]:
        told = [
            None if codes[cell] == NOT_SAID else values[codes[cell]]
            for codes, values in zip(self.when, self.values, strict=True)
        ]
        return When(*told[:3]), told[3]


_NEAR = 2
_WEEK = 7


def _distance(from_a: Codes, to_a: Codes, from_b: Codes, to_b: Codes) -> Codes:
    """Days between two stretches, 0 where they touch or overlap."""
    found: Codes = np.maximum(0, np.maximum(from_a - to_b, from_b - to_a))
    return found
