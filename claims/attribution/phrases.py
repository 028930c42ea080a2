"""Sources that no verb introduces: "according to X", "X's claim that …", "40 killed: ministry"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claims import trees
from claims.attribution.cues import noun_row, words
from claims.attribution.found import Found
from claims.attribution.scene import Scene, Words, attribution, edges, trimmed
from claims.attribution.speakers import can_speak

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

    from claims.syntax import Passage

_LONGEST_COLON_SOURCE = 6


def by_phrase(scene: Scene, cue: Token) -> Iterator[Found]:
    """Give the rest of a clause with "according to X" to X: what the phrase leaves is X's."""
    row = words().phrases.get("according to" if cue.lower_ == "according" else cue.lower_)
    to = trees.child(cue, "prep") if cue.lower_ == "according" else cue
    head = trees.child(to, "pobj") if to is not None else None
    if row is None or head is None or not can_speak(head, weak=cue.lower_ == "per"):
        return
    passage = scene.passage
    content = scene.without(passage.start + cue.left_edge.idx, edges(passage, cue)[1])
    if content:
        yield attribution(passage, cue, row, head, Words(content, f'"{cue.text}" names the source of the sentence'))


def by_noun(passage: Passage, noun: Token) -> Iterator[Found]:
    """Read "X's claim that …" and "an estimate by X of …"."""
    row = noun_row(noun)
    clause = next((c for c in noun.children if c.dep_ in {"acl", "ccomp"} and trees.child(c, "mark")), None)
    owner = trees.child(noun, "poss") or next(trees.objects_of(noun, "by", "from"), None)
    if row is None or owner is None or not can_speak(owner, weak=False):
        return
    if clause is not None:
        yield attribution(
            passage, noun, row, owner, Words([edges(passage, clause)], f'the "{noun.text}" of the source')
        )
        return
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    if of is not None and any(t.like_num for t in of.subtree):
        yield attribution(passage, noun, row, owner, Words([edges(passage, of)], f'the "{noun.text}" of the source'))


def by_colon(passage: Passage, sentence: Sentence) -> Iterator[Found]:
    """Headline style: "40 killed: ministry", "Ministry: 40 killed"."""
    colon = next((t for t in sentence if t.text == ":" and sentence.start < t.i < sentence.end - 1), None)
    if colon is None or sentence.text.rstrip().endswith((".", "!", "?", ".”", '."')):
        return  # a full sentence is no headline
    doc = passage.doc
    before, after = doc[sentence.start : colon.i], doc[colon.i + 1 : sentence.end]
    for source, said in ((after, before), (before, after)):
        named = [t for t in source if not t.is_punct]
        if not named or len(named) > _LONGEST_COLON_SOURCE or any(t.pos_ in {"VERB", "AUX", "NUM"} for t in named):
            continue
        head = source.root
        named_body = head.ent_type_ in {"PERSON", "ORG", "GPE"}
        if named_body or (head.pos_ == "NOUN" and can_speak(head, weak=True)):
            stretch = trimmed(passage, (passage.start + said.start_char, passage.start + said.end_char))
            row = words().phrases.get("according to")
            if row is not None and stretch[1] > stretch[0]:
                yield attribution(passage, colon, row, head, Words([stretch], "a colon sets the source off"))
            return
