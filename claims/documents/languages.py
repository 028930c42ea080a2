"""Languages by their codes, and whether a text is in the one that the program reads."""

from __future__ import annotations

import re
from typing import Final

LANGUAGES: Final = {
    "ab": "Abkhaz", "am": "Amharic", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali",
    "bs": "Bosnian", "ce": "Chechen", "cs": "Czech", "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "fa": "Persian",
    "fr": "French", "ha": "Hausa", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian",
    "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "ko": "Korean", "ku": "Kurdish", "ky": "Kyrgyz", "my": "Burmese",
    "nl": "Dutch", "os": "Ossetian", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "so": "Somali",
    "sq": "Albanian", "sr": "Serbian", "sw": "Swahili", "tg": "Tajik", "th": "Thai", "ti": "Tigrinya", "tk": "Turkmen", "tr": "Turkish",
    "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
"""The languages that a person is offered, by their ISO 639-1 codes, in English."""

_FEW_WORDS: Final = 40
_ENGLISH: Final = re.compile(r"\b(?:the|of|and|to|said|were|that|from|with|have|been|they)\b", re.IGNORECASE)
_LEAST: Final = 0.02
"""The share of these words below which a text of many words is in another language that is written in Latin letters."""
_LONGEST: Final = 40_000
"""So many characters of a text tell its language."""
_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f]")
_LETTER: Final = re.compile(r"[^\W\d_]")
_WORD: Final = re.compile(r"[^\W\d_]+")


def named(language: str) -> str:
    """A language by its name where its code is known ("hy", "hy-AM"), else as it is given."""
    return LANGUAGES.get(language, LANGUAGES.get(language.split("-", maxsplit=1)[0].casefold(), language))


def foreign(text: str, language: str | None) -> str | None:
    """Why a text is not in English, which is what the program reads; None where it may be. `language` is what is known of it."""
    if language and not language.casefold().startswith(("en", "english")):
        return f"its language is given as {named(language)}"
    shown = text[:_LONGEST]
    if has_other_letters(shown):
        return "it is not written in Latin letters"
    words = len(_WORD.findall(shown))
    if not language and words >= _FEW_WORDS and len(_ENGLISH.findall(shown)) < _LEAST * words:
        return "it has none of the words that English cannot do without"
    return None


def has_other_letters(text: str) -> bool:
    """Whether most letters of a text are not Latin ones."""
    if text.isascii():
        return False
    letters = len(_LETTER.findall(text))
    return len(_LATIN.findall(text)) < letters / 2
