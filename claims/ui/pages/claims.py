"""The claims table of a case: one value stated by one source, a row each, read-only."""

from __future__ import annotations

import streamlit as st

from claims import table
from claims.reporting import phrases
from claims.ui import session
from claims.ui.parts import outside

# The columns shown, with their headings, in the order of reading.
COLUMNS = {
    "text": "Figure", "counted": "What is counted", "speaker_name": "Speaker", "relayed_by": "Through",
    "outlet": "Outlet", "published": "Published", "sentence": "Sentence", "event": "Event", "group": "Whose",
    "actor": "By whom", "place": "Place", "low": "Low", "high": "High", "unit": "Unit", "bound": "Bound",
    "period_start": "From", "period_end": "Until", "as_of": "As of", "scope": "Scope", "modality": "Manner",
    "document": "Document", "id": "Claim",
}  # fmt: skip
WHOLE = 14  # tables of at most so many rows are shown without a scroll bar of their own


def draw() -> None:
    """Draw the table, with a search over what is said and by whom."""
    st.title("Claims")
    case = session.choose_case()
    claims = session.desk().reconciliation(case).claims
    if not claims:
        if session.desk().cases():
            st.info("No figures in the documents of this case.", icon=":material/inbox:")
        else:
            outside.nothing_yet()
        return
    sought = st.text_input(
        "Search", placeholder="a word of the sentence, a speaker, an outlet", key="search"
    ).casefold()
    shown = [
        claim
        for claim in claims
        if sought in f"{claim.sentence}\n{phrases.who(claim)}\n{claim.outlet or ''}".casefold()
    ]
    st.caption(
        f"{len(shown):,} of {phrases.count(len(claims), 'claim')}; the sentence is shown as it stands in the document."
    )
    if shown:
        st.dataframe(
            table.to_frame(shown)[list(COLUMNS)].assign(speaker_name=[phrases.who(claim) for claim in shown]),
            column_config={**COLUMNS, "sentence": st.column_config.TextColumn(COLUMNS["sentence"], width="large")},
            hide_index=True,
            placeholder="not said",
            height="content" if len(shown) <= WHOLE else 560,
        )
    outside.line(session.not_compared(case))


draw()
