from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import factories
from claims.desk import Desk
from claims.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "claims.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(str(path)) as opened:
        yield opened


@pytest.fixture
def two_cases(store: Store) -> Desk:
    """A desk of this machine's owner, on a store of the cases Ferry and Storm, of which nobody is a member yet."""
    desk = Desk(store, factories.reconcile)
    for case in ("Ferry", "Storm"):
        desk.add(*factories.read(2, case=case))
    return desk
