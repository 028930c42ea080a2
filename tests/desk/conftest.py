from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

import factories
from claims.desk import Desk
from claims.store import Store

NOON = datetime(2021, 3, 5, 12, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(str(tmp_path / "claims.db"), clock=lambda: NOON) as opened:
        yield opened


@pytest.fixture
def desk(store: Store) -> Desk:
    """A desk on a store of two documents that state 2 and 3."""
    made = Desk(store, factories.reconcile, clock=lambda: NOON)
    made.add(*factories.read(2))
    made.add(*factories.read(3, outlet="Evening Mail"))
    return made
