"""Who speaks on the sides of a disagreement, under which names, and why these are taken to be one source; with a way to part them."""

from __future__ import annotations

import streamlit as st

from claims.desk import Detail
from claims.errors import ClaimsError
from claims.models import Joined, Source
from claims.ui import messages, session
from claims.ui.parts import cards

Names = tuple[str, str]


def draw(detail: Detail) -> None:
    """Draw every source with its names; a button parts what was joined, a form joins two that are one."""
    if not detail.sources:
        st.caption("No speaker is named: the figures stand in the outlets' own words.")
        return
    for source in detail.sources:
        cards.draw([cards.source(source)])
        for number, link in enumerate(source.joined):
            _link(detail, source, number, link)
    names = [name.name for source in detail.sources for name in source.names]
    if len(detail.sources) > 1:
        with st.expander("Two of these are one source"):
            _joining(detail, names)


def _link(detail: Detail, source: Source, number: int, link: Joined) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"link-{source.id}-{number}"):
        cards.draw([cards.link(link)])
        st.button(
            "These are two sources", key=f"part-{source.id}-{number}", icon=":material/call_split:", type="tertiary",
            on_click=_decide, args=(detail, (link.a, link.b), False, None),
        )  # fmt: skip


def _joining(detail: Detail, names: list[str]) -> None:
    item = detail.item.id
    chosen = [
        st.selectbox(label, names, index=place, key=f"join-{place}-{item}", on_change="ignore")
        for place, label in enumerate(("This name", "and this name"))
    ]
    st.text_input("Why", key=_note(item), placeholder="What shows it", on_change="ignore")
    st.button("These are one source", key=f"join-{item}", on_click=_decide, args=(detail, None, True, chosen))


def _decide(detail: Detail, names: Names | None, same: bool, chosen: list[str | None] | None) -> None:
    name = session.reviewer()
    if name is None:
        return
    item = detail.item
    if names is None:
        picked = [st.session_state.get(f"join-{place}-{item.id}", one) for place, one in enumerate(chosen or ())]
        names = str(picked[0]), str(picked[1])
    note = str(st.session_state.get(_note(item.id), "")).strip() if same else ""
    try:
        session.desk().decide_source(item.case, names, note, name, same=same, expected=_last(detail, names))
    except ClaimsError as error:
        messages.refused(error)
        return
    st.session_state[_note(item.id)] = ""
    messages.done("Kept: one source" if same else "Kept: two sources")


def _last(detail: Detail, names: Names) -> str | None:
    return next((row.id for row in reversed(detail.on_sources) if {row.a, row.b} == set(names)), None)


def _note(item: str) -> str:
    return f"join-note-{item}"
