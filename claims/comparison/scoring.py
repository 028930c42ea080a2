"""The score of a link: what each field adds to the evidence that two figures answer one question."""

from __future__ import annotations

from typing import Final

from claims.comparison import events, places, taxonomy
from claims.comparison.facts import Facts
from claims.comparison.fields import Matches
from claims.comparison.levels import Match
from claims.comparison.measures import COUNT
from claims.config import Weights
from claims.terms import RelationKind

_IDENTIFYING: Final = ("group", "place", "actor", "names", "case", "document", "concept", "wording")
"""Fields of which one at least must agree: two figures of one event and one kind are not yet of one incident."""
_APART: Final = frozenset(
    {RelationKind.CONTRADICTION, RelationKind.REVISION, RelationKind.UPDATE, RelationKind.FALLING_TOTAL}
)
_AGREES: Final = frozenset({Match.SAME, Match.CLOSE, Match.NARROWER, Match.WIDER})
_NONE = (0.0, 0.0)


def identifies(found: Matches) -> bool:
    """Whether some field tells that both are about one incident, people or thing."""
    return any(found.get(name, Match.UNKNOWN) in _AGREES for name in _IDENTIFYING)


def score(a: Facts, b: Facts, found: Matches, kind: RelationKind, weights: Weights) -> float:
    """The sum of the weights of all fields."""
    return sum(waterfall(a, b, found, kind, weights).values())


def waterfall(a: Facts, b: Facts, found: Matches, kind: RelationKind, weights: Weights) -> dict[str, float]:
    """What each field adds to the score of a link."""
    told = {name: _pair(name, match, weights) for name, match in found.items()}
    for name in ("event", "case", "document"):
        told[name] = float(getattr(weights, name)) if found[name] is Match.SAME else 0.0
    told["actor"] = weights.actor if found["actor"] in (Match.SAME, Match.CLOSE) else 0.0
    told["unit"] = weights.unit if a.measure.dimension != COUNT and found["unit"] is Match.SAME else 0.0
    if taxonomy.is_general(a.kind) and taxonomy.is_general(b.kind):
        told["counted_kind"] = weights.general_kind if found["counted_kind"] is Match.SAME else 0.0
    if a.place and found["place"] is Match.SAME and places.is_wide(a.place):
        told["place"] = weights.wide_place
    spoken_at_once = found["speaker"] is Match.SAME is found["document"]
    told["speaker"] = weights.same_voice if spoken_at_once and kind in _APART else 0.0
    return told


def _pair(name: str, match: Match, weights: Weights) -> float:
    evidence = getattr(weights, name, _NONE)
    same, close = evidence if isinstance(evidence, tuple) else _NONE
    if match is Match.SAME:
        return float(same)
    if match in (Match.CLOSE, Match.NARROWER, Match.WIDER):
        return float(close)
    if match in (Match.MISSING_A, Match.MISSING_B):
        return float(getattr(weights, f"{name}_missing", 0.0))
    return 0.0


def is_same_event(a: Facts, b: Facts, found: Matches) -> bool:
    """Whether the events allow a flag: one event (or a part of it), or none named on either side and one thing measured."""
    if found["event"] in _AGREES:
        return True
    if a.event is None and b.event is None:
        is_one_thing = (
            found["counted_kind"] is Match.SAME if a.measure.dimension == COUNT else found["concept"] is Match.SAME
        )
        is_told_alike = found.get("wording") is Match.SAME
        return is_one_thing and is_told_alike if a.measure.dimension == COUNT else is_one_thing or is_told_alike
    return events.compare(a.event, b.event) is not Match.DIFFERENT and found.get("wording") is Match.SAME
