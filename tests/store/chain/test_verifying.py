from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event

import factories
import one_of_each
from claims.models import ChainHead
from claims.store import Store
from claims.store.chain.faults import Fault, Verified
from claims.store.tables import LOGS

LINKED = ("documents", "claims", "numbers", "collected", *(table.name for table in LOGS))
CHAIN = ("chain", "chain_parts")


@pytest.fixture
def full(store: Store) -> Store:
    one_of_each.fill(store)
    return store


def change(path: Path, *statements: str | tuple[str, Any]) -> None:
    """Do to a store what a person could who has its file and another program."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            connection.execute(f'DROP TRIGGER "{name}"')
        for statement in statements:
            words, values = (statement, ()) if isinstance(statement, str) else (statement[0], statement[1:])
            connection.execute(words, values)


def first(verified: Verified) -> tuple[str, str, str | None]:
    found = verified.faults[0]
    return str(found.sort), found.table, found.field


def test_a_store_with_one_of_everything_verifies(full: Store) -> None:
    found = full.verify()
    assert (found.holds, found.documents, found.claims, found.rows, found.originals) == (True, 2, 3, 15, 1)


def test_a_store_that_nothing_was_added_to_verifies(store: Store) -> None:
    found = store.verify()
    assert (found.holds, found.head) == (True, ChainHead(position=0, hash=""))


def test_twice_the_documents_of_a_case_take_no_more_than_twice_the_work(tmp_path: Path) -> None:
    def steps(documents: int) -> int:
        taken = 0

        def counted() -> None:
            nonlocal taken
            taken += 1

        def count(connection: sqlite3.Connection, _record: object) -> None:
            connection.set_progress_handler(counted, 100)

        with Store.open(str(tmp_path / f"{documents}.db")) as store:
            for day in range(documents):
                store.add(*factories.read(day))
            event.listen(store.engine, "connect", count)
            assert store.verify().claims == documents
        return taken

    assert steps(160) < 2.4 * steps(80)


def test_every_write_moves_the_head(store: Store) -> None:
    heads = [store.head()]
    store.add(*factories.read(2))
    heads.append(store.head())
    store.add(*factories.read(2))
    heads.append(store.head())
    store.append(one_of_each.decisions(None, factories.document(2), factories.document(3))[0])
    heads.append(store.head())
    assert [head.position for head in heads] == [0, 2, 2, 3]


def test_a_reading_by_newer_rules_is_linked_again_and_verifies(store: Store) -> None:
    document, claims = factories.read(2)
    store.add(document, claims)
    store.add(document, [claim.model_copy(update={"extractor": "claims 9 rules 9"}) for claim in claims])
    assert (store.verify().holds, store.head().position) == (True, 3)


def test_a_claim_by_hand_that_was_taken_back_verifies(full: Store) -> None:
    row = next(row for _, row in full.log("Ferry") if type(row).__name__ == "ClaimByHand")
    full.append(row.model_copy(update={"id": "", "withdraws": row.id}))
    found = full.verify()
    assert (found.holds, found.claims) == (True, 2)


@pytest.mark.parametrize("table", LINKED)
def test_a_row_of_any_sort_that_is_altered_is_named(full: Store, path: Path, table: str) -> None:
    column = {"documents": "title", "numbers": "number", "collected": "name", "claims": "place"}.get(table, "at")
    change(path, f"UPDATE {table} SET {column} = '7' WHERE rowid = (SELECT min(rowid) FROM {table})")
    found = full.verify()
    expected = ("altered", table, None if table == "numbers" else column)
    assert (found.holds, first(found)) == (False, expected)


@pytest.mark.parametrize("table", LINKED)
def test_a_row_of_any_sort_that_is_taken_away_is_named(full: Store, path: Path, table: str) -> None:
    change(path, f"DELETE FROM {table} WHERE rowid = (SELECT min(rowid) FROM {table})")
    found = full.verify()
    assert (found.holds, ("missing", table) in {(str(one.sort), one.table) for one in found.faults}) == (False, True)


@pytest.mark.parametrize("table", ["reviews", "annotations", "collected"])
def test_a_row_that_another_program_put_there_is_named(full: Store, path: Path, table: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    taken = {"seq": "99", "id": "'forged'"}
    values = ", ".join(taken.get(name, f'"{name}"') for name in columns)
    change(path, f"INSERT INTO {table} SELECT {values} FROM {table} LIMIT 1")
    assert first(full.verify())[:2] == ("added", table)


def test_a_claim_that_another_program_put_there_is_named(full: Store, path: Path) -> None:
    change(path, "UPDATE claims SET id = 'forged' WHERE id = 'byhand0'")
    named = [(str(one.sort), one.ref) for one in full.verify().faults]
    assert named == [("added", "forged"), ("missing", "byhand0")]


def test_the_stretch_of_a_long_text_that_was_altered_is_named(full: Store, path: Path) -> None:
    text = next(document.text for document in full.documents("Ferry").values() if len(document.text) > 9_000)
    forged = text[:9_000] + "X" + text[9_001:]
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE documents SET text = ? WHERE text = ?", (forged, text))
    (found,) = full.verify().faults
    assert (found.field, found.start, found.end) == ("text", 8_192, 12_288)


def test_a_text_that_was_cut_off_is_named_with_where_it_ends(full: Store, path: Path) -> None:
    change(path, "UPDATE documents SET text = substr(text, 1, 8192) WHERE length(text) > 9000")
    (found,) = full.verify().faults
    assert (found.field, found.start, "cut off at character 8,192" in found.said) == ("text", 8_192, True)


@pytest.mark.parametrize(
    ("forge", "start", "end", "words"),
    [
        (
            lambda data: data[:70_000] + b"!" + data[70_001:],
            65_536,
            131_072,
            "altered between bytes 65,536 and 131,072",
        ),
        (lambda data: data[:-1], 196_608, 210_000, "altered between bytes"),
        (lambda data: data[:65_536], 65_536, 131_072, "cut off: 65,536 of 210,000 bytes are left"),
        (lambda data: data + bytes(70_000), 196_608, 262_144, "altered between bytes"),
    ],
)
def test_the_first_block_of_an_original_that_was_altered_is_named(
    full: Store, forge: Any, start: int, end: int, words: str
) -> None:
    (sha,) = {document.original for document in full.documents("Ferry").values()} - {None}
    file = full.originals.path(str(sha))
    file.write_bytes(forge(one_of_each.BYTES))
    (found,) = full.verify().faults
    assert (found.table, found.start, found.end, words in found.said) == ("originals", start, end, True)


def test_an_original_that_is_gone_is_named(full: Store) -> None:
    next(full.originals.folder.glob("*/*")).unlink()
    assert first(full.verify()) == ("missing", "originals", None)


@pytest.mark.parametrize("name", [b"77", "../../claims.db", 7], ids=["bytes", "out", "number"])
def test_a_link_that_names_no_original_is_read_from_nowhere(full: Store, path: Path, name: object) -> None:
    change(path, ("UPDATE chain SET ref = ? WHERE what = 'originals'", name))
    found = full.verify()
    assert (found.holds, first(found)[:2]) == (False, ("altered", "chain"))
    assert ("missing", "originals", str(name)) in {(str(one.sort), one.table, one.ref) for one in found.faults}


@pytest.mark.parametrize("column", ["position", "previous", "at", "what", "deed", "case", "ref", "root", "hash"])
def test_a_link_that_is_altered_is_named(full: Store, path: Path, column: str) -> None:
    change(path, "PRAGMA foreign_keys=OFF", f"""UPDATE chain SET "{column}" = '77' WHERE position = 5""")
    found = full.verify().faults[0]
    assert (found.table, found.ref) == ("chain", "5")


@pytest.mark.parametrize("column", ["salt", "digests"])
def test_digests_that_are_altered_are_named(full: Store, path: Path, column: str) -> None:
    change(path, f"UPDATE chain_parts SET {column} = CAST({column} || x'00' AS BLOB) WHERE position = 5")
    found = full.verify().faults[0]
    assert (found.table, found.ref) == ("chain_parts", "5")


def test_a_link_that_is_taken_out_is_missed(full: Store, path: Path) -> None:
    change(path, "PRAGMA foreign_keys=OFF", "DELETE FROM chain WHERE position = 5")
    found = full.verify().faults[0]
    assert (str(found.sort), found.table, found.ref) == ("missing", "chain", "5")


def test_digests_that_are_taken_away_are_missed(full: Store, path: Path) -> None:
    change(path, "DELETE FROM chain_parts WHERE position = 5")
    found = full.verify().faults[0]
    assert (str(found.sort), found.table, found.ref) == ("missing", "chain_parts", "5")


def test_rows_cut_off_at_the_end_with_their_links_are_told_by_the_head_of_before(full: Store, path: Path) -> None:
    noted = full.head()
    cut = "DELETE FROM purges", "DELETE FROM chain WHERE position = (SELECT max(position) FROM chain)"
    change(
        path,
        "PRAGMA foreign_keys=OFF",
        "DELETE FROM chain_parts WHERE position = (SELECT max(position) FROM chain)",
        *cut,
    )
    without, given_ = full.verify(), full.verify(noted.hash)
    assert (without.holds, given_.holds, given_.faults[0].ref) == (True, False, noted.hash)


def test_a_head_of_before_is_found_again_after_more_was_added(full: Store) -> None:
    noted = full.head()
    full.add(*factories.read(5, case="Storm"))
    found = full.verify(noted.hash.upper())
    assert (found.holds, found.known) == (True, noted)


def _cells(path: Path) -> Iterator[tuple[str, int, str]]:
    with closing(sqlite3.connect(path)) as connection:
        for table in (*LINKED, *CHAIN):
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            for (rowid,) in connection.execute(f"SELECT rowid FROM {table}"):
                yield from ((table, rowid, column) for column in columns)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[tuple[str, int, str]]]:
    path = tmp_path_factory.mktemp("full") / "claims.db"
    with Store.open(str(path)) as store:
        one_of_each.fill(store)
    return path, list(_cells(path))


@settings(max_examples=30, deadline=None)
@given(data=st.data(), value=st.none() | st.integers(-9, 9) | st.text("aé7 ", max_size=4) | st.binary(max_size=3))
def test_any_single_cell_that_is_altered_is_found(
    template: tuple[Path, list[tuple[str, int, str]]], data: st.DataObject, value: Any
) -> None:
    original, cells = template
    table, rowid, column = data.draw(st.sampled_from(cells))
    path = original.with_name("altered.db")
    shutil.copyfile(original, path)
    shutil.copytree(f"{original}.originals", f"{path}.originals", dirs_exist_ok=True)
    cell = f'SELECT typeof("{column}"), "{column}" FROM {table} WHERE rowid = {rowid}'
    with closing(sqlite3.connect(path)) as connection:
        was = connection.execute(cell).fetchone()
    with suppress(sqlite3.Error):  # some values the database itself refuses
        change(path, "PRAGMA foreign_keys=OFF", (f'UPDATE {table} SET "{column}" = ? WHERE rowid = {rowid}', value))
    with closing(sqlite3.connect(path)) as connection:
        is_as_it_was = connection.execute(cell).fetchone() == was
    with Store.open(str(path)) as store:
        assert store.verify().holds is is_as_it_was


def test_a_fault_is_told_in_words_that_name_the_case_and_the_row(full: Store, path: Path) -> None:
    change(path, "UPDATE documents SET outlet = 'Evening Post' WHERE seq = 1")
    (document, *_) = full.documents("Ferry")
    (found,) = full.verify().faults
    assert found == Fault(
        sort=found.sort, table="documents", ref=document, case="Ferry", field="outlet", start=0, end=12,
        said=f"document {document} of the case Ferry: its outlet was altered",
    )  # fmt: skip
