"""Members and roles as escaped HTML."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from claims.decisions import Membership
from claims.reporting import phrases
from claims.terms import Role


def access(person: str, resting: Membership | None) -> Markup:
    """One person: whether they are let in, and by whom and when they were not any more."""
    by = f"{resting.by}, {phrases.moment(resting.at)}{f': {resting.note}' if resting.note else ''}" if resting else ""
    return Markup('<div class="ct-entry"><p><strong>{}</strong></p><p>{}</p><p class="ct-muted">{}</p></div>').format(
        person, "Deactivated" if resting else "Active", by
    )


def member(row: Membership, unnamed: str, *, deactivated: bool = False) -> Markup:
    """One member: the address, the role and where, who gave it and when."""
    role = (row.role or "no role").capitalize()
    rests = " (rests: deactivated)" if deactivated else ""
    where = "in every case" if row.everywhere else f"in “{row.case or unnamed}”"
    return Markup('<div class="ct-entry"><p><strong>{}</strong></p><p>{} {}</p><p class="ct-muted">{}, {}{}</p></div>').format(
        row.person, role, f"{where}{rests}", row.by, phrases.moment(row.at),
        f": {row.note}" if row.note else "",
    )  # fmt: skip


def meanings(told: Mapping[Role, str]) -> Markup:
    """What each role may do, a line each."""
    lines = Markup("").join(
        Markup("<li><strong>{}</strong> {}</li>").format(role.capitalize(), words) for role, words in told.items()
    )
    return Markup('<ul class="ct-lines">{}</ul>').format(lines)
