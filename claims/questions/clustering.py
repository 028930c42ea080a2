"""Linked pairs → sets of claims that answer one question, none of which holds two claims that a known field keeps apart."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field

from claims.comparison.facts import Facts
from claims.comparison.relation import Comparison


@dataclass(slots=True)
class _Cluster:
    """Some claims, and one of each different frame among them: what a merge has to be checked against."""

    members: list[int]
    frames: dict[Hashable, int] = field(default_factory=dict)


def clusters(
    facts: Sequence[Facts],
    links: Sequence[tuple[int, int, Comparison]],
    is_apart: Callable[[int, int], bool],
    *,
    certain: Sequence[tuple[int, int]] = (),
    parted: frozenset[tuple[int, int]] = frozenset(),
) -> list[list[int]]:
    """The places of the claims, question by question.

    Links are followed from the strongest down; two sets are merged only where no two of their claims are apart. Then the
    sets of the `certain` pairs are merged, whatever else they say: a person decided them, as the `parted` ones (i < j),
    which no chain of others puts together.
    """
    told = {index for pair in parted for index in pair}
    of = [_Cluster([i], {(frame(one), i if i in told else None): i}) for i, one in enumerate(facts)]
    ordered = sorted(links, key=lambda link: (-link[2].score, facts[link[0]].id, facts[link[1]].id))
    for i, j, _ in ordered:
        if of[i] is not of[j] and not _clash(of[i], of[j], is_apart):
            _merge(of, i, j)
    for i, j in certain:
        if not _clash(of[i], of[j], lambda one, other: (min(one, other), max(one, other)) in parted):
            _merge(of, i, j)
    unique = {id(cluster): cluster for cluster in of}
    return sorted((sorted(cluster.members) for cluster in unique.values()), key=lambda members: members[0])


def frame(facts: Facts) -> Hashable:
    """Everything of a claim that decides what it is a figure of, and the figure's extent: equal frames clash with the same claims.

    What is weighed by its words and its place in a whole report has a frame of its own.
    """
    claim = facts.claim
    return (
        facts.event, facts.kind, facts.measure, facts.group, facts.status, facts.age_sex, facts.actor, facts.place, facts.when,
        facts.limits, facts.modality, facts.is_movement, facts.concept, facts.extent, facts.part_by, claim.part_of, claim.implicit,
        claim.document_id, claim.id if facts.depth is not None else None,
    )  # fmt: skip


def _clash(a: _Cluster, b: _Cluster, is_apart: Callable[[int, int], bool]) -> bool:
    return any(is_apart(i, j) for i in a.frames.values() for j in b.frames.values())


def _merge(of: list[_Cluster], i: int, j: int) -> None:
    large, small = (of[i], of[j]) if len(of[i].members) >= len(of[j].members) else (of[j], of[i])
    if large is small:
        return
    large.members.extend(small.members)
    for key, index in small.frames.items():
        large.frames.setdefault(key, index)
    for index in small.members:
        of[index] = large
