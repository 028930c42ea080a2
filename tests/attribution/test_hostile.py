"""Texts that break marks and sentences: no error, no runaway attribution, and spans that never cross."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.models import Attribution
from said import attributions_of, said_of

PIECES = (
    "The mayor said", "that 40 men had left", '"We are 40,"', "“", "”", '"', "said the mayor.", "according to police", ",", ";",
    "while the union claims 90.", "He added:", "\n\n", "she told AFP", "(", ")", "The army denied", "that police said 12 died.",
    "MAYOR: 30 dead", "‘", "’", "«", "»", "by its own count", "Kyiv", "reportedly",
)  # fmt: skip


def crossings(found: tuple[Attribution, ...]) -> list[tuple[int, int, int, int]]:
    """Pairs of stretches of different attributions that cross."""
    spans = [(s.start, s.end, i) for i, a in enumerate(found) for s in a.content]
    return [(a, b, c, d) for a, b, i in spans for c, d, j in spans if i != j and a < c < b < d]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=14))
def test_stretches_nest_or_stand_apart_and_no_content_holds_its_own_source(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = attributions_of(text)
    assert crossings(found) == []
    for one in found:
        if one.speaker_start is not None and one.speaker_end is not None:
            assert text[one.speaker_start : one.speaker_end] == one.speaker
            assert not any(s.start < one.speaker_end and one.speaker_start < s.end for s in one.content)


@pytest.mark.parametrize(
    "text",
    [
        "“" * 2_000,
        '"' * 2_001,
        "”" * 2_000 + "40",
        "The mayor said “we are 40. " + "Nobody came. " * 200,
        "said " * 500 + "40.",
        "The mayor said that " + "the man who saw " * 160 + "40 dogs left.",
        ", he said, " * 200,
        "A: " * 300,
        "NAME: 40\n\n" * 300,
        "(" * 500 + "40" + ")" * 500,
        "according to " * 200 + "police",
    ],
    ids=lambda text: repr(text[:24]),
)
def test_broken_marks_and_endless_sentences_are_read_without_an_error(text: str) -> None:
    assert crossings(attributions_of(text)) == []


def test_a_quotation_that_is_never_closed_ends_with_its_paragraph() -> None:
    text = "The mayor said: “We are 40 here.\n\nThe town lies on a hill. It has 12 mills."
    assert said_of(text, "40")["speaker"] == "The mayor"
    assert said_of(text, "12")["speaker"] is None


@pytest.mark.parametrize("marks", ["“”", "„“", "„”", "«»", "»«", '""', "‘’", "‟”"])
def test_the_marks_of_many_languages_give_words_to_their_speaker(marks: str) -> None:
    text = f"{marks[0]}We have lost 40 boats in the storm,{marks[1]} said harbour master Jon Vik."
    assert said_of(text, "40")["speaker_name"] == "Jon Vik"
