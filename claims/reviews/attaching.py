"""Rows of the log that were given on a flag, put to the flags that stand now.

A row belongs to the flag it was given on; when that is gone, to the one that sets the same claims against each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TypeVar

from claims.decisions import Assignment, Contact, Review
from claims.models import Discrepancy
from claims.reviews.evidence import Flag, Snapshot

OnFlag = Review | Assignment | Contact
OnFlagT = TypeVar("OnFlagT", Review, Assignment, Contact)
Sides = Sequence[Sequence[str]]


def attach(
    flags: Sequence[Flag], rows: Sequence[OnFlagT]
) -> tuple[dict[int, tuple[OnFlagT, ...]], tuple[tuple[OnFlagT, ...], ...]]:
    """Each row to its flag: by id, else to every flag that sets two of its sides against each other.

    Flags that stand go before closed ones. Gives the rows by the flag's place in `flags`, and groups of rows that have
    none; rows keep the log's order, and a taking-back goes where the row it takes back goes.
    """
    tiers = [
        [place for place, flag in enumerate(flags) if flag.closed is None],
        [place for place, flag in enumerate(flags) if flag.closed is not None],
    ]
    ids = [{flags[place].discrepancy.id: place for place in tier} for tier in tiers]
    indexes = [by_claim_of([flags[place] for place in tier]) for tier in tiers]
    found: defaultdict[int, list[OnFlagT]] = defaultdict(list)
    orphans: defaultdict[str, list[OnFlagT]] = defaultdict(list)
    for row in rows:
        places = _places(row, tiers, ids, indexes)
        for place in places:
            found[place].append(row)
        if not places:
            orphans[row.discrepancy].append(row)
    return {place: tuple(mine) for place, mine in found.items()}, tuple(tuple(mine) for mine in orphans.values())


def _places(
    row: OnFlag,
    tiers: Sequence[Sequence[int]],
    ids: Sequence[Mapping[str, int]],
    indexes: Sequence[Mapping[str, Sequence[tuple[int, int]]]],
) -> list[int]:
    seen = Snapshot.of(row) if isinstance(row, Review) else None
    sides = [side.claim_ids for side in seen.sides] if seen else [(claim_id,) for claim_id in row.claim_ids]
    for tier, by_discrepancy, by_claim in zip(tiers, ids, indexes, strict=True):
        if row.discrepancy in by_discrepancy:
            return [by_discrepancy[row.discrepancy]]
        met = meeting(sides, by_claim)
        if met:
            return [tier[place] for place in met]
    return []


def sides_of(discrepancy: Discrepancy) -> Sides:
    """The claims of each side of a flag."""
    return [side.claim_ids for side in discrepancy.sides]


def by_claim_of(flags: Sequence[Flag]) -> dict[str, list[tuple[int, int]]]:
    """Where each claim stands: the places of its flags, and of its sides in them."""
    index: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for place, flag in enumerate(flags):
        for number, side in enumerate(flag.discrepancy.sides):
            for claim_id in side.claim_ids:
                index[claim_id].append((place, number))
    return index


def meeting(sides: Sides, by_claim: Mapping[str, Sequence[tuple[int, int]]]) -> list[int]:
    """Places of the flags with two sides that hold claims of two different ones of `sides`."""
    met: defaultdict[int, set[tuple[int, int]]] = defaultdict(set)
    for number, side in enumerate(sides):
        for claim_id in side:
            for place, other in by_claim.get(claim_id, ()):
                met[place].add((number, other))
    return [
        place
        for place, pairs in sorted(met.items())
        if any(a[0] != b[0] and a[1] != b[1] for a in pairs for b in pairs)
    ]
