"""What only all reports of a collection together tell of each: which story it is of, or, of a large collection, its incident and rare names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from claims.comparison import reports, stories
from claims.config import Settings
from claims.models import Claim


@dataclass(frozen=True)
class Collection:
    """The story of each report, and of the reports of large collections what their rare names tell; both by case and document."""

    story_of: Mapping[reports.Report, str] = field(default_factory=dict)
    told: Mapping[reports.Report, reports.Told] = field(default_factory=dict)

    def incident(self, report: reports.Report) -> str | None:
        """The incident that a report is of; None where nothing tells."""
        told = self.told.get(report)
        return self.story_of.get(report) or (told.incident if told else None)


def collection(claims: Sequence[Claim], settings: Settings) -> Collection:
    """What the reports behind some claims tell of each other."""
    return Collection(stories.stories(claims, settings), reports.told(claims, settings.linking))
