"""Fills a store with a made-up case of so many claims and disagreements, as a newsroom has after years, without reading a text.

`python tests/benchmarks/big_store.py STORE [--claims 1000000] [--disagreements 20000]`: documents of eight sentences each, ten
claims to a question, every nth question a disagreement of two sides. The claims are those of `synthetic.py`, so that every run makes the same store.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

import synthetic

from claims import ids
from claims.desk.opening import open_desk
from claims.models import (
    Claim,
    Discrepancy,
    Document,
    Question,
    Reason,
    Reconciliation,
    SeverityPart,
    Side,
    Source,
    SourceName,
)  # fmt: skip
from claims.reviews import flags
from claims.store import contents, telling
from claims.store.engine import writing
from claims.terms import Level, NumberKind, RelationKind
from claims.versions import EXTRACTOR

if TYPE_CHECKING:
    from sqlalchemy import Connection

A_DOCUMENT = 8
AT_ONCE = 1_000  # documents of one transaction
CASE = "Large"


def documents(number: int) -> Iterator[tuple[Document, list[tuple[int, Claim]]]]:
    """Every document with its claims and their numbers; a document tells of eight questions far apart."""
    questions = number // synthetic.CLAIMS_A_QUESTION
    count = number // A_DOCUMENT
    for place in range(count):
        told = [(other, synthetic.claim(other, questions)) for other in range(place, number, count)]
        text = "\n\n".join(claim.sentence for _, claim in told)
        first = told[0][1]
        document = Document(
            name=f"{place:07d}.txt", text=text, title=f"Report {place}", outlet=first.outlet, published=first.published,
            case=CASE,
        )  # fmt: skip
        yield document, list(grounded(document, told))


def grounded(document: Document, told: list[tuple[int, Claim]]) -> Iterator[tuple[int, Claim]]:
    """Claims at the places of a document where they stand."""
    stored, at = ids.document_id(document), 0
    for number, claim in told:
        start = at + claim.start - claim.sentence_start
        end = start + len(claim.text)
        yield number, claim.model_copy(update={
            "id": ids.claim_id(stored, CASE, start, end, 0), "document_id": stored, "document": document.name, "case": CASE,
            "outlet": document.outlet, "published": document.published, "title": document.title, "sentence_start": at,
            "start": start, "end": end, "extractor": EXTRACTOR, "speaker_start": None, "speaker_end": None, "kind": NumberKind.CLAIM,
        })  # fmt: skip
        at += len(claim.sentence) + 2


def question(place: int, found: list[Claim]) -> Question:
    """The question that ten claims answer."""
    first = found[0]
    low, high = (
        edge([getattr(claim, end) for claim in found if getattr(claim, end) is not None]) for end, edge in ENDS
    )
    label = f"{first.counted} {first.event}, {first.place or 'place unknown'}, {first.published}"
    return Question(
        id=ids.digest("question", place), case=CASE, label=label, event=first.event, counted_kind=first.counted_kind,
        group=first.group, place=first.place, period_start=first.period_start, period_end=first.period_end,
        claim_ids=tuple(claim.id for claim in found), low=low, high=high, rule="range only", statements=len(found),
        speakers=3, relays=0, origins=4,
    )  # fmt: skip


ENDS = (("low", lambda told: min(told, default=None)), ("high", lambda told: max(told, default=None)))


def flag(asked: Question, found: list[Claim], place: int) -> Discrepancy:
    """Two sides of a question's claims."""
    half = len(found) // 2
    sides = [
        Side(low=side[0].low, high=side[0].high, claim_ids=tuple(claim.id for claim in side), origins=2)
        for side in (found[:half], found[half:])
    ]
    fields = ("event", "group", "place", "period", "value", "scope")
    return Discrepancy(
        id=ids.digest("flag", place), question=asked.id, kind=RelationKind.CONTRADICTION,
        severity=round(place * 7919 % 997 / 997, 3), sides=tuple(sides),
        explanation="Both speak of the same event, place and day, and the figures stand apart.", both_true_if="none found",
        reasons=tuple(Reason(field=name, level=Level.SAME, detail=f"both: {name}", weight=1.0) for name in fields),
        severity_parts=(SeverityPart(name="gap", share=0.5, weight=0.4, detail="the figures stand apart by a third"),),
    )  # fmt: skip


def put(connection: Connection, document: Document, claims: list[Claim]) -> None:
    """Keep a document as adding it does, in a transaction with others."""
    contents.add(connection, document, claims, EXTRACTOR, "2026-01-01T00:00:00Z", {"claim": len(claims)})
    telling.put_document(connection, document.case, ids.document_id(document))


def fill(url: str, number: int, disagreements: int) -> None:
    """Fill the store at `url`."""
    desk = open_desk(url)
    every = max(1, number // synthetic.CLAIMS_A_QUESTION // disagreements)
    spoken: defaultdict[str, list[str]] = defaultdict(list)
    kept: defaultdict[int, list[Claim]] = defaultdict(list)
    batch: list[tuple[Document, list[tuple[int, Claim]]]] = []

    def write() -> None:
        with writing(desk.store.engine) as connection:
            for document, told in batch:
                put(connection, document, [claim for _, claim in told])
        batch.clear()

    for document, told in documents(number):
        for place, claim in told:
            if claim.speaker_name:
                spoken[claim.speaker_name].append(claim.id)
            kept[place // synthetic.CLAIMS_A_QUESTION].append(claim)
        batch.append((document, told))
        if len(batch) == AT_ONCE:
            write()
    write()
    asked = [question(place, kept[place]) for place in sorted(kept)]
    chosen = range(0, len(asked), every)
    found = Reconciliation.model_construct(
        claims=tuple(claim for place in sorted(kept) for claim in kept[place]), questions=tuple(asked), relations=(), checks=(),
        discrepancies=tuple(flag(asked[place], kept[place], place) for place in chosen),
        sources=tuple(
            Source(
                id=ids.digest("source", name), case=CASE, name=name, kind="person", claim_ids=tuple(of),
                names=(SourceName(name=name, count=len(of)),),
            )
            for name, of in sorted(spoken.items())
        ),
    )  # fmt: skip
    raised = flags(found.discrepancies, found.questions, found.claims, EXTRACTOR)
    state = desk.store.state(CASE)
    desk.store.save_reconciliation(CASE, found, desk._basis(state), raised, EXTRACTOR)  # noqa: SLF001


def main() -> None:
    """Fill a store and say how long it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store")
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--disagreements", type=int, default=20_000)
    given = parser.parse_args()
    started = time.perf_counter()
    fill(given.store, given.claims, given.disagreements)
    print(f"{given.claims:,} claims and {given.disagreements:,} disagreements in {time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
