from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def address(path: Path) -> str:
    """Only a file is altered by another program here; `test_in_postgres.py` does it to a database on a server."""
    return str(path)
