"""The score of a link: what each field adds to the evidence that two figures answer one question."""

from __future__ import annotations

from typing import Final

from claims.comparison import events, places, taxonomy
from claims.comparison.facts import Facts
from claims.comparison.fields import Matches
from claims.comparison.incidents import is_one_question
from claims.comparison.levels import Match
from claims.comparison.measures import COUNT
from claims.comparison.times import distance
from claims.comparison.tolls import allow_each_other, is_one_incident
from claims.config import Weights
from claims.terms import RelationKind

_IDENTIFYING: Final = ("group", "place", "actor", "names", "case", "document", "report", "copy", "concept", "wording")
"""Fields of which one at least must agree: two figures of one event and one kind are not yet of one incident."""
_APART: Final = frozenset(
    {RelationKind.CONTRADICTION, RelationKind.REVISION, RelationKind.UPDATE, RelationKind.FALLING_TOTAL}
)
_AGREES: Final = frozenset({Match.SAME, Match.CLOSE, Match.NARROWER, Match.WIDER})
_NEAR: Final = 2
_WEEK: Final = 7
_NOTHING: Final = (0.0, 0.0, 0.0, 0.0)
_COLUMN: Final = {
    Match.SAME: 0, Match.CLOSE: 1, Match.NARROWER: 1, Match.WIDER: 1, Match.MISSING_A: 2, Match.MISSING_B: 2,
    Match.UNKNOWN: 3, Match.DIFFERENT: 3,
}  # fmt: skip


def identifies(found: Matches) -> bool:
    """Whether some field tells that both are about one incident, people or thing."""
    return any(found.get(name, Match.UNKNOWN) in _AGREES for name in _IDENTIFYING)


def score(a: Facts, b: Facts, found: Matches, kind: RelationKind, weights: Weights) -> float:
    """The sum of the weights of all fields."""
    return sum(waterfall(a, b, found, kind, weights).values())


def waterfall(a: Facts, b: Facts, found: Matches, kind: RelationKind, weights: Weights) -> dict[str, float]:
    """What each field adds to the score of a link."""
    table = weights.by_field
    told = {name: table.get(name, _NOTHING)[_COLUMN[match]] for name, match in found.items()}
    if a.measure.dimension == COUNT:
        told["unit"] = 0.0
    if taxonomy.is_general(a.kind) and taxonomy.is_general(b.kind):
        told["counted_kind"] = weights.general_kind if found["counted_kind"] is Match.SAME else 0.0
    if a.place and found["place"] is Match.SAME and places.is_wide(a.place):
        told["place"] = weights.wide_place
    told["as_of"] = _nearness(a, b, found, weights)
    spoken_at_once = found["speaker"] is Match.SAME is found["document"]
    told["speaker"] = weights.same_voice if spoken_at_once and kind in _APART else 0.0
    return told


def _nearness(a: Facts, b: Facts, found: Matches, weights: Weights) -> float:
    """What the days that two figures are given for say of one incident: the later a report, the likelier another one."""
    if a.when.as_of is None or b.when.as_of is None:
        return 0.0
    same_day, near, within_week, later = weights.as_of
    days = distance(a.when.as_of, b.when.as_of)
    if is_one_incident(found) and allow_each_other(a, b):
        return same_day if not days else 0.0
    if found["period"] in (Match.SAME, Match.CLOSE):
        return same_day if not days else 0.0
    return same_day if not days else near if days <= _NEAR else within_week if days <= _WEEK else later


def is_same_event(a: Facts, b: Facts, found: Matches) -> bool:
    """Whether the events allow a flag: one event (or a part of it), or none named on either side and one thing measured."""
    if found["event"] in _AGREES or is_one_question(a, b, found):
        return True
    if a.event is None and b.event is None:
        is_one_thing = (
            found["counted_kind"] is Match.SAME if a.measure.dimension == COUNT else found["concept"] is Match.SAME
        )
        is_told_alike = found.get("wording") is Match.SAME
        return is_one_thing and is_told_alike if a.measure.dimension == COUNT else is_one_thing or is_told_alike
    return events.compare(a.event, b.event) is not Match.DIFFERENT and found.get("wording") is Match.SAME
