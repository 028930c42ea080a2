"""Sentences by their marks."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.datelines import dateline_end
from claims.sentences import around, sentences

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


def pieces(text: str) -> int:
    return len(re.findall(r"\w+|[^\w\s]", text))


@pytest.mark.parametrize(
    ("text", "last_of_the_first_part"),
    [
        ("seven, " * 75 + "and; " + "eight, " * 150, "and;"),
        ("seven " * 190 + "and, " + "eight " * 150, "and,"),
        ("seven, " * 70 + "then went home.Eight, " + "nine, " * 150, "home."),
        ("seven " * 400, "seven"),
        ("(" * 400, "("),
    ],
)
def test_a_sentence_without_an_end_is_cut_at_the_best_place(text: str, last_of_the_first_part: str) -> None:
    start, end = sentences(text)[0]
    assert text[start:end].endswith(last_of_the_first_part)
    assert 100 <= pieces(text[start:end]) <= 200


@given(st.text(alphabet="a1 ,;(.\n“é", max_size=30), st.integers(1, 300))
def test_no_sentence_is_longer_than_two_hundred_words_and_marks(text: str, times: int) -> None:
    repeated = text * times
    parts = [repeated[start:end] for start, end in sentences(repeated)]
    assert max(map(pieces, parts), default=0) <= 200
    assert max(map(len, parts), default=0) <= 1_500


@pytest.mark.parametrize("word", ["a", "a, ", "x; ", "1 2 "])
def test_a_sentence_of_two_hundred_words_and_marks_stays_whole(word: str) -> None:
    text = (word * 200)[: 200 * len(word) // pieces(word)].strip()
    assert sentences(text) == ((0, len(text)),)


@given(st.text(max_size=300))
def test_sentences_cover_everything_but_blanks_and_a_dateline_in_order(text: str) -> None:
    found = sentences(text)
    assert [end for _, end in found] == sorted(end for _, end in found)
    covered = {i for start, end in found for i in range(start, end)}
    assert all(text[i].isspace() for i in range(dateline_end(text), len(text)) if i not in covered)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Մեկը եկավ։ Երկուսը գնացին։ Վերջ։", "գնացին", "Երկուսը գնացին։"),
        ("Մեկը եկավ: Երկուսը գնացին: Վերջ:", "Մեկը", "Մեկը եկավ:"),
        ("هل جاء واحد؟ نعم جاء. وذهب اثنان", "نعم", "نعم جاء."),
        ("ایک آیا۔ دو گئے۔ تین رہے۔", "دو", "دو گئے۔"),
        ("एक आया। दो गए। तीन रहे।", "दो", "दो गए।"),
        ("一人来了。两人走了。三人留下", "两人", "两人走了。"),
        (
            "Первый ушёл. В г. Минске осталось 3 тыс. Человек пять ушли. Конец.",
            "3",
            "В г. Минске осталось 3 тыс. Человек пять ушли.",
        ),
        ("One came. Two\nleft. Three stayed.", "Two\nleft", "Two\nleft."),
        ("One came. Two left. Three stayed.", "came. Two", "One came. Two left."),
        ("A heading\n\nNo marks here\n\nAn end", "marks", "No marks here"),
    ],
)
def test_the_sentence_around_some_words_is_found_in_any_script(text: str, words: str, expected: str) -> None:
    start = text.index(words)
    first, last = around(text, start, start + len(words))
    assert text[first:last] == expected


@given(st.text(st.sampled_from("a .։؟\n。Б"), max_size=60), st.data())
def test_the_sentence_around_some_words_holds_them(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = around(text, start, end)
    assert 0 <= first <= start <= end <= last <= len(text)


def test_a_stretch_without_marks_is_cut_before_it_is_a_page() -> None:
    text = "word " * 10_000
    first, last = around(text, 25_000, 25_004)
    assert last - first < 2_000
