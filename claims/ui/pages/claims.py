"""The claims of a case, a page at a time and narrowed by any field; one opened shows all that is known of it, to be corrected."""

from __future__ import annotations

import streamlit as st

from claims.desk.browsing import ClaimPage
from claims.reporting import phrases
from claims.reviews.seeking import Sought
from claims.ui import session
from claims.ui.parts import claim, narrowing, opened, outside, paging

LENGTH = 25
_FILTERS = "claims-address"


def draw() -> None:
    """Draw the claim that the address names, else a page of those that it asks for."""
    wanted = st.query_params.get("claim")
    session.hold_address(wanted)
    if wanted:
        opened.draw(session.case(), wanted, st.session_state.get(_FILTERS, {}))
        return
    st.title("Claims")
    case = session.choose_case()
    desk = session.desk()
    if not desk.cases():
        outside.nothing_yet()
        return
    if not desk.claim_page(case, Sought(), length=1).rows:
        st.info("No figures in the documents of this case.", icon=":material/inbox:")
        outside.line(session.not_compared(case))
        return
    sought = narrowing.draw(desk, case)
    st.session_state[_FILTERS] = narrowing.address()
    for label in narrowing.not_numbers():
        st.warning(f"“{label}” takes a number: what stands there asks for nothing.", icon=":material/error:")
    _list(desk.claim_page(case, sought, (paging.place() - 1) * LENGTH, LENGTH), case, sought)
    outside.line(session.not_compared(case))


def _list(found: ClaimPage, case: str | None, sought: Sought) -> None:
    st.caption(_counted(found, sought))
    for row in found.rows:
        claim.linked(row, case)
    if not found.total:
        st.info("No claim has all of this. Take a filter away to see more.", icon=":material/filter_alt_off:")
    elif not found.rows:
        st.info("There are fewer pages than that.", icon=":material/inbox:")
    paging.steps(found.total, LENGTH, more=found.more)


def _counted(found: ClaimPage, sought: Sought) -> str:
    told = f"more than {found.total:,} claims" if found.more else phrases.count(found.total, "claim")
    narrowed = " with these filters" if sought != Sought() else ""
    told = f"{told[0].upper()}{told[1:]}{narrowed}, in the order in which they were added."
    return f"{told} Each sentence is shown as it stands in its document."


draw()
