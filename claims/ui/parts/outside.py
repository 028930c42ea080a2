"""How much was seen, compared and left out, in one line, with the way to the page that tells all of it."""

from __future__ import annotations

import streamlit as st

from claims.reporting import NotCompared, phrases
from claims.ui import shell


def nothing_yet() -> None:
    """Draw that there are no documents, and how to add some."""
    st.info("No documents yet. Add some, then reload this page:", icon=":material/inbox:")
    st.code("claims add reports/", language=None)
    st.write("A document is a text, Markdown, HTML or JSON Lines file, or a folder of them.")


def line(told: NotCompared) -> None:
    """Draw the line."""
    with st.container(horizontal=True, vertical_alignment="center", key="outside"):
        st.caption(phrases.not_compared(told))
        st.page_link(shell.page("not_compared"), label="What was not compared", icon=":material/rule:")
