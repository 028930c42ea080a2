"""Which words of a parse give content to a source: reporting verbs, nouns and phrases of the lexicon."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from claims.lexicon.loading import table
from claims.lexicon.rows import ReportingRow
from claims.terms import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

_MODALITY = {
    "deny": Modality.DENIED,
    "estimate": Modality.ESTIMATED,
    "believe": Modality.ESTIMATED,
    "allege": Modality.ALLEGED,
    "accuse": Modality.ALLEGED,
    "plan": Modality.PLANNED,
    "promise": Modality.PLANNED,
}


@dataclass(frozen=True, slots=True)
class Words:
    """The reporting words by part of speech, each with its row."""

    verbs: dict[str, ReportingRow]
    nouns: dict[str, ReportingRow]
    adjectives: dict[str, ReportingRow]
    phrases: dict[str, ReportingRow]


# The model's lemmatizer takes "hoped" and "hoping" for forms of "hop", and "data" for a plural.
_LEMMAS = {"hop": "hope", "datum": "data"}


@lru_cache(maxsize=1)
def words() -> Words:
    """The reporting words of the lexicon."""
    rows = table("reporting", ReportingRow)
    return Words(
        verbs={r.word: r for r in rows if r.pos == "verb"},
        nouns={r.word: r for r in rows if r.pos == "noun"},
        adjectives={r.word: r for r in rows if r.pos == "adjective"},
        phrases={r.word: r for r in rows if r.pos == "phrase"},
    )


@lru_cache(maxsize=1)
def _phrases() -> tuple[tuple[str, ...], int]:
    """The reporting phrases of the lexicon, and how many characters the longest has."""
    phrases = tuple(words().phrases)
    return phrases, max(map(len, phrases), default=0)


def begins_phrase(text: str, place: int) -> bool:
    """Whether the letters of a reporting phrase of the lexicon stand at a place of a text."""
    phrases, longest = _phrases()
    return text[place : place + longest].lower().startswith(phrases)


@lru_cache(maxsize=1)
def opening_words() -> frozenset[str]:
    """The words that a reporting phrase of the lexicon begins with."""
    return frozenset(phrase.partition(" ")[0] for phrase in words().phrases)


def verb_row(token: Token) -> ReportingRow | None:
    """The row of a reporting verb, with its particle where the lexicon has both ("point out")."""
    if not token.tag_.startswith("VB"):
        return None
    lemma = _LEMMAS.get(token.lemma_.lower(), token.lemma_.lower())
    for particle in token.children:
        if particle.dep_ in {"prt", "advmod"} and f"{lemma} {particle.lower_}" in words().verbs:
            return words().verbs[f"{lemma} {particle.lower_}"]
    return words().verbs.get(lemma)


def noun_row(token: Token) -> ReportingRow | None:
    """The row of a reporting noun."""
    lemma = token.lemma_.lower()
    return words().nouns.get(_LEMMAS.get(lemma, lemma)) if token.pos_ in {"NOUN", "PROPN"} else None


def modality_of(row: ReportingRow) -> Modality:
    """In which way a reporting word puts its content forward."""
    return _MODALITY.get(row.cls, Modality.STATED)


def takes_noun_content(row: ReportingRow) -> bool:
    """Whether a noun phrase alone may be the content of this word."""
    return "object" in row.takes
