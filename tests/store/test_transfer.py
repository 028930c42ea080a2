from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import factories
from claims.decisions import Annotation
from claims.desk import Desk
from claims.errors import StoreError
from claims.reviews.seeking import Sought
from claims.store import Store
from claims.store.engine import writing
from claims.store.jobs import HandedIn
from claims.store.transfer import copy
from stored import rows


@pytest.fixture
def filled(store: Store) -> Store:
    """A store with something in most of its tables."""
    desk = Desk(store, factories.reconcile)
    for case in (None, "Fähre", "storm"):
        for figure, outlet in ((2, "Morning Post"), (3, "Évening \U0001f4f0"), (2.5, None)):
            document, claims = factories.read(figure, outlet=outlet, case=case)
            kept = store.keep_original(document.text.encode())
            desk.add(document.model_copy(update={"original": kept}), claims, {"claim": 1})
        desk.reconciliation(case)
    claim = store.claims(None)[0]
    store.append(
        Annotation(id="", claim_id=claim.id, field="place", value='"Cape"', reviewer="Ann", at="2021-03-04T12:00:00Z")
    )
    store.submit("storm", [HandedIn(name="a.txt", sha256="0" * 64)], "Ann")
    return store


@pytest.fixture
def elsewhere(request: pytest.FixtureRequest, filled: Store, tmp_path: Path) -> Iterator[Store]:
    """An empty store: in PostgreSQL where the other one is in SQLite, and the other way round."""
    is_file = filled.engine.dialect.name == "sqlite"
    address = request.getfixturevalue("in_postgres") if is_file else str(tmp_path / "elsewhere.db")
    with Store.open(address) as opened:
        yield opened


@pytest.mark.postgresql
def test_a_copy_and_the_copy_of_the_copy_hold_the_same_rows(filled: Store, elsewhere: Store, tmp_path: Path) -> None:
    first = copy(filled, elsewhere)
    with Store.open(str(tmp_path / "back.db")) as back:
        second = copy(elsewhere, back)
        assert rows(filled) == rows(elsewhere) == rows(back)
        assert list(filled.originals.names()) == list(back.originals.names())
    assert (first, first.rows > 50, first.files, first.lacking) == (second, True, 3, 0)


@pytest.mark.postgresql
def test_a_copy_goes_on_where_the_store_was(filled: Store, elsewhere: Store) -> None:
    copy(filled, elsewhere)
    for store in (filled, elsewhere):
        store.add(*factories.read(9, case="storm"))
        store.submit("storm", [HandedIn(name="b.txt", sha256="1" * 64)], "Ann")
    kept = rows(filled)
    held = rows(elsewhere)
    seqs = [[row[0] for row in told["documents"]] for told in (kept, held)]
    assert seqs[0] == seqs[1]
    assert [row[0] for row in held["jobs"]] == [1, 2]
    assert [len(store.claim_page("storm", Sought(words="coast")).claims) for store in (filled, elsewhere)] == [4, 4]


def test_a_store_that_holds_anything_is_refused_and_left_alone(store: Store, tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "source.db")) as source:
        source.add(*factories.read(2))
        store.submit(None, [HandedIn(name="a.txt", sha256="0" * 64)], "Ann")
        before = rows(store)
        with pytest.raises(StoreError, match=r"holds something already \(jobs\)"):
            copy(source, store)
        assert rows(store) == before


def test_what_is_written_to_the_source_meanwhile_is_not_copied(store: Store, tmp_path: Path) -> None:
    store.add(*factories.read(2))
    told: list[tuple[int, int]] = []

    def meanwhile(done: int, of: int) -> None:
        if not told:
            store.add(*factories.read(3))
        told.append((done, of))

    with Store.open(str(tmp_path / "target.db")) as target:
        copied = copy(store, target, meanwhile)
        assert (target.counts(None).documents, store.counts(None).documents, told[-1]) == (
            1,
            2,
            (copied.rows, copied.rows),
        )


def test_rows_that_come_through_changed_leave_nothing_behind(store: Store, tmp_path: Path) -> None:
    store.add(*factories.read(2))
    with Store.open(str(tmp_path / "target.db")) as target:
        with writing(target.engine) as connection:
            connection.exec_driver_sql(
                "CREATE TRIGGER garbled AFTER INSERT ON documents BEGIN UPDATE documents SET title = 'Ferri'; END"
            )
        with pytest.raises(StoreError, match=r"target.db: documents: what was written is not what was read"):
            copy(store, target)
        assert target.cases() == ()


@pytest.mark.postgresql
def test_what_a_database_cannot_hold_is_told_with_its_table(in_postgres: str, path: Path) -> None:
    with Store.open(str(path)) as source, Store.open(in_postgres) as target:
        source.add(*factories.read(2))
        with writing(source.engine) as connection:
            connection.exec_driver_sql("UPDATE documents SET title = 'a' || char(0)")
        with pytest.raises(StoreError, match=r"documents: .*refused: .*NUL"):
            copy(source, target)
        assert target.cases() == ()


def test_a_folder_of_originals_that_both_use_is_left_as_it_is(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMS_ORIGINALS", str(tmp_path / "shared"))
    with Store.open(str(path)) as source, Store.open(str(tmp_path / "target.db")) as target:
        document, claims = factories.read(2)
        source.add(document.model_copy(update={"original": source.keep_original(b"as it came")}), claims)
        copied = copy(source, target)
        assert (copied.files, copied.lacking, [file.name for file in tmp_path.iterdir() if file.is_dir()]) == (
            0,
            0,
            ["shared"],
        )
