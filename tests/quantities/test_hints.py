"""A rule that its hint spares could not have matched: with and without hints the same is excluded."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from claims.quantities import exclusions
from claims.quantities.atoms import atoms

PIECES = [
    "call", "911", "+44 20 7946 0018", "555-0134", "March", "3", "12", "2019", "2019-20", "the 1980s", "'52", "9/11/2001", "from",
    "between", "and", "to", "until", "7:30", "5 pm", "a.m.", "0900 GMT", "the last", "two", "years", "ago", "weeks", "later",
    "400 BC", "AD", "64", "half", "past", "six", "a quarter", "o'clock", "100", "block of", "N. Main", "1.2.3", "Covid 19",
    "14", "Rue", "Foch", "Group of Seven", "One Nation", "one day", "24/7", "number one", "six-figure", ".", ",", "1.",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
def test_a_hint_spares_no_rule_that_would_match(text: str) -> None:
    hinted = exclusions.excluded(text, atoms(text))
    every = tuple(replace(rule, hint=None) for rule in exclusions._rules())  # noqa: SLF001 - the rules without hints
    with patch.object(exclusions, "_rules", lambda: every):
        assert hinted == exclusions.excluded(text, atoms(text))
