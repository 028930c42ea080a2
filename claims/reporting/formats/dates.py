"""The one time that a file of a report bears: the record's own, never the clock's."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from claims.reporting.record import Report

FIRST: Final = datetime(1980, 1, 1, tzinfo=UTC)
"""The earliest time that an archive can bear; what a record without a date gets."""


def of(reports: Iterable[Report]) -> datetime:
    """When the edition was issued, else the last decision, else the date of the newest document; of several, the latest."""
    return max((_time(report) for report in reports), default=FIRST)


def _time(report: Report) -> datetime:
    edition = report.edition.at if report.edition else None
    return next(
        (found for told in (edition, report.last_decision, report.last) if (found := read(told)) != FIRST), FIRST
    )


def read(time: str | None) -> datetime:
    """An ISO time or date, full or partial; `FIRST` for what is none, or lies before it."""
    try:
        found = datetime.fromisoformat(_whole(time or ""))
    except ValueError:
        return FIRST
    return max(found if found.tzinfo else found.replace(tzinfo=UTC), FIRST)


def _whole(time: str) -> str:
    """A partial date as the first day of it."""
    return time + {4: "-01-01", 7: "-01"}.get(len(time), "")
