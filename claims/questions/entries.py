"""What an index of a case knows of each claim: the blocks it stands in, what it is tied to whatever is compared, and its place among all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from claims.comparison.facts import Facts
from claims.questions import blocking, fates
from claims.questions.columns import number
from claims.questions.grouped import Decision
from claims.questions.ordering import Order, reading_order

_SMALL_ONLY: Final = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim in an index.

    `keys` are its blocks and `ties` what claims have in common that always have to be looked at together, both as numbers that are the same on
    every run; `finer` is what splits a block that is too large, `order` the place of the claim in reading order, `day` the latest that it is
    given for, as an ordinal.
    """

    id: str
    document: str
    keys: tuple[int, ...]
    ties: tuple[int, ...]
    finer: int
    order: Order
    day: int | None


def is_small_only(key: int) -> bool:
    """Whether the block of a key is left out, not split, where it is too large."""
    return bool(key & _SMALL_ONLY)


def entries(facts: Iterable[Facts], decisions: Sequence[Decision] = ()) -> dict[str, Entry]:
    """The entries of the claims of whole documents, by id; `decisions` are those on pairs of claims."""
    found = {one.id: one for one in facts}
    wholes = {whole for one in found.values() for whole in _wholes(one)}
    decided: defaultdict[str, set[int]] = defaultdict(set)
    for decision in decisions:
        tie = number(("decided", *sorted((decision.a, decision.b))))
        decided[decision.a].add(tie)
        decided[decision.b].add(tie)
    return {key: _entry(one, wholes, decided) for key, one in found.items()}


def _entry(one: Facts, wholes: Collection[str], decided: Mapping[str, set[int]]) -> Entry:
    ties = {*_ties(one, wholes), *decided.get(one.id, ())}
    return Entry(
        id=one.id,
        document=one.claim.document_id,
        keys=tuple(sorted(set(_keys(one)))),
        ties=tuple(sorted(ties)),
        finer=number(blocking.finer(one)),
        order=reading_order(one.claim),
        day=one.when.as_of[1] if one.when.as_of else None,
    )


def _keys(one: Facts) -> Iterator[int]:
    """The blocks of a claim of a case that is too large to be compared all with all."""
    for key in blocking.keys(one):
        if key[1] != blocking.EVERYTHING:
            yield number(key) & ~_SMALL_ONLY | blocking.is_small_only(key)


def _ties(one: Facts, wholes: Collection[str]) -> Iterator[int]:
    """What a claim has in common with its whole or its parts, and with the persons told of in its incident."""
    own = [one.id] if one.id in wholes else []
    for whole in (*own, *_wholes(one)):
        yield number(("whole", whole))
    if one.incident is not None and fates.concerns(one):
        yield number(("fates", one.claim.case, one.incident))


def _wholes(one: Facts) -> set[str]:
    named = {one.claim.part_of} if one.claim.part_of else set()
    return {*named, *one.wholes}
