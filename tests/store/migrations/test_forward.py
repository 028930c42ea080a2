from __future__ import annotations

import logging
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory

import factories
from claims.decisions import Review
from claims.desk import Desk
from claims.errors import StoreError
from claims.reviews.seeking import Sought
from claims.store import Store, schema
from claims.store.engine import reading
from claims.store.migrations import forward
from claims.store.tables import SCHEMA
from served_postgres import Databases

OF_BEFORE = sorted((Path(__file__).parent / "stores").glob("*.sql"))


@pytest.fixture(params=OF_BEFORE, ids=lambda file: file.stem)
def old(request: pytest.FixtureRequest, path: Path) -> Iterator[Path]:
    """A store as a program of before left it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(request.param.read_text())
    return path


def laid_out(path: Path) -> set[str]:
    """Every table with its columns, and every index and trigger."""
    with closing(sqlite3.connect(path)) as connection:
        names = "SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite%'"
        found = connection.execute(names).fetchall()
        columns = [
            f"{name}.{row[1]} {row[2]}"
            for kind, name in found
            if kind == "table"
            for row in connection.execute(f'PRAGMA table_info("{name}")')
        ]
        return {*columns, *(f"{kind} {name}" for kind, name in found)}


def kept_beside(path: Path) -> list[Path]:
    return sorted(path.parent.glob(f"{path.name}.version-*"))


def test_a_store_of_before_is_laid_out_as_a_new_one(old: Path, tmp_path: Path) -> None:
    Store.open(str(old)).close()
    Store.open(str(tmp_path / "new.db")).close()
    assert laid_out(old) == laid_out(tmp_path / "new.db")


def test_what_a_store_of_before_holds_is_found_and_its_verdict_stands(old: Path) -> None:
    with Store.open(str(old)) as store:
        (item,) = Desk(store, factories.reconcile).queue(None)
        found = store.claim_page(None, Sought(words="sailors")).total
        assert (len(store.claims(None)), found, [type(row) for _, row in store.log(None)]) == (2, 2, [Review])
        assert [review.note for review in item.history] == ["looked at"]


def test_a_store_of_before_is_linked_as_it_is_found(old: Path) -> None:
    with Store.open(str(old)) as store:
        found = store.verify()
        assert (found.holds, found.documents, found.claims, found.rows) == (True, 2, 2, 1)
        with store.engine.connect() as connection:
            deeds = connection.exec_driver_sql("SELECT DISTINCT deed FROM chain").scalars().all()
        assert deeds == ["taken over"]


def test_a_copy_of_the_store_as_it_was_is_made_before_it_is_brought_forward(
    old: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before = laid_out(old)
    with caplog.at_level(logging.WARNING):
        Store.open(str(old)).close()
    (copy,) = kept_beside(old)
    with closing(sqlite3.connect(copy)) as connection:
        whole = connection.execute("PRAGMA integrity_check").fetchone()[0]
    number = int(copy.name.split("version-")[1].split(".")[0])
    assert (whole, laid_out(copy)) == ("ok", before)
    told = f"{old}: brought forward from store version {number} to {SCHEMA}; as it was it is kept in the file {copy}"
    assert [record.getMessage() for record in caplog.records if record.name.startswith("claims")] == [told]


def test_a_store_that_cannot_be_copied_is_not_brought_forward(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = laid_out(old)
    monkeypatch.setattr(forward.safeguard.shutil, "copymode", _refuse)
    with pytest.raises(StoreError, match=r"older program.*could not be made: .*nothing was changed: free space"):
        Store.open(str(old))
    assert (laid_out(old), kept_beside(old)) == (before, [])


def _refuse(*_given: object) -> None:
    raise PermissionError(13, "Permission denied")


def test_programs_that_open_a_store_of_before_at_once_bring_it_forward_once(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(OF_BEFORE[0].read_text())
    code = f"from claims.store import Store; Store.open({str(path)!r}).close()"
    programs = [subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE) for _ in range(3)]
    told = [program.communicate()[1].count(b"brought forward") for program in programs]
    assert ([program.returncode for program in programs], sum(told), len(kept_beside(path))) == ([0, 0, 0], 1, 1)


def test_an_error_in_a_revision_leaves_the_store_as_it_was(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = laid_out(old)
    monkeypatch.setattr(forward, "mark", _refuse)
    with pytest.raises(PermissionError):
        Store.open(str(old))
    assert laid_out(old) == before


def test_the_last_revision_is_the_version_of_the_tables() -> None:
    assert ScriptDirectory(str(forward.SCRIPTS)).get_current_head() == str(SCHEMA)


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """The program of the next version, whose cases have a colour."""
    scripts, number = tmp_path / "scripts %", SCHEMA + 1
    shutil.copytree(forward.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / f"version_{number}.py").write_text(
        f"import sqlalchemy as sa\nfrom alembic import op\nrevision, down_revision = '{number}', '{SCHEMA}'\n"
        "def upgrade():\n    op.add_column('cases', sa.Column('colour', sa.Text))\n"
    )
    monkeypatch.setattr(forward, "SCRIPTS", scripts)
    monkeypatch.setattr(forward, "SCHEMA", number)
    monkeypatch.setattr(schema, "SCHEMA", number)
    return number


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def url(request: pytest.FixtureRequest, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a store with one document, of this program's version."""
    monkeypatch.setenv("CLAIMS_ORIGINALS", str(tmp_path / "originals"))
    given = str(path) if request.param == "sqlite" else request.getfixturevalue("databases").new()
    with Store.open(given) as store:
        store.add(*factories.read(2))
    return given


def test_a_revision_brings_a_store_forward_and_this_program_then_refuses_it(
    url: str, next_version: int, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with Store.open(url) as store, reading(store.engine) as connection:
        reached = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        colours = connection.exec_driver_sql("SELECT colour FROM cases").all()
    assert (reached, [tuple(row) for row in colours]) == (str(next_version), [(None,)])
    monkeypatch.undo()
    with pytest.raises(
        StoreError, match=f"store version {next_version}, this program knows up to {SCHEMA}.; update the program"
    ):
        Store.open(url)
    kept = caplog.records[-1].getMessage().rsplit("kept in ", 1)[1]
    copy = f"{url}&options=-csearch_path%3D{kept.split()[2]}" if "://" in url else kept.removeprefix("the file ")
    with Store.open(copy) as as_it_was:
        assert as_it_was.counts(None).claims == 1


def test_an_up_to_date_store_is_opened_without_alembic(path: Path) -> None:
    Store.open(str(path)).close()
    code = f"import sys; from claims.store import Store; Store.open({str(path)!r}).close(); print('alembic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_a_new_store_stands_at_the_last_revision(path: Path) -> None:
    with Store.open(str(path)) as store, store.engine.connect() as connection:
        reached = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        assert (reached, schema.version(connection)) == (str(SCHEMA), SCHEMA)


@pytest.mark.postgresql
def test_a_database_that_cannot_be_copied_within_is_not_brought_forward(
    databases: Databases, next_version: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = databases.new()
    databases.do("DROP ROLE IF EXISTS plain")
    databases.do("CREATE ROLE plain LOGIN")
    databases.grant(url, "plain")
    with monkeypatch.context() as patched:
        patched.setattr(schema, "SCHEMA", SCHEMA)
        Store.open(url.replace("claims@", "plain@")).close()
    with pytest.raises(
        StoreError, match=r"could not be made: access is denied.*GRANT CREATE ON DATABASE .* TO plain"
    ) as caught:
        Store.open(url.replace("claims@", "plain@"))
    monkeypatch.undo()
    with Store.open(url) as store:
        assert (store.cases(), next_version > SCHEMA, "nothing was changed" in str(caught.value)) == ((), True, True)
