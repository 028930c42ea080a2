"""How two counted kinds stand to each other in the taxonomy: the same, one within the other, or apart."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from claims.comparison.levels import Match
from claims.lexicon.kinds import ancestors, row_of
from claims.lexicon.rows import KindRow

PERSON: Final = "person"
_SAYS_NO_MORE: Final = frozenset({"victim", "adult", "civilian"})
"""Kinds that say no more of a person than the event, or the field `status`, does."""


@lru_cache(maxsize=4096)
def reduced(kind: str, event: str | None) -> frozenset[str]:
    """What a kind says beyond the event and beyond age, sex and civilian status, which are fields of their own.

    A prisoner held is a person held; a prisoner of war held is a soldier held; a man is a person.
    """
    row = row_of(kind)
    if row is None or not row.parents or not _says_nothing_more(row, event):
        return frozenset({kind})
    above = {found for parent in row.parents for found in reduced(parent, event)}
    return frozenset(one for one in above if not any(one in ancestors(other) for other in above))


def _says_nothing_more(row: KindRow, event: str | None) -> bool:
    is_event_itself = event is not None and row.implies_event == event
    return is_event_itself or bool(row.age_sex) or row.kind in _SAYS_NO_MORE


def is_implied(kind: str, event: str | None) -> bool:
    """Whether being of this kind is nothing but having undergone the event ("prisoner", of those held)."""
    row = row_of(kind)
    return bool(row and event is not None and row.implies_event == event)


@lru_cache(maxsize=65536)
def compare(a: str | None, b: str | None, event: str | None) -> Match:
    """How two kinds stand under one event.

    Close where one of them only repeats the event and the other is below what is left of it (soldier and prisoner, held);
    narrower where one is below the other.
    """
    if a is None or b is None:
        return Match.of_missing(a, b)
    if a == b:
        return Match.SAME
    left, right = reduced(a, event), reduced(b, event)
    a_within, b_within = _within(left, right), _within(right, left)
    if a_within and b_within:
        return Match.SAME
    if not (a_within or b_within):
        return Match.DIFFERENT
    wider = b if a_within else a
    if is_implied(wider, event):
        return Match.CLOSE
    return Match.NARROWER if a_within else Match.WIDER


def _within(inner: frozenset[str], outer: frozenset[str]) -> bool:
    return any(one == other or other in ancestors(one) for one in inner for other in outer)


@lru_cache(maxsize=4096)
def status_of(kind: str | None) -> str | None:
    """What the kind itself says of status."""
    row = row_of(kind) if kind else None
    return (row.status or None) if row else None


@lru_cache(maxsize=4096)
def age_sex_of(kind: str | None) -> str | None:
    """What the kind itself says of age or sex."""
    row = row_of(kind) if kind else None
    return (row.age_sex or None) if row else None


@lru_cache(maxsize=4096)
def is_general(kind: str | None) -> bool:
    """Whether a kind says nothing but "person"."""
    return kind is None or reduced(kind, None) == frozenset({PERSON})


@lru_cache(maxsize=4096)
def is_person(kind: str | None) -> bool:
    """Whether what is counted are living people, or people at the time of the event."""
    return kind is not None and (kind == PERSON or PERSON in ancestors(kind))
