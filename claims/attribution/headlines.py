"""Headline style: "40 killed: ministry", "Ministry: 40 killed", "40 killed - police", "40 killed, police say"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.attribution.cues import words
from claims.attribution.scene import Scene, Words, attribution, trimmed
from claims.attribution.speakers import can_speak, is_report
from claims.lexicon.roles import words_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from claims.attribution.found import Found

_LONGEST_SOURCE = 6
_DASHES = frozenset({"-", "–", "—", "--"})


def by_headline(scene: Scene) -> Iterator[Found]:
    """Give a headline to the source that a colon or a dash sets off from it; a full sentence is no headline."""
    sentence = scene.sentence
    row = words().phrases.get("according to")
    if row is None or sentence.text.rstrip().endswith((".", "!", "?", ".”", '."')):
        return
    doc = scene.passage.doc
    for mark in (t for t in sentence if sentence.start < t.i < sentence.end - 1):
        before, after = doc[sentence.start : mark.i], doc[mark.i + 1 : sentence.end]
        sides = [(after, before), (before, after)] if mark.text == ":" else [(after, before)] if _sets_off(mark) else []
        for source, said in sides:
            head = _source(list(source))
            if head is None:
                continue
            offset = scene.passage.start
            stretch = trimmed(scene.passage, (offset + said.start_char, offset + said.end_char))
            if stretch[0] < stretch[1]:
                told = Words([stretch], f'"{mark.text}" sets the source of a headline off')
                start, end = trimmed(scene.passage, (offset + source.start_char, offset + source.end_char))
                name = scene.passage.text[start - offset : end - offset]
                yield attribution(scene.passage, mark, row, head, told).named(name, start)
                return


def _sets_off(mark: Token) -> bool:
    """Whether a dash stands free between blanks."""
    return mark.text in _DASHES and bool(mark.whitespace_) and mark.i > 0 and bool(mark.nbor(-1).whitespace_)


def _source(tokens: Sequence[Token]) -> Token | None:
    """The head of a few words that name a source and nothing else."""
    named = [t for t in tokens if not t.is_punct and not t.is_space]
    if not named or len(named) > _LONGEST_SOURCE or any(t.pos_ in {"VERB", "AUX", "NUM"} or t.like_num for t in named):
        return None
    head = named[-1]
    if head.pos_ not in {"NOUN", "PROPN"} or head.lower_ in words_for("rubric"):
        return None
    # In the capitals of a headline every noun may pass for a name.
    return head if can_speak(head, weak=True) and not (is_report(head) and len(named) == 1) else None
