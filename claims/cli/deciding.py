"""What the commands that decide something share: which case is meant, and who decides."""

from __future__ import annotations

from typing import Final

from claims.desk import Desk
from claims.errors import ClaimsError, UsageError

UNNAMED: Final = "documents without a case"


def the_case(desk: Desk, case: str | None) -> str | None:
    """The case that is meant: the one named, else that of documents without a case, else the only one there is."""
    names = desk.cases()
    if case in names:
        return case
    if case is not None:
        raise ClaimsError(f"the store has no case {case!r}")
    if len(names) > 1:
        raise UsageError(f"name the case with --case: there are {', '.join(str(name) for name in names)}")
    return names[0]


def named(reviewer: str | None) -> str:
    """The name that a decision is kept under; `UsageError` without one."""
    if not (reviewer or "").strip():
        raise UsageError("say who you are with --reviewer NAME: a decision is kept with the name of who made it")
    return reviewer or ""
