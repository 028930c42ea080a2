"""Annotated reports → the weights of the signs by which figures are found to answer one question.

`python -m claims.evaluation.fitting FOLDER... > likelihood.toml` fits them anew: a logistic regression over every pair of figures of
one dimension in one story, where the pairs that a person marked as answers to one question are told from all others.
Same folders, same weights.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

import numpy as np

from claims.comparison.fields import matches
from claims.comparison.likelihood import START, is_weighed
from claims.comparison.relation import ANSWERS, QUEUE
from claims.comparison.signs import signs
from claims.config import Settings
from claims.errors import InputError
from claims.evaluation.labelled import LabelledPair, pairs_of_set
from claims.evaluation.sets import GoldSet, find_sets
from claims.terms import RelationKind

T = TypeVar("T")
OnError = Callable[[InputError], None]
_RIDGE: Final = 20.0
"""How strongly weights are kept near zero: chosen on sets left out in turn (5 and 2 give the same F1 to 0.01)."""
_STEPS: Final = 50
_SETTLED: Final = 1e-9
_FEWEST: Final = 5
"""A sign that fewer pairs show is left out."""
_DIGITS: Final = 3
_SOURCE: Final = "own"
_REFERENCE: Final = "Fitted by claims.evaluation.fitting on the annotated reports of data/gold and data/reports"


@dataclass(frozen=True, slots=True)
class Pair:
    """The signs of two figures, and whether a person marked them as answers to one question."""

    signs: frozenset[str]
    is_answer: bool


def pairs(one: GoldSet, on_error: Callable[[InputError], None]) -> Iterator[Pair]:
    """Every pair of a set of annotated reports that signs are read of; those that may be argued about are left out."""
    settings = Settings()
    return of_labelled(pairs_of_set(one, settings, on_error), settings)


def of_labelled(given: Iterable[LabelledPair], settings: Settings) -> Iterator[Pair]:
    """The pairs that signs are read of, a part and its whole being no answers to one question."""
    for pair in given:
        found = matches(pair.a, pair.b, settings, with_wording=True)
        if is_weighed(pair.a, pair.b, found):
            is_part = RelationKind.PART_OF in pair.relations and not pair.relations & QUEUE
            yield Pair(signs(pair.a, pair.b, found), bool(pair.relations & ANSWERS) and not is_part)


def fit(given: Iterable[Pair]) -> dict[str, float]:
    """The weight of each sign that enough pairs show, by name, and of what is known before any."""
    rows = list(given)
    counted = Counter(sign for row in rows for sign in row.signs)
    names = sorted(sign for sign, times in counted.items() if times >= _FEWEST)
    place = {sign: at + 1 for at, sign in enumerate(names)}
    table = np.zeros((len(rows), len(names) + 1))
    table[:, 0] = 1.0
    for at, row in enumerate(rows):
        table[at, [place[sign] for sign in row.signs if sign in place]] = 1.0
    found = _regression(table, np.array([row.is_answer for row in rows], dtype=float))
    return {name: round(float(weight), _DIGITS) for name, weight in zip([START, *names], found, strict=True)}


def _regression(table: np.ndarray, answers: np.ndarray) -> np.ndarray:
    """Newton's method for a logistic regression with a ridge on all weights."""
    found = np.zeros(table.shape[1])
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-table @ found))
        slope = table.T @ (answers - likely) - _RIDGE * found
        bend = (table * (likely * (1 - likely))[:, None]).T @ table + _RIDGE * np.eye(len(found))
        step = np.linalg.solve(bend, slope)
        found += step
        if np.abs(step).max() < _SETTLED:
            break
    return found


def as_toml(found: dict[str, float]) -> str:
    """The rows of `likelihood.toml`."""
    head = f'# What each sign of two figures adds to the evidence that they answer one question; see docs/architecture.md.\n\n[sources]\n{_SOURCE} = "{_REFERENCE}"\n'
    rows = (f'\n[[row]]\nsign = "{sign}"\nweight = {weight}\nsource = "{_SOURCE}"\n' for sign, weight in found.items())
    return head + "".join(rows)


def main(folders: Sequence[str]) -> int:
    """Fit the weights on all sets below some folders and print them; 3 where a set cannot be used."""
    return printed(folders, pairs, lambda given: as_toml(fit(given)))


def printed(
    folders: Sequence[str], read: Callable[[GoldSet, OnError], Iterable[T]], told: Callable[[Iterable[T]], str]
) -> int:
    """Print what is told of all that is read of the sets below some folders; where one cannot be used, say so and give 3."""
    errors: list[InputError] = []
    sets = [one for folder in folders for one in find_sets(folder, errors.append)]
    text = told(row for one in sets for row in read(one, errors.append))
    for error in errors:
        sys.stderr.write(f"error: {error}\n")
    if errors:
        return 3
    sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
