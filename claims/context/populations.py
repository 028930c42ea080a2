"""Who or what is counted: its kind, whose it is, its status, age and sex, from the noun and its modifiers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims import trees
from claims.lexicon.kinds import kind_of
from claims.lexicon.places import country_of
from claims.lexicon.roles import words_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from claims.lexicon.rows import KindRow

_OWNERS = frozenset({"amod", "compound", "nmod", "poss", "nummod"})


@dataclass(frozen=True, slots=True)
class Population:
    """The canonical kind, whose it is, status, and age or sex; None where the words do not say."""

    kind: KindRow | None = None
    group: str | None = None
    status: str | None = None
    age_sex: str | None = None


def kind_for(head: Token | None) -> KindRow | None:
    """The kind that a noun names, by its longest known phrase ("prisoners of war", "police officers")."""
    if head is None:
        return None
    for phrase in _phrases(head):
        kind = kind_of(phrase)
        if kind is not None:
            return kind
    return kind_of("person") if _is_nationality(head) else None


def population_of(head: Token | None) -> Population:
    """What the noun and its modifiers say of who is counted."""
    if head is None:
        return Population()
    kind = kind_for(head)
    age_sex = kind.age_sex if kind is not None else ""
    status = kind.status if kind is not None else ""
    for modifier in _described_by(head):
        named = kind_of(modifier.lemma_.lower())
        if named is not None and named.category == "person":
            status = status or named.status
            age_sex = age_sex or named.age_sex
    said = said_to_be(head)
    status = status or (said.status if said is not None else "")
    return Population(kind, group_of(head), status or None, age_sex or None)


def said_to_be(head: Token) -> KindRow | None:
    """What the counted ones, or a number "of" them, are said to be ("the 16 dead were all fighters"); None where it is not said of all."""
    said = predicate_of(head)
    if said is None or said.tag_ != "NNS" or trees.is_negated(said.head):
        return None
    if any(c.dep_ in {"nummod", "neg", "det"} and c.lower_ != "all" for c in said.children):
        return None
    if any(c.dep_ in {"advmod", "aux"} and c.lower_ not in {"all", "also"} for c in said.head.children):
        return None
    kind = kind_for(said)
    return kind if kind is not None and kind.category == "person" else None


def predicate_of(head: Token) -> Token | None:
    """The noun that says what the counted ones, or a number "of" them, are or were."""
    subject = head.head.head if is_number_of(head) else head
    verb = subject.head
    if subject.dep_ != "nsubj" or verb.lemma_ != "be" or verb.tag_ not in {"VBD", "VBP", "VBZ"}:
        return None
    said = trees.child(verb, "attr")
    return said if said is not None and said.i > verb.i else None


def is_number_of(head: Token) -> bool:
    """Whether only some of those that a noun names are counted ("four of the dead")."""
    above = head.head
    return head.dep_ == "pobj" and above.lower_ == "of" and (above.head.pos_ == "NUM" or above.head.like_num)


def group_of(head: Token) -> str | None:
    """Whose the counted ones are: a nationality or a named body among the modifiers, or after "of" and "from".

    For remains it is that of the people they were ("bodies of Azerbaijani soldiers").
    """
    if _is_nationality(head):
        return country_of(head.text)
    for modifier in sorted(_described_by(head), key=lambda t: t.i):
        found = _owner(modifier)
        if found is not None:
            return found
    owners = [*trees.objects_of(head, "of", "from"), *_right_after(head)]
    for owner in owners:
        if owner.pos_ == "PROPN" and country_of(owner.text) is not None:
            return country_of(owner.text)
        kind = kind_for(owner)
        if kind is not None and kind.category == "person" and owner.i > head.i:  # behind, so that none owns itself
            found = group_of(owner)
            if found is not None:
                return found
    return None


def _is_nationality(head: Token) -> bool:
    """Whether people are counted by their nationality alone ("six Filipinos", "one German")."""
    is_noun = head.tag_ in {"NNPS", "NNP", "NNS"} or trees.child(head, "nummod") is not None
    return is_noun and country_of(head.text) is not None


def _right_after(head: Token) -> Iterator[Token]:
    """What stands after "from" right behind the noun, whatever the parse hangs it on."""
    if head.i + 1 < trees.sentence_end(head) and head.nbor().lower_ == "from":
        yield from (c for c in head.nbor().children if c.dep_ == "pobj")


def _owner(modifier: Token) -> str | None:
    for text in _names(modifier):
        country = country_of(text)
        if country is not None:
            return country
    if (
        modifier.pos_ == "PROPN"
        and modifier.ent_type_ in {"ORG", "NORP"}
        and modifier.dep_ in {"compound", "nmod", "amod"}
    ):
        return modifier.text
    return None


def _names(token: Token) -> Iterator[str]:
    """A modifier as written, longest first: "South Korean" before "Korean"."""
    first, last = trees.phrase(
        token, frozenset({"det", "case", "punct", "relcl", "acl", "appos", "conj", "cc", "nummod"})
    )
    words = token.doc[first : last + 1]
    if len(words) > 1:
        yield words.text
    yield token.text


def _described_by(head: Token) -> list[Token]:
    return [c for c in head.children if c.dep_ in _OWNERS and c.i < head.i and c.lower_ not in words_for("former")]


def _phrases(head: Token) -> Iterator[str]:
    """The phrases a noun may be known by, longest first: with its "of", with the nouns before it, alone."""
    lemma = head.lemma_.lower()
    for preposition in head.children:
        if preposition.dep_ == "prep" and preposition.lower_ == "of":
            for thing in preposition.children:
                # Only a phrase known as such: "prisoners of war", not "remains of pilots".
                phrase = f"{lemma} {preposition.lower_} {thing.lemma_.lower()}"
                if thing.dep_ == "pobj" and kind_of(phrase) not in (kind_of(lemma), kind_of(thing.lemma_.lower())):
                    yield phrase
    before = [c for c in head.children if c.dep_ in {"compound", "amod", "nmod"} and c.i < head.i]
    for size in range(len(before), 0, -1):
        yield " ".join([*(b.lower_ for b in before[-size:]), lemma])
    # "The wounded" are people: their lemma would name a wound.
    forms = [lemma, head.lower_] if head.lower_.endswith("s") else [head.lower_, lemma]
    yield from dict.fromkeys(forms)
    # The model leaves the plural of an acronym or a name as it is: "POWs", "MPs".
    if head.lower_.endswith("s"):
        yield head.lower_[:-1]
