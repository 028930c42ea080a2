"""Claims by hand in the store: among those read, and never lost by a reading."""

from __future__ import annotations

import pytest

import factories
from claims.decisions import BY_HAND, ClaimByHand
from claims.store import Store

NEWER = "claims 9.0.0 rules 2"
READ = factories.claim(2)
ENTERED = factories.claim(
    5, of=factories.document(2), id="entered", extractor=BY_HAND, start=3, end=8, entered_by="Ann"
)


def row(withdraws: str | None = None) -> ClaimByHand:
    return ClaimByHand(id="", claim=ENTERED, reviewer="Ann", at="2021-03-05T12:00:00Z", withdraws=withdraws)


def ids(store: Store) -> list[str]:
    return [claim.id for claim in store.claims(None)]


def test_a_claim_by_hand_stands_behind_those_read_and_the_case_has_changed(store: Store) -> None:
    store.add(*factories.read(2))
    before = store.state(None).revision
    store.append(row())
    assert (ids(store), store.state(None).revision) == ([READ.id, "entered"], before + 1)


def test_taking_the_row_back_removes_it_and_restoring_brings_it_back(store: Store) -> None:
    store.add(*factories.read(2))
    kept = store.append(row())
    back = store.append(row(kept.id))
    without = ids(store)
    store.append(row(back.id))
    assert (without, ids(store)) == ([READ.id], [READ.id, "entered"])


def test_a_newer_reading_replaces_what_was_read_alone(store: Store) -> None:
    document, claims = factories.read(2)
    store.add(document, claims)
    store.append(row())
    store.add(document, [claims[0].model_copy(update={"id": "newer", "extractor": NEWER})], NEWER)
    assert ids(store) == ["newer", "entered"]


def test_a_log_that_comes_before_its_documents_waits_for_them(store: Store) -> None:
    store.append(row())
    before = ids(store)
    store.add(*factories.read(2))
    assert (before, ids(store)) == ([], [READ.id, "entered"])


def test_a_row_that_is_refused_leaves_no_claim(store: Store) -> None:
    store.add(*factories.read(2))

    def refuse(_: object) -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        store.append(row(), refuse)
    assert (ids(store), store.rows(ClaimByHand, None)) == ([READ.id], ())


def test_another_opening_of_the_store_sees_it(store: Store, address: str) -> None:
    store.add(*factories.read(2))
    store.append(row())
    with Store.open(address) as other:
        assert ids(other) == [READ.id, "entered"]


def test_other_documents_keep_their_own(store: Store) -> None:
    store.add(*factories.read(2))
    store.append(row())
    store.add(*factories.read(3, outlet="Evening Mail"))
    assert ids(store) == [READ.id, "entered", factories.claim(3, of=factories.document(3, outlet="Evening Mail")).id]
