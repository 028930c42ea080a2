"""The review desk: keeps the reconciliation of each case up to date and puts every decision on record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from typing import TYPE_CHECKING

from claims.decisions import Annotation, Decision
from claims.desk import decisions
from claims.desk.allowing import Allowing
from claims.desk.attending import Attending
from claims.desk.browsing import Browsing
from claims.desk.byhand import ByHand
from claims.desk.deciding import Deciding
from claims.desk.handing import Handing
from claims.desk.judging import Judging
from claims.desk.keeping import Added
from claims.desk.logbook import Logbook
from claims.desk.people import People
from claims.desk.removing import Removing
from claims.desk.shelf import Shelf
from claims.desk.tabling import Tabling
from claims.errors import ClaimsError

if TYPE_CHECKING:
    from claims.decisions import Viewer

__all__ = ["Added", "Desk"]


class Desk(
    Judging, Deciding, Attending, ByHand, Tabling, Shelf, People, Browsing, Logbook, Handing, Allowing, Removing
):
    """Composes a store, the rules on reviews, and the engine's `reconcile` (claims, and what people decided).

    Methods raise `StoreError` as the store does, and `ClaimsError` in plain words for what cannot be done.
    """

    def as_viewer(self, viewer: Viewer | None, *, unverified: bool = False, client: str | None = None) -> Desk:
        """The same desk opened for a person, who sees and does what the log of members says; None: for this machine's owner.

        `unverified`: nothing vouches for who asks, and each row that is added is marked so. `client` is where they ask from.
        """
        opened = copy(self)
        opened.store = self.store.as_viewer(viewer, unverified=unverified, client=client)
        return opened

    def withdraw(self, row_id: str, reviewer: str, note: str = "") -> Decision:
        """Take any row of the log back, or take a taking-back back; the row itself stays in the log.

        `ClaimsError` where there is no such row; `ConflictError` where it was taken back already.
        """
        row = self.store.row(row_id)
        if row is None:
            raise ClaimsError(f"no decision {row_id} in this store: it may have gone since the page was opened")
        draft = decisions.signed(decisions.taking_back(row), reviewer, note, self.time())
        return self.keep(draft, self._rest_fits(draft) if isinstance(draft, Annotation) else None)

    def _rest_fits(self, draft: Annotation) -> Callable[[Sequence[Decision]], None]:
        claims = self.store.claims(draft.case, [draft.claim_id])

        def check(rows: Sequence[Decision]) -> None:
            decisions.check_rest_fits(draft, [row for row in rows if isinstance(row, Annotation)], claims)

        return check
