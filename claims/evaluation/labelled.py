"""Annotated reports → every pair of their figures, with the relations that a person marked it with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from claims import pipeline
from claims.comparison.facts import Facts
from claims.comparison.preparing import prepare
from claims.config import Settings
from claims.errors import InputError
from claims.evaluation.gold import EITHER, Gold, read_gold
from claims.evaluation.locating import located
from claims.evaluation.matching import match
from claims.evaluation.sets import GoldSet
from claims.models import Claim


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """Two figures, and the relations that a person marked them with; none where nobody did."""

    a: Facts
    b: Facts
    relations: frozenset[str]


def pairs_of_set(one: GoldSet, settings: Settings, on_error: Callable[[InputError], None]) -> Iterator[LabelledPair]:
    """Every pair of a set of annotated reports but those that may be argued about; a set that cannot be used is handed to `on_error`."""
    read = read_gold(one.gold, on_error)
    if read is None:
        return
    documents = list(pipeline.unique(pipeline.documents(one.paths, on_error=on_error)))
    gold = located(read[0], {document.name: document for document in documents}, str(one.gold), read[1], on_error)
    if gold is not None:
        yield from pairs_of_claims(gold, list(pipeline.extract(documents)), settings)


def pairs_of_claims(gold: Gold, claims: Sequence[Claim], settings: Settings) -> Iterator[LabelledPair]:
    """As `pairs_of_set`, of annotations that are located and of claims read before."""
    matching = match(gold, claims)
    left_out = {claim.id for claim in matching.spared} | {claim.id for _, claim in matching.misread}
    of = {claim.id: figure.id for figure, claim in matching.good}
    labels = {frozenset((pair.a, pair.b)): frozenset(map(str, pair.relation)) for pair in gold.pairs}
    facts = [one for key, one in prepare(claims, settings).items() if key not in left_out and not one.claim.implicit]
    for a, b in combinations(facts, 2):
        label = labels.get(frozenset((of.get(a.id, a.id), of.get(b.id, b.id))), frozenset())
        if EITHER not in label:
            yield LabelledPair(a, b, label)
