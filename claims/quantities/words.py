"""Number words → their values, from the lexicon."""

from __future__ import annotations

from functools import lru_cache

from claims.lexicon.loading import table
from claims.quantities.rows import NumberRole, NumberRow, VagueRow

CARDINAL = frozenset({"zero", "unit", "teen", "tens", "hundred", "scale", "dozen"})


@lru_cache(maxsize=1)
def by_role() -> dict[str, dict[str, float]]:
    """Role → word → value; a word may stand under several roles ("third" is an ordinal and a part)."""
    found: dict[str, dict[str, float]] = {}
    for row in table("numbers", NumberRow):
        found.setdefault(row.role, {})[row.word] = row.value
    return found


@lru_cache(maxsize=1)
def cardinals() -> dict[str, tuple[NumberRole, float]]:
    """Word → role and value of every word that counts."""
    return {row.word: (row.role, row.value) for row in table("numbers", NumberRow) if row.role in CARDINAL}


@lru_cache(maxsize=1)
def vague() -> dict[str, VagueRow]:
    """Vague word or phrase → its row."""
    return {row.word: row for row in table("vague", VagueRow)}


def is_number_word(token: str) -> bool:
    """Whether a word is a cardinal, an ordinal, a part or a vague word of number, in any case: "Twelve", "dozens"."""
    word = token.lower()
    roles = by_role()
    return (
        word in cardinals()
        or word in vague()
        or any(word in roles.get(role, {}) for role in ("ordinal", "part", "glyph"))
        or all(part in cardinals() for part in word.split("-"))
    )
