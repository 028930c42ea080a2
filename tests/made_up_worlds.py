"""Made-up reconciliations of one case, drawn at random in a few parts, to be kept whole or part by part."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

import factories
from claims.ids import digest
from claims.models import (
    Check,
    Claim,
    Discrepancy,
    Question,
    Reason,
    Reconciliation,
    Relation,
    Side,
    Source,
    SourceName,
)
from claims.questions.ordering import reading_order
from claims.reviews import Flag, flags
from claims.terms import Level, RelationKind
from claims.versions import EXTRACTOR

PARTS, MEMBERS = 2, 3
_DAYS = ("2021-03-04", "2021-03-04", "2021-03-02", None)
READINGS = [
    factories.read(
        part * 10 + member + 1,
        outlet=(None, "Tide", "Post")[(part + member) % 3],
        name=f"report {member % 2}",
        published=_DAYS[member],
    )
    for part in range(PARTS)
    for member in range(MEMBERS)
]
CLAIMS = [claim for _, (claim,) in READINGS]
"""All that may be in a reconciliation; those of one part follow each other."""


@dataclass(frozen=True)
class Group:
    """What was found of one part: which of its claims are there, under which of two questions, and what was made of these."""

    members: tuple[int, ...]
    homes: tuple[int, ...]
    severities: tuple[float, ...]
    closed: bool
    check: bool


@dataclass(frozen=True)
class World:
    """What was found of all parts, and whose each claim is: by its place the number of its speaker, or None."""

    groups: tuple[Group, ...]
    speakers: tuple[int | None, ...]
    names: tuple[str, ...]


GROUPS = st.builds(
    Group,
    members=st.lists(st.integers(0, MEMBERS - 1), unique=True).map(sorted).map(tuple),
    homes=st.tuples(*[st.integers(0, 1)] * MEMBERS),
    severities=st.tuples(*[st.sampled_from([0.0, 0.3, 0.7])] * 3),
    closed=st.booleans(),
    check=st.booleans(),
)
WORLDS = st.builds(
    World,
    groups=st.tuples(*[GROUPS] * PARTS),
    speakers=st.tuples(*[st.sampled_from([None, 0, 1, 2])] * (PARTS * MEMBERS)),
    names=st.tuples(*[st.sampled_from(["Harbour", "harbour", "Coast guard"])] * 3),
)

NOTHING = Group(members=(), homes=(0,) * MEMBERS, severities=(0.0,) * 3, closed=False, check=False)
FULL = World(
    groups=(
        Group(members=tuple(range(MEMBERS)), homes=(0,) * MEMBERS, severities=(0.0,) * 3, closed=False, check=False),
    )
    * PARTS,
    speakers=(None,) * (PARTS * MEMBERS),
    names=("",) * 3,
)


def claims_of(world: World, part: int) -> list[Claim]:
    """The claims of a part that are there, in reading order."""
    here = [CLAIMS[part * MEMBERS + member] for member in world.groups[part].members]
    return sorted(here, key=reading_order)


def sources_of(world: World) -> tuple[Source, ...]:
    """The sources of all claims that are there, in the engine's order."""
    there = {claim.id for part in range(PARTS) for claim in claims_of(world, part)}
    of: dict[int, list[str]] = {}
    for claim, speaker in zip(CLAIMS, world.speakers, strict=True):
        if claim.id in there and speaker is not None:
            of.setdefault(speaker, []).append(claim.id)
    made = [
        Source(
            id=digest("source", speaker), name=world.names[speaker], kind="body", claim_ids=tuple(sorted(ids)),
            names=(SourceName(name=world.names[speaker], count=len(ids)),),
        )
        for speaker, ids in of.items()
    ]  # fmt: skip
    return tuple(sorted(made, key=lambda source: (source.name.casefold(), source.name, source.id)))


def found_of(world: World, parts: tuple[int, ...]) -> tuple[Reconciliation, tuple[Flag, ...]]:
    """What was found of some parts, in the engine's order, and its flags with those that closed."""
    told: dict[str, list[Any]] = {"questions": [], "relations": [], "discrepancies": [], "checks": []}
    closed: list[Discrepancy] = []
    for part in parts:
        claims = claims_of(world, part)
        asked = questions_of(world.groups[part], claims)
        told["questions"] += asked
        told["relations"] += [Relation(a=a.id, b=b.id, relation=RelationKind.AGREE) for a, b in pairwise(claims)]
        raised, shut = flags_of(world.groups[part], asked, part)
        told["discrepancies"] += raised
        closed += shut
        if world.groups[part].check and len(claims) > 1:
            ids = tuple(claim.id for claim in claims)
            told["checks"].append(Check(kind="sum", status="consistent", claim_ids=ids, explanation="adds up"))
    at = {claim.id: reading_order(claim) for claim in CLAIMS}
    whole = {claim.id: (claim.document, claim.start) for claim in CLAIMS}
    told["questions"].sort(key=lambda one: at[one.claim_ids[0]])
    told["relations"].sort(key=lambda one: (at[one.a], at[one.b]))
    told["checks"].sort(key=lambda one: (*whole[one.claim_ids[0]], one.claim_ids))
    for some in (told["discrepancies"], closed):
        some.sort(key=lambda one: (-one.severity, one.id))
    here = [claim for claim in CLAIMS if any(claim in claims_of(world, part) for part in parts)]
    found = Reconciliation(claims=tuple(here), sources=sources_of(world), **told)
    shut = flags(closed, (), CLAIMS, EXTRACTOR)
    kept = flags(found.discrepancies, found.questions, here, EXTRACTOR)
    return found, (*kept, *(flag.model_copy(update={"closed": "closed by a correction"}) for flag in shut))


def relation(a: Claim, b: Claim, severity: float) -> Relation:
    """How two claims stand to each other: apart by their place where a group is severe."""
    reason = Reason(field="place", level=Level.DIFFERENT, detail="two places", weight=severity)
    kind = RelationKind.DIFFERENT_PLACE if severity else RelationKind.AGREE
    return Relation(a=a.id, b=b.id, relation=kind, reasons=(reason,))


def questions_of(group: Group, claims: list[Claim]) -> list[Question]:
    """The two questions that the claims of a part answer, as far as there are any."""
    home = dict(zip(range(MEMBERS), group.homes, strict=True))
    sets = [[claim for claim in claims if home[CLAIMS.index(claim) % MEMBERS] == which] for which in (0, 1)]
    return [factories.question(members[0].id, members) for members in sets if members]


def flags_of(group: Group, asked: list[Question], part: int) -> tuple[list[Discrepancy], list[Discrepancy]]:
    """The flags of a part that stand, within its questions and between them, and one that closed."""
    found = [
        flag(question, question.claim_ids[:1], question.claim_ids[1:], severity)
        for question, severity in zip(asked, group.severities, strict=False)
        if len(question.claim_ids) > 1 and severity
    ]
    if len(asked) > 1 and group.severities[2]:
        found.append(flag(asked[0], asked[0].claim_ids, asked[1].claim_ids[-1:], group.severities[2]))
    own = [claim.id for claim in CLAIMS[part * MEMBERS :][:MEMBERS]]
    gone = factories.question("closed", [CLAIMS[part * MEMBERS]])
    return found, [flag(gone, tuple(own[:2]), tuple(own[2:]), 0.5)] if group.closed and not found else []


def flag(asked: Question, one: tuple[str, ...], other: tuple[str, ...], severity: float) -> Discrepancy:
    """A flag with two sides."""
    sides = tuple(Side(low=None, high=None, claim_ids=ids, origins=1) for ids in (one, other))
    made = factories.flag(asked.id, [CLAIMS[0]], sides=sides, severity=severity, question=asked.id)
    return made.model_copy(update={"id": digest("flag", asked.id, one[0], other[0])})
