"""The signs of two figures → how likely they answer one question, as the odds that annotated reports fitted.

Each sign of `signs` adds its weight (`likelihood.toml`, a logistic regression) to the evidence; the sum is the logarithm of the
odds. It is asked only of figures of whole reports of one story: of short notes, and across stories, the fields alone decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import log
from typing import Final

from claims.comparison.facts import Facts
from claims.comparison.levels import Match
from claims.comparison.signs import signs
from claims.lexicon.loading import Row, table

START: Final = "start"
"""The row of what is known before any sign: how seldom two figures of a story answer one question."""


class LikelihoodRow(Row):
    """What one sign adds to the evidence that two figures answer one question, in natural logarithms of odds."""

    sign: str
    weight: float


@lru_cache(maxsize=1)
def weights() -> Mapping[str, float]:
    """The weight of each sign; a user's row with the same sign replaces the one shipped."""
    return {row.sign: row.weight for row in table("likelihood", LikelihoodRow)}


def is_weighed(a: Facts, b: Facts, found: Mapping[str, Match]) -> bool:
    """Whether two figures are of whole reports of one story and of one dimension, so that signs can be read."""
    return (
        a.depth is not None
        and b.depth is not None
        and found["case"] is Match.SAME
        and a.measure.dimension == b.measure.dimension
    )


def evidence(a: Facts, b: Facts, found: Mapping[str, Match]) -> float | None:
    """The logarithm of the odds that two figures answer one question; None where signs say nothing."""
    return total(signs(a, b, found)) if is_weighed(a, b, found) else None


def total(told: Iterable[str]) -> float:
    """The sum of the weights of some signs, and of what is known before any."""
    known = weights()
    return known.get(START, 0.0) + sum(known.get(sign, 0.0) for sign in sorted(told))


def odds(probability: float) -> float:
    """The logarithm of the odds of a probability between 0 and 1, both excluded."""
    return log(probability / (1 - probability))
