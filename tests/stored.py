"""What a store holds, row by row, in SQLite and in PostgreSQL alike."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

import claims.store.told_tables  # noqa: F401 - its tables are among them
from claims.store import Store
from claims.store.engine import reading
from claims.store.tables import metadata


def rows(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, in the order of its key."""
    with reading(store.engine) as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
            for table in metadata.sorted_tables
        }
