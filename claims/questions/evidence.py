"""What more than its values a claim tells of one incident, for pairs of cells whose values do not suffice: names, reports, the place beside."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from claims.comparison.places import is_wide
from claims.config import Linking
from claims.questions.candidates import expanded
from claims.questions.cells import Cells, Whole
from claims.questions.columns import NOT_SAID, Codes, Columns, Lists, number

_MOST = 4
"""So many claims of a cell are looked at: the evidence is that of the best pair."""


class Evidence:
    """The names and reports of the claims of some cells; `words`: those of each place."""

    def __init__(self, columns: Columns, found: Cells, linking: Linking, words: Lists) -> None:
        self.columns, self.linking, self.words = columns, linking, words
        self.members = np.argsort(found.of, kind="stable")
        self.start = np.cumsum(found.size) - found.size
        self.size = np.minimum(found.size, _MOST)

    def __call__(
        self, i: Whole, j: Whole, is_apart: npt.NDArray[np.bool_]
    ) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.bool_]]:
        """The most that is told by two claims of each pair of cells, and whether it tells one incident.

        `is_apart`: whether the figures of the pair stay apart, which one voice in one report does on purpose.
        """
        times = self.size[i] * self.size[j]
        left = expanded(self.start[i], self.size[i])
        again = np.repeat(self.size[j], self.size[i])
        x = self.members[np.repeat(left, again)]
        y = self.members[expanded(np.repeat(self.start[j], self.size[i]), again)]
        points, identified = self._of_claims(x, y, np.repeat(is_apart, times))
        start = np.cumsum(times) - times
        if not len(start):
            return points, identified
        best = np.maximum.reduceat(np.where(identified, points, -np.inf), start)
        return best, np.isfinite(best)

    def _of_claims(
        self, x: Whole, y: Whole, is_apart: npt.NDArray[np.bool_]
    ) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.bool_]]:
        weights, code = self.linking.weights, self.columns.codes
        one_report = code["document"][x] == code["document"][y]
        points = np.where(one_report, weights.document, 0.0)
        at_once = one_report & is_apart & (code["source"][x] == code["source"][y])
        points += np.where(at_once, weights.same_voice, 0.0)
        named = shared(self.columns.names, x, y)
        points += np.where(named > 1, weights.names[0], np.where(named == 1, weights.names[1], 0.0))
        beside = self._is_named_beside(x, y) | self._is_named_beside(y, x)
        points += np.where(beside, weights.place[1] - weights.place_missing, 0.0)
        return points, one_report | (named > 0) | beside

    def _is_named_beside(self, x: Whole, y: Whole) -> npt.NDArray[np.bool_]:
        """Whether the report of a claim without a place names that of the other."""
        place = self.columns.codes["place"]
        asked = np.flatnonzero((place[x] == NOT_SAID) & (place[y] != NOT_SAID))
        found = np.zeros(len(x), np.bool_)
        if len(asked):
            named = place[y[asked]]
            found[asked] = shared(self.columns.names, x[asked], named, self.words) > 0
        return found


def shared(lists: Lists, x: Whole, y: Whole | Codes, others: Lists | None = None) -> Whole:
    """How many values the rows of each pair have in common; those of `y` from the other lists where these are given."""
    beside = others or lists
    size_x, size_y = lists.start[x + 1] - lists.start[x], beside.start[y + 1] - beside.start[y]
    times = np.repeat(size_y, size_x)
    left = np.repeat(lists.items[expanded(lists.start[x], size_x)], times)
    right = beside.items[expanded(np.repeat(beside.start[y], size_x), times)]
    pair = np.repeat(np.arange(len(x)), size_x * size_y)
    return np.bincount(pair[left == right], minlength=len(x))


def words_of_places(columns: Columns) -> Lists:
    """The words of each place, as codes of names; none of a country, which too many reports name."""
    known = columns.names.known
    told = [() if is_wide(place) else tuple(set(place.casefold().split())) for place in columns.values["place"]]
    numbers = {word: number(word) for word in sorted({word for row in told for word in row})}
    at = np.searchsorted(known, np.array(list(numbers.values()), np.uint64)).tolist()
    code = {
        word: p for p, (word, one) in zip(at, numbers.items(), strict=True) if p < len(known) and int(known[p]) == one
    }
    rows = [sorted({code[word] for word in row if word in code}) for row in told]
    items = np.array([one for row in rows for one in row], np.uint32)
    return Lists(items, np.cumsum([0, *map(len, rows)]), known)
