from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

import factories
from claims.errors import InputError, UsageError
from claims.ids import document_id
from claims.models import Document
from claims.store import Counts, Store, contents
from stored import rows

NEWER = "claims 9.0.0 rules 2"


def test_a_document_and_its_claims_are_read_back_as_they_were_given(store: Store) -> None:
    document, claims = factories.read(2, case="ferry", url="https://example.org/1", language="en", body_start=0)
    store.add(document, claims)
    actual = (store.documents("ferry"), store.claims("ferry"), store.cases())
    assert actual == ({document_id(document): document}, tuple(claims), ("ferry",))


def test_adding_the_same_document_twice_changes_nothing(store: Store) -> None:
    store.add(*factories.read(2))
    before = rows(store)
    again = store.add(*factories.read(2))
    assert (again, rows(store)) == (False, before)


def test_a_copy_under_another_file_name_is_the_same_document(store: Store) -> None:
    store.add(*factories.read(2))
    before = rows(store)
    again = store.add(*factories.read(2, name="copy.txt", source="/elsewhere/copy.txt"))
    assert (again, rows(store)) == (False, before)


def test_the_same_text_in_two_cases_is_kept_in_each(store: Store) -> None:
    added = [store.add(*factories.read(2)), store.add(*factories.read(2, case="ferry"))]
    assert (added, store.cases(), len(store.claims(None)), len(store.claims("ferry"))) == (
        [True, True],
        (None, "ferry"),
        1,
        1,
    )


def test_newer_rules_replace_the_claims_and_keep_their_ids(store: Store) -> None:
    document, claims = factories.read(2)
    store.add(document, claims)
    better = [claim.model_copy(update={"place": "Bay", "extractor": NEWER}) for claim in claims]
    added = store.add(document, better)
    assert (added, store.claims(None)) == (True, tuple(better))


def test_older_rules_do_not_replace_what_newer_ones_read(store: Store) -> None:
    document, claims = factories.read(2)
    newer = [claim.model_copy(update={"extractor": NEWER}) for claim in claims]
    store.add(document, newer)
    added = store.add(document, claims)
    assert (added, store.claims(None)) == (False, tuple(newer))


def test_a_corrected_date_of_publication_replaces_the_former_reading(store: Store) -> None:
    store.add(*factories.read(2))
    added = store.add(*factories.read(2, published="2021-03-05"))
    assert (added, [claim.published for claim in store.claims(None)]) == (True, ["2021-03-05"])


def test_documents_read_by_other_rules_are_told_for_reading_anew(store: Store) -> None:
    old, fresh = factories.read(2), factories.read(3)
    store.add(*old)
    store.add(*fresh, extractor=NEWER)
    assert store.outdated(None, NEWER) == (old[0],)


def test_a_document_without_claims_is_kept_and_not_outdated(store: Store) -> None:
    document = factories.document()
    store.add(document, [])
    counts = Counts(documents=1, claims=0, questions=0)
    assert (store.counts(None), store.outdated(None), store.add(document, [])) == (counts, (), False)


def test_claims_of_another_document_are_refused_and_nothing_is_kept(store: Store) -> None:
    with pytest.raises(UsageError, match="not of this document"):
        store.add(factories.document(2), [factories.claim(3)])
    assert store.cases() == ()


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("torn.txt", "2 \ud800 sailors", "torn.txt: .*half characters"),
        ("\udcff.txt", "2 sailors", r"\\udcff.txt: .*half characters"),
        ("nil.txt", "2 \0 sailors", "nil.txt: .*the character NUL"),
    ],
)
def test_characters_that_no_database_keeps_are_refused_with_the_document_named(
    store: Store, name: str, text: str, shown: str
) -> None:
    with pytest.raises(InputError, match=f"^{shown}"):
        store.add(Document(name=name, text=text), [])
    assert store.cases() == ()


def test_an_error_in_the_middle_of_adding_leaves_nothing_behind(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.add(*factories.read(2))
    before = rows(store)
    real = contents.insert

    def fail_at_claims(table: object) -> object:
        if table is contents.claims:
            raise RuntimeError("power cut")
        return real(table)

    monkeypatch.setattr(contents, "insert", fail_at_claims)
    with pytest.raises(RuntimeError):
        store.add(*factories.read(3))
    assert rows(store) == before


def test_an_error_in_the_middle_of_replacing_keeps_the_former_reading(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    document, claims = factories.read(2)
    store.add(document, claims)
    before = rows(store)
    real = Connection.execute

    def fail_after_delete(connection: Connection, statement: object, *values: object) -> object:
        result = real(connection, statement, *values)  # type: ignore[call-overload]
        if str(statement).startswith("DELETE FROM claims"):
            raise RuntimeError("power cut")
        return result

    monkeypatch.setattr(Connection, "execute", fail_after_delete)
    with pytest.raises(RuntimeError):
        store.add(document, [claims[0].model_copy(update={"extractor": NEWER})])
    monkeypatch.undo()
    assert rows(store) == before


def test_more_ids_than_one_query_takes_are_all_found(store: Store) -> None:
    document = factories.document(2)
    one = factories.claim(2, of=document)
    many = [one.model_copy(update={"id": f"{number:04}"}) for number in range(1203)]
    store.add(document, many)
    assert store.claims(None, [claim.id for claim in many]) == tuple(many)


KEPT = st.text(st.characters(codec="utf-8", exclude_characters="\0"))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=KEPT, title=st.none() | KEPT)
def test_every_text_comes_back_character_by_character(store: Store, text: str, title: str | None) -> None:
    document = Document(name="any.txt", text=text, title=title)
    store.add(document, [])
    assert store.document(None, document_id(document)) == document
