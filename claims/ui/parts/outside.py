"""How much was seen, compared and left out, in one line, with the way to the page that tells all of it."""

from __future__ import annotations

import streamlit as st

from claims.reporting import NotCompared, phrases
from claims.ui import shell


def line(told: NotCompared) -> None:
    """Draw the line."""
    with st.container(horizontal=True, vertical_alignment="center", key="outside"):
        st.caption(phrases.not_compared(told))
        st.page_link(shell.page("not_compared"), label="What was not compared", icon=":material/rule:")
