from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import event

import factories
from claims.errors import StoreError
from claims.store import Store, engine, sqlite
from claims.store.tables import SCHEMA


def test_without_an_address_the_store_is_the_file_that_the_variable_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMS_STORE", f"sqlite:///{tmp_path}/named.db")
    Store.open().close()
    assert [file.name for file in tmp_path.iterdir()] == ["named.db"]


def test_without_an_address_or_variable_the_store_is_claims_db_in_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CLAIMS_STORE", raising=False)
    monkeypatch.chdir(tmp_path)
    Store.open().close()
    assert [file.name for file in tmp_path.iterdir()] == ["claims.db"]


def test_what_was_added_is_there_when_the_store_is_opened_again(address: str) -> None:
    document, claims = factories.read(2)
    with Store.open(address) as store:
        store.add(document, claims)
    with Store.open(address if "://" in address else f"sqlite:///{address}") as store:
        assert store.claims(None) == tuple(claims)


def test_a_store_keeps_a_write_ahead_log_and_syncs_every_commit(path: Path) -> None:
    with Store.open(str(path)) as store, engine.reading(store.engine) as connection:
        wanted = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        actual = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted]
    assert actual == ["wal", 2, 1, engine.WAIT_MILLISECONDS]


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("mysql://host/claims", "only SQLite and PostgreSQL stores"),
        ("postgresql://host/", "names no database"),
        ("sqlite://", "in memory would be lost"),
        ("sqlite:///:memory:", "in memory would be lost"),
        ("://", "not an address of a store"),
        ("/no/such/folder/claims.db", "check that its folder exists"),
        ("/", "is a folder"),
    ],
)
def test_an_address_that_is_no_store_is_refused_in_plain_words(url: str, words: str) -> None:
    with pytest.raises(StoreError, match=words):
        Store.open(url)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://me:secret@/claims?host=/nowhere",
        "postgresql://me@/claims?host=/nowhere&password=secret",
        "postgres://me:secret@127.0.0.1:1/claims",
        "postgresql://me:secret@host:port/claims",
        "mysql://me:secret@host/claims",
    ],
)
def test_a_password_in_an_address_is_not_shown(url: str) -> None:
    with pytest.raises(StoreError) as caught:
        Store.open(url)
    assert "secret" not in str(caught.value)


def test_a_file_that_is_no_database_is_refused_and_left_alone(path: Path) -> None:
    path.write_text("figures\n" * 400)
    with pytest.raises(StoreError, match="not a database of this program"):
        Store.open(str(path))
    assert path.read_text() == "figures\n" * 400


def test_the_database_of_another_program_is_refused_and_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="database of another program"):
        Store.open(str(path))
    assert path.read_bytes() == before


def test_a_store_of_a_newer_program_is_refused_with_what_to_do(path: Path) -> None:
    Store.open(str(path)).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE meta SET value = ? WHERE key = 'schema'", (str(SCHEMA + 1),))
    connection.close()
    with pytest.raises(StoreError, match=rf"newer version .*version {SCHEMA + 1}.*update the program"):
        Store.open(str(path))


def test_a_store_locked_by_another_program_says_so_and_loses_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "WAIT_MILLISECONDS", 20)
    with Store.open(str(path)) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="locked: another program is writing"):
            store.add(*factories.read(2))
        other.execute("ROLLBACK")
        other.close()
        assert (store.cases(), store.add(*factories.read(2))) == ((), True)


def test_a_read_only_store_can_be_read_and_says_why_it_cannot_be_written(path: Path) -> None:
    document, claims = factories.read(2)
    with Store.open(str(path)) as store:
        store.add(document, claims)
    with Store.open(f"sqlite:///file:{path}?mode=ro&uri=true") as store:
        with pytest.raises(StoreError, match="read-only; nothing was written"):
            store.add(*factories.read(3))
        assert store.claims(None) == tuple(claims)


@pytest.fixture
def read_only_disk(path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From when it is called the store's disk is taken for read-only; tests/benchmarks/faults.py tries a real one, which only root may make."""
    return lambda: monkeypatch.setattr(sqlite, "on_read_only_disk", path.__eq__)


def test_a_store_on_a_read_only_disk_is_read_and_nothing_is_laid_beside_it(
    path: Path, read_only_disk: Callable[[], None]
) -> None:
    document, claims = factories.read(2)
    with Store.open(str(path)) as store:
        store.add(document, claims)
    read_only_disk()
    with Store.open(str(path)) as store:
        assert store.claims(None) == tuple(claims)
        with store.one_moment():
            assert sorted(one.name for one in path.parent.iterdir()) == [path.name]
            assert store.counts(None).documents == 1
        with pytest.raises(StoreError, match="read-only; nothing was written"):
            store.add(*factories.read(3))
        assert store.verify().faults == ()


def test_what_a_program_left_in_the_log_is_read_on_a_read_only_disk(
    path: Path, read_only_disk: Callable[[], None]
) -> None:
    with Store.open(str(path)) as store:
        store.add(*factories.read(2))
        left = store.engine.raw_connection()  # as one that was killed leaves it
        left.cursor().execute("SELECT count(*) FROM meta")
        store.add(*factories.read(3))
        assert Path(f"{path}-wal").stat().st_size
        read_only_disk()
        with Store.open(str(path)) as later:
            assert later.counts(None).documents == 2
        left.close()


def test_which_disk_is_read_only_is_asked_of_the_system(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not sqlite.on_read_only_disk(path)  # there is no such file
    path.touch()
    assert not sqlite.on_read_only_disk(path)
    monkeypatch.setattr(os, "statvfs", lambda _: SimpleNamespace(f_flag=os.ST_RDONLY | os.ST_NOSUID))
    assert sqlite.on_read_only_disk(path)


def test_a_full_disk_says_so_and_leaves_nothing_half_written(path: Path) -> None:
    def limit(connection: sqlite3.Connection, _record: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages}")

    with Store.open(str(path)) as store:
        store.add(*factories.read(2))
        event.listen(store.engine, "connect", limit)
        with pytest.raises(StoreError, match="disk is full; nothing was written"):
            store.add(factories.document(3, title="x" * 1_000_000), [])
        event.remove(store.engine, "connect", limit)
        assert store.counts(None).documents == 1


def test_a_damaged_store_says_so(path: Path) -> None:
    with Store.open(str(path)) as store:
        store.add(*factories.read(2))
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\x07" * (len(whole) - 4096))
    with pytest.raises(StoreError, match="damaged"), Store.open(str(path)) as store:
        store.claims(None)


def test_two_stores_writing_at_once_lose_nothing(address: str) -> None:
    Store.open(address).close()
    failures: list[Exception] = []

    def add(first: int) -> None:
        try:
            with Store.open(address) as store:
                for figure in range(first, first + 20):
                    store.add(*factories.read(figure))
        except Exception as error:  # noqa: BLE001  told to the test's own thread
            failures.append(error)

    threads = [threading.Thread(target=add, args=(first,)) for first in (100, 200)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Store.open(address) as store:
        assert (failures, store.counts(None).claims) == ([], 40)


def test_programs_that_open_a_new_store_at_once_all_succeed(path: Path) -> None:
    code = f"from claims.store import Store; Store.open({str(path)!r}).close()"
    programs = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(3)]
    assert [program.wait() for program in programs] == [0, 0, 0]


def test_a_reader_goes_on_during_a_write_and_sees_what_was_there_before(store: Store) -> None:
    store.add(*factories.read(2))
    with engine.writing(store.engine) as connection:
        connection.exec_driver_sql("DELETE FROM claims")
        seen = len(store.claims(None))
    assert (seen, len(store.claims(None))) == (1, 0)


def test_a_program_that_dies_in_the_middle_of_adding_leaves_nothing_half_written(address: str) -> None:
    Store.open(address).close()
    code = f"""
import os, sys
sys.path.insert(0, {str(Path(factories.__file__).parent)!r})
import factories
from claims.store import Store, contents, engine
store = Store.open({address!r})
with engine.writing(store.engine) as connection:
    contents.add(connection, *factories.read(2), "claims 1 rules 1", "2021-03-04T12:00:00Z")
    os._exit(9)
"""
    ended = subprocess.run([sys.executable, "-c", code], check=False)
    with Store.open(address) as store:
        assert (ended.returncode, store.cases(), store.add(*factories.read(2))) == (9, (), True)
