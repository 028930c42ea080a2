"""Reporting nouns: "X's claim that …", "an estimate by X of …", "warnings from X that …", "the 900 claimed by X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import trees
from claims.attribution.cues import noun_row, verb_row
from claims.attribution.scene import Scene, Words, attribution, edges
from claims.attribution.speakers import can_speak
from claims.lexicon.roles import words_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from claims.attribution.found import Found, Stretch
    from claims.syntax import Passage

_STATING = frozenset({"say", "estimate", "allege", "confirm", "admit", "accuse", "write"})
_OF = frozenset({"of", "for", "at"})


def by_noun(scene: Scene, noun: Token) -> Iterator[Found]:
    """Give the clause or the figure that completes a reporting noun to whoever the noun belongs to."""
    row = noun_row(noun)
    owner = _owner(noun)
    if row is None or owner is None or not can_speak(owner, weak=row.weak):
        return
    passage = scene.passage
    content = _clause(passage, noun) or _figure(passage, noun) or _planned(passage, noun)
    if content is not None:
        said = Words([content], f'the "{noun.text}" of the source', sure=owner.dep_ != "poss" or owner.tag_ != "PRP$")
        yield attribution(passage, noun, row, owner, said)


def by_participle(scene: Scene, verb: Token) -> Iterator[Found]:
    """Give a figure that is said to be "claimed by X" or "reported by X" to X."""
    row = verb_row(verb)
    source = trees.agent(verb)
    if (
        row is None
        or not row.takes
        or row.cls not in _STATING
        or source is None
        or verb.dep_ != "acl"
        or verb.tag_ != "VBN"
        or not can_speak(source, weak=row.weak)
    ):
        return
    first, last = trees.phrase(verb.head)
    if not any(t.like_num for t in verb.doc[first : last + 1]):
        return
    passage = scene.passage
    start, end = verb.doc[first].idx, verb.doc[last].idx + len(verb.doc[last].text)
    said = Words(
        [(passage.start + start, passage.start + end)], f'a figure "{verb.text} by" the source', sure=not row.weak
    )
    yield attribution(passage, verb, row, source, said)


def _owner(noun: Token) -> Token | None:
    return trees.child(noun, "poss") or next(trees.objects_of(noun, "by", "from"), None)


def _clause(passage: Passage, noun: Token) -> Stretch | None:
    """The clause with "that" or "to" that completes a noun, whichever word of its phrase the parse hangs it on."""
    hosts = [noun, *trees.objects_of(noun, "by", "from")]
    for host in hosts:
        for clause in host.children:
            marked = trees.child(clause, "mark") is not None or _begins_with_that(clause)
            to_do = clause.dep_ == "acl" and clause.tag_ == "VB"
            if clause.i > noun.i and (to_do or (clause.dep_ in {"acl", "ccomp", "relcl"} and marked)):
                return edges(passage, clause)
    return _behind(passage, max(h.i for h in hosts))


def _behind(passage: Passage, last: int) -> Stretch | None:
    """A clause with "that" right behind the phrase, which the parse gave to another verb."""
    that = passage.doc[last + 1] if last + 1 < len(passage.doc) else None
    if that is None or that.lower_ != "that" or that.dep_ != "mark" or that.head.i < that.i:
        return None
    return passage.start + that.idx, edges(passage, that.head)[1]


def _begins_with_that(clause: Token) -> bool:
    """A content clause that the parse takes for a relative one: "that" stands in it and fills no place."""
    return clause.dep_ == "relcl" and clause.left_edge.lower_ == "that" and clause.left_edge.dep_ == "mark"


def _figure(passage: Passage, noun: Token) -> Stretch | None:
    """The figure that a noun has behind it: "an estimate by X of 300", "a demand for a 14% rise"."""
    for preposition in noun.children:
        if preposition.dep_ == "prep" and preposition.lower_ in _OF and any(t.like_num for t in preposition.subtree):
            return edges(passage, preposition)
    return None


def planned(verb: Token, noun: Token) -> bool:
    """Whether a verb tells what somebody's plan would do: "X's plan would raise 300 million"."""
    row = noun_row(noun)
    is_plan = row is not None and row.cls == "plan" and trees.child(noun, "poss") is not None
    supposed = any(c.dep_ == "aux" and c.lower_ in words_for("supposing") | words_for("future") for c in verb.children)
    return is_plan and supposed and verb.pos_ == "VERB"


def _planned(passage: Passage, noun: Token) -> Stretch | None:
    """What a plan would do."""
    if noun.dep_ != "nsubj" or not planned(noun.head, noun):
        return None
    return passage.start + noun.right_edge.idx + len(noun.right_edge.text), edges(passage, noun.head)[1]
