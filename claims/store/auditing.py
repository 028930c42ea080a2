"""What of the store goes into the audit log: rows on who may do what, and every act that was refused."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from claims.audit import REFUSED, Audit, Event
from claims.decisions import Decision, FetchingDecision, Membership
from claims.errors import AccessError

if TYPE_CHECKING:
    from claims.store.store import Store


def tell(audit: Audit, row: Decision) -> None:
    """Tell of a row that changes who may do what; nothing of any other."""
    taken_back = row.withdraws is not None
    if isinstance(row, Membership):
        if row.active is not None:
            audit.tell(
                Event.DEACTIVATION, person=row.person, active=row.active, by=row.by, row=row.id, taken_back=taken_back
            )
        else:
            audit.tell(
                Event.ROLE, row.case, person=row.person, role=row.role, everywhere=row.everywhere, by=row.by, row=row.id,
                taken_back=taken_back,
            )  # fmt: skip
    elif isinstance(row, FetchingDecision):
        audit.tell(Event.FETCHING, row.case, allowed=row.allowed, by=row.by, row=row.id, taken_back=taken_back)


def telling_refusals(method: Callable[..., Any]) -> Callable[..., Any]:
    """The method of a store, with each refusal told once, however deep it was met."""

    @wraps(method)
    def told(self: Store, *given: Any, **named: Any) -> Any:
        try:
            return method(self, *given, **named)
        except AccessError as error:
            if not error.is_told:
                error.is_told = True
                self.audit.tell(Event.DENIED, error.case, outcome=REFUSED, act=method.__name__, reason=str(error))
            raise

    return told
