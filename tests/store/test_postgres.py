"""What only a store in PostgreSQL can meet: a server, other machines, and rights."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

import factories
from claims.decisions import PartyDecision
from claims.errors import StoreError
from claims.reviews.seeking import Sought
from claims.store import Store, engine
from claims.store.engine import reading, writing
from claims.store.tables import metadata
from served_postgres import Databases

pytestmark = pytest.mark.postgresql


@pytest.fixture
def store(in_postgres: str) -> Iterator[Store]:
    with Store.open(in_postgres) as opened:
        yield opened


@pytest.fixture
def outside(in_postgres: str) -> Iterator[psycopg.Connection]:
    """Another program's connection to the database, which changes at once what it is told to."""
    with psycopg.connect(in_postgres, autocommit=True) as connection:
        yield connection


def named(name: str) -> PartyDecision:
    return PartyDecision(id="", name=name, party="Norland", reviewer="Ann", at="2021-03-04T12:00:00Z")


def end_all(outside: psycopg.Connection) -> None:
    """End every other connection, as a restart of the server does."""
    outside.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )


def test_every_text_is_sorted_by_its_code_points(outside: psycopg.Connection) -> None:
    asked = """SELECT c.relname || '.' || a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_collation l ON l.oid = a.attcollation
        WHERE n.nspname = 'public' AND c.relkind = 'r' AND l.collname <> 'C'"""
    assert outside.execute(asked).fetchall() == []
    assert len(metadata.tables) > 30


def test_a_server_that_restarts_is_found_again(store: Store, outside: psycopg.Connection) -> None:
    store.add(*factories.read(2))
    end_all(outside)
    assert (store.counts(None).claims, store.add(*factories.read(3))) == (1, True)


def test_a_connection_that_is_lost_in_the_middle_is_told_and_nothing_is_kept(
    store: Store, outside: psycopg.Connection
) -> None:
    lost = pytest.raises(StoreError, match="connection to the server was lost")
    with lost, writing(store.engine) as connection:
        connection.exec_driver_sql("INSERT INTO cases VALUES ('half', 1)")
        end_all(outside)
        connection.exec_driver_sql("INSERT INTO cases VALUES ('other half', 1)")
    assert store.cases() == ()


def test_a_moment_that_loses_its_connection_is_told_and_another_begins(
    store: Store, outside: psycopg.Connection
) -> None:
    with store.one_moment():
        before = store.counts(None).documents
        end_all(outside)
        with pytest.raises(StoreError, match="connection to the server was lost"):
            store.cases()
        assert store.counts(None).documents == before


@pytest.mark.parametrize(
    ("user", "database", "words"),
    [
        ("nobody_here", "postgres", r"cannot be reached, or refuses: .*nobody_here.* does not exist"),
        ("claims", "no_such", "database .*no_such.* does not exist"),
        ("guarded:wrong", "postgres", "password authentication failed"),
    ],
)
def test_what_a_server_refuses_is_told(databases: Databases, user: str, database: str, words: str) -> None:
    url = databases.url(database).replace("claims@", f"{user}@")
    with pytest.raises(StoreError, match=words) as caught:
        Store.open(url)
    assert "wrong" not in str(caught.value)


@pytest.mark.parametrize("url", ["postgresql://me@127.0.0.1:1/claims", "postgresql://me@/claims?host=/nowhere"])
def test_a_server_that_does_not_run_is_told(url: str) -> None:
    with pytest.raises(
        StoreError, match=r"the server cannot be reached, or refuses: .*; check the address, and that it runs"
    ):
        Store.open(url)


def test_without_its_driver_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "psycopg", None)
    with pytest.raises(StoreError, match="pip install 'claims-tracker\\[postgres\\]'"):
        Store.open("postgresql://me@host/claims")


def test_who_may_not_make_tables_is_told(databases: Databases) -> None:
    url = databases.new()
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP ROLE IF EXISTS reader")
        connection.execute("CREATE ROLE reader LOGIN")
    with pytest.raises(StoreError, match="access is denied"):
        Store.open(url.replace("claims@", "reader@"))
    databases.drop(url)


def test_a_database_that_cannot_hold_every_letter_is_refused(databases: Databases) -> None:
    databases.do("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'")
    with pytest.raises(StoreError, match=r"of the encoding LATIN1.*createdb -E UTF8"):
        Store.open(databases.url("latin"))


def test_a_database_of_another_program_is_refused_and_left_alone(databases: Databases) -> None:
    url = databases.new()
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
        with pytest.raises(StoreError, match="database of another program"):
            Store.open(url)
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    assert tables == [("recipes",)]


def test_a_writer_that_waits_too_long_says_so_and_loses_nothing(
    in_postgres: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "WAIT_MILLISECONDS", 50)
    with Store.open(in_postgres) as store, Store.open(in_postgres) as other:
        with writing(other.engine), pytest.raises(StoreError, match="locked: another program is writing"):
            store.add(*factories.read(2))
        assert (store.cases(), store.add(*factories.read(2))) == ((), True)


def test_rows_of_the_log_are_numbered_without_a_gap_whoever_adds_them(in_postgres: str) -> None:
    failures: list[Exception] = []

    def add(name: str) -> None:
        try:
            with Store.open(in_postgres) as store:
                for number in range(10):
                    store.append(named(f"{name} {number}"))
        except Exception as error:  # noqa: BLE001 - told to the test's own thread
            failures.append(error)

    threads = [threading.Thread(target=add, args=(name,)) for name in ("one", "two", "three")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Store.open(in_postgres) as store:
        assert (failures, [number for number, _ in store.log(None)]) == ([], list(range(1, 31)))


def test_a_new_database_is_laid_out_once_by_whoever_opens_it_at_once(databases: Databases) -> None:
    url = databases.new()
    with ThreadPoolExecutor(3) as pool:
        opened = list(pool.map(lambda _: Store.open(url), range(3)))
    assert [store.cases() for store in opened] == [(), (), ()]
    for store in opened:
        store.close()


def test_who_reads_cannot_write(store: Store) -> None:
    with pytest.raises(StoreError, match="read-only"), reading(store.engine) as connection:
        connection.exec_driver_sql("INSERT INTO cases VALUES ('x', 1)")


def test_a_name_that_is_too_long_to_be_looked_up_is_told_with_its_document(store: Store) -> None:
    outlet = "".join(chr(0x4E00 + number) for number in range(3_000))
    with pytest.raises(StoreError, match="longer than PostgreSQL can look up; nothing was written"):
        store.add(*factories.read(2, outlet=outlet))
    assert store.cases() == ()


def test_a_sentence_of_a_hundred_thousand_words_is_kept_and_found(store: Store) -> None:
    document = factories.document(2)
    words = " ".join(f"w{number}" for number in range(100_000))
    store.add(document, [factories.claim(2, of=document, sentence=f"{words} {'x' * 5_000}")])
    assert store.claim_page(None, Sought(words="w20000")).total == 1
