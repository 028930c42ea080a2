"""The questions of a case, a page at a time: the range of the answers, the figure that its policy or the program chooses, and every statement."""

from __future__ import annotations

import streamlit as st

from claims.desk.browsing import OpenedQuestion
from claims.errors import ClaimsError
from claims.reporting import phrases
from claims.reviews.seeking import Asked, ListedQuestion
from claims.ui import messages, session, shell
from claims.ui.parts import cards, claim, flags, joining, outside, paging, policy, statements

LENGTH = 20
_TEXT, _ORDER, _ALONE = "asked", "order", "alone"
# The words of the control, which are those of the address, and what they sort by. (Streamlit would draw a docstring here.)
_ORDERS = {"origins": "origins", "statements": "members", "disagreement": "severity"}


def draw() -> None:
    """Draw the question that the address names, else the policy of the case and a page of its questions."""
    wanted = st.query_params.get("question")
    session.hold_address(wanted)
    if wanted:
        _opened(session.case(), wanted)
        return
    st.title("Questions")
    case = session.choose_case()
    desk = session.desk()
    if not desk.question_page(case, Asked(several=False), length=1).total:
        if desk.cases():
            st.info("No figures in the documents of this case.", icon=":material/inbox:")
        else:
            outside.nothing_yet()
        return
    session.ask_reviewer()
    st.header("How this case finds its best figure")
    policy.draw(desk, case)
    st.header("What the documents answer")
    outside.line(session.not_compared(case))
    _list(case)
    joining.decided(desk, case)


def _list(case: str | None) -> None:
    text = st.text_input(
        "Search the questions", key=_TEXT, bind="query-params", max_chars=500, icon=":material/search:",
        placeholder="words of the question", label_visibility="collapsed", on_change=paging.first,
    )  # fmt: skip
    with st.container(horizontal=True, vertical_alignment="center"):
        order = st.segmented_control(
            "Most first", list(_ORDERS), default="origins", required=True, key=_ORDER, bind="query-params",
            on_change=paging.first,
        )  # fmt: skip
        alone = st.toggle(
            "With those that one statement alone answers", key=_ALONE, bind="query-params", on_change=paging.first
        )
    asked = Asked(text=text, order=_ORDERS[order or "origins"], several=not alone)
    found = session.desk().question_page(case, asked, (paging.place() - 1) * LENGTH, LENGTH)
    st.caption(_counted(found.total, alone=alone, narrowed=bool(text.strip())))
    for one in found.questions:
        _question(case, one)
    paging.steps(found.total, LENGTH)


def _counted(total: int, *, alone: bool, narrowed: bool) -> str:
    if not total:
        if narrowed:
            return "No question has all of these words."
        return "No two statements answer one question yet. Add documents, or join two of the nearest misses."
    several = "" if alone else " with more than one statement"
    return f"{phrases.count(total, 'question')}{several}{' and these words' if narrowed else ''}."


def _question(case: str | None, one: ListedQuestion) -> None:
    asked = one.question
    with st.container(border=True, key=f"question-{asked.id}"):
        cards.draw([cards.entry_title(asked.label), statements.answered(asked)])
        with st.container(horizontal=True, vertical_alignment="center"):
            st.page_link(
                shell.page("questions"), label=phrases.count(len(asked.claim_ids), "statement"),
                icon=":material/arrow_forward:", icon_position="right",
                query_params={"question": asked.id, **session.of_case(case)},
            )  # fmt: skip
            flags.links(one.flags, case)


def _opened(case: str | None, wanted: str) -> None:
    st.page_link(
        shell.page("questions"), label="Questions", icon=":material/arrow_back:", query_params=session.of_case(case)
    )
    try:
        found = session.desk().open_question(case, wanted, (paging.place() - 1) * LENGTH)
    except ClaimsError as error:
        _gone(case, error)
        return
    cards.draw([cards.question(found.question.label), statements.answered(found.question)])
    flags.links(found.flags, case)
    st.header(phrases.count(found.said.total, "statement"))
    for row in found.said.rows:
        claim.linked(row, case)
    paging.steps(found.said.total, LENGTH)
    _part(found, case)


def _gone(case: str | None, error: ClaimsError) -> None:
    """Say that the question is no more: what was decided last may be why, and can be taken back here."""
    messages.error(error)
    session.ask_reviewer()
    joining.decided(session.desk(), case)


def _part(found: OpenedQuestion, case: str | None) -> None:
    session.ask_reviewer()
    if found.said.total > 1:
        st.header("Does one of them answer another question?")
        joining.other_question(case, found.question.id, [row.claim for row in found.said.rows])
    else:
        st.caption("One statement alone answers it. Open the statement to join it with another question.")
    joining.decided(session.desk(), case)


draw()
