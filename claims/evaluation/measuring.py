"""Annotations and what the program made of the same documents → one evaluation."""

from __future__ import annotations

from collections.abc import Iterator

from claims.evaluation import fields, relations
from claims.evaluation.gold import Gold
from claims.evaluation.matching import Matching, match
from claims.evaluation.records import FOUND, INTERVAL, Evaluation, Miss, Stage
from claims.models import Reconciliation


def measure(gold: Gold, found: Reconciliation, name: str, documents: int) -> Evaluation:
    """How much of the annotations (located in their texts) the program says, a stage at a time.

    Fields are judged on claims that were found with the interval annotated, relations on pairs of such claims.
    Persons who are counted without a number ("a man was killed") are neither annotated nor judged.
    """
    matching = match(gold, [claim for claim in found.claims if not claim.implicit])
    judged = relations.Judged.made(gold, found, matching)
    tallies = [
        *_claims(gold, matching),
        *fields.judge(matching.good),
        relations.flags(judged),
        relations.relations(judged),
        relations.checks(judged),
    ]
    misses = tuple(miss for _, listed in tallies for miss in listed)
    return Evaluation(name=name, documents=documents, stages=tuple(stage for stage, _ in tallies), misses=misses)


def _claims(gold: Gold, matching: Matching) -> Iterator[tuple[Stage, list[Miss]]]:
    """Figures found where a person annotated one, and those of them that mean the same interval."""
    at_place = len(matching.good) + len(matching.misread)
    said = {"predicted": at_place + len(matching.alarms), "annotated": len(gold.claims)}
    lost = [
        Miss(stage=FOUND, file=one.file, figure=f"{one.id}: {one.figure}", annotated="a claim", found="no claim")
        for one in matching.missed
    ]
    lost += [
        Miss(stage=FOUND, file=one.document, figure=f"{one.text} at {one.start}", annotated="no claim", found="a claim")
        for one in matching.alarms
    ]
    yield Stage(name=FOUND, right=at_place, **said), lost
    misread = [
        Miss(
            stage=INTERVAL,
            file=one.file,
            figure=f"{one.id}: {one.figure}",
            annotated=_interval("/".join(one.bound), one.low, one.high),
            found=_interval(claim.bound, claim.low, claim.high) + f" of “{claim.text}”",
        )
        for one, claim in matching.misread
    ]
    yield Stage(name=INTERVAL, right=len(matching.good), **said), misread


def _interval(bound: str | None, low: float | None, high: float | None) -> str:
    ends = " to ".join("open" if end is None else f"{end:,.10g}" for end in (low, high))
    return f"{bound or 'exact'}: {ends}"
