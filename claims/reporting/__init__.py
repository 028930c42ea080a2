"""A reviewed reconciliation as one `Report` record, and the record in every format it is taken away in."""

from claims.reporting.building import build, coverage
from claims.reporting.changes import changes
from claims.reporting.formats.as_csv import csv
from claims.reporting.formats.as_html import html
from claims.reporting.formats.as_markdown import markdown
from claims.reporting.formats.writing import FILES, Format, refusal, refusals, write
from claims.reporting.leftout import not_compared
from claims.reporting.record import Heading, NotCompared, Report, Reviewed, Seen

__all__ = [
    "FILES",
    "Format",
    "Heading",
    "NotCompared",
    "Report",
    "Reviewed",
    "Seen",
    "build",
    "changes",
    "coverage",
    "csv",
    "html",
    "markdown",
    "not_compared",
    "refusal",
    "refusals",
    "write",
]
