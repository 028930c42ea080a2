"""A question to each source of a disagreement, ready to be copied, and the record of who was asked and who replied."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st
from markupsafe import Markup

from claims.decisions import Contact
from claims.desk.replies import Told, replied
from claims.errors import ClaimsError
from claims.reporting import phrases
from claims.reporting.asking import inquiries
from claims.reporting.escaping import markdown_text
from claims.reporting.record import Disagreement
from claims.reviews import Item
from claims.terms import Contacted
from claims.ui import messages, session
from claims.ui.parts import cards

CHANNELS = ("by mail", "by telephone", "in person", "by message")
_KINDS = {Contacted.ASKED: "We asked", Contacted.REPLIED: "They replied"}


def draw(item: Item, told: Disagreement) -> None:
    """The questions, what was asked and replied so far, and the form for the next of them."""
    asked = inquiries(told)
    st.caption("Ready to copy. Nothing is sent from here: note below whom you asked, and what they replied.")
    for one in asked:
        with st.expander(f"Question to {markdown_text(one.to)}"):
            st.code(one.text, language=None, wrap_lines=True)
    cards.draw([_row(row) for row in item.contacts])
    _form(item, [one.to for one in asked])


def _row(row: Contact) -> Markup:
    return Markup('<div class="ct-entry"><p><strong>{}</strong></p>{}<p class="ct-muted">{}</p></div>').format(
        phrases.contact(row),
        cards.at_length(row.text),
        f"noted by {row.by}{', kept as a document' if row.document else ''}",
    )


def _form(item: Item, sources: list[str]) -> None:
    kind = st.radio(
        "What happened", list(_KINDS), format_func=lambda kind: _KINDS[kind], horizontal=True, key=_key("kind", item)
    )
    left, right = st.columns(2)
    with left:
        st.selectbox(
            "Source", sources, key=_key("source", item), accept_new_options=True, on_change="ignore",
            help="Choose one of those above, or type another.",
        )  # fmt: skip
    with right:
        st.selectbox(
            "How", CHANNELS, key=_key("channel", item), accept_new_options=True, on_change="ignore",
        )  # fmt: skip
    st.text_input(
        "Day", value=datetime.now(UTC).date().isoformat(), key=_key("when", item), on_change="ignore", max_chars=40,
        width=200, help="As 2024-05-03.",
    )  # fmt: skip
    st.text_area(
        "In which words", key=_key("text", item), on_change="ignore",
        placeholder="Word for word, as far as it is known",
    )  # fmt: skip
    if kind is Contacted.REPLIED:
        st.text_input(
            "Keep the reply as a document, under this title", key=_key("title", item), on_change="ignore", max_chars=500,
            placeholder="Empty: it is only noted here",
            help="It is read like any other document of the case, and its figures are compared.",
        )  # fmt: skip
    st.button("Note it", key=_key("save", item), on_click=_save, args=(item,))


def _save(item: Item) -> None:
    name = session.reviewer()
    if name is None:
        return
    given = {part: str(st.session_state.get(_key(part, item)) or "") for part in ("source", "channel", "when", "text")}
    title = str(st.session_state.get(_key("title", item)) or "").strip()
    desk = session.desk()
    try:
        if st.session_state.get(_key("kind", item)) is Contacted.REPLIED:
            replied(desk, item.case, item.id, Told(**given), name, title or None)
        else:
            put = Told(**given)
            desk.contact(item.case, item.id, Contacted.ASKED, put.source, put.channel, put.when, put.text, name)
    except ClaimsError as error:
        messages.refused(error)
        return
    for part in ("text", "title"):
        st.session_state[_key(part, item)] = ""
    messages.done("Noted, and kept as a document" if title else "Noted")


def _key(part: str, item: Item) -> str:
    return f"contact-{part}-{item.id}"
