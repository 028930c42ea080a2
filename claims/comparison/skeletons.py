"""A claim → the skeleton of its sentence: the words that carry meaning, and how the figure stands among them.

Two sentences with one skeleton ask one question, whether or not the lexicon knows what happened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from claims.comparison.stems import function_words, stem
from claims.lexicon.paraphrases import dimension_of, light_words
from claims.lexicon.roles import words_for
from claims.models import Claim
from claims.syntax import parse

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NO_CONTENT: Final = frozenset({"PUNCT", "DET", "PRON", "ADP", "CCONJ", "SCONJ", "PART", "AUX", "SYM", "SPACE", "NUM"})
_WITHIN_FIGURE: Final = frozenset({"nummod", "quantmod", "compound", "npadvmod", "amod", "advmod", "nmod"})
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_LETTER = re.compile(r"[^\W\d_]")
_BE: Final = "be"
_SAYING: Final = ("VERB", "AUX")
_MODIFIES: Final = ("amod", "compound", "nmod")


@dataclass(frozen=True, slots=True)
class Piece:
    """A word that carries meaning; `role` and `under` are its part in the sentence and the stem of the word it depends on."""

    stem: str
    lemma: str
    text: str = field(compare=False)
    at: int = field(compare=False, default=0)
    pos: str = ""
    role: str = ""
    under: str = ""

    @property
    def is_name(self) -> bool:
        """Whether it is a name, or part of one."""
        return self.pos == "PROPN"

    @property
    def is_light(self) -> bool:
        """Whether it only carries a figure."""
        return bool({self.lemma, self.stem} & light_words())

    @property
    def is_ordinal(self) -> bool:
        """Whether it says which one of several is meant."""
        return self.lemma in words_for("which one")


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The words of a sentence, and the figure among them: what it counts, what is said of that, where it stands.

    `is_attribute`: the figure is a quality of a thing ("a 90-metre tower"), as if "is" stood between. `is_within`: it is
    the whole that another number is a part of; `is_further`: it comes on top of others ("two more"). `path` are the words
    between the figure and its predicate, with what completes that ("is the author of").
    """

    pieces: tuple[Piece, ...]
    head: Piece
    predicate: Piece
    path: tuple[Piece, ...]
    subject: Piece | None
    is_negated: bool
    is_further: bool
    modifiers: tuple[Piece, ...]
    at: int
    is_attribute: bool
    is_within: bool

    @property
    def dimensions(self) -> frozenset[int]:
        """Which sides of a thing the words next to the figure measure."""
        return frozenset(found for one in self.pieces if (found := dimension_of(one.lemma)) is not None)


@lru_cache(maxsize=4096)
def skeleton(claim: Claim) -> Skeleton | None:
    """The skeleton of a claim's sentence; None where the figure is not in it."""
    doc = _parsed(claim.sentence)
    start, end = claim.start - claim.sentence_start, claim.end - claim.sentence_start
    span = doc.char_span(start, end, alignment_mode="expand") if 0 <= start < end <= len(claim.sentence) else None
    if span is None:
        return None
    figure = frozenset(range(span.start, span.end))
    inner = _head(span.root, figure)
    is_attribute = _is_attribute(claim, inner)
    predicate = next((one for one in _up(inner) if one.pos_ in _SAYING), doc[inner.sent.root.i])
    unit = _unit_places(claim, span.end, inner)
    left_out = _left_out(claim)
    pieces = [_piece(one) for one in doc if one.i not in figure | unit and _carries_meaning(one)]
    return Skeleton(
        pieces=tuple(one for one in pieces if one.stem not in left_out),
        head=_piece(inner),
        predicate=Piece(_BE, _BE, "is") if is_attribute else _piece(predicate),
        path=tuple(map(_piece, _path(inner, predicate, figure))),
        subject=None if is_attribute else _subject(predicate),
        is_negated=any(one.dep_ == "neg" for one in doc),
        is_further=any(one.lower_ in words_for("further") for one in inner.children),
        modifiers=tuple(_piece(one) for one in inner.children if one.i not in figure and one.dep_ in _MODIFIES),
        at=inner.i,
        is_attribute=is_attribute,
        is_within=any(one.pos_ == "NUM" and one.i not in figure for one in _up(inner)),
    )


def _path(head: Token, predicate: Token, figure: frozenset[int]) -> Iterator[Token]:
    """The words from a figure up to its predicate, the clauses that hang on what it counts, and what completes the predicate."""
    for one in (head, *_up(head)):
        if one.i not in figure and one.i != predicate.i and _carries_meaning(one):
            yield one
        if one.i == predicate.i:
            break
    yield from (one for one in head.children if one.dep_ in ("acl", "relcl"))
    yield from (one for one in predicate.children if one.i != head.i and one.dep_ in ("attr", "dobj", "acomp", "oprd"))


def _subject(predicate: Token) -> Piece | None:
    found = [one for one in predicate.children if one.dep_ in ("nsubj", "nsubjpass") and one.pos_ in ("NOUN", "PROPN")]
    return _piece(found[0]) if found else None


def _unit_places(claim: Claim, end: int, head: Token) -> frozenset[int]:
    """Where the unit of a measured figure stands, however it is spelled."""
    is_measured = claim.unit is not None and claim.unit != "%" and not claim.unit.isupper()
    return frozenset({head.i} if is_measured and head.i == end else ())


@lru_cache(maxsize=1024)
def _parsed(sentence: str) -> Doc:
    return next(iter(parse([(0, sentence)]))).doc


def _up(token: Token) -> Iterator[Token]:
    """The words that a word depends on, nearest first."""
    while token.head.i != token.i:
        token = token.head
        yield token


def _head(token: Token, figure: frozenset[int]) -> Token:
    """What a number counts: the noun over it."""
    while (
        token.dep_ in _WITHIN_FIGURE
        and token.head.i != token.i
        and (token.i in figure or token.pos_ in ("NUM", "SYM", "ADV", "ADJ"))
        and token.head.pos_ in ("NOUN", "PROPN", "NUM", "ADJ", "SYM")
    ):
        token = token.head
    is_bare = token.i in figure and token.dep_ == "pobj" and token.head.lower_ == "of"
    return token.head.head if is_bare and token.head.head.pos_ == "NOUN" else token


def _is_attribute(claim: Claim, head: Token) -> bool:
    """Whether a measured figure stands before or behind the name or noun that it is a quality of."""
    if claim.unit is None or claim.unit == "%" or claim.unit.isupper():
        return False
    after = claim.sentence[claim.end - claim.sentence_start :]
    return (
        bool(re.match(r"[- ]?(?:[a-z]+-)?(?:old\b|\w+\s+[A-Z])", after))
        or "-" in claim.text
        or (
            head.dep_ == "appos"
            or bool(re.match(r"-\w", claim.sentence[max(0, claim.end - claim.sentence_start - 1) :]))
        )
    )


def _carries_meaning(token: Token) -> bool:
    if _YEAR.fullmatch(token.text):
        return True
    return token.pos_ not in _NO_CONTENT and token.lower_ not in function_words() and bool(_LETTER.search(token.text))


def _piece(token: Token) -> Piece:
    return Piece(
        stem(token.lower_),
        token.lemma_.casefold(),
        token.text,
        token.i,
        token.pos_,
        token.dep_,
        stem(token.head.lower_),
    )


def _left_out(claim: Claim) -> frozenset[str]:
    """The words of who says it and of the unit."""
    told = (claim.speaker, claim.speaker_name, claim.speaker_role, claim.organisation, claim.outlet, claim.cue)
    said = {stem(word) for name in told if name for word in re.findall(r"\w+", name.casefold())}
    unit = {stem(word) for word in re.findall(r"\w+", (claim.unit or "").casefold())}
    return frozenset(said | unit | {"percent", "km", "kg", "mph"})
