"""A large case that is being compared anew: said so, until it is done."""

from __future__ import annotations

import streamlit as st

from claims.ui import session

_EVERY = 4  # seconds between looks


def draw(case: str | None) -> None:
    """Say that what is shown was found before the last change, and look again by itself; nothing where it is not so."""
    if session.desk().is_behind(case):
        _wait(case)


@st.fragment(run_every=_EVERY)
def _wait(case: str | None) -> None:
    if not session.desk().is_behind(case):
        st.rerun()
    st.info(
        "Documents or decisions came in since these figures were compared. They are being compared anew; until that is done, "
        "this page shows what was found before.",
        icon=":material/sync:",
    )
