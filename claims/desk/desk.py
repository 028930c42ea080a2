"""The review desk: keeps the reconciliation of each case up to date and puts every decision on record."""

from __future__ import annotations

from collections.abc import Callable

from claims.desk.deciding import Deciding
from claims.desk.history import Entry
from claims.desk.judging import Judging
from claims.desk.keeping import Added

__all__ = ["Added", "Desk"]


class Desk(Judging, Deciding):
    """Composes a store, the rules on reviews, and the engine's `reconcile` (claims, and what people decided).

    Methods raise `StoreError` as the store does, and `ClaimsError` in plain words for what cannot be done.
    """

    def take_back(self, entry: Entry, reviewer: str, note: str = "") -> None:
        """Take back whatever a row of the history did, or take a taking-back back; errors as `withdraw`."""
        withdraw: Callable[[str, str, str], object] = self.withdraw_annotation
        if entry.review:
            withdraw = self.withdraw
        elif entry.decision:
            withdraw = self.withdraw_source_decision
        elif entry.on_question:
            withdraw = self.withdraw_question_decision
        elif entry.party:
            withdraw = self.withdraw_party
        elif entry.policy:
            withdraw = self.withdraw_policy
        withdraw(entry.id, reviewer, note)
