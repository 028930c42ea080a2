"""Questions to a dependency parse that several rooms ask; labels are those of spaCy's English models (ClearNLP)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "conj", "ROOT", "relcl", "acl", "pcomp", "parataxis", "dep"})


def text_of(doc: Doc) -> str:
    """The text of a parse, put together once: spaCy joins its words anew each time that it is asked."""
    kept: str | None = doc.user_data.get("text")
    if kept is None:
        kept = doc.user_data["text"] = doc.text
    return kept


def sentence_start(token: Token) -> int:
    """The position of the first word of a token's sentence."""
    return _sentence(token)[0]


def sentence_end(token: Token) -> int:
    """The position behind the last word of a token's sentence."""
    return _sentence(token)[1]


def _sentence(token: Token) -> tuple[int, int]:
    """The places of the sentence of a token, found once for a parse: spaCy looks for them anew each time that it is asked."""
    doc = token.doc
    kept: list[tuple[int, int]] | None = doc.user_data.get("sentences")
    if kept is None:
        kept = doc.user_data["sentences"] = [(s.start, s.end) for s in doc.sents for _ in range(s.start, s.end)]
    return kept[token.i]


def child(token: Token, *labels: str) -> Token | None:
    """The first child with one of these labels."""
    for one in token.children:  # asked more than anything else: a loop is faster than a generator
        if one.dep_ in labels:
            return one
    return None


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive, or is a bare past participle."""
    return any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children)


def is_bare_participle(verb: Token) -> bool:
    """Whether a past participle stands without any auxiliary: English then does not use it as a main verb."""
    return verb.tag_ == "VBN" and not any(c.dep_ in {"aux", "auxpass"} for c in verb.children)


def is_negated(verb: Token) -> bool:
    """Whether a verb is negated."""
    return any(c.dep_ == "neg" for c in verb.children)


def subject(verb: Token) -> Token | None:
    """Who does it (or, in a passive, who undergoes it): its own subject, else that of the verb it continues.

    A relative pronoun gives the noun it stands for; a participle without a subject takes that of its matrix clause,
    or the noun it modifies.
    """
    at = verb
    for _ in range(8):
        own = child(at, "nsubj", "nsubjpass", "csubj", "expl")
        if own is not None:
            return antecedent(own)
        if at.dep_ == "relcl" or (at.dep_ == "acl" and at.tag_ != "VB"):
            return at.head
        if at.dep_ == "acl":
            return None
        if at.dep_ == "pcomp" or (at.dep_ in CLAUSAL and at.head.pos_ in {"VERB", "AUX", "ADP", "SCONJ"}):
            if at.head == at:
                return None
            at = at.head
        elif at.dep_ == "prep" or at.pos_ == "ADP":
            at = at.head
        else:
            return None
    return None


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for; any other token itself."""
    if token.tag_ in {"WP", "WDT", "WP$"} and token.head.dep_ == "relcl":
        return token.head.head
    return token


def agent(verb: Token) -> Token | None:
    """The doer named by "by" in a passive."""
    by = child(verb, "agent")
    return child(by, "pobj") if by is not None else None


def objects_of(token: Token, *prepositions: str) -> Iterator[Token]:
    """The nouns that hang on a token by one of these prepositions (any, when none is named)."""
    for preposition in token.children:
        if preposition.dep_ in {"prep", "agent"} and (not prepositions or preposition.lower_ in prepositions):
            for found in preposition.children:
                if found.dep_ == "pobj":
                    yield from coordinated(found)


def coordinated(token: Token) -> Iterator[Token]:
    """A token and all that is joined to it by "and", "or" or commas."""
    yield token
    for joined in token.conjuncts:
        if joined.i > token.i:
            yield joined


def phrase(
    head: Token, left_out: frozenset[str] = frozenset({"relcl", "acl", "appos", "parataxis"})
) -> tuple[int, int]:
    """Token positions [first, last] of a noun phrase, without the children that carry one of the labels left out."""
    kept = [head]
    stack = [c for c in head.children if c.dep_ not in left_out]
    while stack:
        token = stack.pop()
        kept.append(token)
        stack.extend(c for c in token.children if c.dep_ not in left_out)
    first, last = head.i, head.i
    places = {t.i for t in kept}
    while first - 1 in places:
        first -= 1
    while last + 1 in places:
        last += 1
    doc = head.doc
    if doc[last].dep_ == "case" and doc[last].head == head:
        last -= 1  # a possessor is named without its "'s"
    while last > head.i and (doc[last].is_punct or doc[last].dep_ == "cc") and doc[last].text != '"':
        last -= 1
    while first < head.i and doc[first].is_punct:
        first += 1
    return first, last


def ancestors_within(token: Token, limit: int = 8) -> Iterator[Token]:
    """The heads above a token, nearest first, at most `limit`."""
    at = token
    for _ in range(limit):
        if at.head == at:
            return
        at = at.head
        yield at
