"""A report as CSV: one row for each claim of each disagreement, with nothing in it that a spreadsheet would run."""

from __future__ import annotations

import csv as csv_module
import io

from claims.cells import cell
from claims.reporting.formats.rows import COLUMNS, rows
from claims.reporting.record import Report


def csv(*reports: Report) -> str:
    """The reports as one table with one header; all text is quoted, lines end in LF."""
    target = io.StringIO()
    writer = csv_module.writer(target, quoting=csv_module.QUOTE_NONNUMERIC, lineterminator="\n")
    writer.writerow(COLUMNS)
    for report in reports:
        writer.writerows([cell(value) for value in row] for row in rows(report))
    return target.getvalue()
