"""Whether addresses may be fetched into a case: switched on and off by who administers it, each a row of the log."""

from __future__ import annotations

from collections.abc import Sequence

from claims.decisions import FetchingDecision
from claims.desk import decisions
from claims.desk.keeping import Keeping
from claims.errors import ClaimsError, ConflictError
from claims.models import Record
from claims.reviews import live


class Switch(Record):
    """How fetching stands for a case and for who asks: `last` is the row that holds, `admins` whom to ask, `expected` for the next row."""

    allowed: bool
    last: FetchingDecision | None
    admins: tuple[str, ...]
    expected: str | None


class Allowing(Keeping):
    """The switch of a case; whoever sits at the machine fetches without it."""

    def fetching(self, case: str | None) -> Switch:
        """How fetching stands for a case."""
        rows = self.store.rows(FetchingDecision, case)
        held = live(rows)
        return Switch(
            allowed=self.store.may_fetch(case),
            last=held[-1] if held else None,
            admins=self.store.admins(case),
            expected=rows[-1].id if rows else None,
        )

    def allow_fetching(
        self, case: str | None, reviewer: str, note: str = "", *, allowed: bool, expected: str | None
    ) -> FetchingDecision:
        """Let the members of a case have addresses fetched into it, or no longer.

        `expected` is that of the `Switch` as the person saw it: `ConflictError` where somebody else switched in between.
        `ClaimsError` for a case that is not there, `AccessError` for who does not administer it.
        """
        if case not in self.store.cases():
            raise ClaimsError(f"there is no case {case!r}: add a document to it first")
        draft = FetchingDecision(id="", case=case, allowed=allowed, reviewer="", at="")
        draft = decisions.signed(draft, reviewer, note, self.time())

        def check(rows: Sequence[FetchingDecision]) -> None:
            if (rows[-1].id if rows else None) != expected:
                who = rows[-1].reviewer if rows else "Somebody"
                raise ConflictError(f"{who} switched fetching for this case since you opened the page: look again")

        return self.keep(draft, check)
