"""Whether a text is in English, which is what the program reads."""

from __future__ import annotations

import pytest

import by_hand
from claims.documents.languages import LANGUAGES, foreign, named

ENGLISH = "The ferry left the quay at noon with 40 people, and the harbour office said that all of them were safe. " * 3
TURKISH = (
    "Feribot öğle saatlerinde kırk kişiyle iskeleden ayrıldı ve liman idaresi hepsinin güvende olduğunu söyledi. " * 5
)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (ENGLISH, None, None),
        (ENGLISH, "en", None),
        (ENGLISH, "en-GB", None),
        (ENGLISH, "English", None),
        (ENGLISH, "hy", "its language is given as Armenian"),
        (ENGLISH, "xx", "its language is given as xx"),
        ("Yerevan, Երևան, was quiet.", None, None),
        (by_hand.ARMENIAN, None, "it is not written in Latin letters"),
        (by_hand.ARABIC, None, "it is not written in Latin letters"),
        (by_hand.RUSSIAN, "en", "it is not written in Latin letters"),
        (TURKISH, None, "it has none of the words that English cannot do without"),
        ("Kırk kişi güvende.", None, None),
        ("", None, None),
        ("12 34", None, None),
    ],
)
def test_a_text_that_is_not_in_english_is_told_with_why(text: str, language: str | None, expected: str | None) -> None:
    assert foreign(text, language) == expected


def test_a_language_is_named_by_its_code() -> None:
    assert [named(code) for code in ("hy", "hy-AM", "Klingon", "")] == ["Armenian", "Armenian", "Klingon", ""]
    assert all(len(code) == len("xx") for code in LANGUAGES)
