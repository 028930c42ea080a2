"""Words pasted by a person, and the places of a text where they stand."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claims.spans import Text, find, folded

ARMENIAN = "Ջրհեղեղից տուժել է 14 ընտանիք։ Քաղաքապետը խոսեց «օգնության» մասին։"
RUSSIAN = "Из-за наводнения эвакуированы 1\u00a0240 человек, сообщил мэр. Йод и ёлка\u0301."
AZERBAIJANI = "Daşqında 35 ailə köçürülüb. İqtisadiyyat və ısıtma ayrı sözlərdir."
ARABIC = "قال المتحدث إن ٤٢ قاربا غرقت في العاصفة\u200f؟ نعم۔"

_LETTERS = st.sampled_from(
    list("aAéeÅåйиёİIıi각가ա։ع٤12 .,-'\"“’«\u0301\u0323\u0327\u00a0\u202f\n\t\u00ad\u200b\u200f\u2066कि")
)
_TEXTS = st.text(_LETTERS, max_size=40)


def said(text: str, words: str) -> list[str]:
    """The stretches of a text where some words stand."""
    return [text[span.start : span.end] for span in find(text, words)]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (RUSSIAN, "эвакуированы 1 240\nчеловек", ["эвакуированы 1\u00a0240 человек"]),
        (ARMENIAN, "տուժել է 14 ընտանիք։", ["տուժել է 14 ընտանիք։"]),
        (AZERBAIJANI, unicodedata.normalize("NFD", "Daşqında 35 ailə köçürülüb"), ["Daşqında 35 ailə köçürülüb"]),
        (ARABIC, "غرقت في العاصفة؟", ["غرقت في العاصفة\u200f؟"]),
        ("He said “no”, twice", 'said "no"', ["said “no”"]),
        ("it is evac\u00aduated", "evacuated", ["evac\u00aduated"]),
        ("a\u2066b\u2069 c", "ab c", ["a\u2066b\u2069 c"]),
    ],
)
def test_what_copying_changes_is_forgiven(text: str, words: str, expected: list[str]) -> None:
    assert said(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("35 ailə İqtisadiyyat", "35 ailə Iqtisadiyyat"),
        ("ısıtma", "isitma"),
        ("ёлка", "елка"),
        ("елка", "ёлка"),
        ("Twelve", "twelve"),
        ("cafe\u0301", "cafe"),
        ("कि", "क"),
        (unicodedata.normalize("NFD", "각"), "가"),
        ("10–20 boats", "10-20 boats"),
        ("nothing", "  \n "),
        ("nothing", "\u00ad"),
    ],
)
def test_another_letter_case_or_accent_is_another_word(text: str, words: str) -> None:
    assert said(text, words) == []


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("in 2012 there were 12 boats", "12", ["12"]),
        ("1,200 people", "200 people", []),
        ("1\u00a0200 people", "200 people", []),
        ("1\u202f200 people", "1", []),
        ("killed 12.5 percent", "killed 12", []),
        ("killed 12. Then", "killed 12", ["killed 12"]),
        ("٤٢ قاربا", "٤", []),
        ("in\u00a02019\u00a012 boats", "12 boats", ["12 boats"]),
    ],
)
def test_a_piece_of_a_longer_number_is_no_place(text: str, words: str, expected: list[str]) -> None:
    assert said(text, words) == expected


def test_every_place_is_told_in_order_and_no_more_than_asked_for() -> None:
    assert [span.start for span in find("one, one and one", "one")] == [0, 5, 13]
    assert [span.start for span in find("one, one and one", "one", most=2)] == [0, 5]


@given(_TEXTS, _TEXTS)
@example("a\u200b\u0301 b", "a\u0301")
@example(" \u0301a", "a")
def test_every_place_gives_back_the_words(text: str, words: str) -> None:
    assert {folded(stretch) for stretch in said(text, words)} <= {folded(words)}


@given(_TEXTS, st.data())
def test_a_stretch_between_whole_characters_is_found_where_it_stands(text: str, data: st.DataObject) -> None:
    edges = [place for place in range(len(text) + 1) if place in {0, len(text)} or text[place] in "aAéйաع ."]
    start, end = sorted(data.draw(st.tuples(st.sampled_from(edges), st.sampled_from(edges))))
    words = text[start:end]
    if not folded(words) or any(one.isdecimal() for one in words):
        return
    inner = folded(words)
    covering = [span for span in find(text, words) if start <= span.start and span.end <= end]
    assert [folded(text[span.start : span.end]) for span in covering][:1] == [inner]


@given(_TEXTS, _TEXTS, st.sampled_from(["NFC", "NFD"]))
def test_how_accents_are_composed_never_matters(text: str, words: str, form: str) -> None:
    composed = unicodedata.normalize(form, text)  # type: ignore[arg-type]
    assert len(find(composed, unicodedata.normalize("NFC", words))) == len(
        find(composed, unicodedata.normalize("NFD", words))
    )


@given(_TEXTS, _TEXTS)
def test_a_place_never_parts_a_letter_from_its_marks(text: str, words: str) -> None:
    behind = [text[span.end : span.end + 1] for span in find(text, words)]
    assert [one for one in behind if one and unicodedata.combining(one)] == []


@given(st.lists(st.sampled_from(["tide ", "12 ", "\n", "\u00a0"]), max_size=30))
def test_a_text_is_folded_once_for_many_questions(pieces: list[str]) -> None:
    text = Text("".join(pieces))
    assert text.places("tide") == find(text.text, "tide") == text.places(" tide\u00a0")
