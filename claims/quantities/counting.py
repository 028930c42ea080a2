"""A number in a parse → what it counts: the head noun as written, and the noun phrase around it without the number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.quantities.exclusions import words
from claims.quantities.words import is_number_word

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claims.quantities.anchors import Anchor

_NOUNS = frozenset({"NOUN", "PROPN"})
_INSIDE = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "ADV", "PUNCT", "VERB", "PART", "CCONJ"})
_MODIFIES = frozenset({"nummod", "quantmod", "compound", "amod", "nmod", "npadvmod", "advmod", "predet", "det", "poss"})
_KEPT_PREPOSITIONS = frozenset({"of", "with", "without", "under", "over", "from", "per", "between"})
_DATING = frozenset({"last", "this", "next", "earlier"})
"""Words behind a number that begin a date rather than what it counts: "2.1 last year"."""

_SCALES = frozenset({"k", "K", "m", "M", "bn", "tn"})
_REACH = 7


@dataclass(frozen=True, slots=True)
class Counted:
    """The head of what is counted and the first and last token of its phrase."""

    head: Token
    first: Token
    last: Token


def counted(anchor: Anchor, *, measured: bool) -> Counted | None:
    """What a number counts; for an amount in a unit what it is an amount of ("60% of voters", "a 5 km race").

    "The bodies of two soldiers" counts bodies.
    """
    joined = _hyphened(anchor) if not measured else None
    if joined is not None:
        return Counted(joined, joined, joined)
    head = _of(anchor) or (_behind_bracket(anchor) if measured else None) or _modified(anchor, measured=measured)
    if head is None and not measured:
        head = _predicate(anchor) or _or_so_many(anchor)
    if head is None or head.i == anchor.number.i or not any(c.isalpha() for c in head.text):
        return None
    whole = _container(head)
    if whole is not None:
        first, last = whole, head
        return Counted(whole, first, max(_phrase(head, anchor)[1], last, key=lambda t: t.i))
    first, last = _phrase(head, anchor)
    return Counted(head, first, last)


def _hyphened(anchor: Anchor) -> Token | None:
    """The "door" of "five-door" and of the first number in "three- and five-door"."""
    doc, at = anchor.number.doc, anchor.last.i + (not anchor.last.text.endswith("-"))
    if at >= len(doc) or not doc[at].text.endswith("-") or (doc[at].text == "-" and doc[at - 1].whitespace_):
        return None
    for token in doc[at : at + _REACH]:
        if is_number_word(token.text.strip("-")):
            continue
        if token.text == "-" and token.i + 1 < len(doc) and doc[token.i + 1].pos_ in _NOUNS and not token.whitespace_:
            return doc[token.i + 1]
        if token.text.strip("-") not in {"", ",", "and", "or", "to"} and token.pos_ != "NUM":
            break
    return None


def _of(anchor: Anchor) -> Token | None:
    """The noun behind "of": "dozens of people", "60% of the vote", "20 kilometres of road"."""
    following = _past_bracket(_next(anchor.last))
    money = anchor.first.text in {"$", "£", "€"} or anchor.first.ent_type_ == "MONEY"
    if following is not None and following.text in {"'", "'s"}:
        following = _next(following)
    if following is None or not (following.lower_ in {"of", "worth"} or (money and following.lower_ == "in")):
        return None
    if (
        money
        and following.lower_ == "in"
        and (following.nbor(1).ent_type_ in {"DATE", "GPE"} or following.nbor(1).is_digit)
    ):
        return None
    if following.lower_ == "worth" and (following := _next(following)) is None:
        return None
    inner = next((c for c in following.children if c.dep_ in {"pobj", "pcomp"}), None)
    if following.lower_ == "in" and inner is not None and any(c.dep_ in {"det", "poss"} for c in inner.children):
        return None  # "$5m in damages" tells what the money is, "$5m in the north" where it went
    gerund = inner is not None and inner.tag_ == "VBG" and inner.dep_ == "pobj"
    return inner if inner is not None and (gerund or inner.pos_ in _NOUNS) else _scan(following)


def _past_bracket(token: Token | None) -> Token | None:
    """The token behind a short bracket that begins at a token: "8 miles (13 km) of road"."""
    if token is None or token.text != "(":
        return token
    for inner in token.doc[token.i : token.i + _REACH]:
        if inner.text == ")":
            return _next(inner)
    return token


def _next(token: Token) -> Token | None:
    return token.nbor(1) if token.i + 1 < len(token.doc) else None


def _modified(anchor: Anchor, *, measured: bool) -> Token | None:
    """The noun to the right that the number modifies, by the tree, else by the words that follow."""
    at = anchor.top
    for _ in range(4):
        if at.dep_ not in _MODIFIES or at.head is at:
            break
        at = at.head
        if at.i > anchor.last.i:
            break
    if at.i > anchor.last.i and at.pos_ in _NOUNS and at.i - anchor.last.i <= _REACH and not _broken(anchor.last, at):
        return _lowest(at)
    following = _next(anchor.last)
    if following is not None and following.lower_ in words("fate"):
        return following
    return None if measured else _scan(anchor.last)


def _behind_bracket(anchor: Anchor) -> Token | None:
    """The noun that an amount with its conversion describes: the "tunnel" of "an 8-mile (13 km) tunnel"."""
    bracket = _next(anchor.last)
    if bracket is None or bracket.text != "(" or anchor.last.i == anchor.first.i or anchor.last.nbor(-1).text != "-":
        return None
    behind = _past_bracket(bracket)
    return _lowest(behind) if behind is not None and behind is not bracket and behind.pos_ in _NOUNS else None


def _or_so_many(anchor: Anchor) -> Token | None:
    """The noun in front of "or": the "tractor" of "a tractor or two"."""
    if anchor.first.i < 2 or anchor.first.nbor(-1).lower_ != "or":  # noqa: PLR2004 - a noun and "or"
        return None
    noun = anchor.first.nbor(-2)
    following = _next(anchor.last)
    alone = following is None or following.is_punct or following.pos_ not in {*_NOUNS, "ADJ", "NUM", "ADP"}
    one = any(c.lower_ in {"a", "an", "another", "one"} for c in noun.children)
    return noun if alone and one and noun.pos_ in _NOUNS else None


def _predicate(anchor: Anchor) -> Token | None:
    """What a number that is itself the subject is said to be: the "children" of "of the passengers, 14 were children"."""
    verb = anchor.top.head
    following = _next(anchor.last)
    if anchor.top.dep_ != "nsubj" or verb.lemma_ != "be" or following is None or following.lower_ == "of":
        return None
    named = next((c for c in verb.children if c.dep_ == "attr" and c.i > verb.i > anchor.last.i), None)
    plural = named is not None and named.tag_ in {"NNS", "NNPS"} and not any(c.dep_ == "nummod" for c in named.children)
    return named if plural else None


def _lowest(head: Token) -> Token:
    """The last noun of an unbroken run that begins at the head."""
    following = _next(head)
    while (
        following is not None and following.pos_ in _NOUNS and (head.dep_ == "compound" or following.dep_ == "compound")
    ):
        head, following = following, _next(following)
    return head


def _broken(left: Token, right: Token) -> bool:
    return any(
        t.lower_ in _DATING
        or (t.text in {",", ";", ":", ".", "(", ")"} and t.nbor(1).pos_ not in {"ADJ", "NOUN", "PROPN"})
        for t in left.doc[left.i + 1 : right.i]
    )


def _scan(left: Token) -> Token | None:
    """The head of the noun phrase whose words follow a token: the last of its first run of nouns."""
    found = None
    reach = _REACH + 2 * (left.lower_ == "of")
    for token in left.doc[left.i + 1 : left.i + 1 + reach]:
        if left.lower_ == "of" and found is None and (token.pos_ == "NUM" or token.text in _SCALES):
            continue
        if token.pos_ in _NOUNS or (token.lower_ in words("fate") and found is None):
            found = token
            continue
        if found is not None or token.pos_ not in {"ADJ", "ADV", "DET", "VERB", "CCONJ", "PUNCT", "PART"}:
            break
        if token.pos_ == "PUNCT" and token.text not in {"-", '"', "'"}:
            break
        if token.pos_ == "VERB" and token.tag_ not in {"VBN", "VBG", "VBD"}:
            break
        if token.pos_ == "DET" and (token.i != left.i + 1 or left.lower_ != "of"):
            break
        if (token.pos_ == "CCONJ" and token.i == left.i + 1) or token.lower_ in _DATING:
            break
    return found


def _container(head: Token) -> Token | None:
    """The "bodies" of "the bodies of two soldiers"."""
    preposition = head.head
    if head.dep_ == "pobj" and preposition.lower_ == "of" and preposition.head.lower_ in words("remains"):
        return preposition.head
    return None


def _phrase(head: Token, anchor: Anchor) -> tuple[Token, Token]:
    """The phrase of a head: from behind the number to the end of what belongs to it, without clauses."""
    kept = {head.i}
    stack = [c for c in head.children if _belongs(c, head, anchor)]
    while stack:
        token = stack.pop()
        kept.add(token.i)
        stack.extend(c for c in token.children if c.dep_ not in {"relcl", "acl", "appos"} and not _numbered(c))
    first, last = head.i, head.i
    while first - 1 in kept and first - 1 > anchor.last.i and head.doc[first - 1].text != ")":
        first -= 1
    while last + 1 in kept:
        last += 1
    doc = head.doc
    while last > head.i and (doc[last].is_punct or doc[last].pos_ in {"CCONJ", "ADP"}):
        last -= 1
    while first < head.i and (doc[first].is_punct or doc[first].pos_ in {"ADP", "DET"}):
        first += 1
    return doc[first], doc[last]


def _belongs(token: Token, head: Token, anchor: Anchor) -> bool:
    if token.dep_ in {"relcl", "acl", "appos", "advcl", "parataxis", "dep"} or (
        token.i <= anchor.last.i and token.i < head.i
    ):
        return False
    if token.dep_ == "prep":
        return token.lower_ in _KEPT_PREPOSITIONS
    if token.dep_ == "conj":
        return not _numbered(token)
    return token.dep_ != "cc" or any(c.dep_ == "conj" and not _numbered(c) for c in head.children)


def _numbered(token: Token) -> bool:
    """Whether a number of its own stands anywhere in a token's phrase: a numeral, or the article of "and a nurse"."""
    if any(c.dep_ == "det" and c.lower_ in {"a", "an"} for c in token.children):
        return True
    return any(t.pos_ == "NUM" or t.dep_ in {"nummod", "quantmod"} for t in token.subtree)
