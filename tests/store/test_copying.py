"""What is kept of the copies among a case's documents, and what is told of some of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, update

import stories_by_hand as stories
from claims.copies import among
from claims.desk.copyfinding import find_copies
from claims.ids import document_id
from claims.models import Document
from claims.store import Store
from claims.store.engine import writing
from claims.store.tables import bands
from claims.store.tables import stories as stories_table

if TYPE_CHECKING:
    import pytest

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


SENTENCES = [" ".join(f"word{place * 31 % 97}{number}" for place in range(12)) + "." for number in range(6)]
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5).map(" ".join)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts=st.lists(TEXTS, min_size=2, max_size=6), stops=st.sets(st.integers(0, 6)), old=st.booleans())
def test_copies_found_with_each_new_document_are_those_found_among_all(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], stops: set[int], old: bool
) -> None:
    with Store.open(str(tmp_path_factory.mktemp("copies") / "claims.db")) as store:
        for place, text in enumerate(texts):
            put(store, f"{place}", text, f"https://tide.example/{place}")
            if place in stops:
                find_copies(store, None)
        if old:
            forget_bands(store)
        put(store, "last", texts[0], "https://tide.example/last")
        find_copies(store, None)
        there = store.documents(None)
        assert store.alike(None, list(there)) == among(there.items())[1]


def forget_bands(store: Store) -> None:
    """As a store that an older program kept."""
    with writing(store.engine) as connection:
        connection.execute(delete(bands))
        connection.execute(update(stories_table).values(banded=None))


def test_a_document_that_is_read_anew_is_looked_at_again(store: Store) -> None:
    put(store, "agency", FERRY)
    find_copies(store, None)
    store.add(Document(name="agency", text=FERRY, title="Ferry"), ())
    before = len(store.unsketched(None))
    find_copies(store, None)
    assert (before, store.unsketched(None), len(store.sketches(None))) == (1, (), 1)


def test_two_versions_of_a_page_are_told_with_when_they_were_kept_and_other_pages_are_not(store: Store) -> None:
    first, second = put(store, "a", FERRY, PAGE), put(store, "b", f"{FERRY} It rained.", f"{PAGE}?utm_source=x")
    other = put(store, "c", stories.MARKET, "https://tide.example/market")
    find_copies(store, None)
    told = store.told_of(None, [second, other, first]).documents
    assert [one.document_id for one in told] == [first, second]
    assert all(one.kept for one in told)
    assert store.told_of(None, [first, other]).documents == ()
