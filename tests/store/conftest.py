from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import factories
from claims.desk import Desk
from claims.store import Store
from served_postgres import Databases


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file of a store in SQLite."""
    return tmp_path / "claims.db"


@pytest.fixture(scope="session")
def laid_out(databases: Databases) -> str:
    """The address of a store in PostgreSQL."""
    url = databases.new()
    Store.open(url).close()
    return url


@pytest.fixture
def in_postgres(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of an empty store in PostgreSQL."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))  # where its originals are kept
    databases: Databases = request.getfixturevalue("databases")
    url: str = request.getfixturevalue("laid_out")
    databases.clear(url)
    return url


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def address(request: pytest.FixtureRequest, path: Path) -> str:
    """The address of a store, in SQLite and in PostgreSQL."""
    return str(path) if request.param == "sqlite" else str(request.getfixturevalue("in_postgres"))


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with Store.open(address) as opened:
        yield opened


@pytest.fixture
def two_cases(store: Store) -> Desk:
    """A desk of this machine's owner, on a store of the cases Ferry and Storm, of which nobody is a member yet."""
    desk = Desk(store, factories.reconcile)
    for case in ("Ferry", "Storm"):
        desk.add(*factories.read(2, case=case))
    return desk
