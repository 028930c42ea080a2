"""The questions of a case: the range of the answers, the figure that its policy or the program chooses, and every statement."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from claims.models import Claim, Question
from claims.reporting import phrases
from claims.ui import session
from claims.ui.parts import cards, joining, outside, policy, statements

PAGE = 20  # questions drawn at first, and added by each "show more"
LENGTH = "questions_length"


def draw() -> None:
    """Draw the policy, then every question that several statements answer."""
    st.title("Questions")
    case = session.choose_case()
    desk = session.desk()
    found = desk.reconciliation(case)
    if not found.claims:
        if session.desk().cases():
            st.info("No figures in the documents of this case.", icon=":material/inbox:")
        else:
            outside.nothing_yet()
        return
    session.ask_reviewer()
    st.subheader("How this case finds its best figure")
    policy.draw(desk, case)
    asked = [one for one in found.questions if len(one.claim_ids) > 1]
    asked.sort(key=lambda one: (-one.origins, -len(one.claim_ids), one.label))
    st.subheader("Questions with more than one statement")
    outside.line(session.not_compared(case))
    claims = {claim.id: claim for claim in found.claims}
    length = int(st.session_state.get(LENGTH, PAGE))
    for one in asked[:length]:
        _question(case, one, claims)
    if len(asked) > length:
        st.button(f"Show more ({len(asked) - length:,} left)", on_click=_lengthen, args=(length,), key="more")
    if not asked:
        st.caption("No two statements answer one question yet. Add documents, or join two of the nearest misses.")
    joining.decided(desk, case)


def _lengthen(length: int) -> None:
    st.session_state[LENGTH] = length + PAGE


def _question(case: str | None, one: Question, claims: Mapping[str, Claim]) -> None:
    stated = [claims[name] for name in one.claim_ids if name in claims]
    with st.container(border=True, key=f"question-{one.id}"):
        cards.draw([cards.entry_title(one.label), statements.answered(one)])
        with st.expander(phrases.count(len(stated), "statement")):
            cards.draw([statements.told(claim) for claim in stated])
            joining.other_question(case, one.id, stated)


draw()
