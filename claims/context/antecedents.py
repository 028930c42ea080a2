"""Whom "he" or "she" stands for, by grammar: the subject of a clause around its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from claims import trees

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

_SEX: Final = {"he": "male", "him": "male", "she": "female", "her": "female"}


def sex_of_pronoun(token: Token) -> str | None:
    """Female or male, for a pronoun of one person; None for every other word."""
    return _SEX.get(token.lower_) if token.pos_ == "PRON" and token.dep_ != "poss" else None


def within_sentence(pronoun: Token) -> Iterator[Token]:
    """The subjects of the clauses around that of a pronoun, nearest first."""
    below = pronoun.head
    for above in trees.ancestors_within(pronoun.head):
        if below.dep_ == "ccomp":
            return  # "a speaker said that he": who says it is somebody else
        below = above
        subject = trees.child(above, "nsubj", "nsubjpass")
        if subject is not None and subject.i < pronoun.i:
            yield subject
