"""Turns of an interview or a transcript: "NAME: …", "Q: …", "A: …" at the start of paragraphs.

A label counts when it comes back, or stands beside another one: a single "Note: …" opens no turn.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.attribution.found import Found
from claims.attribution.speakers import Speaker
from claims.lexicon.roles import words_for

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LABEL = re.compile(r"[\s\"“„«']*((?:[^\W\d_][\w.'’-]*[ \u00a0]){0,4}[^\W\d_][\w.'’-]*)\s?:\s+(?=\S)")
_ANSWER = frozenset({"A", "Answer"})
_QUESTION = frozenset({"Q", "Question"})
_LEAST_TURNS = 2
_LONGEST_CAPITALS = 2  # more words in capitals are a heading


@dataclass(frozen=True, slots=True)
class Turn:
    """One paragraph of talk: its label as written with its document offsets, and where the words begin."""

    label: str
    start: int
    end: int
    words: int

    @property
    def is_answer(self) -> bool:
        """Whether the label is the letter of whoever is asked."""
        return self.label in _ANSWER

    @property
    def is_question(self) -> bool:
        """Whether the label is the letter of whoever asks."""
        return self.label in _QUESTION


def turns(paragraphs: Sequence[tuple[int, int]], text: str) -> Mapping[int, Turn]:
    """The turns of a document by the start of their paragraphs; empty where there are too few to be a talk."""
    found: dict[int, Turn] = {}
    for start, end in paragraphs:
        match = _LABEL.match(text, start, end)
        says = match is not None and any(c.isalpha() for c in text[match.end() : end])
        if match is not None and says and _is_label(match.group(1), text, start):
            found[start] = Turn(match.group(1), match.start(1), match.end(1), match.end())
    return found if len(found) >= _LEAST_TURNS or any(_is_named(t, text) for t in found.values()) else {}


def _is_label(label: str, text: str, start: int) -> bool:
    """Whether the words before a colon can name somebody who talks: capitals, and no rubric ("Note", "Update")."""
    words = label.split()
    if label.isupper() and len(words) > _LONGEST_CAPITALS:
        return False
    if label in _ANSWER | _QUESTION:
        return True
    capitals = all(w[:1].isupper() or w.lower() in {"of", "de", "van", "der", "the", "von", "al", "bin"} for w in words)
    if not capitals or any(w.lower().strip(".") in words_for("rubric") for w in words):
        return False
    # A label that is a name of the story, spelt out somewhere else in it, or set in capitals.
    return label.isupper() or len(words) > 1 or re.search(rf"\b{re.escape(label)}\b", text[:start]) is not None


def _is_named(turn: Turn, text: str) -> bool:
    """Whether a single label is somebody whom the story has named before."""
    return len(turn.label.split()) > 1 and re.search(rf"\b{re.escape(turn.label)}\b", text[: turn.start]) is not None


def spoken(turn: Turn, end: int, asked: str | None) -> Found | None:
    """The words of a turn up to the end of its paragraph; the letter A is the person asked.

    The letter of a question stands for the outlet, whose own voice nobody is given.
    """
    if turn.is_question:
        return None
    speaker = Speaker(
        text=turn.label,
        start=turn.start,
        end=turn.end,
        head=turn.label.split()[-1],
        is_pronoun=False,
        is_plural=False,
        is_person=True,
        role=None,
        organisation=None,
    )
    name: str | None = turn.label
    reason = f'a turn of "{turn.label}" in an interview or transcript'
    if turn.is_answer:
        name = asked
        reason += f", who is {name}" if name is not None else ""
    return Found(((turn.words, end),), speaker, name, ":", None, "say", reason, direct=True)
