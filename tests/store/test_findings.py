from __future__ import annotations

from collections.abc import Sequence

import pytest

import factories
from claims.models import Claim, Reconciliation
from claims.reviews import Flag, flags
from claims.reviews.parts import Basis
from claims.store import Store, replacing
from claims.versions import EXTRACTOR

LATER = factories.BASIS.model_copy(update={"revision": 2})


def found_by(claims: Sequence[Claim]) -> tuple[Reconciliation, tuple[Flag, ...]]:
    found = factories.reconcile(claims)
    return found, flags(found.discrepancies, found.questions, claims, EXTRACTOR)


def test_a_reconciliation_is_read_back_as_it_was_kept(store: Store) -> None:
    store.add(*factories.read(2))
    store.add(*factories.read(3))
    found, raised = found_by(store.claims(None))
    store.save_reconciliation(None, found, factories.BASIS, raised)
    actual = (store.reconciliation(None), store.flags(None), store.state(None).basis)
    assert actual == (found, raised, factories.BASIS)


def test_a_new_reconciliation_replaces_the_former_one_of_its_case_only(store: Store) -> None:
    for case in (None, "ferry"):
        store.add(*factories.read(2, case=case))
        store.add(*factories.read(3, case=case))
        store.save_reconciliation(case, *reordered(store.claims(case)))
    kept = store.reconciliation("ferry")
    empty = Reconciliation(claims=(), questions=(), relations=(), discrepancies=(), checks=())
    store.save_reconciliation(None, empty, factories.BASIS, ())
    actual = (store.questions(None), store.relations(None), store.checks(None), store.flags(None))
    assert (actual, store.reconciliation("ferry")) == (((), (), (), ()), kept)


def reordered(claims: Sequence[Claim]) -> tuple[Reconciliation, Basis, tuple[Flag, ...]]:
    found, raised = found_by(claims)
    return found, factories.BASIS, raised


def test_a_case_that_was_never_reconciled_has_none(store: Store) -> None:
    store.add(*factories.read(2))
    assert (store.reconciliation(None), store.flags(None)) == (None, ())


def test_a_closed_flag_is_kept_apart_from_those_that_stand(store: Store) -> None:
    store.add(*factories.read(2))
    store.add(*factories.read(3))
    found, raised = found_by(store.claims(None))
    closed = raised[0].model_copy(update={"closed": "closed by a correction"})
    store.save_reconciliation(None, found.model_copy(update={"discrepancies": ()}), factories.BASIS, [closed])
    kept = store.reconciliation(None)
    assert (kept.discrepancies if kept else None, store.flags(None)) == ((), (closed,))


def test_an_error_in_the_middle_of_replacing_keeps_the_former_reconciliation(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add(*factories.read(2))
    store.add(*factories.read(3))
    found, raised = found_by(store.claims(None))
    store.save_reconciliation(None, found, factories.BASIS, raised)

    def fail(*_given: object) -> None:
        raise RuntimeError("power cut")

    monkeypatch.setattr(replacing.speaking, "renew", fail)
    with pytest.raises(RuntimeError):
        store.save_reconciliation(None, found.model_copy(update={"questions": ()}), LATER, ())
    assert (store.reconciliation(None), store.flags(None), store.state(None).basis) == (found, raised, factories.BASIS)


def test_one_question_is_found_by_its_id(store: Store) -> None:
    store.add(*factories.read(2))
    found, raised = found_by(store.claims(None))
    store.save_reconciliation(None, found, factories.BASIS, raised)
    actual = (store.question(None, found.questions[0].id), store.question(None, "none"))
    assert actual == (found.questions[0], None)
