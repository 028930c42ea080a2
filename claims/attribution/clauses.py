"""The reporting clauses of one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claims.attribution.cues import noun_row, verb_row
from claims.attribution.found import Found
from claims.attribution.phrases import by_colon, by_noun, by_phrase
from claims.attribution.scene import Scene
from claims.attribution.verbs import by_verb

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence

    from claims.attribution.quotes import Quotation
    from claims.syntax import Passage


def in_sentence(passage: Passage, sentence: Sentence, quotes: Sequence[Quotation]) -> Iterator[Found]:
    """The attributions whose cue stands in this sentence; one made inside a quotation never reaches out of it."""
    for found in _cued(Scene(passage, sentence, quotes)):
        around = next((q for q in quotes if q.start <= (found.cue_start or 0) - passage.start < q.end), None)
        if around is None:
            yield found
            continue
        low, high = passage.start + around.start, passage.start + around.end
        inside = tuple((max(a, low), min(b, high)) for a, b in found.content if a < high and low < b)
        if inside:
            yield replace(found, content=inside)


def _cued(scene: Scene) -> Iterator[Found]:
    passage, sentence = scene.passage, scene.sentence
    for token in sentence:
        tag = token.tag_
        row = verb_row(token) if tag.startswith("VB") else None
        if row is not None:
            found = by_verb(scene, token, row)
            if found is not None:
                yield found
        elif tag.startswith("NN"):
            if noun_row(token) is not None:
                yield from by_noun(passage, token)
        elif token.lower_ in {"according", "per"}:
            yield from by_phrase(scene, token)
    yield from by_colon(passage, sentence)
