"""The reporting clauses of one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claims.attribution.cues import noun_row, opening_words, verb_row
from claims.attribution.found import Found
from claims.attribution.gaps import by_gap
from claims.attribution.headlines import by_headline
from claims.attribution.nouns import by_noun, by_participle
from claims.attribution.phrases import TAKING, by_adverb, by_phrase, by_report
from claims.attribution.scene import Scene
from claims.attribution.verbs import by_adjective, by_verb

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
    for token in scene.sentence:
        tag = token.tag_
        is_held = tag == "JJ" or token.dep_ == "acomp"  # "are convinced" may be tagged as a verb
        row = verb_row(token) if tag.startswith("VB") and not is_held else None
        if row is not None:
            found = by_verb(scene, token, row)
            if found is not None:
                yield found
                yield from by_gap(scene, token, row)
            else:
                yield from by_participle(scene, token)
        elif tag.startswith("NN"):
            if noun_row(token) is not None:
                yield from by_noun(scene, token)
        elif is_held and (found := by_adjective(scene, token)) is not None:
            yield found
        elif token.lower_ in opening_words():
            yield from by_phrase(scene, token)
            yield from by_adverb(scene, token)
        if token.lower_ in TAKING:
            yield from by_report(scene, token)
    yield from by_headline(scene)
