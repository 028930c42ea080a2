"""What a figure without a noun of its own is a figure of: the noun it is the number of, or that it takes up what was said before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import trees
from claims.lexicon.kinds import kind_of
from claims.lexicon.places import country_of
from claims.lexicon.roles import words_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

_PARTITIVE = frozenset({"of", "among", "amongst"})
_PUT_AT = frozenset({"at", "to", "as", "of"})
_REACH = 4


def topic_of(figure: Token) -> Token | None:
    """The noun whose number a bare figure gives: "the number of teachers … at 8,000", "six of those arrested"."""
    for measure in _measures(figure):
        for thing in trees.objects_of(measure, "of"):
            if thing != figure and not _is_numeral(thing) and _is_counted(thing):
                return thing
    subject = _numbering(figure)
    if subject is not None:
        return subject
    numbered = figure.head
    is_people = figure.dep_ == "nummod" and numbered.tag_ == "JJ" and country_of(numbered.text) is not None
    return numbered if is_people else None  # "and one German"


def _numbering(figure: Token) -> Token | None:
    """Those who are said to number a figure ("the marchers numbered 800")."""
    verb = figure.head
    if figure.dep_ not in {"dobj", "attr", "npadvmod"} or verb.lemma_ not in words_for("numbering"):
        return None
    subject = trees.subject(verb)
    return subject if subject is not None and subject.tag_ in {"NNS", "NNPS"} else None


def partitive_of(head: Token) -> Token | None:
    """What a figure is told to be a part of: the noun or pronoun behind its "of", or behind "among" before its verb.

    "Six of those arrested", "four of the dead", "among the dead were 12 women": those, dead, dead.
    """
    first = head
    while first.dep_ in {"conj", "appos"} and first.head.i < first.i:
        first = first.head
    for preposition in (*head.children, *(first.head.children if first.head.lemma_ == "be" else ())):
        if preposition.lower_ not in _PARTITIVE or preposition.dep_ != "prep":
            continue
        if preposition.head == first.head and preposition.i > first.i:
            continue
        if preposition.head == head and _is_numeral(head) and preposition.i != head.i + 1:
            continue
        found = trees.child(preposition, "pobj")
        if found is not None:
            return found
    return None


def takes_up(figure: Token) -> bool:
    """Whether a bare figure is told as the number of what was spoken of before: "their count of 12,000", "spoke of 13"."""
    if next(_measures(figure), None) is not None:
        return topic_of(figure) is None
    above = figure.head
    if figure.lower_ == "none":
        return figure.dep_ in {"nsubj", "nsubjpass"} and above.lemma_ in words_for("remaining verb")
    if above.pos_ == "ADP" and above.lower_ in _PUT_AT:
        verb = above.head
        return verb.pos_ == "VERB" and verb.lemma_ in words_for("giving a figure") and not _has_noun_object(verb)
    return figure.dep_ == "dobj" and above.lemma_ in words_for("giving a figure")


def _measures(figure: Token) -> Iterator[Token]:
    """The nouns such as "number" or "toll" that a bare figure is the value of."""
    if figure.dep_ in {"quantmod", "nummod", "compound"} and _is_numeral(figure.head):
        figure = figure.head  # "grew by 9,000 to 2.9 million" is one number to the parse
    above = figure.head
    if above.lower_ in {"by", "from"} and above.dep_ == "prep" and above.head.lemma_ in words_for("changing"):
        above = above.head
    if above.pos_ == "ADP" and above.lower_ in _PUT_AT:
        yield from _put_far_off(above)
        above = above.head
    if above.pos_ in {"NOUN", "PROPN"}:
        yield from _if_measure(above)
    elif above.pos_ in {"VERB", "AUX"}:
        yield from _measures_of(figure, above)


def _measures_of(figure: Token, verb: Token) -> Iterator[Token]:
    """The measures among the subject and the objects of a verb, in front of a figure."""
    if figure.dep_ not in {"nsubj", "nsubjpass"}:
        for noun in verb.children:
            is_object = noun.dep_ in {"dobj", "nsubj", "nsubjpass"} or (noun.dep_ == "conj" and noun.pos_ == "NOUN")
            if is_object and noun.i < figure.i:
                yield from _if_measure(noun)
    elif figure.i > 0 and figure.nbor(-1).text == ",":
        for noun in verb.children:  # "the number of cases, 9,580 so far, is growing"
            if noun.dep_ == "nsubj" and figure.i - _REACH <= noun.right_edge.i < figure.i:
                yield from _if_measure(noun)


def _put_far_off(at: Token) -> Iterator[Token]:
    """The measure that is put at a figure which the parse hangs on a clause between ("put the number who marched in X at 9,000")."""
    for verb in trees.ancestors_within(at):
        if verb.pos_ == "VERB" and verb.lemma_ in words_for("putting") and verb != at.head:
            for noun in verb.children:
                if noun.dep_ == "dobj":
                    yield from _if_measure(noun)


def _if_measure(noun: Token) -> Iterator[Token]:
    if noun.lemma_.lower() in words_for("measuring"):
        yield noun


def _is_counted(thing: Token) -> bool:
    """Whether a noun is what a number is the number of: several, or those in a state; "the toll of the flood" counts no floods."""
    kind = kind_of(thing.lower_)
    return thing.tag_ != "NN" or (kind is not None and kind.category in {"person", "group"})


def _has_noun_object(verb: Token) -> bool:
    """Whether what the verb gives a figure of is a noun of its own ("put the cost at 40"), not a pronoun ("put it at 40")."""
    return any(c.dep_ == "dobj" and c.pos_ in {"NOUN", "PROPN"} for c in verb.children)


def _is_numeral(token: Token) -> bool:
    return token.pos_ == "NUM" or token.like_num
