"""Where addresses may be fetched into: every case by whoever sits at the machine, else those for which an administrator allowed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.decisions import FetchingDecision, Viewer
from claims.errors import AccessError
from claims.reviews import live
from claims.store import access, log
from claims.store.engine import reading
from claims.terms import Role

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine


class Fetching:
    """What a store knows of fetching, for who asks."""

    engine: Engine
    viewer: Viewer | None

    def may_fetch(self, case: str | None) -> bool:
        """Whether who asks may have addresses fetched into a case."""
        with reading(self.engine) as connection:
            return _may(connection, self.viewer, case)

    def require_fetching(self, case: str | None) -> None:
        """`AccessError` where who asks may not have addresses fetched into a case."""
        with reading(self.engine) as connection:
            require(connection, self.viewer, case)

    def admins(self, case: str | None) -> tuple[str, ...]:
        """Who administers a case, by the addresses that the sign-in gives."""
        with reading(self.engine) as connection:
            return _admins(connection, case)


def require(connection: Connection, viewer: Viewer | None, case: str | None) -> None:
    """`AccessError` where a person may not have addresses fetched into a case; it says whom to ask."""
    if not _may(connection, viewer, case):
        whom = " or ".join(_admins(connection, case)) or "who administers the store"
        raise AccessError(f"fetching is switched off for this case: ask {whom} to allow it", case)


def _may(connection: Connection, viewer: Viewer | None, case: str | None) -> bool:
    if viewer is None:
        return True
    rows = live(log.read(connection, FetchingDecision, case))
    return bool(rows) and rows[-1].allowed


def _admins(connection: Connection, case: str | None) -> tuple[str, ...]:
    resting = {row.person for row in access.deactivated(connection)}
    held = [row for row in access.members(connection) if row.role is Role.ADMIN and row.person not in resting]
    return tuple(dict.fromkeys(row.person for row in held if row.everywhere or row.case == (case or None)))
