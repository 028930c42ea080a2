"""What whole reports tell of a pair, in words: signs for and against, never a bare number."""

from __future__ import annotations

import re

from claims.comparison.reasons import reasons
from claims.comparison.relation import compare
from claims.comparison.weighing import SignRow
from claims.lexicon.loading import table
from claims.terms import Level
from tests.comparison.test_signs import FACTS, SETTINGS


def told(a: str, b: str) -> tuple[Level, str]:
    """The level and the words of what two reports tell of a pair."""
    found = reasons(compare(FACTS[a], FACTS[b], SETTINGS), SETTINGS)
    (reason,) = [one for one in found if one.field == "signs"]
    return reason.level, reason.detail


def test_two_tolls_of_one_accident_are_told_to_be_one_question_with_why() -> None:
    level, detail = told("north Forty", "south 52")
    assert level is Level.SAME
    assert detail.startswith("all in all probably one question; for it: ")
    assert "one thing happened in both" in detail


def test_figures_of_two_things_are_told_to_be_hardly_one_question() -> None:
    level, detail = told("north 600", "south Nine")
    assert level is Level.DIFFERENT
    assert "hardly one question" in detail
    assert "one figure is more than twenty times the other" in detail


def test_the_words_hold_no_score() -> None:
    for b in ("south 52", "south Nine", "south 30", "south 900"):
        assert not re.search(r"\d", told("north Forty", b)[1])


def test_every_sign_with_words_is_one_that_is_weighed_or_rare() -> None:
    rows = table("signs", SignRow)
    assert len({row.sign for row in rows}) == len(rows)
    assert all(row.words and not row.words.endswith(".") for row in rows)
