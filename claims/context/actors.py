"""Who did or holds it, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import trees
from claims.lexicon.kinds import can_act, kind_of
from claims.lexicon.places import country_of
from claims.lexicon.roles import words_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from claims.context.events import Match

_WHERE = ("in", "at", "near", "from", "inside", "outside", "across", "within", "around", "on", "to", "off")
_DEPTH = 3
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})


def actor_of(match: Match, counted: Token) -> str | None:
    """Who did it: the subject of an active verb, the agent of a passive one; a country where it names one."""
    doer = _doer(match)
    if doer is None or doer == counted or (counted in doer.subtree and doer.pos_ in {"VERB", "AUX"}):
        return None
    return _party(doer)


def place_of(match: Match | None, counted: Token) -> tuple[str | None, str | None]:
    """(the place as a country where it is known, the place as written): beside the event word or the noun."""
    for token in _anchors(match, counted):
        for where in _stated_beside(token, counted):
            named = place_name(where)
            if named is not None:
                return named
    return None, None


def _stated_beside(token: Token, counted: Token) -> Iterator[Token]:
    """The nouns that say where, nearest first: beside the word, then beside those ("in the blast at a market in Kano")."""
    beside = [token]
    for _ in range(_DEPTH):
        nouns = [n for t in beside for n in trees.objects_of(t, *_WHERE)]
        # "prisoners from X" says whose they are, not where
        yield from (n for n in nouns if n.head.lower_ != "from" or n.head.i != counted.i + 1)
        yield from (n for noun in nouns if _is_place(noun) for n in trees.objects_of(noun, "of"))
        beside = [n for t in beside for n in trees.objects_of(t, *_WHERE, "of", "by", "during") if n != counted]


def _is_place(noun: Token) -> bool:
    """Whether a noun is a kind of place, so that its name may follow ("the town of X")."""
    kind = kind_of(noun.lemma_.lower())
    return kind is not None and kind.category == "place"


def place_name(where: Token) -> tuple[str | None, str | None] | None:
    """A noun that names a place: a country, a capital, a place name, or something that is a country's ("Azerbaijani prisons")."""
    first, last = trees.phrase(where, frozenset({"relcl", "acl", "appos", "conj", "cc", "punct", "prep", "det"}))
    text = where.doc[first : last + 1].text
    for name in (text, where.text):
        country = country_of(name)
        if country is not None:
            return country, name
    for modifier in where.children:
        if modifier.dep_ in {"amod", "compound", "poss", "nmod"} and country_of(modifier.text) is not None:
            return country_of(modifier.text), text
        if modifier.dep_ in {"compound", "nmod"} and modifier.ent_type_ in {"GPE", "LOC"}:
            return None, modifier.text
    if where.pos_ == "PROPN" and where.ent_type_ in _PLACE_LABELS:
        return None, text
    return None


def held_by_place(event: str, country: str | None) -> str | None:
    """The country in whose territory people are held, where nobody else is named as holding them."""
    return country if event == "held" else None


def _anchors(match: Match | None, counted: Token) -> Iterator[Token]:
    if match is not None:
        yield match.trigger
        for above in trees.ancestors_within(match.trigger, 3):
            if above.pos_ in {"VERB", "AUX"} and match.trigger.dep_ in {"xcomp", "oprd", "acomp", "ccomp"}:
                yield above
        yield from _happening(match)
    yield counted


def _happening(match: Match) -> Iterator[Token]:
    """The happening that did it, where the subject is one ("the airstrike on the town of X killed 18")."""
    doer = _doer(match)
    if doer is None or doer.pos_ != "NOUN":
        return
    kind = kind_of(doer.lemma_.lower())
    if kind is None or not can_act(kind):
        yield doer


def _doer(match: Match) -> Token | None:
    verb = match.trigger
    if verb.pos_ in {"VERB", "AUX"}:
        if match.role == "object" and (trees.is_passive(verb) or (verb.tag_ == "VBN" and not trees.child(verb, "aux"))):
            return trees.agent(verb)
        return trees.subject(verb) if match.role == "object" else None
    if verb.pos_ == "NOUN":
        by = next(trees.objects_of(verb, "by"), None)
        return by or _clause_subject(verb)
    return None


def _clause_subject(noun: Token) -> Token | None:
    """For a nominal event ("…, leading to the capture of …"): the subject of the clause that led to it."""
    for above in trees.ancestors_within(noun, 4):
        if above.dep_ == "advcl" and above.tag_ == "VBG" and above.lemma_ in words_for("leading to"):
            found = trees.subject(above)
            before = [
                v for v in above.sent if v.pos_ == "VERB" and v.i < above.i and trees.child(v, "nsubj") is not None
            ]
            return trees.child(before[-1], "nsubj") if before else found
    return None


def _party(doer: Token) -> str | None:
    """The canonical name of a doer: its country, its proper name, or the kind of people it is; None for a thing."""
    first, last = trees.phrase(doer, frozenset({"relcl", "acl", "appos", "conj", "cc", "punct", "prep", "det"}))
    name = doer.doc[first : last + 1].text
    for text in (name, doer.text):
        country = country_of(text)
        if country is not None:
            return country
    for modifier in doer.children:
        if modifier.dep_ in {"amod", "compound", "poss", "nmod"} and country_of(modifier.text) is not None:
            return country_of(modifier.text)
    kind = kind_of(doer.lower_)
    if kind is not None and can_act(kind) and not doer.ent_type_:
        return name.lower()  # a word that opens a sentence is no name for its capital
    return name if doer.pos_ == "PROPN" and doer.ent_type_ not in {"DATE", "TIME", "EVENT"} else None
