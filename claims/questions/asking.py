"""A question about two codes, asked once for each pair of codes that occurs, whatever the number of rows; threads may share it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Final

import numpy as np

from claims.questions.cells import Whole
from claims.questions.columns import Codes

_DENSE: Final = 4_096
"""Up to so many codes all answers stand in one table."""
_HALF: Final = 32
_UNKNOWN: Final = -1


class Asked:
    """Answers, whole numbers from 0, kept by the pair of codes they were given for."""

    def __init__(self, ask: Callable[[int, int], int]) -> None:
        self.ask, self.lock = ask, Lock()
        self.key = np.zeros(0, np.int64)
        self.answer = np.zeros(0, np.int64)

    def __call__(self, a: Codes | Whole, b: Codes | Whole) -> Whole:
        """The answer for each pair."""
        with self.lock:
            return self._answers(a, b)

    def _answers(self, a: Codes | Whole, b: Codes | Whole) -> Whole:
        told = a.astype(np.int64) << _HALF | b
        unique, inverse = np.unique(told, return_inverse=True)
        place = np.searchsorted(self.key, unique)
        known = np.isin(unique, self.key)
        new = unique[~known]
        if len(new):
            answers = [self.ask(one >> _HALF, one & (1 << _HALF) - 1) for one in new.tolist()]
            self.key = np.concatenate([self.key, new])
            self.answer = np.concatenate([self.answer, np.array(answers, np.int64)])
            order = np.argsort(self.key)
            self.key, self.answer = self.key[order], self.answer[order]
            place = np.searchsorted(self.key, unique)
        return self.answer[place][inverse] if len(unique) else np.zeros(0, np.int64)


class Table:
    """The same for few codes, from -1 on: all answers in one table, looked up in one step; none is given twice for one pair."""

    def __init__(self, codes: int, ask: Callable[[int, int], int]) -> None:
        self.ask, self.lock = ask, Lock()
        self.asked = Asked(lambda a, b: ask(a - 1, b - 1)) if codes > _DENSE else None
        self.width = codes + 1
        self.answer = np.full(self.width**2 if self.asked is None else 0, _UNKNOWN, np.int32)

    def __call__(self, a: Codes | Whole, b: Codes | Whole) -> Whole | Codes:
        """The answer for each pair."""
        if self.asked is not None:
            return self.asked(a + 1, b + 1)
        told = a.astype(np.int64) * self.width + b
        told += self.width + 1
        found: Codes = self.answer[told]
        missing = np.flatnonzero(found == _UNKNOWN)
        if len(missing):
            with self.lock:
                for one in np.unique(told[missing]).tolist():
                    row, column = divmod(one, self.width)
                    self.answer[one] = self.ask(row - 1, column - 1)
            found[missing] = self.answer[told[missing]]
        return found
