"""Two claims of different questions that one field keeps apart: how near they come to being of one thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeVar

from claims.models import Relation
from claims.terms import RelationKind

MissT = TypeVar("MissT")
FIELDS: Final[Mapping[RelationKind, tuple[str, ...]]] = {
    RelationKind.DIFFERENT_MEASURE: ("event", "modality", "change", "concept", "contrast", "sentence"),
    RelationKind.DIFFERENT_POPULATION: ("counted_kind", "group", "status", "age_sex", "actor", "contrast"),
    RelationKind.DIFFERENT_UNIT: ("unit",),
    RelationKind.DIFFERENT_SCOPE: ("scope",),
    RelationKind.DIFFERENT_PLACE: ("place", "contrast"),
    RelationKind.DIFFERENT_TIME: ("period", "as_of", "contrast"),
}
"""What keeps two figures apart, by their relation: the fields that may, the telling ones first."""


def nearness(relation: Relation, questions: Mapping[str, str]) -> float | None:
    """The evidence that two claims are of one thing; None where no field keeps them apart, one question holds both, or a person decided.

    `questions` names the question of each claim that has one.
    """
    home = questions.get(relation.a, relation.a), questions.get(relation.b, relation.b)
    decided = any(reason.field == "reviewer" for reason in relation.reasons)
    if relation.relation not in FIELDS or home[0] == home[1] or decided:
        return None
    return sum(reason.weight for reason in relation.reasons)


def nearest(missed: Iterable[tuple[MissT, str, str]]) -> Iterator[MissT]:
    """Of what stands between two questions, each named with them, only the first of every two: joining it joins the two."""
    seen: set[frozenset[str]] = set()
    for one, a, b in missed:
        homes = frozenset((a, b))
        if homes not in seen:
            seen.add(homes)
            yield one
