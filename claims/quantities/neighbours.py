"""A number and the words right beside it → the noun it is stated of, where no verb links the two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import trees
from claims.quantities import changes
from claims.quantities.topics import AMOUNTS, NOUNS, VERBS, fits

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

    from claims.quantities.topics import Scene

_MARKS = frozenset({"(", "+"})
_SIGNS = frozenset("+-−")
_MOVES = frozenset({"by", "up", "down"})
_AROUND = _MOVES | {"between", "at", "to"}
_AGE = frozenset(["age", "ages", "aged", "the", "of", "over", "under", "above", "below", "between", ","])
_NAMING = frozenset({"NOUN", "PROPN", "ADJ", "DET", "CCONJ", "NUM", "PART", "PRON"})
_OPENING = frozenset({",", ";", "and", "but", "while", "with", ")"})
_LONGEST = 10
_BACK = 5


def hyphened(scene: Scene) -> Token | None:
    """The noun that a number joined to its own noun by a hyphen describes: "six-cylinder engines": the engines."""
    thing = scene.counted
    if thing is None or thing.i < 2 or thing.nbor(-1).text != "-" or thing.i < scene.anchor.last.i:  # noqa: PLR2004
        return None
    described = thing.head
    while described.i in scene.taken and described.head.i > described.i:
        described = described.head
    return described if described.i > thing.i and described.pos_ in NOUNS and thing.dep_ != "nsubj" else None


def left(scene: Scene) -> Token | None:
    """The noun right in front of a bracket or a word of change: "Acme, down 3%", "Acme (4.1)", "Acme by 2%"."""
    doc, at = scene.anchor.first.doc, scene.anchor.first.i - 1
    marked = scene.anchor.first.text[0] in _SIGNS or _resulting(scene)
    comma = False
    if at > 0 and doc[at].lower_ in {"from", "between"} and doc[at - 1].lower_ == "ranging":
        marked, at = True, at - 2
    while at >= 0 and (doc[at].text in _MARKS | {","} or doc[at].lower_ in _MOVES):
        marked = marked or doc[at].text in _MARKS or doc[at].lower_ in _MOVES
        comma = comma or doc[at].text == ","
        at -= 1
    if not marked or at < 0 or doc[at].pos_ not in NOUNS or at in scene.taken:
        return None
    token = doc[at]
    if token.ent_type_ in AMOUNTS and token.pos_ != "PROPN":
        return None
    while token.dep_ == "compound" and token.head.i == token.i + 1 < scene.anchor.first.i:
        token = token.head
    if token.i != at or changes.direction(token.lower_) or (comma and _in_adverbial(token)):
        return None
    return token


def aged(scene: Scene) -> Token | None:
    """Those whose age it is, counted or not: the "players" of "17 players over the age of 21", "six men aged 40"."""
    doc, at = scene.anchor.first.doc, scene.anchor.first.i - 1
    named = False
    while at >= 0 and doc[at].lower_ in _AGE:
        named = named or doc[at].lower_ in {"age", "ages", "aged"}
        at -= 1
    described = doc[at] if named and at >= 0 else None
    return described if described is not None and described.pos_ in NOUNS and at not in scene.taken else None


def worth(scene: Scene) -> Token | None:
    """What is measured by what it is worth, where it is not counted: the "talks" of "30 long years' worth of talks"."""
    doc, at = scene.anchor.last.doc, scene.anchor.last.i + 1
    for token in doc[at : at + _BACK]:
        if token.lower_ == "worth" and token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "of":
            thing = trees.child(doc[token.i + 1], "pobj")
            own = thing is not None and scene.counted is not None and thing.i == scene.counted.i
            return thing if thing is not None and not own and fits(thing, scene) else None
        if token.pos_ not in {*NOUNS, "ADJ", "PART", "PUNCT"}:
            return None
    return None


def _resulting(scene: Scene) -> bool:
    """Whether an amount tells what became of the object in front of it: "dragged the index 2% lower"."""
    end = scene.anchor.last.i + 1
    before = scene.anchor.first.i - 1
    doc = scene.anchor.first.doc
    moved = end < len(doc) and doc[end].lower_ in {"higher", "lower"}
    return moved and before >= 0 and doc[before].dep_ == "dobj"


def _in_adverbial(noun: Token) -> bool:
    """Whether a noun belongs to a phrase about the verb, so that what follows a comma is about the verb's subject."""
    link = noun.head
    return (
        noun.dep_ == "pobj"
        and link.dep_ == "prep"
        and link.head.pos_ in VERBS
        and trees.child(link.head, *trees.SUBJECTS) is not None
    )


def moving(scene: Scene) -> Token | None:
    """What moves, where the number stands before a noun of change: "a 9% rise in fees", "a tenfold drop in cases"."""
    doc, at = scene.anchor.last.doc, scene.anchor.last.i + 1
    named = doc[at] if at < len(doc) else None
    if named is not None and named.pos_ == "ADJ" and at + 1 < len(doc):
        named = doc[at + 1]
    if named is None or named.pos_ not in NOUNS or not (changes.noun(named.lower_) or changes.direction(named.lower_)):
        return None
    link = doc[named.i + 1] if named.i + 1 < len(doc) else None
    thing = trees.child(link, "pobj") if link is not None and link.lower_ in {"in", "of", "on"} else None
    return thing if thing is not None and fits(thing, scene) else None


def gapped(scene: Scene) -> Token | None:
    """The noun between two numbers whose second clause leaves out its verb: "Acme rose 2%, Bolt 3% and Coil by 4%"."""
    if scene.counted is not None:
        return None
    doc, end = scene.anchor.first.doc, scene.anchor.first.i
    while end > 0 and doc[end - 1].lower_ in _AROUND:
        end -= 1
    start = end
    while start > 0 and end - start < _LONGEST and _names(doc[start - 1]) and start - 1 not in scene.taken:
        start -= 1
    opened = _opened(doc[start:end], scene)
    if opened is None or opened == end:
        return None
    named = doc[end - 1]
    right = named.pos_ in NOUNS and (named.ent_type_ not in AMOUNTS or named.pos_ == "PROPN")
    return named if right else None


def _names(token: Token) -> bool:
    """Whether a token can stand in the short name of a thing: no verb, no pronoun but a possessive."""
    return token.text == "&" or (token.pos_ in _NAMING and (token.pos_ != "PRON" or token.dep_ == "poss"))


def _opened(words: Tokens, scene: Scene) -> int | None:
    """Where a name begins behind the comma or "and" that follows the number before; None where none does."""
    if not len(words) or words.start == 0:
        return None
    doc, opener = words.doc, words.start - 1
    if opener in scene.taken:
        opener = next((t.i for t in words if t.pos_ == "CCONJ"), opener)
    if doc[opener].lower_ not in _OPENING:
        return None
    behind = next((t.i for t in doc[opener + 1 : words.end] if t.pos_ != "CCONJ"), words.end)
    for back in range(opener - 1, max(-1, opener - _BACK), -1):
        if back in scene.taken:
            return behind
        if doc[back].pos_ in VERBS or doc[back].is_sent_start:
            return None
    return None
