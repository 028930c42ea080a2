"""The signs of two figures of one story → the relation that whole reports tell of: a part, an update, another time, or one figure told twice.

The fields decide what answers one question and what is flagged; where they leave a pair aside, or apart, its signs (`tiesigns`)
may still tell how the two stand. Each sign adds its weight (`ties.toml`, one logistic regression a relation) to the evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final

from claims.comparison import taxonomy
from claims.comparison.facts import Facts
from claims.comparison.fields import with_words
from claims.comparison.intervals import is_below, meet
from claims.comparison.levels import Match
from claims.comparison.likelihood import START, odds
from claims.comparison.relation import Comparison, as_answers
from claims.comparison.tiesigns import tie_signs
from claims.comparison.times import is_later
from claims.config import Settings
from claims.lexicon.loading import Row, table
from claims.terms import RelationKind

TIES: Final = (RelationKind.AGREE, RelationKind.UPDATE, RelationKind.PART_OF, RelationKind.DIFFERENT_TIME)
"""The relations that signs are weighed for, the first one taken where two weigh the same."""
_OTHER_PLACE: Final = frozenset({Match.DIFFERENT, Match.NARROWER, Match.WIDER})
"""What a figure of one place is to one of another: no later count of it."""
_SETTLED: Final = frozenset({RelationKind.SUM_CONSISTENT, RelationKind.PART_OF, RelationKind.SILENT_CHANGE})
"""Relations that a text states itself."""


class TieRow(Row):
    """What one sign adds to the evidence of each relation, in natural logarithms of odds."""

    sign: str
    agree: float = 0.0
    update: float = 0.0
    part_of: float = 0.0
    different_time: float = 0.0


@lru_cache(maxsize=1)
def weights() -> Mapping[RelationKind, Mapping[str, float]]:
    """The weight of each sign for each relation; a user's row with the same sign replaces the one shipped."""
    rows = table("ties", TieRow)
    return {kind: {row.sign: getattr(row, str(kind)) for row in rows} for kind in TIES}


def in_words(pair: Comparison, settings: Settings) -> Comparison:
    """A pair with its two sentences set side by side, whatever was compared before."""
    return replace(pair, matches=with_words(pair.a, pair.b, pair.matches, settings))


def tied(pair: Comparison, settings: Settings) -> Comparison | None:
    """A pair under the relation that its signs make the most likely; None where signs say nothing, or nothing likely enough."""
    if pair.evidence is None or pair.kind in _SETTLED:
        return None
    signs = sorted(tie_signs(in_words(pair, settings)))
    told = [(_total(kind, signs), -place, kind) for place, kind in enumerate(TIES) if may_be(kind, pair)]
    if not told:
        return None
    weight, _, kind = max(told)
    if weight < odds(settings.linking.tied):
        return None
    return _as(kind, pair)


def _total(kind: RelationKind, signs: Iterable[str]) -> float:
    known = weights()[kind]
    return known.get(START, 0.0) + sum(known.get(sign, 0.0) for sign in signs)


def may_be(kind: RelationKind, pair: Comparison) -> bool:
    """Whether the figures and days of a pair allow a relation, whatever the words say."""
    a, b = pair.a, pair.b
    if kind is RelationKind.AGREE:
        return meet(a.extent, b.extent)
    if kind is RelationKind.UPDATE:
        is_of_two_days = is_later(a.when.as_of, b.when.as_of) or is_later(b.when.as_of, a.when.as_of)
        is_of_less = pair.matches["place"] in _OTHER_PLACE or any("alone" in one.claim.scope for one in (a, b))
        return is_of_two_days and not meet(a.extent, b.extent) and not is_of_less
    if kind is RelationKind.PART_OF:
        return _are_of_one_sort(a, b) and (is_below(a.extent, b.extent) or is_below(b.extent, a.extent))
    return not meet(a.extent, b.extent)


def _are_of_one_sort(a: Facts, b: Facts) -> bool:
    """Whether not one counts people and the other things: no house is some of the families."""
    return None in (a.kind, b.kind) or taxonomy.is_person(a.kind) == taxonomy.is_person(b.kind)


def _as(kind: RelationKind, pair: Comparison) -> Comparison:
    """A pair under a relation; what meets agrees, is compatible or is one statement, as its words and bounds are."""
    if kind is RelationKind.AGREE:
        return replace(as_answers(pair), is_tied=True)
    return replace(pair, kind=kind, is_tied=True)
