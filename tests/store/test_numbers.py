"""What became of the numbers of a case's documents, and which files could not be read."""

from __future__ import annotations

import factories
from claims.errors import InputError
from claims.store import Store


def test_numbers_are_added_up_by_kind_over_the_documents_of_a_case(store: Store) -> None:
    store.add(*factories.read(2), counted={"claim": 1, "date": 2})
    store.add(*factories.read(3, outlet="Gazette"), counted={"claim": 1, "age": 1})
    store.add(*factories.read(4, case="other"), counted={"claim": 9})
    found = store.numbers(None)
    assert (found.total, found.by_kind, found.documents) == (5, {"age": 1, "claim": 2, "date": 2}, 2)


def test_a_document_without_numbers_is_counted_and_one_that_was_not_counted_is_not(store: Store) -> None:
    store.add(*factories.read(2), counted={})
    store.add(*factories.read(3, outlet="Gazette"))
    found = store.numbers(None)
    assert (found.total, found.by_kind, found.documents) == (0, {}, 1)


def test_a_newer_reading_is_counted_in_place_of_the_former(store: Store) -> None:
    document, claims = factories.read(2)
    store.add(document, claims, counted={"claim": 1, "date": 2})
    store.add(document, claims, "claims 9.0.0 rules 99", {"claim": 1, "age": 1})
    assert store.numbers(None).by_kind == {"age": 1, "claim": 1}


def test_files_that_could_not_be_read_are_kept_until_they_are(store: Store) -> None:
    store.keep_unread((), [InputError("a.pdf", "not read yet"), InputError("b.jsonl", "no text", 3)])
    store.keep_unread((), [InputError("b.jsonl", "no text", 4)])
    both = [(one.path, one.line, one.reason) for one in store.unread()]
    store.keep_unread({"b.jsonl"}, ())
    assert both == [("a.pdf", None, "not read yet"), ("b.jsonl", 4, "no text")]
    assert [one.path for one in store.unread()] == ["a.pdf"]
