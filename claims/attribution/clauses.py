"""The reporting clauses of one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claims.attribution.cues import noun_row, opening_words, verb_row
from claims.attribution.figures import by_figure, by_standing
from claims.attribution.found import Found
from claims.attribution.gaps import by_gap
from claims.attribution.headlines import by_headline
from claims.attribution.nouns import by_noun, by_participle
from claims.attribution.phrases import TAKING, by_adverb, by_phrase, by_report
from claims.attribution.scene import Scene
from claims.attribution.verbs import by_adjective, by_verb

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

    from claims.attribution.quotes import Quotation
    from claims.lexicon.rows import ReportingRow
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
        is_verb = tag.startswith("VB") and not is_held
        if is_verb and (row := verb_row(token)) is not None:
            yield from _by_verbs(scene, token, row)
        elif tag.startswith("NN"):
            yield from _by_nouns(scene, token)
        elif is_held and (found := by_adjective(scene, token)) is not None:
            yield found
        elif token.lower_ in opening_words():
            yield from by_phrase(scene, token)
            yield from by_adverb(scene, token)
        elif is_verb and (found := by_figure(scene, token)) is not None:
            yield found
        if token.lower_ in TAKING:
            yield from by_report(scene, token)
    yield from by_headline(scene)


def _by_verbs(scene: Scene, verb: Token, row: ReportingRow) -> Iterator[Found]:
    found = by_verb(scene, verb, row)
    if found is not None:
        yield found
        yield from by_gap(scene, verb, row)
        return
    figure = by_figure(scene, verb)
    if figure is not None:
        yield figure
    yield from by_participle(scene, verb)


def _by_nouns(scene: Scene, noun: Token) -> Iterator[Found]:
    if noun_row(noun) is None:
        return
    yield from by_noun(scene, noun)
    standing = by_standing(scene, noun)
    if standing is not None:
        yield standing
