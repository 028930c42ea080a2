"""Figures that a source gives without a clause: "the clinic counted 40", "put the dead at nine", "the union wants 5%".

The verb alone tells little: its subject must be somebody, and a number must stand in what it gives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import trees
from claims.attribution.cues import noun_row, verb_row, words
from claims.attribution.people import names_body
from claims.attribution.scene import Scene, Words, attribution, edges
from claims.attribution.speakers import POSSESSIVES, PRONOUNS, can_speak
from claims.lexicon.persons import names_person
from claims.lexicon.roles import words_for

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claims.attribution.found import Found, Stretch

_AS = frozenset({"as", "at", "to"})
_GIVEN = frozenset({"dobj", "prep", "attr", "oprd", "npadvmod"})
_SHARES = frozenset({"%", "percent", "per", "pct"})


def by_figure(scene: Scene, verb: Token) -> Found | None:
    """Give the figure that a verb of counting, giving, reaching or wanting has behind it to whoever does so."""
    head = trees.child(verb, "nsubj")
    head = trees.antecedent(head) if head is not None else None
    if head is None or trees.is_negated(verb) or trees.is_passive(verb) or not _is_somebody(head):
        return None
    content = _given(scene, verb)
    row = words().verbs.get("estimate")
    if content is None or row is None:
        return None
    said = Words([content], f'the figure that "{verb.text}" gives', sure=False)
    return attribution(scene.passage, verb, verb_row(verb) or row, head, said)


def by_standing(scene: Scene, noun: Token) -> Found | None:
    """Give the figure at which somebody's count "stood", "came to" or "was put" to whoever counted, and that of "their count of 12"."""
    row, owner = noun_row(noun), trees.child(noun, "poss")
    if row is None or row.cls != "estimate" or owner is None or not can_speak(owner, weak=False):
        return None
    reason = f'the "{noun.text}" of the source'
    own = next((p for p in noun.children if p.dep_ == "prep" and p.lower_ == "of"), None)
    if own is not None and any(c.like_num for c in own.children) and owner.lower_ in POSSESSIVES:
        return attribution(scene.passage, noun, row, owner, Words([edges(scene.passage, own)], reason, sure=False))
    verb = noun.head
    level = verb.lemma_ == "be" or verb.lemma_ in words_for("giving a figure") | words_for("reading a total")
    if noun.dep_ not in trees.SUBJECTS or not level:
        return None
    content = _behind(scene, verb, _GIVEN)
    if content is None:
        return None
    return attribution(scene.passage, noun, row, owner, Words([content], reason, sure=False))


def _is_somebody(head: Token) -> bool:
    """Whether a subject is a person, people or a body, no country and no thing."""
    if head.lower_ in PRONOUNS:
        return head.lower_ in {"it", "they", "he", "she"} and head.dep_ != "expl"
    lemma = head.lemma_.lower()
    if head.ent_type_ == "GPE" or head.like_num:
        return False
    return head.pos_ == "PROPN" or names_body(lemma) or names_person(lemma) or lemma in words_for("people")


def _given(scene: Scene, verb: Token) -> Stretch | None:
    lemma = verb.lemma_.lower()
    if lemma in words_for("counting out"):
        return _behind(scene, verb, frozenset({"dobj"}))
    if lemma in words_for("giving as") and any(
        t.like_num for p in verb.children if p.dep_ == "prep" and p.lower_ in _AS for t in p.subtree
    ):
        return _behind(scene, verb, _GIVEN)
    if lemma in words_for("arriving at a figure"):
        bare = [p for p in verb.children if p.dep_ == "prep" and p.lower_ == "at"]
        return edges(scene.passage, bare[0]) if bare and any(c.like_num for c in bare[0].children) else None
    wanted = trees.child(verb, "dobj") if lemma in words_for("wanting") else None
    if wanted is not None and any(t.lower_ in _SHARES or t.ent_type_ == "MONEY" for t in wanted.subtree):
        return edges(scene.passage, wanted) if any(t.like_num for t in wanted.subtree) else None
    return None


def _behind(scene: Scene, verb: Token, labels: frozenset[str]) -> Stretch | None:
    """What stands behind a verb from its first complement on, where a number stands in it."""
    told = [c for c in verb.children if c.i > verb.i and c.dep_ in labels]
    if not told or not any(t.like_num for c in told for t in c.subtree):
        return None
    return edges(scene.passage, told[0])[0], edges(scene.passage, told[-1])[1]
