"""A reviewed reconciliation as one `Report` record, and the record in every format it is taken away in."""

from claims.reporting.building import build, coverage
from claims.reporting.formats.as_csv import csv
from claims.reporting.formats.as_html import html
from claims.reporting.formats.as_markdown import markdown
from claims.reporting.leftout import not_compared
from claims.reporting.record import Heading, NotCompared, Report, Reviewed, Seen

__all__ = [
    "Heading",
    "NotCompared",
    "Report",
    "Reviewed",
    "Seen",
    "build",
    "coverage",
    "csv",
    "html",
    "markdown",
    "not_compared",
]
