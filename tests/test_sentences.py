"""Sentences by their marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.datelines import dateline_end
from claims.sentences import sentences

CASES = [
    ("One came. Two left.", ["One came.", "Two left."]),
    ("Mr. Hale met Gen. Roth on Nov. 3. They talked.", ["Mr. Hale met Gen. Roth on Nov. 3.", "They talked."]),
    ("The U.S. Army left. It was late.", ["The U.S. Army left.", "It was late."]),
    ("It began at 9 p.m. The hall was full.", ["It began at 9 p.m.", "The hall was full."]),
    ("“Leave now!” the mayor said. Nobody left.", ["“Leave now!” the mayor said.", "Nobody left."]),
    ("He shouted. “Leave now.” Nobody left.", ["He shouted.", "“Leave now.”", "Nobody left."]),
    ("J. B. Moss paid $3.5 million. Why?", ["J. B. Moss paid $3.5 million.", "Why?"]),
    ("See No. 5 on p. 12. It is short.", ["See No. 5 on p. 12.", "It is short."]),
    ("No end here", ["No end here"]),
    ("Wait… Then go.", ["Wait…", "Then go."]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_paragraph_falls_into_these_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


@given(st.text(max_size=300))
def test_sentences_cover_everything_but_blanks_and_a_dateline_in_order(text: str) -> None:
    found = sentences(text)
    assert [end for _, end in found] == sorted(end for _, end in found)
    covered = {i for start, end in found for i in range(start, end)}
    assert all(text[i].isspace() for i in range(dateline_end(text), len(text)) if i not in covered)
