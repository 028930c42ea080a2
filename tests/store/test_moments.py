from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from claims.decisions import Viewer
from claims.errors import AccessError, StoreError
from claims.store import Store
from claims.store.engine import reading
from factories import read


def test_what_another_adds_meanwhile_is_seen_by_the_next_moment_alone(store: Store, address: str) -> None:
    store.add(*read(2))
    with Store.open(address) as other:
        with store.one_moment():
            before = store.counts(None)
            other.add(*read(3))
            assert store.counts(None) == before
            assert len(store.claims(None)) == before.claims
        assert store.counts(None).claims == before.claims + 1


def test_what_is_written_inside_is_seen_at_once(store: Store) -> None:
    store.add(*read(2))
    with store.one_moment():
        assert store.counts(None).documents == 1
        store.add(*read(3))
        assert store.counts(None).documents == 2


def test_one_moment_inside_another_is_the_same_one(store: Store, address: str) -> None:
    store.add(*read(2))
    with Store.open(address) as other, store.one_moment():
        before = store.state(None)
        other.add(*read(3))
        with store.one_moment():
            assert store.state(None) == before
        assert store.state(None) == before


def test_a_moment_is_of_one_store_and_of_one_thread(store: Store, address: str, tmp_path: Path) -> None:
    store.add(*read(2))
    with Store.open(str(tmp_path / "other.db")) as second, ThreadPoolExecutor(1) as pool, store.one_moment():
        assert store.counts(None).documents == 1
        assert second.counts(None).documents == 0
        second.add(*read(2))
        with Store.open(address) as other:
            other.add(*read(3))
        assert pool.submit(store.counts, None).result().documents == 2
        assert store.counts(None).documents == 1


def test_an_error_inside_leaves_nothing_open(store: Store) -> None:
    store.add(*read(2))
    with store.one_moment():
        assert store.counts(None).documents == 1
        with pytest.raises(ValueError, match="of the page"), store.one_moment():
            raise ValueError("of the page")
        store.add(*read(3))
        assert store.counts(None).documents == 2
    store.add(*read(4))
    assert store.counts(None).documents == 3


def test_a_read_that_fails_ends_the_moment_and_the_next_begins_another(store: Store, address: str) -> None:
    store.add(*read(2))
    with Store.open(address) as other, store.one_moment():
        assert store.counts(None).documents == 1
        other.add(*read(3))
        with pytest.raises(StoreError), reading(store.engine) as connection:
            connection.exec_driver_sql("SELECT * FROM nowhere")
        assert store.counts(None).documents == 2


def test_in_one_moment_each_is_answered_for_oneself(store: Store) -> None:
    store.add(*read(2))
    stranger = store.as_viewer(Viewer(person="eve@example.org", name="Eve"))
    with store.one_moment():
        assert (store.cases(), stranger.cases()) == ((None,), ())
        assert store.counts(None).documents == 1
        with pytest.raises(AccessError):
            stranger.counts(None)
        assert store.cases() == (None,)
