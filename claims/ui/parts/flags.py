"""The way from a question, or a voice, to the disagreements in which it stands."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from claims.reporting import phrases
from claims.reviews.seeking import FlagOf
from claims.ui import session, shell


def links(found: Iterable[FlagOf], case: str | None) -> None:
    """A link to each disagreement, with its kind and how severe it is."""
    for flag in found:
        kind = phrases.kind(flag.kind)
        st.page_link(
            shell.page("disagreement"), icon=":material/balance:", query_params=session.address(flag.id, case),
            label=f"{kind[:1].upper()}{kind[1:]}, {phrases.severity(flag.severity).lower()} severity",
        )  # fmt: skip
