"""Whether a text is in English, which is what the program reads."""

from __future__ import annotations

import pytest

import by_hand
from claims.documents.languages import LANGUAGES, detected, foreign, marked, named, why_unread
from claims.models import Document

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
        (by_hand.ARMENIAN, None, "it is not written in Latin letters, its words are Armenian"),
        (by_hand.ARABIC, None, "it is not written in Latin letters, its words are Arabic"),
        (by_hand.RUSSIAN, "en", "it is not written in Latin letters, its words are Russian"),
        (TURKISH, None, "its words are Turkish"),
        ("Le pont s'est effondré lundi : 9 morts et 12 blessés.", None, "its words are French"),
        ("Bridge falls near Valmont\n9 killed, 14 hurt", None, None),
        ("Kabul blast kills 9, injures 30", None, None),
        ("Erdoğan: 12 terrorists neutralised", None, None),
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


def made(text: str, **fields: str) -> tuple[Document, list[str]]:
    notices: list[str] = []
    return marked(Document(name="a.txt", text=text, **fields), notices.append), notices


def test_a_document_in_another_language_is_marked_with_it_and_told() -> None:
    document, notices = made(TURKISH)
    assert (document.language, document.told_by) == ("tr", (("language", "its words"),))
    assert notices == [
        "a.txt: not in English (its words are Turkish): it is kept, and its figures are left to claims by hand"
    ]
    assert why_unread(document) == "its words are Turkish"


def test_a_language_that_was_given_stays_and_is_told_as_given() -> None:
    document, notices = made(ENGLISH, language="hy")
    assert (document.language, document.told_by, len(notices)) == ("hy", (), 1)
    assert why_unread(document) == "its language is given as Armenian"


def test_an_english_document_is_left_as_it_is() -> None:
    document, notices = made(ENGLISH)
    assert (document.language, notices) == (None, [])


def test_every_language_that_is_told_has_a_name() -> None:
    assert {detected(text) for text in (TURKISH, by_hand.ARMENIAN, "12 34", "")} <= {*LANGUAGES, None}
