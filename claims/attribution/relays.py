"""Through whom words reached the reader: "told AFP", "in comments released by the Kremlin", "quoted by Interfax"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import trees
from claims.attribution.cues import noun_row
from claims.attribution.speakers import speaker_of
from claims.lexicon.roles import words_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from claims.syntax import Passage


def relays_of(passage: Passage, verb: Token) -> tuple[str, ...]:
    """The relays of the words that hang on a reporting verb, innermost first, each as written."""
    found: list[str] = []
    for noun in _candidates(verb):
        text = speaker_of(passage, noun).text
        if text not in found:
            found.append(text)
    return tuple(found)


def issuer(noun: Token) -> Token | None:
    """Who issued a report that is named as the source ("a statement issued by X")."""
    for clause in noun.children:
        if clause.dep_ == "acl" and clause.lemma_.lower() in words_for("issuing") and trees.agent(clause) is not None:
            return trees.agent(clause)
    owner = trees.child(noun, "poss")
    by_name = owner is not None and owner.tag_ != "PRP$" and owner.ent_type_ not in {"DATE", "TIME"}
    return next(trees.objects_of(noun, "by", "from"), None) or (owner if by_name else None)


def _candidates(verb: Token) -> Iterator[Token]:
    hearers = (c for c in verb.children if c.dep_ in {"dobj", "dative"} and c.pos_ != "ADP")
    yield from (h for h in hearers if _can_relay(h))
    yield from (h for h in trees.objects_of(verb, "to", "with", "on") if _can_relay(h))
    for talk in trees.objects_of(verb, "in", "during"):
        if talk.lemma_.lower() in words_for("talk") or noun_row(talk) is not None:
            yield from _through(talk)
    for clause in verb.children:
        if clause.dep_ == "advcl" and clause.lemma_.lower() in words_for("talking"):
            yield from (n for n in trees.objects_of(clause, "to", "with", "on") if _can_relay(n))
    for above in (verb, *trees.ancestors_within(verb, 2)):
        by = trees.agent(above) if above.dep_ != "acl" else None
        if by is not None and (
            above.lemma_.lower() in words_for("quoting") or (above == verb and verb.dep_ == "pcomp")
        ):
            yield by
    if verb.dep_ == "pcomp" and verb.head.head.lemma_.lower() in words_for("quoting"):
        yield from (
            n for p in verb.children if p.dep_ == "prep" and p.lower_ == "by" for n in p.children if n.pos_ == "PROPN"
        )


def _through(talk: Token) -> Iterator[Token]:
    """Whom an interview was with, and who released the comments."""
    yield from (n for n in trees.objects_of(talk, "with", "to", "on") if _can_relay(n))
    for clause in talk.children:
        by = trees.agent(clause) if clause.dep_ == "acl" and clause.lemma_.lower() in words_for("issuing") else None
        if by is not None:
            yield by


def _can_relay(noun: Token) -> bool:
    """A named organisation or a medium can relay; a named person who is told something does not."""
    if noun.lemma_.lower() in words_for("medium"):
        return not any(c.lower_ in {"this", "our"} for c in noun.children)  # "told this newspaper": the outlet itself
    if noun.pos_ != "PROPN":
        return False
    return (
        noun.ent_type_ not in {"PERSON", "NORP", "GPE", "LOC", "DATE", "TIME", "MONEY", "EVENT"} or noun.text.isupper()
    )
