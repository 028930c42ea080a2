"""A given name → the sex it is given to, from `given_names.toml`."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from claims.lexicon.loading import Row, table

Sex = Literal["female", "male"]


class GivenNameRow(Row):
    """Given names of one sex; a user's row adds to them. A name in rows of both says nothing of the sex."""

    sex: Sex
    names: tuple[str, ...]


def is_given(word: str) -> bool:
    """Whether a word, written with its capital, is a known given name."""
    return word in _by_name()


def sex_of(word: str) -> Sex | None:
    """The sex a given name is given to; None if unknown or given to both."""
    return _by_name().get(word)


@lru_cache(maxsize=1)
def _by_name() -> dict[str, Sex | None]:
    known: dict[str, Sex | None] = {}
    for row in table("given_names", GivenNameRow):
        for name in row.names:
            known[name] = row.sex if known.get(name, row.sex) == row.sex else None
    return known
