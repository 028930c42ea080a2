"""Sources that no verb introduces: "according to X", "X's claim that …", "40 killed: ministry"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claims import trees
from claims.attribution.cues import begins_phrase, noun_row, verb_row, words
from claims.attribution.found import Found, Stretch, subtract
from claims.attribution.relays import relays_of
from claims.attribution.scene import Scene, Words, attribution, edges, trimmed
from claims.attribution.speakers import can_speak
from claims.lexicon.roles import words_for

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claims.lexicon.rows import ReportingRow
    from claims.syntax import Passage

_LONGEST_PHRASE = 4
_NAMES_ANY = frozenset({"according to"})  # stands before sources only; other phrases before causes and reasons as well
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM"})
_TAKEN_FROM = {
    "at": frozenset({"estimate"}),
    "by": frozenset({"estimate", "admit"}),
    "in": frozenset({"show"}),
    "on": frozenset({"estimate"}),
}
TAKING = frozenset(_TAKEN_FROM)


def by_phrase(scene: Scene, cue: Token) -> Iterator[Found]:
    """Give the rest of a clause with "according to X", "as told by X" or "in the words of X" to X."""
    last, row = _phrase_from(cue)
    if row is None or last is None:
        return
    head = trees.child(last, "pobj")
    if cue == last and cue.lower_ == "per" and trees.child(cue.head, "nummod") is not None:
        return  # "82 kroner per kilogram"
    if head is None or not can_speak(head, weak=row.word not in _NAMES_ANY):
        return
    passage = scene.passage
    end = max(edges(passage, head)[1], edges(passage, cue)[1] if last.head == cue else 0)
    content = scene.without(passage.start + min(cue.idx, cue.left_edge.idx), end, _around(passage, cue))
    content = _without_rivals(passage, cue, content)
    if content:
        reason = f'"{row.word}" names the source of the sentence'
        yield attribution(passage, cue, row, head, Words(content, reason, relays=_spoken_to(passage, head)))


def _spoken_to(passage: Passage, head: Token) -> tuple[str, ...]:
    """Whom a source is said to have spoken to: "according to a doctor, who spoke to AFP"."""
    talks = (c for c in head.subtree if c.dep_ == "relcl" and c.lemma_.lower() in words_for("talking"))
    return next((relays_of(passage, talk) for talk in talks), ())


def _around(passage: Passage, cue: Token) -> Stretch | None:
    """What a phrase reaches at most: the reported clause or the joined figure it stands in ("… and 28 percent by Y")."""
    return (
        edges(passage, cue.head) if cue.head.dep_ == "conj" and cue.head.pos_ in _NOMINAL else _reported(passage, cue)
    )


def _without_rivals(passage: Passage, cue: Token, content: list[Stretch]) -> list[Stretch]:
    """The content without a joined figure that has a source of its own behind it."""
    for other in cue.sent:
        joined = other.head
        if other.i > cue.i and other.lower_ == cue.lower_ and joined.dep_ == "conj" and joined.pos_ in _NOMINAL:
            content = subtract(content, edges(passage, joined)[0], edges(passage, joined)[1])
    return [stretch for stretch in (trimmed(passage, c) for c in content) if stretch[0] < stretch[1]]


def _reported(passage: Passage, cue: Token) -> Stretch | None:
    """The reported clause that a phrase stands in, None where it stands in the main clause."""
    clause = next((a for a in trees.ancestors_within(cue) if a.dep_ == "ccomp" and verb_row(a.head) is not None), None)
    if clause is None:
        return None
    stretch = edges(passage, clause)
    return stretch if stretch[0] <= passage.start + cue.idx < stretch[1] and clause.head.i < cue.i else None


def _phrase_from(cue: Token) -> tuple[Token | None, ReportingRow | None]:
    """The longest phrase of the lexicon that begins here and ends in a preposition: its last word, and its row."""
    doc = cue.doc
    if not begins_phrase(trees.text_of(doc), cue.idx):
        return None, None
    for length in range(_LONGEST_PHRASE, 0, -1):
        row = words().phrases.get(doc[cue.i : cue.i + length].text.lower()) if cue.i + length <= len(doc) else None
        last = doc[cue.i + length - 1] if row is not None else None
        if last is not None and last.pos_ in {"ADP", "SCONJ", "PART"}:
            return last, row
    return None, None


def by_report(scene: Scene, preposition: Token) -> Iterator[Found]:
    """Read "in a poll by X, …" and "… by one estimate": a report that a clause or a figure is taken from."""
    head = trees.child(preposition, "pobj")
    row = noun_row(head) if head is not None else None
    if head is None or row is None or preposition.dep_ not in {"prep", "agent"}:
        return
    owner = trees.child(head, "poss") or _owning(head)
    # "In results" is nobody's word; "by the coastguard's count" is the coastguard's.
    if owner is None and (row.weak or row.cls not in _TAKEN_FROM[preposition.lower_]):
        return
    seen_by = owner is not None and head.lemma_.lower() in words_for("viewpoint")
    if owner is not None and not seen_by and row.cls not in _TAKEN_FROM[preposition.lower_]:
        return
    if owner is not None and not can_speak(owner, weak=False):
        return
    passage, above = scene.passage, preposition.head
    start, end = edges(passage, preposition)
    if above.pos_ in {"VERB", "AUX"}:
        content = _without_rivals(passage, preposition, scene.without(start, end, _reported(passage, preposition)))
    elif preposition.lower_ in {"by", "at"}:
        content = [(edges(passage, above)[0], start)]
    else:
        return
    if content:
        said = Words(content, f'a figure "{preposition.lower_} {head.text}"', sure=False)
        yield attribution(passage, preposition, row, owner or head, said)


def _owning(noun: Token) -> Token | None:
    """Whose count or estimate it is, where a noun in front says so: "police estimates"; a poll is named as a whole."""
    row = noun_row(noun)
    if row is None or row.cls != "estimate":
        return None
    return next(
        (c for c in noun.children if c.dep_ == "compound" and can_speak(c, weak=True) and noun_row(c) is None), None
    )


def by_adverb(scene: Scene, adverb: Token) -> Iterator[Found]:
    """Mark what "reportedly" or "allegedly" stands with as said by nobody who is named."""
    row = words().phrases.get(adverb.lower_)
    if row is None or adverb.pos_ != "ADV":
        return
    passage = scene.passage
    clause = adverb.head if adverb.head != adverb else scene.sentence.root
    said = Words([edges(passage, clause)], f'"{adverb.text}" names nobody as the source')
    yield attribution(passage, adverb, row, None, said)
