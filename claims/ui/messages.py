"""Messages that outlive one run: what a callback did, or why it could not."""

from __future__ import annotations

import streamlit as st

from claims.reporting.escaping import markdown_text

_KEY = "messages"


def done(text: str) -> None:
    """Say in the next run that something was saved; `text` is the program's own wording."""
    _waiting().append(("done", text))


def refused(error: Exception | str) -> None:
    """Say in the next run why a callback could not finish."""
    _waiting().append(("refused", str(error)))


def show() -> None:
    """Draw what is waiting, once."""
    # A place of its own, taken up in every run: what stands below keeps its place, and with it what is unfolded.
    with st.container():
        for kind, text in st.session_state.pop(_KEY, []):
            if kind == "done":
                st.toast(text, icon=":material/check:")
            else:
                _draw(text)


def error(problem: Exception) -> None:
    """Draw an error that a person can act on, here and now."""
    _draw(str(problem))


def _draw(text: str) -> None:
    # The text may name a file or quote a document: it is shown, never interpreted.
    st.error(markdown_text(text), icon=":material/error:")


def _waiting() -> list[tuple[str, str]]:
    waiting: list[tuple[str, str]] = st.session_state.setdefault(_KEY, [])
    return waiting
