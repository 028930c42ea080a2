"""A verb in a parse → the subject of its clause, mended where the parser gave it to another verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import trees
from claims.quantities.topics import NOUNS, fits

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claims.quantities.topics import Scene

_RELATIVE = frozenset({"WP", "WDT", "WP$"})
_BETWEEN = frozenset({"AUX", "ADV", "PART"})
_INWARD = frozenset({"pobj", "prep", "compound", "nmod", "poss", "amod", "case"})
_NOBODY = frozenset({"ORG", "GPE", "LOC", "FAC", "PRODUCT"})
_PERSONS = frozenset({"he", "she", "him", "her"})
_ONE = frozenset({"it", "this", "that"})
_PLURAL = frozenset({"NNS", "NNPS"})
_STEPS = 8


def of(verb: Token, scene: Scene) -> Token | None:
    """The subject of a verb's clause; a relative pronoun gives the noun it stands for. None where it has none."""
    own = trees.child(verb, *trees.SUBJECTS)
    if own is not None:
        return _antecedent(own)
    if verb.dep_ != "conj" or verb.i > scene.anchor.first.i:
        return None
    return _swallowed(verb, scene) or _resumed(verb, scene)


def _antecedent(subject: Token) -> Token:
    """The noun a relative pronoun stands for: the one its clause hangs on, else the one right in front of it.

    "Which" stands for no person and "who" for no organisation or place: then it is the noun that one belongs to.
    """
    if subject.tag_ not in _RELATIVE and not (subject.lower_ in {"that", "which"} and subject.head.dep_ == "relcl"):
        return subject
    if subject.head.dep_ == "relcl" and subject.head.head.pos_ in NOUNS:
        return _animate(subject.lower_, subject.head.head)
    before = subject.i - 1 - (subject.i > 1 and subject.nbor(-1).text == ",")
    if before >= 0 and subject.doc[before].pos_ in NOUNS:
        return subject.doc[before]
    noun = trees.antecedent(subject)
    return noun.head if noun.pos_ == "ADJ" and noun.dep_ == "conj" and noun.head.pos_ in NOUNS else noun


def _animate(pronoun: str, noun: Token) -> Token:
    """The noun itself, or the one it belongs to where it cannot be what "which" or "who" stands for."""
    whole = noun.head if noun.dep_ == "appos" else noun
    named = {noun.ent_type_, whole.ent_type_, *(c.ent_type_ for c in whole.children if c.dep_ == "appos")}
    unfit = "PERSON" in named if pronoun == "which" else pronoun == "who" and noun.ent_type_ in _NOBODY
    if not unfit:
        return noun
    owner = whole.head.head if whole.dep_ == "pobj" else whole
    return owner if owner.pos_ in NOUNS else noun


def _swallowed(verb: Token, scene: Scene) -> Token | None:
    """The noun in front of a verb that the parser joined to the number before: "was 2 kg and the width was 5 cm"."""
    at = verb.i - 1
    while at > verb.head.i and verb.doc[at].pos_ in _BETWEEN:
        at -= 1
    token = verb.doc[at]
    for _ in range(_STEPS):
        if token.i <= verb.head.i:
            return None
        if token.dep_ == "conj":
            break
        if token.dep_ not in _INWARD:
            return None
        token = token.head
    return token if token.dep_ == "conj" and token.pos_ in NOUNS and fits(token, scene) else None


def _resumed(verb: Token, scene: Scene) -> Token | None:
    """The last subject in front of a verb that follows a comma without "and": "while oil, still scarce, fell"."""
    if verb.nbor(-1).text != "," or verb.head.i >= verb.i:
        return None
    if any(c.dep_ == "cc" and c.i > verb.head.i for c in verb.head.children if c.i < verb.i):
        return None
    for at in range(verb.i - 1, verb.head.i, -1):
        token = verb.doc[at]
        if token.dep_ in trees.SUBJECTS and token.pos_ in NOUNS and fits(token, scene):
            return token
    return None


def agrees(pronoun: Token, noun: Token) -> bool:
    """Whether a noun can be what a pronoun stands for: by number, and by being a person's name or not."""
    word = pronoun.lower_
    if word in _PERSONS:
        return noun.pos_ == "PROPN" and noun.ent_type_ not in {"ORG", "GPE", "LOC", "NORP"}
    if word in _ONE:
        return noun.tag_ not in _PLURAL and noun.ent_type_ != "PERSON"
    if word == "they":
        return noun.tag_ in _PLURAL or noun.ent_type_ in {"ORG", "NORP"} or bool(noun.conjuncts)
    return True
