"""A noun of the parse → a speaker: its phrase as written, its role and organisation, and whether it can speak at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims import trees
from claims.attribution.cues import noun_row
from claims.attribution.people import is_person, names_body, noun_or_person
from claims.attribution.roles import cut, name_places, named_by, offsets, phrase_of, role_of
from claims.lexicon.persons import names_person
from claims.lexicon.roles import words_for

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claims.syntax import Passage

POSSESSIVES = frozenset({"his", "her", "their", "its"})
OBJECTS = frozenset({"him", "them"})
PRONOUNS = (
    frozenset({"he", "she", "they", "it", "we", "i", "who", "you", "this", "that", "which", "these", "those"})
    | POSSESSIVES
    | OBJECTS
)
_SPEAKING = frozenset({"he", "she", "they", "we", "i", "who"})
_OBLIQUE = POSSESSIVES | OBJECTS | {"it"}


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source as written: the phrase and its offsets, its head, and the role and organisation said of it."""

    text: str
    start: int
    end: int
    head: str
    is_pronoun: bool
    is_plural: bool
    is_person: bool
    role: str | None
    organisation: str | None


def speaker_of(passage: Passage, head: Token) -> Speaker:
    """The speaker whose noun phrase has this head."""
    places = phrase_of(head)
    start, end = offsets(passage, places)
    role, organisation = role_of(passage, head)
    return Speaker(
        text=cut(passage, places),
        start=start,
        end=end,
        head=head.text,
        is_pronoun=head.lower_ in PRONOUNS,
        is_plural=head.tag_ in {"NNS", "NNPS"}
        or head.lower_ in {"they", "we", "their", "them"}
        or trees.child(head, "conj") is not None,
        is_person=is_person(named_by(head)),
        role=role,
        organisation=organisation,
    )


def name_text(passage: Passage, head: Token) -> str | None:
    """The proper name of a noun phrase: a person's ("Eldar Sabiroglu"), else the whole phrase of a body or office."""
    places = name_places(head)
    return without_article(cut(passage, places)) if places is not None else None


def without_article(text: str) -> str:
    """A phrase without "the" or "a" before it."""
    first, _, rest = text.partition(" ")
    return rest if rest and first.lower() in {"the", "a", "an"} else text


def can_speak(head: Token, *, weak: bool) -> bool:
    """Whether this noun can be the source of words.

    Persons, organisations, governments, groups of people and things that hold words (a report, figures) can; after a
    weak cue only names, pronouns and persons.
    """
    if head.lower_ in PRONOUNS:
        return head.lower_ in _SPEAKING or (head.lower_ in _OBLIQUE and head.dep_ != "expl" and not weak)
    if head.dep_ == "expl" or head.pos_ == "NUM" or head.like_num:
        return False
    if head.pos_ == "PROPN" or head.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"}:
        return True
    # "The ministry said" needs no more; "the storm showed" must not make a storm speak.
    lemma = head.lemma_.lower()
    named = names_body(lemma) or names_person(lemma) or noun_or_person(lemma)
    return not weak or is_report(head) or named or lemma in words_for("people")


def is_report(head: Token) -> bool:
    """Whether a noun is a thing that holds words or figures: a statement, data, a survey."""
    return noun_row(head) is not None
