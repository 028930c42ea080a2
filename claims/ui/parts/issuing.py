"""Issuing a report as an edition, and the editions of a case."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from claims.decisions import Edition
from claims.desk import editions
from claims.errors import ClaimsError
from claims.reporting import Report, phrases
from claims.reporting.escaping import markdown_text
from claims.ui import messages, session

_WHY = "why_corrected"
_CORRECTS = "corrects"
SHOWN = 20


def draw(case: str | None, made: Callable[[], Report], *, ready: bool) -> None:
    """The form that issues the report as it is shown, and the editions there are; `made` gives it whole."""
    found = editions.editions(session.desk(), case)
    with st.expander("Issue this report"):
        st.write(
            "An edition is kept word for word: it can be given back byte for byte, whatever is added or decided later."
        )
        session.ask_reviewer()
        if found:
            names = {row.id: _named(row) for row in found[:SHOWN]}
            st.selectbox(
                "Corrects an earlier edition", ["", *names], key=_CORRECTS,
                format_func=lambda name: names.get(name, "No: it stands for itself"),
            )  # fmt: skip
            st.text_area(
                "Why it is corrected", key=_WHY, max_chars=10_000,
                placeholder="Printed in the corrected edition, above a list of all that is different",
            )  # fmt: skip
        st.button("Issue", key="issue", type="primary", disabled=not ready, on_click=_issue, args=(made,))
        if not ready:
            st.caption("There is nothing in the report yet.")
    _list(found)


def _issue(made: Callable[[], Report]) -> None:
    name = session.reviewer()
    if name is None:
        return
    corrects = str(st.session_state.get(_CORRECTS) or "") or None
    why = str(st.session_state.get(_WHY) or "") if corrects else ""
    try:
        row = editions.issue(session.desk(), made(), name, corrects=corrects, why=why)
    except ClaimsError as error:
        messages.refused(error)
        return
    st.session_state[_WHY] = ""
    st.query_params["edition"] = row.id
    messages.done(f"Issued as edition {row.id}.")


def _list(found: tuple[Edition, ...]) -> None:
    if not found:
        return
    st.header("Editions")
    for row in found[:SHOWN]:
        with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"edition-{row.id}"):
            corrects = f" · corrects {row.corrects}: {row.note}" if row.corrects else ""
            st.markdown(f"**{markdown_text(row.title)}**  \n{markdown_text(f'{_named(row)}{corrects}')}")
            st.button(
                "Open", key=f"open-edition-{row.id}", on_click=_open, args=(row.id,), icon=":material/arrow_forward:"
            )
    if len(found) > SHOWN:
        st.caption(f"{len(found) - SHOWN:,} older ones are in the history of the case.")


def _open(name: str) -> None:
    st.query_params["edition"] = name


def _named(row: Edition) -> str:
    return f"{row.id}, issued {phrases.moment(row.at)} by {row.by}"


def close() -> None:
    """Go back to the report as it stands now."""
    st.query_params.pop("edition", None)
