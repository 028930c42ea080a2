"""The score of a link: what each field adds to the evidence that two figures answer one question."""

from __future__ import annotations

from typing import Final

from claims.comparison import events, kinds, places
from claims.comparison.facts import Facts
from claims.comparison.fields import Matches
from claims.comparison.levels import Match
from claims.config import Settings, Weights
from claims.terms import RelationKind

_IDENTIFYING: Final = ("group", "place", "actor", "names", "case", "document", "concept", "wording")
"""Fields of which one at least must agree: two figures of one event and one kind are not yet of one incident."""
_APART: Final = frozenset({RelationKind.CONTRADICTION, RelationKind.REVISION, RelationKind.UPDATE, RelationKind.FALLING_TOTAL})
_AGREES: Final = frozenset({Match.SAME, Match.CLOSE, Match.NARROWER, Match.WIDER})
_NONE = (0.0, 0.0)


def identifies(found: Matches) -> bool:
    """Whether some field tells that both are about one incident, people or thing."""
    return any(found.get(name, Match.UNKNOWN) in _AGREES for name in _IDENTIFYING)


def score(a: Facts, b: Facts, found: Matches, kind: RelationKind, settings: Settings) -> float:
    """The sum of the weights of all fields."""
    return sum(weight(name, a, b, found, kind, settings) for name in found)


def weight(name: str, a: Facts, b: Facts, found: Matches, kind: RelationKind, settings: Settings) -> float:
    """What one field adds to the score of a link."""
    weights, match = settings.linking.weights, found[name]
    if name in ("event", "case", "document"):
        return float(getattr(weights, name)) if match is Match.SAME else 0.0
    if name == "speaker":
        spoken_at_once = match is Match.SAME and found["document"] is Match.SAME
        return weights.same_voice if spoken_at_once and kind in _APART else 0.0
    if name == "counted_kind" and kinds.is_general(a.kind) and kinds.is_general(b.kind):
        return weights.general_kind if match is Match.SAME else 0.0
    if name == "unit":
        return weights.unit if a.measure.dimension != "count" and match is Match.SAME else 0.0
    if name == "place" and a.place and match is Match.SAME and places.is_wide(a.place):
        return weights.wide_place
    if name == "actor":
        return weights.actor if match in (Match.SAME, Match.CLOSE) else 0.0
    return _pair(name, match, weights)


def _pair(name: str, match: Match, weights: Weights) -> float:
    same, close = getattr(weights, name, _NONE)
    if match is Match.SAME:
        return float(same)
    if match in (Match.CLOSE, Match.NARROWER, Match.WIDER):
        return float(close)
    if match in (Match.MISSING_A, Match.MISSING_B):
        return float(getattr(weights, f"{name}_missing", 0.0))
    return 0.0


def is_same_event(a: Facts, b: Facts, found: Matches) -> bool:
    """Whether the events allow a link: one event, or none named on either side and one thing measured."""
    if found["event"] is Match.SAME:
        return True
    if a.event is None and b.event is None:
        return found["concept"] in (Match.SAME, Match.CLOSE) and found["counted_kind"] is not Match.DIFFERENT
    return events.compare(a.event, b.event) is not Match.DIFFERENT and found.get("wording") is Match.SAME
