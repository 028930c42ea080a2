"""`claims people`: who may do what in which case, where the app is served with a sign-in."""

from __future__ import annotations

import sys

from claims.cli.keeping import stored_desk
from claims.cli.talking import Talk, printable
from claims.errors import UsageError
from claims.terms import Role

UNNAMED = "documents without a case"


def show() -> None:
    """Lists the roles that hold now, a line each, those of the deactivated with a mark."""
    desk = stored_desk()
    resting = {row.person for row in desk.deactivated()}
    for row in desk.members():
        where = "every case" if row.everywhere else row.case or UNNAMED
        mark = ", deactivated" if row.person in resting else ""
        sys.stdout.write(printable(f"{row.person}: {row.role}, {where}{mark} ({row.by}, {row.at})") + "\n")


def set_active(person: str, reviewer: str | None, note: str, talk: Talk, *, active: bool) -> None:
    """Has all roles of a person rest, or count again, and says so."""
    row = stored_desk().set_active(person, reviewer or "", note, active=active)
    talk.say(f"{row.person}: {'active again' if active else 'deactivated: no role counts until --reactivate'}")


def give(  # noqa: PLR0913, PLR0917 - one parameter an option
    person: str, role: Role | None, case: str | None, reviewer: str | None, note: str, talk: Talk, *, everywhere: bool
) -> None:
    """Gives a person a role, or takes it away, and says so."""
    if everywhere and case is not None:
        raise UsageError("give --case or --everywhere, not both")
    desk = stored_desk()
    cases = desk.cases()
    if not everywhere and case is None and len(cases) > 1:
        raise UsageError(
            f"say which case: --case NAME, one of {', '.join(name or UNNAMED for name in cases)}; or --everywhere"
        )
    of = None if everywhere else (case if case is not None else cases[0]) or None
    row = desk.give_role(of, person, role, reviewer or "", note, everywhere=everywhere)
    where = "every case" if everywhere else of or UNNAMED
    talk.say(f"{row.person}: {row.role or 'no longer a member'}, {where}")
