"""Pairs of claims that were compared before: several groupings, of one change or of one after the other, need each once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from claims.comparison.relation import Comparison, compare

if TYPE_CHECKING:
    from claims.comparison.facts import Facts
    from claims.config import Settings
    from claims.questions.nearest import IdPair

_MOST: Final = 200_000
"""So many pairs are held while a case is compared: some hundred megabytes."""
_STAYING: Final = 60_000
"""So many stay for the next change: some 80 MiB."""


class Compared:
    """Pairs as they were compared, with the facts that they were compared by; safe to share between threads.

    One is told again only of the same two facts, which are those of the same settings, so that none is ever out of date.
    """

    def __init__(self, most: int = _MOST, staying: int = _STAYING) -> None:
        self._most, self._staying = most, staying
        self._kept: dict[IdPair, Comparison] = {}

    def __len__(self) -> int:
        return len(self._kept)

    def of(self, a: Facts, b: Facts, settings: Settings) -> Comparison:
        """How two claims stand, the first in reading order first."""
        found = self._kept.pop((a.id, b.id), None)
        if found is None or found.a is not a or found.b is not b:
            found = compare(a, b, settings)
        if len(self._kept) < self._most:
            self._kept[a.id, b.id] = found
        return found

    def let_go(self) -> None:
        """Keep those that were asked for last."""
        kept = list(self._kept)
        for pair in kept[: max(0, len(kept) - self._staying)]:
            self._kept.pop(pair, None)
