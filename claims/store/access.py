"""Who may do what in which case, told from the log of members at the moment of asking, for every method of the store.

A store that nobody is named for belongs to whoever sits at the machine: everything may be done. A store that is opened for a
person gives that person what the log of members says, and nothing of any other case.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from inspect import getmembers, isfunction, signature
from typing import TYPE_CHECKING, Any, Final, TypeVar

from sqlalchemy import Connection, select

from claims.decisions import (
    Annotation,
    Assignment,
    ClaimByHand,
    Contact,
    Decision,
    FetchingDecision,
    Membership,
    Purge,
    Review,
    TranslationDecision,
    Viewer,
)
from claims.errors import AccessError
from claims.reviews import live
from claims.store import records
from claims.store.auditing import telling_refusals
from claims.store.tables import cases, membership_log
from claims.terms import Role

if TYPE_CHECKING:
    from claims.store.store import Store

StoreT = TypeVar("StoreT", bound="type[Store]")
_RANK: Final = {role: rank for rank, role in enumerate(Role)}
_OF_ANNOTATORS: Final = (Annotation, Assignment, Contact, ClaimByHand, TranslationDecision)
LOOKING_BY_ITSELF: Final = frozenset(
    {
        "open",
        "close",
        "as_viewer",
        "add",
        "append",
        "cases",
        "row",
        "unread",
        "keep_unread",
        "members",
        "deactivated",
        "administers",
        "require_administering",
        "versions",
        "keep_original",
        "one_moment",
        "recent_jobs",
        "waits",
        "next_task",
        "end_task",
        "is_wanted",
        "names_handed_in",
        "end_job",
        "give_back_tasks",
        "require",
        "role",
        "is_there",
        "is_kept",
        "whole_address",
        "head",
        "verify",
        "unless_removed",
        "clear_remains",
        "back_up",
        "test_restore",
        "upkeep",
    }
)
"""The methods that name no case first, and look at who asks themselves."""


def role(connection: Connection, viewer: Viewer | None, case: str | None) -> Role | None:
    """What a person may do in a case; None where the person is no member, `ADMIN` where the store is opened for nobody."""
    if viewer is None:
        return Role.ADMIN
    rows = _rows(connection, viewer.person)
    if not _is_active(rows):
        return None
    held = [found for everywhere in (True, False) if (found := _last(rows, case, everywhere=everywhere)) is not None]
    return max(held, key=_RANK.__getitem__, default=None)


def require(connection: Connection, viewer: Viewer | None, case: str | None, needed: Role) -> None:
    """`AccessError` where a person may not do in a case what needs a role."""
    held = role(connection, viewer, case)
    if held is None:
        raise AccessError(f"there is no case {case!r} here, or you are not a member of it", case)
    if _RANK[held] < _RANK[needed]:
        raise AccessError(
            f"as {held} of this case you may not do this, it needs the role of {needed}: ask who administers the case",
            case,
        )


def of_row(row: Decision) -> Role:
    """The role that a row of the log needs, its taking-back too."""
    if isinstance(row, (Membership, FetchingDecision, Purge)):
        return Role.ADMIN
    if isinstance(row, _OF_ANNOTATORS) or (isinstance(row, Review) and row.role is Role.ANNOTATOR):
        return Role.ANNOTATOR
    return Role.REVIEWER


def may_add(connection: Connection, viewer: Viewer | None, row: Decision) -> None:
    """`AccessError` where a person may not add a row; whom every case is opened to, only who administers every case says."""
    require(connection, viewer, row.case, of_row(row))
    if isinstance(row, Membership) and row.everywhere and not administers_all(connection, viewer):
        raise AccessError("only who administers every case may give a role in every case")


def administers_all(connection: Connection, viewer: Viewer | None) -> bool:
    """Whether a person administers every case, as whoever sits at the machine does."""
    if viewer is None:
        return True
    rows = _rows(connection, viewer.person)
    return _is_active(rows) and _last(rows, None, everywhere=True) is Role.ADMIN


def readable(connection: Connection, viewer: Viewer | None) -> tuple[str | None, ...]:
    """The cases that a person may read, by name, the unnamed one first."""
    named = connection.scalars(select(cases.c.case).order_by(cases.c.case)).all()
    known = [records.name(case) for case in named]
    return tuple(case for case in known if role(connection, viewer, case) is not None)


def members(connection: Connection) -> tuple[Membership, ...]:
    """The roles that people have now, by person, those of every case first; those of the `deactivated` rest."""
    rows = [row for row in live(_all(connection)) if row.active is None]
    last = {(row.person, row.everywhere, None if row.everywhere else row.case): row for row in rows}
    held = [row for row in last.values() if row.role is not None]
    return tuple(sorted(held, key=lambda row: (row.person.casefold(), not row.everywhere, row.case or "")))


def deactivated(connection: Connection) -> tuple[Membership, ...]:
    """The row of each person whose roles rest, by person."""
    last = {row.person: row for row in live(_all(connection)) if row.active is not None}
    return tuple(row for _, row in sorted(last.items()) if not row.active)


def _is_active(rows: tuple[Membership, ...]) -> bool:
    return next((bool(row.active) for row in reversed(rows) if row.active is not None), True)


def _rows(connection: Connection, person: str) -> tuple[Membership, ...]:
    query = select(membership_log.c.record).where(membership_log.c.person == person).order_by(membership_log.c.seq)
    return live([Membership.model_validate_json(record) for record in connection.scalars(query)])


def _all(connection: Connection) -> list[Membership]:
    query = select(membership_log.c.record).order_by(membership_log.c.seq)
    return [Membership.model_validate_json(record) for record in connection.scalars(query)]


def _last(rows: tuple[Membership, ...], case: str | None, *, everywhere: bool) -> Role | None:
    given = [row for row in rows if row.active is None]
    mine = [row for row in given if row.everywhere is everywhere and (everywhere or row.case == (case or None))]
    return mine[-1].role if mine else None


def guarded(store: StoreT) -> StoreT:
    """Have every public method of a store that names a case look at who asks before it does anything.

    `TypeError` for a method that names none and is not told here: no way into the store is left open by forgetting.
    """
    for name, method in getmembers(store, isfunction):
        if name.startswith("_"):
            continue
        if name in LOOKING_BY_ITSELF:
            setattr(store, name, telling_refusals(method))
            continue
        if "case" not in signature(method).parameters:
            raise TypeError(f"{store.__name__}.{name} names no case, and is not among those that look by themselves")
        setattr(store, name, telling_refusals(_guard(method)))
    return store


def _guard(method: Callable[..., Any]) -> Callable[..., Any]:
    told = signature(method)

    @wraps(method)
    def looked(self: Store, *given: Any, **named: Any) -> Any:
        if self.viewer is not None:
            self._require(told.bind(self, *given, **named).arguments["case"], Role.READER)
        return method(self, *given, **named)

    return looked
