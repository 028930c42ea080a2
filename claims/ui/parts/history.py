"""What was decided on one disagreement and its claims, latest first, each row with a way to take it back."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from claims.decisions import Review
from claims.desk import Entry
from claims.errors import ClaimsError
from claims.reporting import phrases
from claims.terms import VerdictCode
from claims.ui import messages, session
from claims.ui.parts import cards


def draw(entries: Sequence[Entry]) -> None:
    """Draw the rows; those that no longer hold are struck through."""
    if not entries:
        st.caption("Nothing has been decided yet.")
    for one in reversed(entries):
        entry(one, Markup("<p><strong>{}</strong></p>").format(_words(one)))


def entry(one: Entry, words: Markup) -> None:
    """Draw one row in some words, with the button that takes it back or restores what it took back, where it holds."""
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", key=f"entry-{one.id}"):
        cards.draw([_row(one, words)])
        if one.holds:
            st.button(
                "Restore" if one.back else "Take back",
                key=f"back-{one.id}",
                on_click=_take_back,
                args=(one,),
                type="tertiary",
            )


def _row(entry: Entry, words: Markup) -> Markup:
    return Markup('<div class="ct-entry{}">{}{}<p class="ct-muted">{}, {}</p></div>').format(
        "" if entry.holds else " taken-back",
        words,
        cards.at_length(entry.note) if entry.note else "",
        entry.reviewer,
        phrases.moment(entry.at),
    )


def _words(entry: Entry) -> str:
    if not isinstance(entry.row, Review):
        return entry.text[:1].upper() + entry.text[1:]
    return phrases.VERDICTS[VerdictCode(entry.row.verdict)] if entry.row.verdict else "Verdict taken back"


def _take_back(entry: Entry) -> None:
    name = session.reviewer()
    if name is None:
        return
    try:
        session.desk().withdraw(entry.id, name)
    except ClaimsError as error:
        messages.refused(error)
    else:
        messages.done("Restored" if entry.back else "Taken back")
