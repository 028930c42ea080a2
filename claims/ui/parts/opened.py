"""One claim opened: its fields and its sentence in place, what answers the same question, and what a reviewer can do to it."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from claims.desk.browsing import OpenedClaim
from claims.errors import ClaimsError
from claims.reporting import phrases
from claims.reviews import REJECTED
from claims.reviews.seeking import Sought
from claims.ui import messages, session, shell
from claims.ui.parts import cards, claim, correction, history, joining, sides, statements

_CANDIDATES = 5


def draw(case: str | None, claim_id: str, back: Mapping[str, str]) -> None:
    """Draw a claim; `back` is the part of the address that leads back to the list it was opened from."""
    st.page_link(
        shell.page("claims"), label="Claims", icon=":material/arrow_back:",
        query_params={**back, **session.of_case(case)},
    )  # fmt: skip
    found = session.desk().open_claim(case, claim_id)
    _statement(found)
    left, right = st.columns([3, 2], gap="large")
    with left:
        _question(found, case)
        _disagreements(found, case)
        st.header("Every field")
        cards.draw([claim.fields(found.row)])
    with right:
        st.header("Review")
        session.ask_reviewer()
        _correct(found)
        st.markdown("**History**")
        history.draw(found.history)


def _statement(found: OpenedClaim) -> None:
    row = found.row
    cards.draw([cards.question(claim.heading(row.claim))])
    if row.rejected and found.rejection:
        by = found.rejection
        cards.draw([cards.callout(f"Rejected as a claim by {by.by}, {phrases.moment(by.at)}", by.note)])
        st.button("Restore this claim", key="restore", icon=":material/undo:", on_click=_restore, args=(by.id,))
    below = [*claim.corrections(row), sides.paragraph(found.view), statements.place(row.original)]
    cards.draw([claim.card(statements.block(row.claim, found.view.document, below=below))])


def _question(found: OpenedClaim, case: str | None) -> None:
    st.header("Its question")
    asked = found.question
    if asked is None:
        st.caption("It answers no question: it is rejected, or its case has not been reconciled since it came.")
        return
    cards.draw([cards.entry_title(asked.label), statements.answered(asked)])
    if not found.beside:
        st.caption("No other statement answers the same question, so there is nothing to set it against.")
    else:
        number = len(asked.claim_ids) - 1
        with st.expander(f"What else answers it: {phrases.count(number, 'statement')}", expanded=True):
            cards.draw([claim.card(statements.told(row.claim)) for row in found.beside])
            if number > len(found.beside):
                st.caption(f"The first {len(found.beside)} of {number:,}.")
        st.page_link(
            shell.page("questions"), label="Open the question", icon=":material/help:",
            query_params={"question": asked.id, **session.of_case(case)},
        )  # fmt: skip
        joining.part_one(case, found.view.claim)
    with st.expander("It answers another claim's question"):
        _join(found, case)


def _join(found: OpenedClaim, case: str | None) -> None:
    words = st.text_input(
        "Find the other claim",
        key="join-words",
        placeholder="words of its sentence, its speaker, its outlet",
        max_chars=500,
    )
    if not words.strip():
        return
    own = set(found.question.claim_ids if found.question else ()) | {found.view.claim.id}
    page = session.desk().claim_page(case, Sought(words=words, flags={"rejected": False}), 0, _CANDIDATES + len(own))
    others = [row for row in page.rows if row.claim.id not in own][:_CANDIDATES]
    if not others:
        st.caption("No claim of another question has these words.")
    for row in others:
        with st.container(border=True, key=f"join-with-{row.claim.id}"):
            cards.draw([claim.entry(row)])
            joining.same_question(case, found.view.claim, row.claim, found.on_questions)


def _disagreements(found: OpenedClaim, case: str | None) -> None:
    st.header("Where it stands in a disagreement")
    if not found.disagreements:
        st.caption("Nothing that it was set against disagrees with it.")
    for item in found.disagreements:
        with st.container(horizontal=True, vertical_alignment="center", key=f"item-{item.id}"):
            answers = " – ".join(
                phrases.interval(one.low, one.high)
                for one in sorted(item.answers, key=lambda side: cards.rising(side.low, side.high))
            )
            words = f"{answers}, {phrases.kind(item.kind)}"
            cards.draw([cards.entry_title(item.label), statements.lines([words, phrases.STATUSES[item.status]])])
            st.page_link(
                shell.page("disagreement"), label="Open the disagreement", icon=":material/balance:",
                query_params=session.address(item.id, case),
            )  # fmt: skip


def _correct(found: OpenedClaim) -> None:
    name = found.view.claim.id
    if found.row.rejected:
        st.caption("A rejected claim is not compared. Restore it to correct it.")
        return
    st.markdown("**Correct a field**")
    st.caption("The claim as read is kept; the comparison uses the correction, and it can be taken back.")
    correction.form(f"claim-{name}", [found.view], found.question.claim_ids if found.question else ())
    st.markdown("**Reject**")
    st.text_input(
        "Why it is no claim", key=f"reject-note-{name}", on_change="ignore",
        placeholder="Not a count; a misread number",
    )  # fmt: skip
    st.button("Reject: this is not a claim", key="reject", icon=":material/block:", on_click=_reject, args=(found,))


def _reject(found: OpenedClaim) -> None:
    name = session.reviewer()
    if name is None:
        return
    view = found.view
    note = str(st.session_state.get(f"reject-note-{view.claim.id}", "")).strip()
    expected = view.last_annotations.get(REJECTED)
    try:
        session.desk().annotate(view.claim.case, view.claim.id, REJECTED, True, note, name, expected=expected)  # noqa: FBT003
    except ClaimsError as error:
        messages.refused(error)
    else:
        messages.done("Claim rejected")


def _restore(row_id: str) -> None:
    name = session.reviewer()
    if name is None:
        return
    try:
        session.desk().withdraw(row_id, name)
    except ClaimsError as error:
        messages.refused(error)
    else:
        messages.done("Claim restored")
