"""A store in PostgreSQL is linked and verified as a file is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import text

import one_of_each
from claims.errors import StoreError
from claims.store import Store
from claims.store.engine import writing

pytestmark = pytest.mark.postgresql


@pytest.fixture
def full(in_postgres: str) -> Iterator[Store]:
    with Store.open(in_postgres) as store:
        one_of_each.fill(store)
        yield store


def test_all_that_is_kept_holds(full: Store) -> None:
    found = full.verify()
    assert (found.holds, found.faults) == (True, ())
    assert found.documents > 0


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("UPDATE documents SET outlet = 'Evening Post' WHERE seq = (SELECT min(seq) FROM documents)", "documents"),
        ("UPDATE claims SET low = 77 WHERE id = 'byhand0'", "claims"),
        ("UPDATE reviews SET reviewer = 'Somebody' WHERE seq = (SELECT min(seq) FROM reviews)", "reviews"),
        ("DELETE FROM annotations", "annotations"),
    ],
)
def test_what_another_program_did_is_named(full: Store, statement: str, table: str) -> None:
    with full.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("SET session_replication_role = replica"))
        connection.execute(text(statement))
    assert table in {fault.table for fault in full.verify().faults}


def test_the_database_refuses_to_change_a_link(full: Store) -> None:
    with pytest.raises(StoreError, match="chain are append-only"), writing(full.engine) as connection:
        connection.execute(text("UPDATE chain SET hash = ''"))
