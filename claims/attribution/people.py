"""Persons and bodies: which of the two a noun or a name stands for, where a name begins, and whether it is a woman's."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from claims import trees
from claims.lexicon.given_names import Sex, is_given, sex_of
from claims.lexicon.kinds import can_act, kind_of
from claims.lexicon.persons import names_person
from claims.lexicon.places import country_of
from claims.lexicon.roles import words_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

_LEAST_FULL = 2
_GENERATION = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})


@lru_cache(maxsize=4096)
def names_body(word: str) -> bool:
    """Whether a noun names a body of persons that can speak: "ministry", "union"."""
    lower = word.lower().rstrip(".")
    if lower in words_for("body noun"):
        return True
    kind = kind_of(lower)
    return kind is not None and kind.category == "group"


@lru_cache(maxsize=4096)
def noun_or_person(word: str) -> bool:
    """Whether a word names persons or a body of persons, by what is counted or by its ending."""
    kind = kind_of(word.lower())
    return (kind is not None and can_act(kind)) or word.lower().endswith(tuple(words_for("person suffix")))


def is_name(token: Token) -> bool:
    """Whether a word is a proper noun; a tagger now and then takes "the culture ministry" for one."""
    return token.pos_ == "PROPN" and not token.text.islower()


def run_of(head: Token) -> tuple[int, int]:
    """Token positions of the proper nouns that end at the head, small words of a surname ("van der") among them."""
    doc, first = head.doc, head.i
    while first > 0 and not doc[first].is_sent_start:
        before = doc[first - 1]
        if before.pos_ == "PROPN":
            if before.ent_type_ == "DATE" or not first <= before.head.i <= head.i:
                break
        elif before.lower_ not in words_for("name particle") or before.pos_ == "DET" or not _follows_name(before):
            break
        first -= 1
    return first, head.i


def _follows_name(particle: Token) -> bool:
    """Whether a small word has a capital before it, or another small word: "Hendrik van der Meer"."""
    if particle.i == 0 or particle.is_sent_start:
        return False
    before = particle.doc[particle.i - 1]
    return before.pos_ == "PROPN" or before.lower_ in words_for("name particle")


def is_person(head: Token) -> bool:
    """Whether a noun is one person: by name, or by what it names; the named entities of the parse are asked last."""
    told = told_person(head)
    if told is not None:
        return told
    if head.ent_type_ == "PERSON":
        return True
    if head.ent_type_ in {"ORG", "GPE", "NORP", "LOC", "FAC", "DATE"}:
        return False
    return head.tag_ == "NNP" and trees.child(head, "poss", "prep", "det") is None


def told_person(head: Token) -> bool | None:
    """Whether a noun is one person, as far as the words tell; None for a name that could be either's.

    A name is a person's by its given name, its title, the noun beside it ("the novelist Dov Perl") or the pronoun behind
    it ("who"), and a body's by its last word ("Nordic Council") or where it is all capitals.
    """
    if not is_name(head):
        return head.tag_ in {"NN", "NNP"} and names_person(head.lemma_)
    if _is_no_surname(head.text):
        return False
    words = [t.text for t in head.doc[run_of(head)[0] : head.i + 1]]
    bare = untitled(words)
    given = len(bare) >= _LEAST_FULL and is_given(bare[0]) and trees.child(head, "det") is None  # "the Red Crescent"
    if len(bare) < len(words) or given or _is_office(head.text):
        return True
    beside = _beside(head)
    if beside is None and len(head.text) > 1 and head.text.isupper():
        return False
    return beside


@lru_cache(maxsize=8192)
def _is_no_surname(word: str) -> bool:
    return country_of(word) is not None or names_body(word)


def _beside(head: Token) -> bool | None:
    """What the nouns beside a name say of it: True for a person's, False for a body's, None where they say nothing."""
    nouns = [c for c in head.children if c.dep_ in {"appos", "compound", "nmod"} and c.pos_ == "NOUN"]
    if head.dep_ == "appos" and head.head.pos_ == "NOUN":
        nouns.append(head.head)
    for noun in nouns:
        if names_person(noun.lemma_) or names_body(noun.lemma_):
            return names_person(noun.lemma_)
    clause = trees.child(head, "relcl")
    subject = trees.child(clause, *trees.SUBJECTS) if clause is not None else None
    return subject.lower_ == "who" if subject is not None and subject.lower_ in {"who", "which"} else None


def untitled(words: list[str]) -> list[str]:
    """The words of a name without titles and offices before it ("Prime Minister", "Gov.")."""
    first = 0
    for at in range(len(words) - 1):
        if _is_title(words[at], words[at + 1]):
            first = at + 1
    return words if _is_office(words[-1]) and first == len(words) - 1 else words[first:]


@lru_cache(maxsize=8192)
def _is_title(word: str, following: str) -> bool:
    """Whether a word before a name is none of it: a title, a post, or what somebody is before a given name."""
    bare = word.lower().strip(".,")
    if bare in words_for("title") or bare in words_for("female title") or bare in words_for("male title"):
        return True
    if is_given(word):
        return False
    return _is_office(word) or (
        is_given(following)
        and (noun_or_person(word) or names_person(word) or names_body(word))
        and country_of(word) is None
    )


@lru_cache(maxsize=8192)
def _is_office(word: str) -> bool:
    bare = word.lower().strip(".,")
    kind = kind_of(bare)
    if bare in words_for("person noun"):
        return True
    return kind is not None and kind.category == "person" and country_of(word) is None and not is_given(word)


def surname_at(words: Sequence[str]) -> int:
    """The place of the last word that is a surname: a "Jr." behind it is none."""
    last = len(words) - 1
    return last - 1 if last > 0 and words[last].lower() in _GENERATION else last


def sex_in(words: Sequence[str], role: str | None) -> Sex | None:
    """The sex that a title, a noun of persons or a given name tells, in this order; None where nothing does.

    `words` are those of the name with all titles before it, `role` what is said of the person.
    """
    titles = {w.lower().strip(".,") for w in words[:-1]}
    nouns = [w.lower().strip(".,") for w in (role or "").split()]
    female = bool(titles & words_for("female title")) or any(_ends(w, "female noun") for w in nouns[-3:])
    male = bool(titles & words_for("male title")) or any(w in words_for("male noun") for w in nouns[-3:])
    if female != male:
        return "female" if female else "male"
    bare = untitled(list(words))
    return sex_of(bare[0]) if len(bare) >= _LEAST_FULL else None


def _ends(word: str, role: str) -> bool:
    """Whether a word is one of a role, or ends in one ("spokeswoman")."""
    return word in words_for(role) or word.endswith(("woman", "women"))
