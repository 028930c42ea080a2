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

_FEW_WORDS: Final = 25
_ENGLISH: Final = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "is",
        "was",
        "were",
        "that",
        "for",
        "on",
        "said",
        "with",
        "at",
        "by",
        "he",
        "as",
        "from",
        "it",
        "has",
        "have",
        "been",
        "are",
        "they",
    ]
)
_LEAST: Final = 0.08
"""The share of these words below which a text is hardly English."""
_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f]")
_LETTER: Final = re.compile(r"[^\W\d_]")


def named(language: str) -> str:
    """A language by its name where its code is known ("hy", "hy-AM"), else as it is given."""
    return LANGUAGES.get(language, LANGUAGES.get(language.split("-", maxsplit=1)[0].casefold(), language))


def foreign(text: str, language: str | None) -> str | None:
    """Why a text is hardly English, which is what the program reads; None where it may be."""
    if language and not language.casefold().startswith(("en", "english")):
        return f"its language is given as {named(language)}"
    letters = len(_LETTER.findall(text))
    if letters and len(_LATIN.findall(text)) < letters / 2:
        return "it is not written in Latin letters"
    words = re.findall(r"[^\W\d_]+", text.casefold())
    if not language and len(words) >= _FEW_WORDS and sum(word in _ENGLISH for word in words) < _LEAST * len(words):
        return "it has few English words"
    return None
