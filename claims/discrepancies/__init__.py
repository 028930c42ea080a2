"""Questions → flags: what sources disagree on, how far, and what would reconcile them; and whether parts add up."""

from claims.discrepancies.finding import Findings, find

__all__ = ["Findings", "find"]
