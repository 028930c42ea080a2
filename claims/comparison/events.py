"""Events as comparison needs them: their type, which are wholes of which, and how a label names them."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from claims.comparison.levels import Match
from claims.lexicon.events import event_rows


def event_type(event: str | None) -> Literal["occurrence", "state", "measure"] | None:
    """Whether an event happens in a period, holds at a time or is a value; None for what the lexicon does not know."""
    row = event_rows().get(event) if event else None
    return row.type if row else None


def is_cumulative(event: str | None) -> bool:
    """Whether a later total of this event is not lower than an earlier one."""
    row = event_rows().get(event) if event else None
    return bool(row and row.cumulative)


def is_found_later(event: str | None) -> bool:
    """Whether further ones of this event are found, or come to it, after the time in which it happened."""
    row = event_rows().get(event) if event else None
    return bool(row and row.found_later)


def phrase(event: str) -> str:
    """The event as a label names it ("shot down")."""
    row = event_rows().get(event)
    return row.phrase if row else event


@lru_cache(maxsize=4096)
def are_near(a: str | None, b: str | None) -> bool:
    """Whether two events are, of one incident, two words for one: those brought to safety and those evacuated."""
    rows = event_rows()
    return (a in rows and b in rows[a].near) or (b in rows and a in rows[b].near)


@lru_cache(maxsize=4096)
def compare(a: str | None, b: str | None) -> Match:
    """The same event, one a part of the other (killed, of casualties), or two."""
    if a is None or b is None:
        return Match.of_missing(a, b)
    if a == b:
        return Match.SAME
    rows = event_rows()
    if b in rows and a in rows[b].parts:
        return Match.NARROWER
    if a in rows and b in rows[a].parts:
        return Match.WIDER
    return Match.DIFFERENT
