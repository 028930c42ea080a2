"""What was decided on one disagreement and its claims, latest first, each row with a way to take it back."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from claims.desk import Action, Entry
from claims.errors import ClaimsError
from claims.reporting import phrases
from claims.terms import VerdictCode
from claims.ui import messages, session
from claims.ui.parts import cards

_BACK: dict[Action, str] = {
    Action.VERDICT: "Take back",
    Action.CORRECTION: "Take back",
    Action.VERDICT_TAKEN_BACK: "Restore",
    Action.CORRECTION_TAKEN_BACK: "Restore",
    Action.SOURCES: "Take back",
    Action.SOURCES_TAKEN_BACK: "Restore",
    Action.QUESTIONS: "Take back",
    Action.QUESTIONS_TAKEN_BACK: "Restore",
    Action.PARTY: "Take back",
    Action.PARTY_TAKEN_BACK: "Restore",
    Action.POLICY: "Take back",
    Action.POLICY_TAKEN_BACK: "Restore",
}


def draw(entries: Sequence[Entry]) -> None:
    """Draw the rows; those that no longer hold are struck through."""
    if not entries:
        st.caption("Nothing has been decided yet.")
    for entry in reversed(entries):
        with st.container(horizontal=True, wrap=False, vertical_alignment="center", key=f"entry-{entry.id}"):
            cards.draw([_row(entry)])
            if entry.holds:
                st.button(
                    _BACK[entry.action], key=f"back-{entry.id}", on_click=_take_back, args=(entry,), type="tertiary"
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
    if entry.action is Action.VERDICT and entry.review and entry.review.verdict:
        return phrases.VERDICTS[VerdictCode(entry.review.verdict)]
    return (
        "Verdict taken back" if entry.action is Action.VERDICT_TAKEN_BACK else entry.text[:1].upper() + entry.text[1:]
    )


def _take_back(entry: Entry) -> None:
    name = session.reviewer()
    if name is None:
        return
    try:
        session.desk().take_back(entry, name)
    except ClaimsError as error:
        messages.refused(error)
    else:
        messages.done("Restored" if "taken back" in entry.action else "Taken back")
