"""Buttons that put two claims under one question, or part one from the others, each with a reason."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from claims.decisions import QuestionDecision
from claims.desk import Desk
from claims.desk.decisions import last_on
from claims.errors import ClaimsError
from claims.models import Claim
from claims.reporting import phrases
from claims.ui import messages, session
from claims.ui.parts import history


def same_question(case: str | None, a: Claim, b: Claim, rows: Sequence[QuestionDecision]) -> None:
    """A reason and a button that joins the questions of two claims."""
    key = f"{a.id}-{b.id}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _reason(key, "What shows that they answer one question")
        st.button(
            "Same question", key=f"join-{key}", icon=":material/link:",
            on_click=_join, args=(case, (a.id, b.id), last_on((a.id, b.id), rows), key),
        )  # fmt: skip


def other_question(case: str | None, question: str, claims: Sequence[Claim]) -> None:
    """A choice of a statement, a reason, and a button that parts it from the others of its question."""
    told = {claim.id: phrases.claim(claim) for claim in claims}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            "Statement", list(told), index=None, key=f"part-claim-{question}",
            format_func=lambda name: told[name], on_change="ignore",
            placeholder="Which of them does not belong here",
        )  # fmt: skip
        _reason(question, "What shows that it answers another question")
        st.button(
            "Other question", key=f"part-{question}", icon=":material/call_split:", on_click=_part,
            args=(case, question, chosen),
        )  # fmt: skip


def part_one(case: str | None, claim: Claim) -> None:
    """A reason and a button that parts one claim from the others of its question."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _reason(claim.id, "What shows that it answers another question")
        st.button(
            "Part from this question", key=f"part-{claim.id}", icon=":material/call_split:",
            on_click=_part, args=(case, claim.id, claim.id),
        )  # fmt: skip


def decided(desk: Desk, case: str | None) -> None:
    """What reviewers joined and parted in a case, each with the way to take it back."""
    entries = desk.decided(case, "question decision")
    if entries:
        st.header("Joined and parted by reviewers")
        history.draw(entries)


def _reason(key: str, placeholder: str) -> None:
    st.text_input("Reason", key=f"reason-{key}", placeholder=placeholder, on_change="ignore")


def _note(key: str) -> str:
    return str(st.session_state.get(f"reason-{key}", "")).strip()


def _join(case: str | None, pair: tuple[str, str], expected: str | None, key: str) -> None:
    name = session.reviewer()
    if name is None:
        return
    try:
        session.desk().decide_question(case, pair, _note(key), name, same=True, expected=expected)
    except ClaimsError as error:
        messages.refused(error)
        return
    st.session_state[f"reason-{key}"] = ""
    messages.done("Kept: one question")


def _part(case: str | None, question: str, chosen: str | None) -> None:
    name = session.reviewer()
    if name is None:
        return
    claim = st.session_state.get(f"part-claim-{question}", chosen)
    if claim is None:
        messages.refused("Choose the statement that answers another question. Nothing was saved.")
        return
    try:
        session.desk().part(case, str(claim), _note(question), name)
    except ClaimsError as error:
        messages.refused(error)
        return
    messages.done("Kept: another question")
