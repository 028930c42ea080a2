"""The words by which a source's name is read, from `sources.toml`."""

from __future__ import annotations

from functools import lru_cache

from claims.errors import SettingsError
from claims.lexicon.loading import Row, table


class SourceWordsRow(Row):
    """Words that play one part in the name of a source; in rows of the role `spelling` they are written for `to`."""

    role: str
    words: tuple[str, ...]
    to: str = ""


@lru_cache(maxsize=64)
def words_for(role: str) -> frozenset[str]:
    """The words of a role, in lower case; `SettingsError` for a role that the list does not have."""
    rows = [row for row in table("sources", SourceWordsRow) if row.role == role]
    if not rows:
        raise SettingsError(f"sources.toml: no row with role {role!r}")
    return frozenset(word for row in rows for word in row.words)


@lru_cache(maxsize=1)
def spellings() -> dict[str, tuple[str, ...]]:
    """A word → the words it is another spelling of; none where it is left out."""
    rows = [row for row in table("sources", SourceWordsRow) if row.role == "spelling"]
    return {word: tuple(row.to.split()) for row in rows for word in row.words}
