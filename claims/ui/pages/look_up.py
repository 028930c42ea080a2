"""A sentence or a whole draft, each of its figures set against what the documents say; nothing of it is kept unless asked."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from claims.desk import drafts
from claims.desk.drafts import Figure
from claims.errors import ClaimsError
from claims.reporting import phrases
from claims.ui import messages, session
from claims.ui.parts import answers, asking, cards, outside

_TITLE, _OUTLET, _DAY = "keep-title", "keep-outlet", "keep-day"


def draw() -> None:
    """Draw the field, and below it what is said to each figure of the text that was asked about."""
    st.title("Look up a figure")
    case = session.choose_case()
    text = asking.field()
    if not text:
        st.caption("Paste a sentence or a whole draft. It is read, compared and forgotten.")
        return
    told = session.not_compared(case)
    if not told.coverage.documents:
        outside.nothing_yet()
        return
    with st.spinner("Reading and comparing"):
        found = drafts.look_up(session.desk(), [drafts.draft(text)], (case,), is_meant=True)
    _answers(found)
    outside.line(told)
    _keep(case, text)


def _answers(found: Sequence[Figure]) -> None:
    if not found:
        st.info("No figure that counts or measures something was found in this text.", icon=":material/search_off:")
        return
    cards.draw([cards.counts(answers.counted(found))])
    for place, figure in enumerate(found):
        with st.container(border=True, key=f"figure-{place}"):
            cards.draw([answers.figure(figure)])
            if figure.statements:
                cards.draw([answers.beside(figure)])
            if figure.near_misses:
                with st.expander(phrases.count(len(figure.near_misses), "near miss", "near misses")):
                    cards.draw([answers.near(miss) for miss in figure.near_misses])


def _keep(case: str | None, text: str) -> None:
    with st.expander("Keep this text as a document of the case"):
        st.caption(
            "Only where it is a report of its own: its figures then count as statements, and are compared with all others."
        )
        st.text_input("Title", key=_TITLE, on_change="ignore", max_chars=500)
        st.text_input("Outlet", key=_OUTLET, on_change="ignore", max_chars=200)
        st.text_input(
            "Published", key=_DAY, on_change="ignore", placeholder="2024-05-03, 2024-05 or 2024", max_chars=10
        )
        st.button("Keep as a document", on_click=_kept, args=(case, text))


def _kept(case: str | None, text: str) -> None:
    title, outlet, day = (str(st.session_state.get(key, "")).strip() or None for key in (_TITLE, _OUTLET, _DAY))
    if not title:
        messages.refused("Give it a title first. Nothing was kept.")
        return
    try:
        document = drafts.document(text, title, outlet, day, case)
        added = drafts.keep(session.desk(), document)
    except ClaimsError as error:
        messages.refused(error)
        return
    messages.done("Kept as a document" if added else "It is there already")


draw()
