"""A noun of the parse → a speaker: its phrase as written, its role and organisation, and whether it can speak at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims import trees
from claims.attribution.cues import noun_row
from claims.lexicon.kinds import can_act, kind_of
from claims.lexicon.places import country_of
from claims.lexicon.roles import words_for

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claims.syntax import Passage

PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "who", "you", "this", "that", "which", "these", "those"})


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
    start, end = _offsets(passage, trees.phrase(head))
    role, organisation = _role(passage, head)
    return Speaker(
        text=passage.text[start - passage.start : end - passage.start],
        start=start,
        end=end,
        head=head.text,
        is_pronoun=head.lower_ in PRONOUNS,
        is_plural=head.tag_ in {"NNS", "NNPS"}
        or head.lower_ in {"they", "we"}
        or trees.child(head, "conj") is not None,
        is_person=is_person(head),
        role=role,
        organisation=organisation,
    )


def name_text(passage: Passage, head: Token) -> str | None:
    """The proper name of a noun phrase: a person's ("Eldar Sabiroglu"), else the whole phrase of a body or office."""
    name = _name_tokens(head)
    if name is None:
        return None
    first, last = trees.phrase(head)
    body = any(c.dep_ in {"prep", "poss", "conj"} for c in head.children) and head.ent_type_ != "PERSON"
    start, end = _offsets(passage, (first, last) if body else name)
    return without_article(passage.text[start - passage.start : end - passage.start])


def without_article(text: str) -> str:
    """A phrase without "the" or "a" before it."""
    first, _, rest = text.partition(" ")
    return rest if rest and first.lower() in {"the", "a", "an"} else text


def is_person(head: Token) -> bool:
    """Whether a noun is one person: by name, or by what it names."""
    if country_of(head.text) is not None:
        return False  # the small model takes a country for a person now and then
    if head.ent_type_ == "PERSON":
        return True
    if head.ent_type_ in {"ORG", "GPE", "NORP", "LOC", "FAC"} or trees.child(head, "poss", "prep") is not None:
        return False  # "the Prime Minister's Office", "Bank of Ghana"
    return head.tag_ in {"NN", "NNP"} and (head.pos_ == "PROPN" or noun_or_person(head.lemma_))


def can_speak(head: Token, *, weak: bool) -> bool:
    """Whether this noun can be the source of words.

    Persons, organisations, governments, groups of people and things that hold words (a report, figures) can; after a
    weak cue only names, pronouns and persons.
    """
    if head.lower_ in PRONOUNS:
        return head.lower_ in _SPEAKING or (head.lower_ == "it" and head.dep_ != "expl" and not weak)
    if head.tag_ in {"PRP", "PRP$"} and head.lower_ not in _POSSESSIVE:
        return False  # "let's say"
    if head.dep_ == "expl" or head.pos_ == "NUM" or head.like_num:
        return False
    if head.pos_ == "PROPN" or head.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"}:
        return True
    # "The ministry said" needs no more; "the storm showed" must not make a storm speak.
    lemma = head.lemma_.lower()
    speaks = words_for("institution") | words_for("people")
    return not weak or is_report(head) or noun_or_person(lemma) or lemma in speaks


_POSSESSIVE = frozenset({"his", "her", "their", "its", "my", "our"})
_SPEAKING = frozenset({"he", "she", "they", "we", "i", "who"})


def _offsets(passage: Passage, places: tuple[int, int]) -> tuple[int, int]:
    first, last = passage.doc[places[0]], passage.doc[places[1]]
    return passage.start + first.idx, passage.start + last.idx + len(last.text)


def _name_tokens(head: Token) -> tuple[int, int] | None:
    """Token positions of the run of proper nouns that ends at the head, inside a person's name where there is one."""
    if head.pos_ != "PROPN":
        return None
    doc = head.doc
    for entity in head.sent.ents:
        if entity.label_ == "PERSON" and entity.start <= head.i < entity.end and entity.end - 1 == head.i:
            return entity.start, entity.end - 1
    first = head.i
    while (
        first - 1 >= head.sent.start
        and doc[first - 1].pos_ == "PROPN"
        and doc[first - 1].head.i in range(first - 1, head.i + 1)
    ):
        first -= 1
    return first, head.i


def _role(passage: Passage, head: Token) -> tuple[str | None, str | None]:
    """What is said of a speaker beside the name: an apposition, or the words before the name."""
    for apposition in head.children:
        if apposition.dep_ == "appos" and apposition.pos_ in {"NOUN", "PROPN"}:
            start, end = _offsets(passage, trees.phrase(apposition))
            return _cut(passage, start, end), organisation_in(passage, apposition)
    if head.dep_ == "appos" and head.head.pos_ in {"NOUN", "PROPN"}:
        start, end = _offsets(passage, trees.phrase(head.head))
        return _cut(passage, start, end), organisation_in(passage, head.head)
    name = _name_tokens(head)
    first, _ = trees.phrase(head)
    if name is not None and first < name[0]:
        start, end = _offsets(passage, (first, name[0] - 1))
        return _cut(passage, start, end), _leading_organisation(_cut(passage, start, end))
    if name is None and head.lower_ not in PRONOUNS:
        start, end = _offsets(passage, trees.phrase(head))
        return (_cut(passage, start, end) if head.pos_ == "NOUN" else None), organisation_in(passage, head)
    return None, None


def organisation_in(passage: Passage, head: Token) -> str | None:
    """The body a role belongs to: "of", "for" or "from" it, or named before it ("defence ministry spokesman")."""
    for owner in trees.objects_of(head, "of", "for", "from", "at", "with"):
        if owner.pos_ in {"PROPN", "NOUN"}:
            start, end = _offsets(passage, trees.phrase(owner))
            return _cut(passage, start, end)
    before = [c for c in head.children if c.dep_ in {"compound", "poss", "nmod"} and c.pos_ in {"PROPN", "NOUN"}]
    if before:
        first = min(trees.phrase(c)[0] for c in before)
        last = max(trees.phrase(c)[1] for c in before)
        start, end = _offsets(passage, (first, last))
        return _cut(passage, start, end).removesuffix("'s").removesuffix("’s").strip() or None
    return None


def _leading_organisation(role: str) -> str | None:
    """The body in a role that stands before a name: all but its last word ("Azerbaijani defence ministry spokesman")."""
    body, _, title = role.rpartition(" ")
    return body if body and noun_or_person(title) else None


def noun_or_person(word: str) -> bool:
    """Whether a word names a person by role."""
    kind = kind_of(word.lower())
    return (kind is not None and can_act(kind)) or word.lower().endswith(tuple(words_for("person suffix")))


def _cut(passage: Passage, start: int, end: int) -> str:
    return passage.text[start - passage.start : end - passage.start]


def is_report(head: Token) -> bool:
    """Whether a noun is a thing that holds words or figures: a statement, data, a survey."""
    return noun_row(head) is not None
