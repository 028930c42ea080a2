"""Which figure of a sentence the text itself names as a part of which other ("55 people, including 41 soldiers")."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims import trees
from claims.context.topics import partitive_of
from claims.lexicon.kinds import kind_of
from claims.lexicon.roles import words_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

_LISTED = 2  # figures make a list
_PARTITIVE_HEADS = frozenset({"of", "among", "amongst"})


@dataclass(frozen=True, slots=True)
class Part:
    """The place of the whole in the sequence given, and the words that say so."""

    whole: int
    cue: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in the parse: its first word, its last, and what it counts (or its topmost word)."""

    first: Token
    last: Token
    head: Token


def part_of(figures: Sequence[Figure], index: int, events: Sequence[str | None] = ()) -> Part | None:
    """The whole of one figure, among the figures of its paragraph before it; None where no word says so.

    Only "of them" and its like reach back over a sentence's end. `events` are those of the figures, as far as their own words tell.
    """
    return _in_sentence(figures, index) or _fronted(figures, index) or _said_before(figures, index, events)


def _said_before(figures: Sequence[Figure], index: int, events: Sequence[str | None]) -> Part | None:
    """The figure of an earlier sentence that "of them" points to: the nearest that the event does not rule out."""
    own = figures[index]
    whole = told_whole(figures, index)
    if whole is None or trees.child(whole, "nummod") is not None:
        return None
    is_pronoun = whole.lower_ in words_for("partitive") and trees.child(whole, "acl", "relcl") is None
    if not is_pronoun and not names_people(whole):
        return None
    for i in range(index - 1, -1, -1):
        if (
            trees.sentence_start(figures[i].head) == trees.sentence_start(own.head)
            or told_whole(figures, i) is not None
        ):
            continue
        if is_pronoun or (events and events[i] is not None and events[i] == events[index]):
            return Part(i, whole.head.lower_)
    return None


def told_whole(figures: Sequence[Figure], index: int) -> Token | None:
    """What a figure is told to be a part of; "11 of the dead were men and eight were women" tells it of both."""
    own = figures[index]
    whole = partitive_of(own.head) or partitive_of(own.first) or partitive_of(own.last)
    if whole is None and index and _goes_on(own, figures[index - 1]):
        return told_whole(figures, index - 1)
    return whole


def _subject_of(figure: Figure) -> Token | None:
    """The verb that a figure, or the noun it counts, is the subject of."""
    own = next((t for t in (figure.head, figure.first, figure.last) if t.dep_ in {"nsubj", "nsubjpass"}), None)
    if own is not None:
        return own.head
    behind = figure.last.nbor() if figure.last.i + 1 < trees.sentence_end(figure.last) else None
    return behind if behind is not None and behind.lemma_ == "be" else None


def _goes_on(own: Figure, before: Figure) -> bool:
    """Whether two figures are subjects of what two joined clauses say them to be."""
    verb, other = _subject_of(own), _subject_of(before)
    if verb is None or other is None or not verb.lemma_ == other.lemma_ == "be":
        return False
    joined = own.first.i > trees.sentence_start(own.first) and own.first.nbor(-1).lower_ in {"and", "but", ",", ";"}
    return joined and trees.sentence_start(own.first) == trees.sentence_start(before.first)


def names_people(whole: Token) -> bool:
    """Whether what stands behind "of" names those whom an event befell ("the dead", "those arrested"), not any others."""
    if trees.child(whole, "acl", "relcl") is not None and whole.lower_ in words_for("partitive"):
        return True
    kind = kind_of(whole.lower_)
    return kind is not None and bool(kind.implies_event)


def _fronted(figures: Sequence[Figure], index: int) -> Part | None:
    """The whole that opens the sentence ("Of the 50 hostages, 20 were freed and 15 escaped"), for the subjects behind it."""
    own = figures[index]
    opening = own.head.sent[0]
    if opening.lower_ != "of" or _subject_of(own) is None:
        return None
    for i in range(index - 1, -1, -1):
        if any(t.dep_ == "pobj" and t.head == opening for t in (figures[i].head, figures[i].first, figures[i].last)):
            return Part(i, opening.lower_)
    return None


def _in_sentence(figures: Sequence[Figure], index: int) -> Part | None:
    own = figures[index]
    cue = _including(own.head) or _of_them(own) or _colon_before(figures, index)
    if cue is None:
        return None
    reach = min(cue.i, own.first.i)
    before = [i for i in _together(figures, index) if i < index and figures[i].head.i < reach]
    if not before:
        return None
    for i in reversed(before):
        if figures[i].head == cue.head or figures[i].head in _held_by(cue.head):
            return Part(i, cue.lower_)
    return Part(before[-1], cue.lower_)


def _together(figures: Sequence[Figure], index: int) -> range:
    """The figures of one sentence, which stand side by side."""
    sentence = figures[index].head.sent
    words = range(sentence.start, sentence.end)
    first, last = index, index + 1
    while first and figures[first - 1].head.doc == sentence.doc and figures[first - 1].head.i in words:
        first -= 1
    while last < len(figures) and figures[last].head.doc == sentence.doc and figures[last].head.i in words:
        last += 1
    return range(first, last)


def _including(token: Token) -> Token | None:
    """The "including" that a counted noun hangs on, directly or in a list."""
    first = token
    while first.dep_ == "conj":
        first = first.head
    for start in (token, first):
        above = start.head
        if start.dep_ in {"dobj", "attr"} and above.lemma_ in {"include", "comprise"}:
            return above
        if above.lower_ in words_for("including") and above.i < start.i:
            return above
    return None


def _of_them(own: Figure) -> Token | None:
    """The "of them", "of whom" right behind a figure or its noun, or the "among them" right before it."""
    doc = own.head.doc
    for i in (own.last.i + 1, own.head.i + 1, own.first.i - 2, own.first.i - 3):
        if (
            i >= 0
            and i + 1 < len(doc)
            and doc[i].lower_ in _PARTITIVE_HEADS
            and doc[i + 1].lower_ in words_for("partitive")
        ):
            return doc[i]
    return None


def _colon_before(figures: Sequence[Figure], index: int) -> Token | None:
    """The colon that sets a list of at least two figures off from the one figure before it ("55 people: 41 men, 14 women")."""
    own = figures[index].head
    if len(figures) < _LISTED + 1:
        return None
    colons = [t for t in own.sent if t.text == ":" and t.i < own.i]
    if not colons:
        return None
    colon = colons[-1]
    same = [figures[i].head for i in _together(figures, index)]
    before, after = [t for t in same if t.i < colon.i], [t for t in same if t.i > colon.i]
    listed = len(before) == 1 and len(after) >= _LISTED and all(t.i < trees.sentence_end(own) for t in after)
    return colon if listed else None


def _held_by(token: Token) -> list[Token]:
    """The nouns that a verb (or a noun) carries as subject or object."""
    found = [c for c in token.children if c.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"}]
    for above in trees.ancestors_within(token, 2):
        found.extend(c for c in above.children if c.dep_ in {"nsubj", "nsubjpass", "dobj"})
    return [t for noun in found for t in trees.coordinated(noun)]
