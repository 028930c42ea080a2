"""A noun phrase that speaks → the name in it, what is said of the named, and the body that role belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import trees
from claims.attribution.people import is_name, is_person, names_body, run_of, untitled
from claims.lexicon.persons import names_person
from claims.lexicon.places import country_of
from claims.lexicon.roles import words_for

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claims.syntax import Passage

Places = tuple[int, int]
_NOMINAL = frozenset({"NOUN", "PROPN"})


def phrase_of(head: Token) -> Places:
    """Token positions of a noun phrase as written, with a name that follows its noun without a comma.

    "The insurer Halvorsen" is one phrase, "The insurer, Halvorsen," two: integrated and supplementary apposition
    (Huddleston and Pullum 2002, 5 §14.3).
    """
    first, last = trees.phrase(head)
    name = _apposed(head)
    if name is not None and name.i > last and run_of(name)[0] == last + 1:
        return first, name.i
    return first, last


def named_by(head: Token) -> Token:
    """The head of the name in a noun phrase: that of the apposition for "the prosecutor, Hanne Moller"; else its own.

    A parse hangs such a name on the last noun before it as well ("the head of the union, Mateus Lobo"): it belongs to
    the person that the whole phrase names.
    """
    name = _apposed(head)
    if name is not None and not is_name(head):
        return name
    if head.pos_ == "NOUN" and names_person(head.lemma_):
        inner = next(trees.objects_of(head), None)
        name = _apposed(inner) if inner is not None and not names_person(inner.lemma_) else None
        if name is not None and is_person(name) and name.doc[run_of(name)[0] - 1].text == ",":
            return name
    if is_name(head) and name is not None and len(untitled([head.text, name.text])) == 1 and is_person(name):
        return name
    return head


def _apposed(head: Token) -> Token | None:
    return next((c for c in head.children if c.dep_ == "appos" and is_name(c) and c.i > head.i), None)


def name_places(head: Token) -> Places | None:
    """Token positions of the name in a noun phrase: of a person without titles, of a body with all that belongs to it.

    None where the phrase has no proper name.
    """
    head = named_by(head)
    if not is_name(head):
        return None
    first, last = run_of(head)
    if is_person(head):
        words = [t.text for t in head.doc[first : last + 1]]
        return first + len(words) - len(untitled(words)), last
    if any(c.dep_ in {"prep", "poss", "conj"} for c in head.children):
        return trees.phrase(head)
    return first, last


def role_of(passage: Passage, head: Token) -> tuple[str | None, str | None]:
    """What is said of a speaker beside the name, and its body: an apposition, or the words before the name."""
    post = _post_of(head)
    if post is not None:
        return cut(passage, trees.phrase(post)), organisation_in(passage, post)
    if not is_name(head):
        return None, None
    name = name_places(head)
    first, _ = trees.phrase(head)
    before = (first, name[0] - 1) if name is not None and first < name[0] else None
    role = cut(passage, before) if before else None
    if not is_person(head):
        return role, organisation_in(passage, head)
    body = _before_post(passage, before) if before else None
    return role, body or _belonging(passage, head)


def _post_of(head: Token) -> Token | None:
    """The noun of a role that stands as a phrase of its own: the head itself, or an apposition before or behind it."""
    if named_by(head).i != head.i:
        return head
    behind = next((c for c in head.children if c.dep_ == "appos" and c.pos_ in _NOMINAL), None)
    before = head.head if head.dep_ == "appos" and head.head.pos_ in _NOMINAL else None
    return behind or before or (head if head.pos_ in _NOMINAL and not is_name(head) else None)


def organisation_in(passage: Passage, head: Token) -> str | None:
    """The body a role belongs to: "of", "for" or "from" it, or named before it ("defence ministry spokesman")."""
    for owner in trees.objects_of(head, "of", "for", "from", "at", "with"):
        if owner.pos_ in _NOMINAL and not (owner.pos_ == "NOUN" and names_person(owner.lemma_)):
            return cut(passage, trees.phrase(owner))
    owner_before = trees.child(head, "poss")
    if owner_before is not None:
        return cut(passage, trees.phrase(owner_before)) if owner_before.pos_ in _NOMINAL else None
    before = [c for c in head.children if c.dep_ in {"compound", "nmod"} and c.pos_ in _NOMINAL and c.i < head.i]
    if not before:
        return None
    first = min(trees.phrase(c)[0] for c in before)
    return _before_post(passage, (first, head.i))


def _before_post(passage: Passage, places: Places) -> str | None:
    """The body in a role that stands before a name: all but the post ("Azerbaijani defence ministry spokesman").

    Its last word is a body's, or a proper noun that is no country's; what tells the post alone ("Deputy mayor", "foreign
    minister") is none.
    """
    doc = passage.doc
    first, last = places
    while first <= last and doc[first].pos_ == "DET":
        first += 1
    end = last
    while (
        end > first
        and not names_body(doc[end].lemma_)
        and (names_person(doc[end].lemma_) or doc[end].lower_ in words_for("office") or doc[end].text == "'s")
    ):
        end -= 1
    word = doc[end]
    if end == last or not (names_body(word.lemma_) or _is_own_name(word)):
        return None
    return cut(passage, (first, end))


def _is_own_name(word: Token) -> bool:
    """Whether a word before a post is a body's own name: "Nordbank economist"."""
    common = word.lower_ in words_for("office") or names_person(word.lemma_) or word.lower_ in words_for("title")
    return word.pos_ == "PROPN" and not common


def _belonging(passage: Passage, head: Token) -> str | None:
    """The body behind a person's name: "Lars Nygaard of Nordbank"; a place is none."""
    for owner in trees.objects_of(head, "of", "from", "at", "with", "for"):
        if owner.pos_ == "PROPN" and owner.ent_type_ not in {"GPE", "LOC", "DATE"} and country_of(owner.text) is None:
            return cut(passage, trees.phrase(owner))
    return None


def offsets(passage: Passage, places: Places) -> tuple[int, int]:
    """The document offsets of token positions [first, last]."""
    first, last = passage.doc[places[0]], passage.doc[places[1]]
    return passage.start + first.idx, passage.start + last.idx + len(last.text)


def cut(passage: Passage, places: Places) -> str:
    """The text at token positions [first, last]."""
    start, end = offsets(passage, places)
    return passage.text[start - passage.start : end - passage.start]
