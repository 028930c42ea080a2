"""Flags, other relations and checks against the annotated pairs and sums."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, product
from typing import Final

from claims.comparison.relation import QUEUE
from claims.evaluation.gold import EITHER, Gold
from claims.evaluation.matching import Matching
from claims.evaluation.records import CHECKS, CONTRADICTIONS, RELATIONS, Miss, Stage
from claims.models import Claim, Discrepancy, Reconciliation
from claims.terms import RelationKind

Pair = frozenset[str]
Summed = tuple[str, str, frozenset[str]]
_FLAGGED: Final = frozenset(map(str, QUEUE - {RelationKind.VAGUE_GAP}))
"""Labels that ask for a flag; a vague gap is flagged only where it is wide, so its relation alone is judged."""
_UNRELATED: Final = str(RelationKind.UNRELATED)
_UNLABELLED: Final = "no label"


@dataclass(frozen=True, slots=True)
class Judged:
    """What relations are judged on: which annotation each claim is, the labels of pairs, and what is let pass.

    `of` names the annotation of every claim found with its interval; claims that no person annotated are named by
    their place. `skipped` are claims at optional figures, misread ones (counted once, as misread) and persons
    without a number.
    """

    gold: Gold
    found: Reconciliation
    of: dict[str, str]
    skipped: frozenset[str]
    labels: dict[Pair, tuple[str, ...]]
    files: dict[str, str]

    @classmethod
    def made(cls, gold: Gold, found: Reconciliation, matching: Matching) -> Judged:
        """From what was matched."""
        skipped = {claim.id for claim in matching.spared} | {claim.id for _, claim in matching.misread}
        skipped |= {claim.id for claim in found.claims if claim.implicit}
        alarms = {claim.id: _place(claim) for claim in matching.alarms}
        files = {one.id: one.file for one in gold.claims} | {_place(one): one.document for one in matching.alarms}
        labels = {frozenset((p.a, p.b)): tuple(map(str, p.relation)) for p in gold.pairs if "+" not in p.b}
        of = {claim.id: one.id for one, claim in matching.good} | alarms
        return cls(gold, found, of, frozenset(skipped), labels, files)

    def miss(self, stage: str, names: Iterable[str], annotated: str, found: str) -> Miss:
        """One miss of some claims, by the ids of their annotations."""
        listed = sorted(names)
        files = sorted({self.files[name] for name in listed if name in self.files})
        return Miss(stage=stage, file=", ".join(files), figure=" + ".join(listed), annotated=annotated, found=found)


def flags(judged: Judged) -> tuple[Stage, list[Miss]]:
    """The pairs that should be in the queue against those that a flag sets against each other."""
    should = {pair for pair, kinds in judged.labels.items() if _FLAGGED & set(kinds) and EITHER not in kinds}
    right: set[Pair] = set()
    false: set[tuple[tuple[str, ...], str]] = set()
    for one in judged.found.discrepancies:
        for pair in _opposed(one, judged):
            kinds = judged.labels.get(pair, ())
            if one.kind in kinds:
                right.add(pair)
            elif EITHER not in kinds:
                false.add((tuple(sorted(pair)), str(one.kind)))
    misses = [
        judged.miss(CONTRADICTIONS, pair, "/".join(judged.labels[pair]), "no such flag")
        for pair in sorted(should - right, key=sorted)
    ]
    for names, kind in sorted(false):
        label = "/".join(judged.labels.get(frozenset(names), ())) or _UNLABELLED
        misses.append(judged.miss(CONTRADICTIONS, names, label, kind))
    hits = len(right & should)
    return Stage(name=CONTRADICTIONS, right=hits, predicted=hits + len(false), annotated=len(should)), misses


def relations(judged: Judged) -> tuple[Stage, list[Miss]]:
    """The labels that ask for no flag against the relations stated, of pairs whose claims were both found.

    "unrelated" is right where nothing is stated, or what keeps the two apart.
    """
    named = [r for r in judged.found.relations if not {r.a, r.b} & judged.skipped]
    stated = {frozenset((judged.of[r.a], judged.of[r.b])): str(r.relation) for r in named}
    known = set(judged.of.values())
    right = predicted = annotated = 0
    misses = []
    for pair, kinds in judged.labels.items():
        if _FLAGGED & set(kinds) or EITHER in kinds or not pair <= known:
            continue
        got = stated.get(pair, _UNRELATED)
        fits = got in kinds or (_UNRELATED in kinds and got.startswith("different_"))
        right, annotated, predicted = right + fits, annotated + 1, predicted + (fits or got != _UNRELATED)
        if not fits:
            misses.append(judged.miss(RELATIONS, pair, "/".join(kinds), got))
    return Stage(name=RELATIONS, right=right, predicted=predicted, annotated=annotated), misses


def checks(judged: Judged) -> tuple[Stage, list[Miss]]:
    """The sums (and what else is listed) against the program's checks, which may name more claims.

    A part set against its whole is judged by its relation, and here only where it is listed.
    """
    wanted = [(c.kind, c.status, frozenset(c.ids)) for c in judged.gold.checks]
    wanted += [
        ("sum", "mismatch", frozenset((p.a, *p.b.split("+")))) for p in judged.gold.pairs if _is_sum(p.b, p.relation)
    ]
    wanted = list(dict.fromkeys(wanted))
    made = dict.fromkeys(_made(judged))
    met = [one for one in wanted if any(_covers(other, one) for other in made)]
    hits = [other for other in made if any(_covers(other, one) for one in wanted)]
    false = [other for other in made if other not in hits and other[0] == "sum"]
    misses = [judged.miss(CHECKS, one[2], f"{one[0]}: {one[1]}", "no such check") for one in wanted if one not in met]
    misses += [judged.miss(CHECKS, other[2], "no such check", f"{other[0]}: {other[1]}") for other in false]
    return Stage(name=CHECKS, right=len(met), predicted=len(met) + len(false), annotated=len(wanted)), misses


def _opposed(one: Discrepancy, judged: Judged) -> Iterator[Pair]:
    """The pairs of claims that a flag sets against each other; a sum is judged as a check."""
    if one.kind is RelationKind.SUM_MISMATCH:
        return
    for first, second in combinations(one.sides, 2):
        for a, b in product(first.claim_ids, second.claim_ids):
            if not {a, b} & judged.skipped:
                yield frozenset((judged.of[a], judged.of[b]))


def _made(judged: Judged) -> Iterator[Summed]:
    for check in judged.found.checks:
        if not judged.skipped.intersection(check.claim_ids):
            yield check.kind, check.status, frozenset(judged.of[name] for name in check.claim_ids)


def _covers(made: Summed, wanted: Summed) -> bool:
    return made[:2] == wanted[:2] and wanted[2] <= made[2]


def _is_sum(parts: str, kinds: Iterable[str]) -> bool:
    return "+" in parts and RelationKind.SUM_MISMATCH in kinds and EITHER not in kinds


def _place(claim: Claim) -> str:
    return f"“{claim.text}” at {claim.start}"
