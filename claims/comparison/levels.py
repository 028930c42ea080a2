"""How two values of one field stand to each other: an outcome finer than the four levels that are shown."""

from __future__ import annotations

from enum import IntEnum

from claims.terms import Level


class Match(IntEnum):
    """The outcome for a pair (a, b); whole numbers, so that a column of them is an array.

    NARROWER: what a says is within what b says; WIDER the other way round. MISSING_A: only b says it.
    """

    SAME = 0
    CLOSE = 1
    NARROWER = 2
    WIDER = 3
    UNKNOWN = 4
    MISSING_A = 5
    MISSING_B = 6
    DIFFERENT = 7

    @classmethod
    def of_missing(cls, a: object, b: object) -> Match:
        """The outcome where at least one value is None."""
        if a is None and b is None:
            return cls.UNKNOWN
        return cls.MISSING_A if a is None else cls.MISSING_B

    @property
    def level(self) -> Level:
        """The level that is shown to people."""
        return _SHOWN[self]

    @property
    def mirrored(self) -> Match:
        """The outcome for (b, a)."""
        return _MIRRORED.get(self, self)

    @property
    def is_unknown(self) -> bool:
        """Whether one or both do not say it."""
        return self in (Match.UNKNOWN, Match.MISSING_A, Match.MISSING_B)


_SHOWN = {
    Match.SAME: Level.SAME,
    Match.CLOSE: Level.CLOSE,
    Match.NARROWER: Level.CLOSE,
    Match.WIDER: Level.CLOSE,
    Match.UNKNOWN: Level.UNKNOWN,
    Match.MISSING_A: Level.UNKNOWN,
    Match.MISSING_B: Level.UNKNOWN,
    Match.DIFFERENT: Level.DIFFERENT,
}
_MIRRORED = {
    Match.NARROWER: Match.WIDER,
    Match.WIDER: Match.NARROWER,
    Match.MISSING_A: Match.MISSING_B,
    Match.MISSING_B: Match.MISSING_A,
}
