"""What an evaluation says: a tally a stage, and every miss in words; frozen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from pydantic import computed_field

from claims.models import Record

FOUND: Final = "claims found"
INTERVAL: Final = "interval"
UNIT: Final = "unit"
SPEAKER: Final = "speaker"
RELAYS: Final = "relays"
EVENT: Final = "event"
GROUP: Final = "group"
STATUS: Final = "status"
CONTRADICTIONS: Final = "contradictions"
RELATIONS: Final = "other relations"
CHECKS: Final = "checks"
STAGES: Final = (FOUND, INTERVAL, UNIT, SPEAKER, RELAYS, EVENT, GROUP, STATUS, CONTRADICTIONS, RELATIONS, CHECKS)


class Stage(Record):
    """One stage's tally: of what the program says (`predicted`) and a person annotated, how much is `right`.

    Precision is None where the program says nothing, recall where nothing is annotated, F1 where both is so.
    """

    name: str
    right: int
    predicted: int
    annotated: int

    @computed_field  # type: ignore[prop-decorator]
    @property
    def precision(self) -> float | None:
        """The share of what the program says that is annotated so."""
        return self.right / self.predicted if self.predicted else None

    @computed_field  # type: ignore[prop-decorator]
    @property
    def recall(self) -> float | None:
        """The share of what is annotated that the program says."""
        return self.right / self.annotated if self.annotated else None

    @computed_field  # type: ignore[prop-decorator]
    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall: 2 · right / (predicted + annotated)."""
        both = self.predicted + self.annotated
        return 2 * self.right / both if both else None


class Miss(Record):
    """One thing that the program reads otherwise than the annotation: where, what is annotated, what the program says."""

    stage: str
    file: str
    figure: str
    annotated: str
    found: str


class Evaluation(Record):
    """The stages of one set of annotated documents, in the order of the work, and its misses in reading order."""

    name: str
    documents: int
    stages: tuple[Stage, ...]
    misses: tuple[Miss, ...] = ()

    def stage(self, name: str) -> Stage:
        """The tally of one stage; `KeyError` for a name that is none."""
        return {stage.name: stage for stage in self.stages}[name]


def added(tallies: Iterable[Stage], name: str) -> Stage:
    """Tallies of one stage as one."""
    listed = list(tallies)
    right, predicted, annotated = (
        sum(getattr(t, field) for t in listed) for field in ("right", "predicted", "annotated")
    )
    return Stage(name=name, right=right, predicted=predicted, annotated=annotated)
