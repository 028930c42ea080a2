"""A role that words play in a rule → the words, from `roles.toml`."""

from __future__ import annotations

from functools import lru_cache

from claims.errors import SettingsError
from claims.lexicon.loading import Row, table


class RoleRow(Row):
    """The words that play one part in a rule; a user's row with the same role adds to them."""

    role: str
    words: tuple[str, ...]


@lru_cache(maxsize=64)
def words_for(role: str) -> frozenset[str]:
    """The words of a role, in lower case; `SettingsError` for a role that no list has."""
    rows = [row for row in table("roles", RoleRow) if row.role == role]
    if not rows:
        raise SettingsError(f"roles.toml: no row with role {role!r}")
    return frozenset(word for row in rows for word in row.words)
