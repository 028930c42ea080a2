"""One speaker or outlet opened: its names and why they are one, whom it disagrees with, what it says, and its party."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from claims.decisions import PartyDecision, SourceDecision
from claims.desk import Desk
from claims.desk.browsing import OpenedVoice
from claims.desk.decisions import last_on
from claims.errors import ClaimsError
from claims.models import Joined, Source
from claims.reporting import phrases
from claims.reporting.escaping import markdown_text
from claims.reviews.seeking import OUTLET, SPEAKER, Opposed, Voice
from claims.ui import messages, session, shell
from claims.ui.parts import cards, claim, history, paging

LENGTH = 20
_OTHER, _WHY, _PARTY, _NOTE = "join-name", "join-why", "party-of", "party-note"


def entry(voice: Voice) -> Markup:
    """A voice of a list: its name, how much it says, and in how many disagreements it stands."""
    return Markup('<p class="ct-row-title">{}</p><p class="ct-row-line">{}</p>').format(voice.name, _counted(voice))


def _counted(voice: Voice) -> str:
    stands = f"in {phrases.count(voice.disagreements, 'disagreement')}" if voice.disagreements else "in no disagreement"
    return f"{phrases.count(voice.statements, 'statement')}, {stands}"


def draw(case: str | None, sort: str, name: str) -> None:
    """Draw a speaker by the id of its source, or an outlet by its name."""
    back = {"voices": "outlets"} if sort == OUTLET else {}
    st.page_link(
        shell.page("sources"), label="Sources", icon=":material/arrow_back:",
        query_params={**back, **session.of_case(case)},
    )  # fmt: skip
    desk = session.desk()
    try:
        found = desk.open_voice(case, sort, name, (paging.place() - 1) * LENGTH)
    except ClaimsError as error:
        messages.error(error)
        session.ask_reviewer()
        _decided(desk, case, None)
        return
    cards.draw([cards.question(found.voice.name), Markup('<p class="ct-range">{}</p>').format(_counted(found.voice))])
    left, right = st.columns([3, 2], gap="large")
    with left:
        _against(found, case)
        st.header("What it says" if sort == SPEAKER else "What stands in it")
        for row in found.said.rows:
            claim.linked(row, case)
        paging.steps(found.said.total, LENGTH, more=found.said.more)
    with right:
        if found.source is not None:
            _names(desk, found.source, case)


def _against(found: OpenedVoice, case: str | None) -> None:
    st.header("Whom it disagrees with")
    if not found.voice.disagreements:
        st.caption("Nobody: no figure of another stands against one of its own.")
        return
    facet = "source" if found.voice.sort == SPEAKER else "outlet"
    st.page_link(
        shell.page("queue"), icon=":material/inbox:",
        label=f"Its {phrases.count(found.voice.disagreements, 'disagreement')} in the queue",
        query_params={facet: found.voice.name, **session.of_case(case)},
    )  # fmt: skip
    if not found.against:
        st.caption("Only itself: the figures that stand against each other are its own.")
    for one in found.against:
        own = one.voice.sort == OUTLET != found.voice.sort
        _other(one, case, ", in its own words" if own else "")


def _other(one: Opposed, case: str | None, words: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"against-{one.voice.id}"):
        st.page_link(
            shell.page("sources"), label=markdown_text(f"{one.voice.name}{words}"),
            query_params={one.voice.sort: one.voice.id, **session.of_case(case)},
        )  # fmt: skip
        st.caption(f"{one.times:,} {'time' if one.times == 1 else 'times'}")


def _names(desk: Desk, told: Source, case: str | None) -> None:
    st.header("Under which names")
    cards.draw([cards.source(told, counted=True)])
    session.ask_reviewer()
    rows = desk.store.rows(SourceDecision, case)
    for number, link in enumerate(told.joined):
        _link(told, number, link, rows, case)
    with st.expander("Another name is the same source"):
        _joining(desk, told, rows, case)
    with st.expander("It belongs to a party"):
        _party(desk, told, case)
    _decided(desk, case, told)


def _link(told: Source, number: int, link: Joined, rows: Sequence[SourceDecision], case: str | None) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"link-{told.id}-{number}"):
        cards.draw([cards.link(link)])
        st.button(
            "These are two sources", key=f"part-{told.id}-{number}", icon=":material/call_split:", type="tertiary",
            on_click=_decide, args=(case, (link.a, link.b), last_on((link.a, link.b), rows), False),
        )  # fmt: skip


def _joining(desk: Desk, told: Source, rows: Sequence[SourceDecision], case: str | None) -> None:
    names = [name for name in desk.store.voice_names(case) if name not in {one.name for one in told.names}]
    st.selectbox(
        "The other name", names, index=None, key=_OTHER, on_change="ignore", accept_new_options=True,
        placeholder="Choose it, or type it as it is written",
    )  # fmt: skip
    st.text_input("Why", key=_WHY, on_change="ignore", placeholder="What shows it")
    st.button("These are one source", key="join-names", on_click=_join, args=(case, told.name, tuple(rows)))


def _join(case: str | None, name: str, rows: Sequence[SourceDecision]) -> None:
    other = str(st.session_state.get(_OTHER) or "")
    if not other:
        messages.refused("Choose the other name first. Nothing was saved.")
        return
    _decide(case, (name, other), last_on((name, other), rows), same=True)


def _decide(case: str | None, names: tuple[str, str], expected: str | None, same: bool) -> None:
    name = session.reviewer()
    if name is None:
        return
    note = str(st.session_state.get(_WHY, "")).strip() if same else ""
    try:
        session.desk().decide_source(case, names, note, name, same=same, expected=expected)
    except ClaimsError as error:
        messages.refused(error)
        return
    st.session_state[_WHY] = ""
    messages.done("Kept: one source" if same else "Kept: two sources")


def _party(desk: Desk, told: Source, case: str | None) -> None:
    st.caption(
        "Two ministries of one government, or an army and its spokesman, are not two independent voices. Where you count sources to "
        "one party, what they agree on has one origin. Nothing is ever counted so by itself, and where they disagree it is still shown."
    )
    st.text_input(
        "Party", key=_PARTY, on_change="ignore", max_chars=200,
        placeholder="One name for all that belong to it; empty for none",
    )  # fmt: skip
    st.text_input("Reason", key=_NOTE, on_change="ignore", placeholder="What makes it so")
    last = next((row.id for row in reversed(desk.store.rows(PartyDecision, case)) if row.name == told.name), None)
    st.button("Count to this party", key="count-to-party", on_click=_count, args=(case, told.name, last))


def _count(case: str | None, source: str, expected: str | None) -> None:
    name = session.reviewer()
    if name is None:
        return
    party, note = str(st.session_state.get(_PARTY, "")), str(st.session_state.get(_NOTE, "")).strip()
    try:
        kept = session.desk().set_party(case, source, party, note, name, expected=expected)
    except ClaimsError as error:
        messages.refused(error)
        return
    st.session_state[_NOTE] = ""
    messages.done(f"Kept: {phrases.party(kept.party)}")


def _decided(desk: Desk, case: str | None, told: Source | None) -> None:
    """What was decided of this source's names, or, where it is gone, of any."""
    mine = {one.name for one in told.names} if told else set()
    found = [*desk.decided(case, "source decision", 100), *desk.decided(case, "party decision", 100)]
    kept = [one for one in sorted(found, key=lambda one: one.seq) if not mine or mine & _named(one.row)]
    if kept:
        st.markdown("**Decided by reviewers**")
        history.draw(kept)


def _named(row: object) -> set[str]:
    if isinstance(row, SourceDecision):
        return {row.a, row.b}
    return {row.name} if isinstance(row, PartyDecision) else set()
