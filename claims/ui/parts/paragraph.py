"""One disagreement as a paragraph to copy: plain with a button, and with links to be selected."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from claims.reporting import paragraph
from claims.reporting.record import Disagreement
from claims.ui.parts import cards


def draw(item: Disagreement) -> None:
    """Draw both; nothing is in them that the store does not hold."""
    st.caption("Every figure with its speaker and role, relay, outlet and date; nothing that is not in the store.")
    st.markdown("**Plain text**")
    st.code(paragraph.plain(item), language=None, wrap_lines=True)
    st.markdown("**With links**")
    st.caption("A click selects the whole paragraph; copy it with Ctrl+C, and the links go with it.")
    # The paragraph's room escapes all text of the record; Markup marks it as done.
    cards.draw([Markup('<div class="ct-copy">{}</div>').format(Markup(paragraph.rich(item)))])  # noqa: S704
