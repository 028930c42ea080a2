"""Who is to look at a disagreement: a name, or oneself."""

from __future__ import annotations

import streamlit as st

from claims.errors import ClaimsError
from claims.reviews import Item
from claims.ui import messages, session


def draw(item: Item) -> None:
    """The name of the assignee, and buttons that set it."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            "Assigned to", value=item.assignee or "", key=_key(item), on_change="ignore", max_chars=200, width=190,
            placeholder="Nobody yet",
        )  # fmt: skip
        st.button("Assign", key=f"assign-{item.id}", on_click=_assign, args=(item, False))
        st.button("Take it", key=f"take-{item.id}", on_click=_assign, args=(item, True), type="tertiary")


def _assign(item: Item, to_me: bool) -> None:
    name = session.reviewer()
    if name is None:
        return
    wanted = name if to_me else str(st.session_state.get(_key(item), "")).strip()
    try:
        session.desk().assign(item.case, item.id, wanted or None, "", name, expected=item.last_assignment)
    except ClaimsError as error:
        messages.refused(error)
        return
    messages.done(f"Assigned to {wanted}" if wanted else "Assigned to nobody")


def _key(item: Item) -> str:
    return f"assignee-{item.id}-{item.last_assignment}"
