"""An event by name → its row in `events.toml`."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from claims.lexicon.loading import Row, table


class EventRow(Row):
    """One event: its type, whether later totals only grow, the events it is the whole of, its phrase in a label.

    `found_later` where the dead, the hurt or the damage of a day are still found after it. `near` are events by which others tell the same of one incident ("brought to safety" and "evacuated").
    """

    event: str
    type: Literal["occurrence", "state", "measure"]
    cumulative: bool = False
    found_later: bool = False
    parts: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    phrase: str


@lru_cache(maxsize=1)
def event_rows() -> dict[str, EventRow]:
    """The events of the lexicon by name."""
    return {row.event: row for row in table("events", EventRow)}
