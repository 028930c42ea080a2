"""Who did or holds it, and where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims import trees
from claims.context.clauses import clause_of, clauses_beyond
from claims.lexicon.kinds import can_act, kind_of
from claims.lexicon.places import bare, city_of, country_around, country_of, is_form, is_region
from claims.lexicon.roles import words_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from claims.context.events import Match

_WHERE = (
    "in", "at", "near", "from", "inside", "outside", "across", "within", "around", "on", "to", "off", "through", "throughout",
    "along",
)  # fmt: skip
_DEPTH = 3
_BESIDE_IT = re.compile(r"^(?:neighbou?ring|nearby|adjacent)\s+")
_BESIDE = ("of", "by", "during", "after", "following", "amid", "into", "through", "over", "along")
_BESIDE_NAME = frozenset({"relcl", "acl", "appos", "conj", "cc", "punct", "prep", "det", "nummod"})
_NAMES_PLACE = frozenset({"in", "near", "outside", "off", "across", "along"})
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})


def actor_of(match: Match, counted: Token) -> str | None:
    """Who did it: the subject of an active verb, the agent of a passive one; a country where it names one."""
    doer = _doer(match)
    if doer is None or doer == counted or (counted in doer.subtree and doer.pos_ in {"VERB", "AUX"}):
        return None
    return _party(doer)


def place_of(match: Match | None, counted: Token) -> tuple[str | None, str | None]:
    """(the place under its name in the gazetteer, the place as written): beside the event word, the noun, or what led to it."""
    for token, reach in _anchors(match, counted):
        for where in _stated_beside(token, counted, reach):
            named = place_name(where)
            if named is not None:
                return named[0], _BESIDE_IT.sub("", named[1] or "") or None
    everywhere = _everywhere(match.trigger if match is not None else counted)
    return (everywhere, everywhere) if everywhere else (None, None)


def _everywhere(trigger: Token) -> str | None:
    """The world, where the clause says "worldwide" or "globally"."""
    verb = clause_of(trigger)
    words = [
        c
        for t in (verb, trigger, *(c for c in verb.children if c.dep_ in {"dobj", "nsubj", "nsubjpass"}))
        for c in t.children
    ]
    return next(
        (name for w in words if w.dep_ in {"advmod", "amod"} and (name := country_of(w.lower_)) is not None), None
    )


def _stated_beside(token: Token, counted: Token, reach: int) -> Iterator[Token]:
    """The nouns that say where, nearest first: beside the word, then beside those ("in the blast at a market in Kano")."""
    beside = [token]
    for _ in range(reach):
        nouns = [n for t in beside for n in trees.objects_of(t, *_WHERE)]
        # "prisoners from X" says whose they are, not where
        yield from (n for n in nouns if n.head.lower_ != "from" or n.head.i != counted.i + 1)
        yield from (n for noun in nouns if _is_place(noun) for n in trees.objects_of(noun, "of"))
        # "the shelling of X": where something happened, not whose it is
        yield from (
            n
            for t in beside
            if _is_happening(t)
            for n in trees.objects_of(t, "of")
            if n.pos_ == "PROPN" and _may_be_place(n)
        )
        beside = [n for t in beside for n in trees.objects_of(t, *_WHERE, *_BESIDE) if n != counted]


def _is_happening(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in words_for("happened")


def _may_be_place(name: Token) -> bool:
    return name.ent_type_ != "ORG" or country_of(name.text) is not None


def _is_place(noun: Token) -> bool:
    """Whether a noun is a kind of place, so that its name may follow ("the town of X", "the state of X")."""
    kind = kind_of(noun.lemma_.lower())
    return (kind is not None and kind.category == "place") or is_form(noun.lemma_.lower())


def place_name(where: Token) -> tuple[str | None, str | None] | None:
    """A noun that names a place: a country, a city, a place name, or something that is a country's ("Azerbaijani prisons")."""
    first, last = trees.phrase(where, _BESIDE_NAME)
    while where.pos_ == "PROPN" and last + 1 < trees.sentence_end(where) and _goes_on(where.doc[last + 1]):
        last += 1
    text = where.doc[first : last + 1].text
    for name in (text, where.text):
        known = city_of(name) or country_of(name)
        if known is not None:
            return known, name
    return _by_its_form(where, text) or _by_modifier(where, text) or _as_it_stands(where, text)


def _by_modifier(where: Token, text: str) -> tuple[str | None, str] | None:
    """A thing that a country or a town tells ("Azerbaijani prisons", "the Kano market"); the Niger River is no Niger."""
    if where.pos_ == "PROPN" and where.lower_ in words_for("landform"):
        return None, text
    for modifier in where.children:
        if modifier.dep_ in {"amod", "compound", "poss", "nmod"} and country_of(modifier.text) is not None:
            return city_of(modifier.text) or country_of(modifier.text), text
        is_own_name = where.pos_ == "PROPN" and where.ent_type_ == modifier.ent_type_  # "Dar Amin" is no place in Dar
        if modifier.dep_ in {"compound", "nmod"} and modifier.ent_type_ in {"GPE", "LOC"} and not is_own_name:
            return None, modifier.text
    return None


def _as_it_stands(where: Token, text: str) -> tuple[str | None, str] | None:
    """A name that the gazetteer does not know, where the model or the words before it take it for a place."""
    if where.pos_ == "PROPN" and (where.ent_type_ in _PLACE_LABELS or _is_taken_for_place(where)):
        return None, text
    carrier = where.head.head if where.head.pos_ == "ADP" else where
    is_told = _is_happening(carrier) or (where.head.lower_ == "of" and _is_place(carrier))
    if where.pos_ == "PROPN" and is_told and where.ent_type_ in {"", "PERSON", "NORP", "ORG"}:
        return None, text
    return None


def _goes_on(token: Token) -> bool:
    """Whether a word is the rest of a name that the parse has torn apart."""
    return token.pos_ == "PROPN" and token.ent_iob_ == "I" and token.text[:1].isupper()


def _by_its_form(where: Token, text: str) -> tuple[str | None, str] | None:
    """A name that a word for a kind of place ends ("the Salto district", "Kunduz province"): that of the place."""
    named = [c for c in where.children if c.dep_ in {"compound", "nmod"} and c.pos_ == "PROPN" and c.text[:1].isupper()]
    if not named or bare(text) == text:
        return None
    return (None, text) if is_region(text) else (city_of(bare(text)) or country_of(bare(text)), bare(text))


def _is_taken_for_place(where: Token) -> bool:
    """Whether a name stands right behind "in" or "near", and nothing tells that it is no place."""
    is_beside = where.head.lower_ in {"near", "outside", "off", "along"} and where.ent_type_ in {"ORG", "PRODUCT"}
    return (
        (is_beside or (where.head.lower_ in _NAMES_PLACE and where.ent_type_ in {"", "PERSON", "NORP"}))
        and where.text[:1].isupper()
        and not where.text.isupper()
        and where.lower_ not in words_for("day or month")
    )


def held_by_place(event: str, place: str | None) -> str | None:
    """The country in whose territory people are held, where nobody else is named as holding them."""
    return country_around(place) or country_of(place) if event == "held" and place else None


def _anchors(match: Match | None, counted: Token) -> Iterator[tuple[Token, int]]:
    """The words beside which the place is looked for, nearest first, and how far from each."""
    if match is not None:
        yield match.trigger, _DEPTH
        for above in trees.ancestors_within(match.trigger, 3):
            if above.pos_ in {"VERB", "AUX"} and match.trigger.dep_ in {"xcomp", "oprd", "acomp", "ccomp"}:
                if any(t.text == ";" for t in above.doc[match.trigger.i : above.i]):
                    break  # what stands behind a semicolon is told of for itself
                yield above, _DEPTH
        yield from ((doer, _DEPTH) for doer in _happening(match))
    yield counted, _DEPTH
    clause = clause_of(match.trigger if match is not None else counted)
    for verb in (clause, *clauses_beyond(clause)):
        yield verb, 2
        subject = trees.subject(verb)
        if (
            subject is not None
            and subject != counted
            and subject.pos_ not in {"PROPN", "PRON"}
            and not _may_act(subject)
        ):
            yield subject, _DEPTH


def _may_act(noun: Token) -> bool:
    """Whether a noun is of somebody or of a body that acts, or of nothing that is known."""
    kind = kind_of(noun.lemma_.lower())
    return (
        noun.ent_type_ == "PERSON"
        or noun.lemma_.lower() in words_for("body noun")
        or (kind is not None and can_act(kind))
    )


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
