"""A reviewed reconciliation as one `Report` record, and the record as Markdown and CSV."""

from claims.reporting.building import build, coverage
from claims.reporting.leftout import not_compared
from claims.reporting.record import Heading, NotCompared, Report, Reviewed, Seen
from claims.reporting.tables import csv
from claims.reporting.texts import markdown

__all__ = [
    "Heading",
    "NotCompared",
    "Report",
    "Reviewed",
    "Seen",
    "build",
    "coverage",
    "csv",
    "markdown",
    "not_compared",
]
