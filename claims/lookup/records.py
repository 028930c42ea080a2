"""What a lookup gives: for each figure that is asked about, a verdict and the statements beside it."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from claims.models import Claim, Reason, Record
from claims.terms import Level, RelationKind


class Verdict(StrEnum):
    """What the stored documents say to one figure."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    DISPUTED = "disputed"
    DIFFERENT_QUESTION = "different_question"
    NOTHING_FOUND = "nothing_found"


class Stance(StrEnum):
    """How one statement that answers the same question stands to the figure; `open` is neither for nor against it."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    OPEN = "open"


class Statement(Record):
    """A stored claim that answers the question of a figure.

    `question` and `label` name the question it was put under when its case was last reconciled, None where it was not.
    `detail` sets the two figures side by side in words; `both_true_if` is the smallest difference under which both hold, for
    one that contradicts.
    """

    claim: Claim
    stance: Stance
    relation: RelationKind
    question: str | None = None
    label: str | None = None
    detail: str
    both_true_if: str | None = None
    reasons: tuple[Reason, ...] = ()


class NearMiss(Record):
    """A stored claim that would answer the question but for one field, and what that field says on both sides.

    `level` tells whether the field differs, or is said by one of the two only, so that nobody can tell (`unknown`).
    """

    claim: Claim
    relation: RelationKind
    field: str
    level: Literal[Level.DIFFERENT, Level.UNKNOWN]
    detail: str


class Figure(Record):
    """One figure that is asked about, as it was read, and what was found.

    `supporting` and `contradicting` count the independent origins among the statements, copies and relays once.
    """

    claim: Claim
    verdict: Verdict
    supporting: int
    contradicting: int
    statements: tuple[Statement, ...] = ()
    near_misses: tuple[NearMiss, ...] = ()
