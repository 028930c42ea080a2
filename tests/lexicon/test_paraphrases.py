"""Words that put one figure into different sentences."""

from __future__ import annotations

from claims.lexicon.paraphrases import are_paraphrases, dimension_of, light_words


def test_words_of_one_row_stand_for_each_other() -> None:
    assert are_paraphrases("rule", "reign")


def test_words_of_two_rows_do_not_stand_for_each_other() -> None:
    assert not are_paraphrases("rule", "cost")


def test_light_words_are_no_paraphrases_of_each_other() -> None:
    assert {"have", "post"} <= light_words()
    assert not are_paraphrases("have", "post")


def test_height_and_length_are_two_dimensions() -> None:
    assert dimension_of("height") == dimension_of("tall") != dimension_of("long")


def test_a_word_that_measures_nothing_has_no_dimension() -> None:
    assert dimension_of("council") is None
