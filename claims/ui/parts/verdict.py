"""The form for a verdict on one disagreement."""

from __future__ import annotations

import streamlit as st

from claims.errors import ClaimsError
from claims.reporting import phrases
from claims.reviews import Item
from claims.terms import VerdictCode
from claims.ui import messages, session
from claims.ui.parts.keys import MEANINGS


def form(item: Item) -> None:
    """A radio with every verdict, and a note; saved in one step."""
    codes = list(VerdictCode)
    with st.form(f"verdict-form-{item.id}", border=True):
        st.radio(
            "Verdict",
            codes,
            index=None,
            format_func=lambda code: phrases.VERDICTS[code],
            captions=[MEANINGS[code] for code in codes],
            key=_key("verdict", item),
        )
        st.text_area(
            "Note", key=_key("note", item), placeholder="What you checked, and what explains it", max_chars=100_000
        )
        st.form_submit_button("Save verdict", type="primary", on_click=_save, args=(item,))


def _save(item: Item) -> None:
    verdict: VerdictCode | None = st.session_state.get(_key("verdict", item))
    note = str(st.session_state.get(_key("note", item), ""))
    if verdict is None:
        messages.refused("Choose a verdict first. Nothing was saved.")
        return
    name = session.reviewer()
    if name is None:
        return
    try:
        session.desk().give_verdict(
            item.case, item.id, verdict, note.strip(), name,
            expected=item.last_review, evidence=item.evidence,
        )  # fmt: skip
    except ClaimsError as error:
        messages.refused(error)
        return
    st.session_state[_key("note", item)] = ""
    st.session_state[_key("verdict", item)] = None
    messages.done(f"Verdict saved: {phrases.VERDICTS[verdict]}")


def _key(part: str, item: Item) -> str:
    return f"{part}-{item.id}"
