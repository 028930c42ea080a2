"""A number in a parse → what it is about: the noun it measures, else the subject of the clause it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import trees

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claims.quantities.anchors import Anchor

_NOUNS = frozenset({"NOUN", "PROPN"})
_VERBS = frozenset({"VERB", "AUX"})
_LEFT_OUT = frozenset({"relcl", "acl", "appos", "parataxis", "advcl", "conj", "cc"})
_LIMIT = 14


def concept(anchor: Anchor, counted: Token | None, *, measured: bool) -> tuple[Token, Token] | None:
    """First and last token of the phrase a number is stated of; None where the sentence names none.

    An amount is stated of the noun it modifies or hangs on ("a fine of $5m": the fine); a count of the subject of its
    clause, or of its own noun where that is the subject.
    """
    for at in _climb(anchor.top if counted is None or measured else counted):
        found = _noun(at, anchor) if measured or counted is None else None
        if found is None and at.pos_ in _VERBS:
            found = _subject(at, anchor, counted)
        if found is None and not measured and at.pos_ in _NOUNS and at.i < anchor.first.i and not _amount(at):
            found = at
        if found is not None:
            return _phrase(found, anchor)
    before = _before(anchor)
    return None if before is None else _phrase(before, anchor)


def _climb(token: Token) -> list[Token]:
    return [token, *trees.ancestors_within(token, _LIMIT)]


def _noun(token: Token, anchor: Anchor) -> Token | None:
    outside = token.i < anchor.first.i or token.i > anchor.last.i
    if outside and token.pos_ in _NOUNS and not _amount(token) and token.ent_type_ not in {"DATE", "TIME"}:
        return token
    return None


def _amount(token: Token) -> bool:
    """Whether a noun is itself an amount or a time, and so nothing a number is stated of."""
    return token.ent_type_ in {"PERCENT", "MONEY", "QUANTITY", "CARDINAL", "DATE", "TIME"} or token.text in {"%", "$"}


def _subject(verb: Token, anchor: Anchor, counted: Token | None) -> Token | None:
    subject = trees.subject(verb)
    if subject is None or subject.pos_ not in _NOUNS:
        return None
    if anchor.first.i <= subject.i <= anchor.last.i:
        return counted
    return subject


def _before(anchor: Anchor) -> Token | None:
    """The nearest noun in front, in the same sentence."""
    for at in range(anchor.first.i - 1, max(-1, anchor.first.i - 30), -1):
        token = anchor.first.doc[at]
        if token.is_sent_start and token.pos_ not in _NOUNS:
            return None
        if token.pos_ in _NOUNS and not _amount(token):
            return token
    return None


def _phrase(head: Token, anchor: Anchor) -> tuple[Token, Token]:
    first, last = trees.phrase(head, _LEFT_OUT)
    doc = head.doc
    if first <= anchor.first.i <= last:
        if head.i < anchor.first.i:
            last = anchor.first.i - 1
        else:
            first = anchor.last.i + 1
    while last > head.i and (doc[last].is_punct or doc[last].pos_ in {"ADP", "CCONJ", "DET"}):
        last -= 1
    while first < head.i and doc[first].is_punct:
        first += 1
    return doc[min(first, head.i)], doc[max(last, head.i)]
