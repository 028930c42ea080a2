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
    for entry in reversed(entries):
        with st.container(horizontal=True, wrap=False, vertical_alignment="center", key=f"entry-{entry.id}"):
            cards.draw([_row(entry)])
            if entry.holds:
                st.button(
                    "Restore" if entry.back else "Take back",
                    key=f"back-{entry.id}",
                    on_click=_take_back,
                    args=(entry,),
                    type="tertiary",
                )


def _row(entry: Entry) -> Markup:
    return Markup('<div class="ct-entry{}"><p><strong>{}</strong></p>{}<p class="ct-muted">{}, {}</p></div>').format(
        "" if entry.holds else " taken-back",
        _words(entry),
        Markup("<p>{}</p>").format(entry.note) if entry.note else "",
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
