"""Number words: which tokens are some, and what the lexicon says of them."""

from __future__ import annotations

import pytest

from claims.lexicon.loading import table
from claims.quantities.rows import VagueRow
from claims.quantities.words import is_number_word


@pytest.mark.parametrize("token", ["twelve", "Ninety", "twenty-five", "dozens", "third", "half", "½", "lakh"])
def test_a_number_word_is_known_in_any_case(token: str) -> None:
    assert is_number_word(token)


@pytest.mark.parametrize("token", ["soldier", "", "-", "tenure", "someone"])
def test_other_words_are_none(token: str) -> None:
    assert not is_number_word(token)


def test_every_vague_word_means_an_interval() -> None:
    assert [row.word for row in table("vague", VagueRow) if row.high is not None and row.high <= row.low] == []
