"""What is kept of the copies among a case's documents, and what is told of some of them."""

from __future__ import annotations

import stories_by_hand as stories
from claims.desk.copyfinding import find_copies
from claims.ids import document_id
from claims.models import Document
from claims.store import Store

FERRY, PAGE = stories.FERRY, "https://tide.example/ferry"


def put(store: Store, name: str, text: str, url: str | None = None) -> str:
    made = Document(name=name, text=text, url=url)
    store.add(made, ())
    return document_id(made)


def test_copies_are_found_once_and_asked_for_by_document(store: Store) -> None:
    agency, headed = put(store, "agency", FERRY), put(store, "headed", stories.headed(FERRY))
    other = put(store, "other", stories.OTHER_REPORT)
    assert len(store.unsketched(None)) == 3
    find_copies(store, None)
    assert store.unsketched(None) == ()
    assert len(store.sketches(None)) == 3
    (pair,) = store.alike(None, [headed])
    assert {pair.a, pair.b} == {agency, headed}
    assert store.alike(None, [other]) == ()


def test_sketches_that_another_program_made_meanwhile_are_not_doubled(store: Store) -> None:
    put(store, "agency", FERRY)
    find_copies(store, None)
    (sketch,) = store.sketches(None)
    assert not store.keep_copies(None, 0, [sketch], ())
    assert store.keep_copies(None, 1, [sketch], ())
    assert store.sketches(None) == (sketch,)


def test_two_versions_of_a_page_are_told_with_when_they_were_kept_and_other_pages_are_not(store: Store) -> None:
    first, second = put(store, "a", FERRY, PAGE), put(store, "b", f"{FERRY} It rained.", f"{PAGE}?utm_source=x")
    other = put(store, "c", stories.MARKET, "https://tide.example/market")
    find_copies(store, None)
    told = store.told_of(None, [second, other, first]).documents
    assert [one.document_id for one in told] == [first, second]
    assert all(one.kept for one in told)
    assert store.told_of(None, [first, other]).documents == ()
