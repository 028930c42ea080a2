"""Who speaks in a case: every speaker and every outlet with whom it disagrees; names joined and parted, and which sources are one party."""

from __future__ import annotations

import streamlit as st

from claims.reporting import phrases
from claims.reviews.seeking import OUTLET, SPEAKER, Voice
from claims.ui import session, shell
from claims.ui.parts import cards, outside, paging, source

LENGTH = 25
_SORT, _ORDER, _TEXT = "voices", "order", "named"
# The words shown are those of the address: what a control shows in other words could not be linked to.
_SORTS = {"speakers": SPEAKER, "outlets": OUTLET}
_ORDERS = ("disagreements", "statements", "name")


def draw() -> None:
    """Draw the speaker or the outlet that the address names, else a page of them."""
    for sort in (SPEAKER, OUTLET):
        wanted = st.query_params.get(sort)
        if wanted:
            session.hold_address(f"{sort} {wanted}")
            source.draw(session.case(), sort, wanted)
            return
    session.hold_address(None)
    st.title("Sources")
    case = session.choose_case()
    if not session.desk().cases():
        outside.nothing_yet()
        return
    outside.line(session.not_compared(case))
    _list(case)


def _list(case: str | None) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        who = st.segmented_control(
            "Who", list(_SORTS), default="speakers", required=True, key=_SORT, bind="query-params",
            on_change=paging.first,
        )  # fmt: skip
        order = st.segmented_control(
            "In the order of", _ORDERS, default="disagreements", required=True, key=_ORDER, bind="query-params",
            on_change=paging.first,
        )  # fmt: skip
    text = st.text_input(
        "Search the names", key=_TEXT, bind="query-params", max_chars=500, icon=":material/search:",
        placeholder="a name, or a party", label_visibility="collapsed", on_change=paging.first,
    )  # fmt: skip
    sort = _SORTS[who or "speakers"]
    start = (paging.place() - 1) * LENGTH
    found = session.desk().voice_page(case, sort, text, order or "disagreements", start, LENGTH)
    st.caption(f"{_counted(found.total, sort)}{' with these words' if text.strip() and found.total else ''}.")
    for voice in found.voices:
        _entry(voice, case)
    paging.steps(found.total, LENGTH)


def _counted(total: int, sort: str) -> str:
    if total:
        return phrases.count(total, sort)
    return "No speaker is named here: the figures stand in the outlets' own words" if sort == SPEAKER else "No outlet"


def _entry(voice: Voice, case: str | None) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"voice-{voice.sort}-{voice.id}"):
        cards.draw([source.entry(voice)])
        st.page_link(
            shell.page("sources"), label="Open", icon=":material/arrow_forward:", icon_position="right",
            query_params={voice.sort: voice.id, **session.of_case(case)},
        )  # fmt: skip


draw()
