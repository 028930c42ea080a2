"""Annotated reports → the weights of the signs by which the relations of `ties` are told.

`python -m claims.evaluation.tie_fitting FOLDER... > ties.toml` fits them anew: one logistic regression for each relation over every
pair of figures of one dimension in one story, where the pairs that a person marked with it are told from all others.
Same folders, same weights.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from claims.comparison.relation import QUEUE, compare
from claims.comparison.ties import TIES, in_words
from claims.comparison.tiesigns import tie_signs
from claims.config import Settings
from claims.errors import InputError
from claims.evaluation import fitting
from claims.evaluation.labelled import LabelledPair, pairs_of_set
from claims.evaluation.sets import GoldSet
from claims.terms import RelationKind

Weights = Mapping[RelationKind, Mapping[str, float]]
_SOURCE: Final = "own"
_REFERENCE: Final = "Fitted by claims.evaluation.tie_fitting on the annotated reports of data/gold and data/reports"
_MARKED: Final = {kind: frozenset({kind}) for kind in TIES} | {
    RelationKind.AGREE: frozenset({RelationKind.AGREE, RelationKind.SAME_ORIGIN})
}


@dataclass(frozen=True, slots=True)
class Marked:
    """The signs of two figures, and the relations that a person marked them with; none where nobody did."""

    signs: frozenset[str]
    relations: frozenset[str]


def marked(one: GoldSet, on_error: Callable[[InputError], None]) -> Iterator[Marked]:
    """Every pair of a set of annotated reports that signs are read of; those that may be argued about are left out."""
    settings = Settings()
    return of_labelled(pairs_of_set(one, settings, on_error), settings)


def of_labelled(given: Iterable[LabelledPair], settings: Settings) -> Iterator[Marked]:
    """The pairs that signs are read of."""
    for one in given:
        pair = compare(one.a, one.b, settings)
        if pair.evidence is not None:
            yield Marked(tie_signs(in_words(pair, settings)), one.relations)


def fit(given: Iterable[Marked]) -> dict[RelationKind, dict[str, float]]:
    """The weight of each sign for each relation."""
    rows = list(given)
    return {
        kind: fitting.fit(
            fitting.Pair(row.signs, bool(row.relations & _MARKED[kind]) and not row.relations & QUEUE) for row in rows
        )
        for kind in TIES
    }


def as_toml(found: Weights) -> str:
    """The rows of `ties.toml`."""
    head = f'# What each sign of two figures adds to the evidence of a relation; see docs/architecture.md.\n\n[sources]\n{_SOURCE} = "{_REFERENCE}"\n'
    signs = dict.fromkeys(sign for known in found.values() for sign in known)
    return head + "".join(_row(sign, found) for sign in signs)


def _row(sign: str, found: Weights) -> str:
    told = "".join(f"{kind} = {found[kind][sign]}\n" for kind in TIES if sign in found[kind])
    return f'\n[[row]]\nsign = "{sign}"\n{told}source = "{_SOURCE}"\n'


def main(folders: Sequence[str]) -> int:
    """Fit the weights on all sets below some folders and print them; 3 where a set cannot be used."""
    return fitting.printed(folders, marked, lambda given: as_toml(fit(given)))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
