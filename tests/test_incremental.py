"""What a change of a case comes to is what the whole case would come to."""

from __future__ import annotations

import random
from collections.abc import Iterable

import pytest

from claims import pipeline
from claims.config import Linking, Settings
from claims.decisions import Decided
from claims.incremental import Case, Renewed
from claims.models import Claim, Document, Reconciliation
from claims.questions.indexes import Memory

SETTINGS = Settings(linking=Linking(max_block=12, window=4, small_case=3))
PLACES = ("Lisbon", "Porto", "Quito", "Oslo")
VOICES = ("The mayor", "The coast guard", "Interior Minister Rui Tavares", "Tavares", "A hospital spokesman")
TOLD = (
    "{voice} said that {low} sailors were rescued off {place} on {day} May 2021.",
    "In {place}, {low} houses were destroyed, {voice} told reporters; {high} people were injured.",
    "{voice} put the number of people killed in {place} at {high}, {low} of them children.",
    "Storm Aldwin left {high} people dead in {place}. Of these, {low} had been fishing, {voice} said.",
)


def report(number: int) -> Document:
    """A report of three sentences and some figures, made from its number."""
    lot = random.Random(number)  # noqa: S311 - the same on every run
    told = [
        lot.choice(TOLD).format(
            voice=lot.choice(VOICES), place=lot.choice(PLACES), day=lot.randint(3, 9), low=lot.randint(2, 9), high=lot.randint(10, 30),
        )
        for _ in range(3)
    ]  # fmt: skip
    return Document(
        name=f"{number}.txt", text="\n\n".join(told), outlet=f"Outlet {number % 4}", published=f"2021-05-{10 + number % 5}",
        case="storm",
    )  # fmt: skip


def found_of(parts: Iterable[Renewed]) -> tuple[set[str], ...]:
    """Questions, relations, checks and flags that were found last of each claim; of flags not how recent they are."""
    kept: tuple[dict[str, set[str]], ...] = ({}, {}, {}, {})
    for part in parts:
        of = {claim.id for claim in part.found.claims} | part.gone
        questions, relations, *others = kept
        for sort in (questions, *others):
            for record in [record for record, ids in sort.items() if ids & of]:
                del sort[record]
        again = {frozenset((one.a, one.b)) for one in part.missed} | set(map(frozenset, part.unmissed))
        for record in [r for r, ids in relations.items() if ids <= of or ids & part.gone or ids in again]:
            del relations[record]
        for sort, told in zip(kept, records(part.found), strict=True):
            sort.update(told)
        relations.update({one.model_dump_json(): {one.a, one.b} for one in part.missed})
    return tuple(set(sort) for sort in kept)


def records(found: Reconciliation) -> tuple[dict[str, set[str]], ...]:
    """What was found, as JSON, each with the claims it is of."""
    flags = (
        flag.model_copy(
            update={"severity": 0.0, "severity_parts": tuple(p for p in flag.severity_parts if p.name != "recency")}
        )
        for flag in found.discrepancies
    )
    return (
        {one.model_dump_json(): set(one.claim_ids) for one in found.questions},
        {one.model_dump_json(): {one.a, one.b} for one in found.relations},
        {one.model_dump_json(): set(one.claim_ids) for one in found.checks},
        {one.model_dump_json(): {key for side in one.sides for key in side.claim_ids} for one in flags},
    )


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_reports_that_come_and_go_leave_the_case_that_would_be_found_from_scratch(seed: int) -> None:
    by_report = {
        name: [claim for claim in pipeline.extract([report(name)]) if claim.kind == "claim"]
        for name in range(100 * seed, 100 * seed + 16)
    }
    lot = random.Random(seed)  # noqa: S311 - as above
    now = set(lot.sample(sorted(by_report), 12))
    index, known, parts = Memory(), dict[str, str](), list[Renewed]()
    for _ in range(4):
        claims: list[Claim] = [claim for name in sorted(now) for claim in by_report[name]]
        part = Case(claims, SETTINGS, Decided()).reconcile(index, known)
        index.replace(part.change.gone, part.change.put.values())
        index.settle(part.change.settled)
        index.rank(part.change.ranked)
        known = dict(part.known)
        parts.append(part)
        assert tuple(map(set, records(pipeline.reconcile(claims, SETTINGS)))) == found_of(parts)
        now ^= set(lot.sample(sorted(by_report), 2))
