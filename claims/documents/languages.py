"""Languages by their codes, and whether a text is in the one that the program reads."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from claims.models import Document

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

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
_ENGLISH: Final = frozenset({"the", "of", "and", "to", "said", "were", "that", "from", "with", "have", "been", "they"})
_LEAST: Final = 0.02
"""The share of these words below which a text of many words is in another language that is written in Latin letters."""
_ENOUGH: Final = 0.05
"""From which share of these words on a text is taken for English without further looking."""
_SURE: Final = 0.95
"""How sure the words of a text have to tell its language: of 1,028 sentences of English reports none is then taken for another."""
_TELLING: Final = 2_000
"""So many characters tell which language it is."""
WORDS: Final = "its words"
"""Where the language of a document was found that nobody gave."""
_LONGEST: Final = 40_000
"""So many characters of a text tell its language."""
_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_WORD: Final = re.compile(r"[^\W\d_]+")
_RUN: Final = re.compile(r"\w+")
_COMMON: Final = "etaoin"
"""Letters that most Latin text is made of: counting these few tells enough of nearly every text."""


def named(language: str) -> str:
    """A language by its name where its code is known ("hy", "hy-AM"), else as it is given."""
    return LANGUAGES.get(language, LANGUAGES.get(language.split("-", maxsplit=1)[0].casefold(), language))


def foreign(text: str, language: str | None) -> str | None:
    """Why a text is not in English, which is what the program reads; None where it may be. `language` is what is known of it."""
    if language and not language.casefold().startswith(("en", "english")):
        return f"its language is given as {named(language)}"
    shown = text[:_LONGEST]
    if has_other_letters(shown):
        code = detected(shown)
        return (
            f"it is not written in Latin letters{f', its words are {named(code)}' if code not in (None, 'en') else ''}"
        )
    if language or _is_english(shown):
        return None
    code = detected(shown)
    if code is not None:
        return None if code == "en" else f"its words are {named(code)}"
    words = len(_WORD.findall(shown))
    if words >= _FEW_WORDS and _english_words(shown) < _LEAST * words:
        return "it has none of the words that English cannot do without"
    return None


def why_unread(document: Document) -> str | None:
    """Why a document is kept and not read, in words; None where it may be in English."""
    is_told = dict(document.told_by).get("language") != WORDS
    return foreign(document.text[document.body_start :], document.language if is_told else None)


def marked(document: Document, on_notice: Callable[[str], None]) -> Document:
    """A document with its language, where its words tell one that is not English; that it is not read is told as a notice."""
    why = why_unread(document)
    if why is None:
        return document
    on_notice(f"{document.name}: not in English ({why}): it is kept, and its figures are left to claims by hand")
    code = None if document.language else detected(document.text[document.body_start :])
    if code is None:
        return document
    told_by = tuple(sorted((*document.told_by, ("language", WORDS))))
    return document.model_copy(update={"language": code, "told_by": told_by})


def _is_english(text: str) -> bool:
    """Whether enough of a text's words are such as English cannot do without, so that no model has to be asked."""
    most = (len(text) + 1) / 2  # words that a text can have
    if sum(map(_ENGLISH.__contains__, text.lower().split())) >= _ENOUGH * most:
        return True
    return _english_words(text) >= _ENOUGH * len(_WORD.findall(text))


def _english_words(text: str) -> int:
    """How many words of a text are such as English cannot do without."""
    return sum(map(_ENGLISH.__contains__, _RUN.findall(text.lower())))


@lru_cache(maxsize=256)
def detected(text: str) -> str | None:
    """The code of the language that the words of a text are in, None where they are too few to tell (py3langid, among `LANGUAGES`)."""
    shown = " ".join(text[:_TELLING].split())
    if not _WORD.search(shown):
        return None
    code, share = _identifier().classify(shown)
    return str(code) if share >= _SURE else None


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - loads its model, which English texts need not

    found = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    found.set_languages([code for code in LANGUAGES if code in found.labels])
    return found


def has_other_letters(text: str) -> bool:
    """Whether most letters of a text are not Latin ones."""
    others = len(text.encode(errors="surrogatepass")) - len(text)  # at least the characters beyond ASCII
    if sum(map(text.count, _COMMON)) >= others:
        return False
    letters = sum(map(len, _WORD.findall(text)))
    return sum(map(len, _LATIN.findall(text))) < letters / 2
