"""A second source without a verb of its own: "Police said 15,000 took part, the organisers 60,000"."""

from __future__ import annotations

from dataclasses import replace
from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING

from claims.attribution.scene import Scene, Words, attribution
from claims.attribution.speakers import can_speak

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from claims.attribution.found import Found
    from claims.lexicon.rows import ReportingRow

_PARTS = frozenset({",", ";", "and", "but", "–", "—"})
_IN_NAME = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART"})
_HEDGING = frozenset({"ADV", "DET", "ADJ", "SCONJ"})
_HEDGES = frozenset({"about", "over", "around", "under"})


def by_gap(scene: Scene, verb: Token, row: ReportingRow) -> Iterator[Found]:
    """Give a bare figure behind another source to that source; the verb is the one before it.

    A figure must stand in the words of the first source, and none but hedges between the second source and its figure; what
    follows has no verb.
    """
    tokens = [t for t in scene.sentence if t.i > verb.i]
    told = list(dropwhile(lambda t: not t.like_num, tokens))
    for place, token in enumerate(told):
        if token.text not in _PARTS or place == 0:
            continue
        name = list(takewhile(lambda t: t.pos_ in _IN_NAME and not t.like_num, told[place + 1 :]))
        rest = told[place + 1 + len(name) :]
        figure = list(dropwhile(lambda t: (t.pos_ in _HEDGING or t.lower_ in _HEDGES) and not t.like_num, rest))
        if not name or not figure or not figure[0].like_num or any(t.pos_ in {"VERB", "AUX"} for t in rest):
            continue
        head = name[-1]
        if head.pos_ in {"NOUN", "PROPN"} and can_speak(head, weak=True):
            offset = scene.passage.start
            last = [t for t in rest if not t.is_punct][-1]
            content = [(offset + rest[0].idx, offset + last.idx + len(last.text))]
            said = Words(content, f'"{verb.text}" is to be understood again')
            start, end = name[0].idx, head.idx + len(head.text)
            found = attribution(scene.passage, verb, row, head, said)
            yield replace(found.named(scene.passage.text[start:end], offset + start), cue_start=None)
            return
