"""A number with its parse → whether it only points at something: one of several by its place, or the one who speaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from claims import trees
from claims.lexicon.kinds import kind_of
from claims.lexicon.persons import can_have_age, names_people, names_person
from claims.lexicon.roles import words_for
from claims.quantities.exclusions import words
from claims.terms import Bound, NumberKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claims.models import Quantity

_NO_INTERVAL: Final[dict[str, Any]] = dict.fromkeys(("low", "high", "stated", "resolution", "bound"))
_PLACE: Final = re.compile(r"[0-9]{1,4}[A-Z]?|[a-z]+", re.IGNORECASE)
_ARGUMENTS: Final = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})


def pointer(quantity: Quantity, number: Token) -> dict[str, Any]:
    """What makes a bare claim a name or a reference; empty where it stays a claim."""
    if quantity.kind is not NumberKind.CLAIM or quantity.unit is not None or quantity.bound is not Bound.EXACT:
        return {}
    if _numbered(quantity, number):
        reason = "the number tells one of several by its place, and counts nothing"
        return {**_NO_INTERVAL, "kind": NumberKind.NAME, "reason": reason}
    if _speaks(number):
        return {"kind": NumberKind.REFERENCE, "reason": "points to the one who speaks, and counts nothing"}
    if _example(quantity, number):
        return {"kind": NumberKind.REFERENCE, "reason": "points to one example, and counts nothing"}
    return {}


def _example(quantity: Quantity, number: Token) -> bool:
    """Whether "one" introduces an example: a place by its name ("One village, Karsa, lost"), or where a sentence is set ("At one house,")."""
    noun = number.head
    if quantity.text.lower() != "one" or number.dep_ != "nummod" or noun.tag_ not in {"NN", "NNP"}:
        return False
    before = number.nbor(-1) if number.i > trees.sentence_start(number) else None
    if before is not None and before.is_sent_start:
        return before.lower_ in {"in", "at", "on", "near"} and noun.dep_ == "pobj" and noun.head.i == before.i
    kind = kind_of(noun.lower_)
    named = any(child.dep_ == "appos" and child.pos_ == "PROPN" for child in noun.children)
    return named and kind is not None and kind.category == "place"


def _numbered(quantity: Quantity, number: Token) -> bool:
    """Whether a noun for one of a row stands right before the number: "regional road 67", "day three of the strike"."""
    if number.i == 0 or not _PLACE.fullmatch(quantity.text) or number.dep_ in _ARGUMENTS:
        return False
    noun = number.nbor(-1)
    if noun.lower_ not in words("numbered") or (number.dep_ == "nummod" and number.head.i > number.i):
        return False
    return noun.tag_ in {"NN", "NNP"} and (number.is_digit or number.head.i <= noun.i)


def _speaks(number: Token) -> bool:
    """Whether "one" introduces a single person with what he or she says: "One survivor, Ida Brandt, said"."""
    noun = number.head
    one = number.lower_ == "one" and number.dep_ == "nummod" and noun.tag_ in {"NN", "NNP"}
    if not one or not _can_speak(noun.lower_):
        return False
    verb = noun.head
    inverted = 0 < verb.i < number.i and (verb.nbor(-1).is_quote or verb.nbor(-1).text == ",")
    negated = any(child.dep_ == "neg" for child in verb.children)
    return (noun.dep_ == "nsubj" or inverted) and verb.lemma_.lower() in words_for("speaking") and not negated


def _can_speak(noun: str) -> bool:
    return names_person(noun) or names_people(noun) or can_have_age(noun)
