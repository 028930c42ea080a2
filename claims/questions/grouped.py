"""What a grouping of claims is given by people, and what it gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from claims.comparison.facts import Facts
from claims.comparison.relation import Comparison
from claims.models import Claim, Question, Relation
from claims.sources import Sources


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer decided of two claims: that they answer the `same` question, or that they do not; `told` says who and why."""

    a: str
    b: str
    same: bool
    told: str = "decided by a reviewer"


@dataclass(frozen=True)
class Grouping:
    """Claims under their questions.

    `sources` are the speakers of the claims; `flagged` holds the comparisons that reach the queue; `question_of` the question id of every claim, `facts` what was
    compared, both by claim id; `latest` the latest day of each case, where these are not all of its claims.
    """

    claims: tuple[Claim, ...]
    questions: tuple[Question, ...]
    relations: tuple[Relation, ...]
    sources: Sources
    flagged: tuple[Comparison, ...] = ()
    facts: Mapping[str, Facts] = field(default_factory=dict)
    question_of: Mapping[str, str] = field(default_factory=dict)
    latest: Mapping[str | None, int] | None = None

    @cached_property
    def newest(self) -> Mapping[str | None, int]:
        """The latest day that a claim of each case is given for, as an ordinal; cases without any day are left out."""
        if self.latest is not None:
            return self.latest
        found: dict[str | None, int] = {}
        for one in self.facts.values():
            if one.when.as_of:
                found[one.claim.case] = max(one.when.as_of[1], found.get(one.claim.case, 0))
        return found
