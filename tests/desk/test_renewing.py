"""A large case that is brought up to date bit by bit is kept as one that is reconciled as a whole."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar

import pytest

from claims import pipeline
from claims.config import Linking, Settings
from claims.decisions import Decided
from claims.desk import Desk
from claims.errors import ClaimsError
from claims.incremental import Case, Remembered, Renewed
from claims.models import Claim, Document, Reconciliation
from claims.questions.index import Known
from claims.reviews.listing import Wanted
from claims.reviews.seeking import OUTLET, SPEAKER, Asked
from claims.store import Store
from claims.terms import VerdictCode
from test_incremental import report

SETTINGS = Settings(linking=Linking(max_block=12, window=4, small_case=3))
REMEMBERED = Remembered()
NOON = datetime(2021, 6, 5, 12, tzinfo=UTC)
CASE = "storm"


def whole(claims: Sequence[Claim], decided: Decided) -> Reconciliation:
    return pipeline.reconcile(claims, SETTINGS, decided)


class Watched(Case):
    """A case that tells of how many of its claims a change was reconciled."""

    shares: ClassVar[list[float]] = []

    def reconcile(self, below: Known, known: Mapping[str, str], *, with_claims: Collection[str] = ()) -> Renewed:
        found = super().reconcile(below, known, with_claims=with_claims)
        self.shares.append(len(found.found.claims) / len(self.claims))
        return found


def case_of(claims: Sequence[Claim], decided: Decided) -> Case | None:
    return Watched(claims, SETTINGS, decided, REMEMBERED) if len(claims) > SETTINGS.linking.max_block else None


def refuse(_claims: Sequence[Claim], _decided: Decided) -> Reconciliation:
    raise AssertionError("reconciled as a whole")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(str(tmp_path / "claims.db"), clock=lambda: NOON) as opened:
        yield opened


@pytest.fixture(scope="module")
def readings() -> dict[int, tuple[Document, list[Claim]]]:
    found = {}
    for number in range(300, 318):
        (reading,) = pipeline.readings([report(number)], every_number=False)
        found[number] = reading.document, list(reading.claims)
    return found


def told(store: Store) -> dict[str, Any]:
    """What pages are told of the case."""
    items = store.items(CASE)
    sources = [one.model_dump() for one in store.sources(CASE)]
    found = store.reconciliation(CASE)
    return {
        "questions": store.questions(CASE), "relations": found.relations if found else (), "checks": found.checks if found else (),
        "sources": sources, "flags": store.flags(CASE), "items": items, "page": store.page(CASE, Wanted()),
        "choices": store.choices(CASE, Wanted()), "outside": store.outside(CASE, 5, 5), "basis": store.state(CASE).basis,
        "voices": [store.voice_page(CASE, sort) for sort in (SPEAKER, OUTLET)],
        "listed": [store.question_page(CASE, Asked(order=order)) for order in ("origins", "members", "severity")],
        "spoken": store.spoken(CASE, [claim.id for claim in store.claims(CASE)]),
    }  # fmt: skip


def from_scratch(path: Path) -> dict[str, Any]:
    """The same, of a copy of the store that is reconciled as a whole."""
    here = path / "whole.db"
    here.unlink(missing_ok=True)
    with closing(sqlite3.connect(path / "claims.db")) as given, closing(sqlite3.connect(here)) as taken:
        given.backup(taken)
    with Store.open(str(here), clock=lambda: NOON) as copy:
        Desk(copy, whole, clock=lambda: NOON).renew(CASE)
        return told(copy)


DEEDS = ("add", "add", "correct", "speaker", "reject", "part", "join", "one source", "judge", "take back")


def step(desk: Desk, lot: random.Random, readings: dict[int, tuple[Document, list[Claim]]], waiting: list[int]) -> None:
    """Something that people do to a case; nothing where it cannot be done."""
    deed, claims = lot.choice(DEEDS), desk.store.claims(CASE)
    one, other = (claim.id for claim in lot.sample(claims, 2))
    names = [source.name for source in desk.store.sources(CASE)]
    items = [item.id for item in desk.store.items(CASE) if item.discrepancy is not None]
    if deed == "add" and waiting:
        desk.add(*readings[waiting.pop()])
    elif deed == "correct":
        desk.annotate(CASE, one, "value", lot.randint(2, 30), "seen", "Ann", expected=None)
    elif deed == "speaker":
        desk.annotate(CASE, one, "speaker", lot.choice(["The mayor", "A fisherman"]), "seen", "Ann", expected=None)
    elif deed == "reject":
        desk.annotate(CASE, one, "rejected", value=True, note="no figure", reviewer="Ann", expected=None)
    elif deed in {"part", "join"}:
        desk.decide_question(CASE, (one, other), "", "Ann", same=deed == "join", expected=None)
    elif deed == "one source":
        a, b = lot.sample(names, 2)
        desk.decide_source(CASE, (a, b), "", "Ann", same=lot.random() < 0.5, expected=None)
    elif deed == "judge" and items:
        desk.give_verdict(CASE, lot.choice(items), VerdictCode.NOT_SAME_QUESTION, "", "Ann", expected=None)
    elif deed == "take back" and (rows := desk.store.log(CASE)):
        desk.withdraw(lot.choice(rows)[1].id, "Ann")


@pytest.mark.parametrize("seed", [1, 2])
def test_what_changes_bit_by_bit_is_kept_as_the_whole_would_be(
    store: Store, readings: dict[int, tuple[Document, list[Claim]]], tmp_path: Path, seed: int
) -> None:
    lot = random.Random(seed)  # noqa: S311 - the same on every run
    desk, waiting = Desk(store, refuse, cases=case_of, clock=lambda: NOON), lot.sample(sorted(readings), len(readings))
    for _ in range(11):
        desk.add(*readings[waiting.pop()])
    desk.renew(CASE)
    assert told(store) == from_scratch(tmp_path)
    Watched.shares.clear()
    desk.renew(CASE)
    assert Watched.shares == [0.0]
    for _ in range(8):
        with suppress(ClaimsError):
            step(desk, lot, readings, waiting)
        desk.renew(CASE)
        assert told(store) == from_scratch(tmp_path)
    assert any(0 < share < 1 for share in Watched.shares)


def test_what_another_program_kept_meanwhile_is_not_overwritten(
    store: Store, readings: dict[int, tuple[Document, list[Claim]]], tmp_path: Path
) -> None:
    numbers = sorted(readings)
    other = Desk(store, refuse, cases=case_of, clock=lambda: NOON)

    class Overtaken(Case):
        """A case that another program reconciles while this one does."""

        waiting: ClassVar[list[int]] = []

        def reconcile(self, below: Known, known: Mapping[str, str], *, with_claims: Collection[str] = ()) -> Renewed:
            found = super().reconcile(below, known, with_claims=with_claims)
            if self.waiting:
                other.add(*readings[self.waiting.pop()])
                other.renew(CASE)
            return found

    desk = Desk(store, refuse, cases=lambda claims, decided: Overtaken(claims, SETTINGS, decided), clock=lambda: NOON)
    for number in numbers[:10]:
        desk.add(*readings[number])
    desk.renew(CASE)
    desk.add(*readings[numbers[10]])
    Overtaken.waiting.append(numbers[11])
    desk.renew(CASE)
    assert (desk.is_behind(CASE), Overtaken.waiting) == (False, [])
    assert told(store) == from_scratch(tmp_path)


def test_what_a_program_without_an_index_kept_is_compared_as_a_whole_once_more(
    store: Store, readings: dict[int, tuple[Document, list[Claim]]], tmp_path: Path
) -> None:
    for number in sorted(readings)[:8]:
        store.add(*readings[number])
    Desk(store, whole, clock=lambda: NOON).renew(CASE)
    desk = Desk(store, refuse, cases=case_of, clock=lambda: NOON)
    desk.add(*readings[sorted(readings)[8]])
    desk.renew(CASE)
    assert told(store) == from_scratch(tmp_path)
    Desk(store, whole, clock=lambda: NOON).renew(CASE)
    with store.index(CASE) as (index, _):
        assert index.known() == {}
