"""Whether addresses may be fetched into a case, said where they may not, with the switch for who administers it."""

from __future__ import annotations

import streamlit as st

from claims.desk.allowing import Switch
from claims.errors import ClaimsError
from claims.listening import Reach
from claims.reporting import phrases
from claims.reporting.escaping import markdown_text
from claims.terms import Role
from claims.ui import messages, opened_for, session, signing_in


def draw(case: str | None) -> bool:
    """Draw how fetching stands for a case; whether its field is to be drawn."""
    if opened_for.reach() is Reach.ALONE:
        return True
    if not signing_in.is_asked():
        st.info(
            "Fetching is off: this app may be asked by other machines, and nobody signs in. Start it with `claims open`, which answers "
            "this machine alone, or have people sign in (docs/people.md of the project).",
            icon=":material/public_off:",
        )
        return False
    desk = session.desk()
    if case not in desk.cases():
        st.info(
            "Fetching is allowed case by case. Add a file or a text to the case first; then who administers it can allow fetching.",
            icon=":material/public_off:",
        )
        return False
    told = desk.fetching(case)
    if not told.allowed:
        _off(case, told)
    if desk.role(case) is Role.ADMIN:
        _switch(case, told)
    return told.allowed


def _off(case: str | None, told: Switch) -> None:
    whom = markdown_text(" or ".join(told.admins)) or "who administers the store"
    last = f" {markdown_text(told.last.by)} switched it off on {phrases.moment(told.last.at)}." if told.last else ""
    st.info(
        f"Fetching is off for {markdown_text(case or session.UNNAMED.lower())}: this machine asks no other for its members.{last} "
        f"To have it allowed, ask {whom}.",
        icon=":material/public_off:",
    )


def _switch(case: str | None, told: Switch) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="fetching-switch"):
        if told.allowed and told.last is not None:
            st.caption(f"Allowed by {markdown_text(told.last.by)} on {phrases.moment(told.last.at)}.")
        st.button(
            "Switch fetching off" if told.allowed else "Allow fetching for this case", key="switch-fetching",
            on_click=_set, args=(case, told.expected), kwargs={"allowed": not told.allowed},
            icon=":material/public_off:" if told.allowed else ":material/public:",
            help="Kept in the history of the case, with your name and the time.",
        )  # fmt: skip


def _set(case: str | None, expected: str | None, *, allowed: bool) -> None:
    try:
        session.desk().allow_fetching(case, session.known_as(), allowed=allowed, expected=expected)
    except ClaimsError as error:
        messages.refused(error)
        return
    messages.done(f"Fetching is {'allowed' if allowed else 'switched off'} for this case now")
