"""The claims table of a case: one value stated by one source, a row each, read-only."""

from __future__ import annotations

import streamlit as st

from claims import table
from claims.reporting import phrases
from claims.ui import session

FIRST = (
    "text", "counted", "speaker_name", "relayed_by", "outlet", "published", "sentence", "event", "group", "actor",
    "place", "low", "high", "unit", "bound", "period_start", "period_end", "as_of", "scope", "modality", "document", "id",
)  # fmt: skip


def draw() -> None:
    """Draw the table, with a search over what is said and by whom."""
    claims = session.desk().reconciliation(session.choose_case()).claims
    st.title("Claims")
    if not claims:
        st.info("No figures yet. Add documents with `claims add PATH`.", icon=":material/inbox:")
        return
    sought = st.text_input(
        "Search", placeholder="a word of the sentence, a speaker, an outlet", key="search"
    ).casefold()
    shown = [
        claim for claim in claims if sought in f"{claim.sentence}\n{phrases.who(claim)}\n{claim.outlet}".casefold()
    ]
    st.caption(
        f"{len(shown):,} of {phrases.count(len(claims), 'claim')}; the sentence is shown as it stands in the document."
    )
    if shown:
        frame = table.to_frame(shown)
        st.dataframe(frame, column_order=[name for name in FIRST if name in frame.columns], hide_index=True, height=560)


draw()
