from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factories
from claims.reviews.seeking import Sought
from claims.store import Store
from claims.store.searching import words_of

# The scripts that SQLite's tables of Unicode 6.1 and those of Python have in common.
LETTERS = st.characters(codec="utf-8", min_codepoint=1, max_codepoint=0x4FF, exclude_categories=["Cn"])
LETTERS_BEYOND = st.sampled_from("ḗẞﬁ中文한국ンカ०१½Ⅷ€…“–\u00ad\u200b😀")
APART = "Ǡǡ\u037f\u0301"  # folded in another way, which both ends of a search in PostgreSQL share


def cut_by_sqlite(text: str) -> tuple[str, ...]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(words, tokenize='unicode61 remove_diacritics 2')")
        connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab('t', 'instance')")
        connection.execute("INSERT INTO t VALUES (?)", (text,))
        return tuple(row[0] for row in connection.execute("SELECT term FROM v ORDER BY offset"))


@given(st.text(st.one_of(LETTERS, LETTERS_BEYOND).filter(lambda letter: letter not in APART), max_size=30))
def test_words_are_cut_and_folded_as_sqlite_does(text: str) -> None:
    assert words_of(text) == cut_by_sqlite(text)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("semi", True),
        ("SEMI-auto", True),
        ("auto-semi", False),
        ("rifles semi", True),
        ("ecole", True),
        ("école rif", True),
        ("cole", False),
        ("1,2", True),
        ("— rifles", True),
        ("—", False),
        ('"rifles" OR nothing', False),
        ("'%_\\", False),
        ("rifles'; DROP TABLE told", False),
    ],
)
def test_a_claim_is_found_by_the_beginnings_of_its_words(store: Store, words: str, found: bool) -> None:
    document = factories.document(2)
    sentence = "At the École, 1,200 semi-automatic rifles were found."
    store.add(document, [factories.claim(2, of=document, sentence=sentence)])
    store.add(*factories.read(3))
    assert store.claim_page(None, Sought(words=words)).total == int(found)


def test_what_is_read_anew_is_found_by_its_new_words_alone(store: Store) -> None:
    document, claims = factories.read(2)
    store.add(document, claims)
    told = claims[0].model_copy(update={"sentence": "Boats capsized.", "extractor": "claims 9.0.0 rules 99"})
    store.add(document, [told])
    found = [store.claim_page(None, Sought(words=words)).total for words in ("rescued", "capsized")]
    assert found == [0, 1]
