"""Who speaks in a case, under which names, and which sources count as one party."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from claims.decisions import PartyDecision
from claims.desk import Desk
from claims.errors import ClaimsError
from claims.models import Source
from claims.reporting import phrases
from claims.ui import messages, session
from claims.ui.parts import cards, history, outside

_NAME, _PARTY, _NOTE = "party-name", "party-of", "party-note"


def draw() -> None:
    """Draw every source, and the form that counts one to a party."""
    st.title("Sources")
    case = session.choose_case()
    desk = session.desk()
    spoken = desk.reconciliation(case).sources
    if not desk.cases():
        outside.nothing_yet()
        return
    if not spoken:
        st.info(
            "No speaker is named: the figures stand in the outlets' own words.", icon=":material/record_voice_over:"
        )
        return
    outside.line(session.not_compared(case))
    for source in sorted(spoken, key=lambda source: (-len(source.claim_ids), source.name.casefold())):
        cards.draw([cards.source(source, counted=True), *map(cards.link, source.joined)])
    st.subheader("One party")
    st.caption(
        "Two ministries of one government, or an army and its spokesman, are not two independent voices. Where you count sources to "
        "one party, what they agree on has one origin. Nothing is ever counted so by itself, and where they disagree it is still shown."
    )
    session.ask_reviewer()
    _form(desk, case, spoken)
    entries = [entry for entry in desk.history(case) if isinstance(entry.row, PartyDecision)]
    if entries:
        history.draw(entries)


def _form(desk: Desk, case: str | None, spoken: Sequence[Source]) -> None:
    names = sorted((source.name for source in spoken), key=str.casefold)
    st.selectbox("Source", names, index=None, key=_NAME, on_change="ignore", placeholder="Who speaks", width=420)
    st.text_input(
        "Party", key=_PARTY, on_change="ignore", max_chars=200, width=420,
        placeholder="One name for all that belong to it; empty for none",
    )  # fmt: skip
    st.text_input("Reason", key=_NOTE, on_change="ignore", max_chars=100_000, width=420, placeholder="What makes it so")
    st.button("Count to this party", on_click=_save, args=(desk.store.rows(PartyDecision, case), case))


def _save(rows: Sequence[PartyDecision], case: str | None) -> None:
    source, party = st.session_state.get(_NAME), str(st.session_state.get(_PARTY, ""))
    if not source:
        messages.refused("Choose a source first. Nothing was saved.")
        return
    name = session.reviewer()
    if name is None:
        return
    last = next((row.id for row in reversed(rows) if row.name == source), None)
    note = str(st.session_state.get(_NOTE, "")).strip()
    try:
        kept = session.desk().set_party(case, str(source), party, note, name, expected=last)
    except ClaimsError as error:
        messages.refused(error)
        return
    st.session_state[_NOTE] = ""
    messages.done(f"Kept: {phrases.party(kept.party)}")


draw()
