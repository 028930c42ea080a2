"""A number in a parse → what it is about: the noun it measures, else the subject of the clause it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import trees
from claims.quantities import changes
from claims.quantities.units import spelled

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claims.quantities.anchors import Anchor

_NOUNS = frozenset({"NOUN", "PROPN"})
_VERBS = frozenset({"VERB", "AUX"})
_LEFT_OUT = frozenset({"relcl", "acl", "appos", "parataxis", "advcl", "conj", "cc"})
_AMOUNTS = frozenset({"PERCENT", "MONEY", "QUANTITY", "CARDINAL", "DATE", "TIME"})
_NO_TOPIC = frozenset(["record", "average", "total", "maximum", "minimum", "max", "high", "low"])
_LIMIT = 14
_REACH = 30


def concept(anchor: Anchor, counted: Token | None, taken: frozenset[int]) -> tuple[Token, Token] | None:
    """First and last token of the phrase a number is stated of; None where the sentence names none.

    An amount is stated of the noun it hangs on ("a fine of $5m": the fine); a count, and an amount that modifies what
    is counted, of the subject of the clause, or of its own noun where that is the subject. `taken` are the tokens of
    all numbers and their units, of which nothing is stated.
    """
    beside = _left_neighbour(anchor, taken)
    if beside is not None:
        return _phrase(beside, anchor)
    pronoun = False
    for at in [counted or anchor.top, *trees.ancestors_within(counted or anchor.top, _LIMIT)]:
        if at.pos_ in _VERBS:
            subject = trees.child(at, *trees.SUBJECTS)
            subject = trees.antecedent(subject) if subject is not None else None
            pronoun = pronoun or (subject is not None and subject.pos_ == "PRON")
            found = _topic(_shared(subject, counted), anchor, counted, taken, subject=True)
        elif at is not counted and not pronoun and at.i < anchor.first.i and not _leads_on(at, anchor):
            found = _topic(at, anchor, counted, taken)
        else:
            found = None
        if found is not None:
            return _phrase(found, anchor)
    before = _before(anchor, taken, pronoun=pronoun) or counted
    return None if before is None else _phrase(before, anchor)


def _shared(subject: Token | None, counted: Token | None) -> Token | None:
    """What is counted itself, where it is joined to the subject: "two men and one woman were held"."""
    if subject is None or counted is None:
        return subject
    return counted if any(joined.i == counted.i for joined in subject.conjuncts) else subject


def _leads_on(noun: Token, anchor: Anchor) -> bool:
    """Whether a noun only leads to its clause's subject: "X is the home of 60 men", "X has plans to cut 5 jobs"."""
    if noun.dep_ == "attr" and noun.head.pos_ == "AUX":
        return True
    return any(c.dep_ == "acl" and c.tag_ == "VB" and c.i < anchor.first.i for c in noun.children)


def _topic(
    token: Token | None, anchor: Anchor, counted: Token | None, taken: frozenset[int], *, subject: bool = False
) -> Token | None:
    """The token, if something can be stated of it; what is counted stands for its own number."""
    if token is None:
        return None
    if counted is not None and (token.i == counted.i or anchor.first.i <= token.i <= anchor.last.i):
        return counted
    if token.i in taken or token.ent_type_ in _AMOUNTS or token.text in {"%", "$"}:
        return None
    if token.pos_ not in _NOUNS and not (subject and token.pos_ in {"ADJ", "NUM", "X", "INTJ"}):
        return None
    if token.lower_ in _NO_TOPIC or spelled().get(token.lower_, ("", ""))[1] == "time":
        return None
    return None if any(c.i in taken and c.dep_ in {"nummod", "quantmod"} for c in token.children) else token


def _left_neighbour(anchor: Anchor, taken: frozenset[int]) -> Token | None:
    """The noun right in front of a bracket or a word of change: "Acme, down 3%", "Acme (4.1)", "Acme by 2%"."""
    doc, at = anchor.first.doc, anchor.first.i - 1
    marked = False
    while at >= 0 and (doc[at].text in {"(", ",", "+"} or doc[at].lower_ in {"by", "up", "down"}):
        marked = marked or doc[at].text in {"(", "+"} or doc[at].lower_ in {"by", "up", "down"}
        at -= 1
    if not marked or at < 0 or doc[at].pos_ not in _NOUNS or at in taken or doc[at].ent_type_ in _AMOUNTS:
        return None
    token = doc[at]
    while token.dep_ == "compound" and token.head.i == token.i + 1:
        token = token.head
    return token if token.i == at and not changes.direction(token.lower_) else None


def _before(anchor: Anchor, taken: frozenset[int], *, pronoun: bool) -> Token | None:
    """The nearest noun in front, in the same sentence; behind a pronoun the nearest subject or object."""
    for at in range(anchor.first.i - 1, max(-1, anchor.first.i - _REACH), -1):
        token = anchor.first.doc[at]
        fits = not pronoun or token.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"}
        if fits and _topic(token, anchor, None, taken) is not None:
            return token
        if token.is_sent_start:
            return None
    return None


def _phrase(head: Token, anchor: Anchor) -> tuple[Token, Token]:
    first, last = trees.phrase(head, _LEFT_OUT)
    doc = head.doc
    if first <= anchor.first.i <= last:
        if head.i < anchor.first.i:
            last = anchor.first.i - 1
        else:
            first = anchor.last.i + 1
    while last > head.i and (doc[last].is_punct or doc[last].pos_ in {"ADP", "CCONJ", "DET", "VERB"}):
        last -= 1
    while first < head.i and doc[first].is_punct:
        first += 1
    return doc[min(first, head.i)], doc[max(last, head.i)]
