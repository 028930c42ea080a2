"""The field for a figure or a draft that somebody wants to look up; the text lives in the session, or in the address where it is short."""

from __future__ import annotations

import streamlit as st

from claims.ui import session, shell

LONGEST = 50_000  # characters; a longer text is a document to add
_SHORT = 300  # characters that an address holds well
_TEXT, _ASKED = "asked-text", "asked"


def field() -> str:
    """Draw the field with its button, and give the text that was asked about; empty where none was."""
    st.session_state.setdefault(_TEXT, _given())
    with st.form("ask", border=False):
        st.text_area(
            "What do the documents say to a figure?", key=_TEXT, height=88, max_chars=LONGEST,
            placeholder="A sentence, or a whole draft: every figure in it is looked up", label_visibility="collapsed",
        )  # fmt: skip
        st.form_submit_button("Look up", icon=":material/search:", type="primary", on_click=_ask)
    return _given()


def start() -> None:
    """Draw the field where it leads to the page of answers."""
    if st.session_state.pop("asked-now", False):
        st.switch_page(shell.page("look_up"), query_params=_address())
    field()


def _ask() -> None:
    st.session_state[_ASKED] = str(st.session_state.get(_TEXT, "")).strip()
    st.session_state["asked-now"] = bool(st.session_state[_ASKED])
    st.query_params.pop("q", None)


def _given() -> str:
    return str(st.query_params.get("q") or st.session_state.get(_ASKED, ""))[:LONGEST]


def _address() -> dict[str, str]:
    """The query that shows the answers to anyone who follows the link, where the text is short."""
    asked, case = _given(), session.case()
    return ({"q": asked} if len(asked) <= _SHORT else {}) | ({"case": case} if case else {})
