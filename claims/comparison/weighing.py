"""What whole reports tell of a pair, in one sentence: the signs that weigh most for one question, and those against it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, Literal

from claims.comparison.facts import Facts
from claims.comparison.levels import Match
from claims.comparison.likelihood import weights
from claims.comparison.signs import signs
from claims.lexicon.loading import Row, table

_LEAST: Final = 0.25
"""A sign that adds less is not told."""
_FOR, _AGAINST = 3, 2
"""So many signs are told at most."""


class SignRow(Row):
    """A sign in words that can stand in a list; it is told only where its weight speaks the same way."""

    sign: str
    speaks: Literal["for", "against"]
    words: str


@lru_cache(maxsize=2)
def _in_words(speaks: str) -> Mapping[str, str]:
    return {row.sign: row.words for row in table("signs", SignRow) if row.speaks == speaks}


def weighed(a: Facts, b: Facts, found: Mapping[str, Match], *, is_likely: bool, is_unlikely: bool) -> str:
    """The evidence of a pair in words, the heaviest signs first; without figures, which only the weights of all signs explain."""
    told = sorted((weights().get(sign, 0.0), sign) for sign in signs(a, b, found))
    known, doubts = _in_words("for"), _in_words("against")
    speaks_for = [known[sign] for weight, sign in reversed(told) if weight >= _LEAST and sign in known][:_FOR]
    speaks_against = [doubts[sign] for weight, sign in told if weight <= -_LEAST and sign in doubts][:_AGAINST]
    lead = "probably one question" if is_likely else "hardly one question" if is_unlikely else "one question or two"
    return "; ".join((f"all in all {lead}", *_sides(speaks_for, speaks_against)))


def _sides(speaks_for: list[str], speaks_against: list[str]) -> Iterator[str]:
    if speaks_for:
        yield f"for it: {', '.join(speaks_for)}"
    if speaks_against:
        yield f"against it: {', '.join(speaks_against)}"
