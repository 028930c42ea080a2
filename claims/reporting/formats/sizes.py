"""How much a format that is built as a whole in memory may hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from claims.errors import ClaimsError
from claims.reporting.record import Report

MOST: Final = 1_000
"""Disagreements in one PDF or Word document: some 2,500 pages, for which a PDF takes about 1.2 GB of memory."""


def large(reports: Sequence[Report], name: str) -> None:
    """`ClaimsError` where reports are more than a format can hold."""
    found = sum(len(report.disagreements) for report in reports)
    if found > MOST:
        raise ClaimsError(too_many(found, name))


def too_many(found: int, name: str) -> str:
    """That some disagreements are more than a format holds, and what to do; empty where they are not."""
    if found <= MOST:
        return ""
    return f"{found:,} disagreements are too many for a {name}, which holds {MOST:,}: choose some, or take HTML, CSV or Excel"
