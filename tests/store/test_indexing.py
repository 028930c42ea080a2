"""The index of a case that the store keeps answers as one in memory does, in either database."""

from __future__ import annotations

import random
from typing import Any

import pytest

from claims.questions.entries import Entry
from claims.questions.index import Known
from claims.questions.indexes import Memory, Overlay
from claims.questions.nearest import Miss
from claims.reviews.parts import Indexed
from claims.store import Store, indexing
from claims.store.engine import reading, writing

LARGEST = 2**64 - 1
KEYS = (0, 1, 2, LARGEST, LARGEST - 1, 2**63, 2**63 - 1)
IDS = [f"c{number}" for number in range(14)]


def order(claim: str) -> tuple[str, str, int, str]:
    return "2021-03-04", f"report {len(claim)}", int(claim[1:]), claim


def entry(claim: str, lot: random.Random) -> Entry:
    return Entry(
        id=claim, document=f"d{lot.randint(0, 3)}", keys=tuple(sorted(lot.sample(KEYS, 3))), ties=tuple(lot.sample(KEYS, lot.randint(0, 2))),
        finer=lot.choice(KEYS), order=order(claim), day=lot.choice([None, 737_000, 737_001, 737_002]),
    )  # fmt: skip


def changed(below: Known, there: set[str], lot: random.Random) -> Overlay:
    change = Overlay(below)
    gone = lot.sample(sorted(there), min(len(there), 2))
    now = [entry(claim, lot) for claim in lot.sample(IDS, 5)]
    change.replace(gone, now)
    there.difference_update(gone)
    there.update(one.id for one in now)
    settled = {one.id for one in now} | set(lot.sample(sorted(there), 2))
    change.settle({claim: lot.choice(IDS) for claim in sorted(settled)})
    ranked = lot.sample(sorted(there), 3)
    change.rank({
        claim: tuple(sorted(
            Miss(lot.random() < 0.5, lot.choice([-1.5, 0.25, -2.0]), order(claim), order(other), other)
            for other in lot.sample(IDS, lot.randint(0, 3))
        ))
        for claim in ranked
    })  # fmt: skip
    return change


def answers(index: Known) -> dict[str, Any]:
    """What an index says to everything that can be asked of it."""
    parts = [(key, finer) for key in KEYS for finer in KEYS]
    return {
        "entries": dict(index.entries(IDS)), "documents": set(index.of_documents(["d0", "d2", "none"])),
        "sizes": {key: size for key, size in index.sizes(KEYS).items() if size},
        "part sizes": {part: size for part, size in index.part_sizes(parts).items() if size},
        "members": {key: set(told) for key, told in index.members(KEYS).items() if told},
        "parts": {part: list(told) for part, told in index.parts(parts).items()},
        "tied": set(index.tied(KEYS[:4])), "components": dict(index.components(IDS)), "within": set(index.within(IDS[:7])),
        "nearest": dict(index.nearest(IDS)), "listing": set(index.listing(IDS[:5])),
        "newest": [index.newest(), index.newest(IDS[:6]), index.newest(IDS)],
    }  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_what_is_kept_answers_as_what_is_in_memory(store: Store, seed: int) -> None:
    lot = random.Random(seed)  # noqa: S311 - the same on every run
    memory, there, known = Memory(), set[str](), dict[str, str | None]()
    for _ in range(6):
        change = changed(memory, there, lot)
        told = {f"d{number}": lot.choice([None, "one", "two"]) for number in lot.sample(range(4), 2)}
        with writing(store.engine) as connection:
            indexing.renew(connection, "storm", Indexed(change, told))
            indexing.renew(connection, "", Indexed(Overlay(Memory()), {}))
        memory.replace(change.gone, change.put.values())
        memory.settle(change.settled)
        memory.rank(change.ranked)
        known |= told
        with reading(store.engine) as connection:
            kept = indexing.Kept(connection, "storm")
            assert answers(kept) == answers(memory)
            assert kept.known() == {document: digest for document, digest in known.items() if digest is not None}
            assert answers(indexing.Kept(connection, "")) == answers(Memory())
    with writing(store.engine) as connection:
        indexing.clear(connection, "storm")
    with reading(store.engine) as connection:
        assert answers(indexing.Kept(connection, "storm")) == answers(Memory())
