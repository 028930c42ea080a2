"""Who may do what in which case: the members, and the form that gives a role or takes it away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st

from claims.decisions import Membership
from claims.errors import ClaimsError
from claims.terms import Role
from claims.ui import messages, session, signing_in
from claims.ui.parts import cards, people

_PERSON, _ROLE, _WHERE, _NOTE = "people-person", "people-role", "people-where", "people-note"
EVERYWHERE = "*"
MEANINGS: dict[Role, str] = {
    Role.READER: "reads everything of the case, looks figures up, takes reports away",
    Role.ANNOTATOR: "also adds documents, corrects claims, proposes verdicts, asks sources",
    Role.REVIEWER: "also settles disagreements, decides on questions and sources, issues reports",
    Role.ADMIN: "also gives roles, and allows addresses to be fetched into the case",
}


def draw() -> None:
    """Draw the roles, what each means, and the form."""
    st.title("People")
    desk = session.desk()
    if not signing_in.is_asked():
        st.info(
            "Nobody has to sign in here: whoever sits at this machine may do everything. Roles given now count once people sign in; "
            "docs/people.md of the project tells how to set that up.",
            icon=":material/lock_open:",
        )
    cases = [case for case in desk.cases() if desk.store.role(case) is Role.ADMIN]
    if not cases and desk.viewer is not None:
        st.info("Only who administers a case sees its people.", icon=":material/lock:")
        return
    st.header("Roles")
    cards.draw([people.meanings(MEANINGS)])
    members = desk.members()
    st.header("Members")
    if not members:
        st.caption("No role has been given yet.")
    resting = {row.person: row for row in desk.deactivated()}
    for row in members:
        _member(row, deactivated=row.person in resting)
    if desk.store.administers():
        _access(dict.fromkeys(row.person for row in members), resting)
    st.header("Give a role")
    session.ask_reviewer()
    _form(cases)


def _access(members: Iterable[str], resting: Mapping[str, Membership]) -> None:
    """Draw who is let in at all, with the way to change it; the roles of who is not let in rest."""
    st.header("Access")
    st.caption(
        "Who is deactivated sees nothing from the next click on, in whichever tab, until reactivated; the roles are kept."
    )
    for person in dict.fromkeys([*members, *resting]):
        row = resting.get(person)
        with st.container(horizontal=True, vertical_alignment="center", key=f"access-{person}"):
            cards.draw([people.access(person, row)])
            st.button(
                "Reactivate" if row else "Deactivate", key=f"active-{person}", type="tertiary", on_click=_set_active,
                args=(person,), kwargs={"active": row is not None},
            )  # fmt: skip


def _set_active(person: str, *, active: bool) -> None:
    name = session.reviewer()
    if name is None:
        return
    try:
        session.desk().set_active(person, name, active=active)
    except ClaimsError as error:
        messages.refused(error)
    else:
        messages.done(f"{person} is {'active again' if active else 'deactivated'}")


def _member(row: Membership, *, deactivated: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"member-{row.id}"):
        cards.draw([people.member(row, session.UNNAMED, deactivated=deactivated)])
        st.button("Take the role away", key=f"leave-{row.id}", type="tertiary", on_click=_take, args=(row,))


def _form(cases: list[str | None]) -> None:
    st.text_input("Address", key=_PERSON, on_change="ignore", max_chars=200, width=420, placeholder="name@newsroom.org")
    st.selectbox("Role", list(Role), key=_ROLE, on_change="ignore", width=420, format_func=str.capitalize)
    st.selectbox(
        "Where", [EVERYWHERE, *(case or "" for case in cases)], key=_WHERE, on_change="ignore", width=420,
        format_func=lambda where: "In every case" if where == EVERYWHERE else where or session.UNNAMED,
    )  # fmt: skip
    st.text_input("Note", key=_NOTE, on_change="ignore", max_chars=2_000, width=420)
    st.button("Give this role", on_click=_give, type="primary")


def _give() -> None:
    person, where = str(st.session_state.get(_PERSON) or ""), str(st.session_state.get(_WHERE) or "")
    role = Role(st.session_state[_ROLE])
    case = None if where == EVERYWHERE else where or None
    note = str(st.session_state.get(_NOTE) or "").strip()
    if _kept(case, person, role, note, everywhere=where == EVERYWHERE):
        st.session_state[_PERSON] = st.session_state[_NOTE] = ""
        messages.done(f"{person.strip()} is {role} now")


def _take(row: Membership) -> None:
    if _kept(row.case, row.person, None, "", everywhere=row.everywhere):
        messages.done(f"The role of {row.person} was taken away")


def _kept(case: str | None, person: str, role: Role | None, note: str, *, everywhere: bool) -> bool:
    name = session.reviewer()
    if name is None:
        return False
    try:
        session.desk().give_role(case, person, role, name, note, everywhere=everywhere)
    except ClaimsError as error:
        messages.refused(error)
        return False
    return True


draw()
