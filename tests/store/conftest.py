from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "claims.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(str(path)) as opened:
        yield opened
