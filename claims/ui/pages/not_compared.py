"""What was not compared: numbers that are no claims, files that were not read, claims without a partner, the nearest misses."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from claims.decisions import QuestionDecision
from claims.models import Numbers, Unread
from claims.reporting import NotCompared, phrases
from claims.ui import session
from claims.ui.parts import cards, joining, outside, statements


def draw() -> None:
    """Draw the counts, what was left out and why, and the nearest misses with their buttons."""
    st.title("What was not compared")
    case = session.choose_case()
    told = session.not_compared(case)
    if not told.coverage.documents:
        outside.nothing_yet()
        _unread(told.unread)
        return
    cards.draw([cards.counts(_counts(told))])
    st.caption(
        f"{phrases.not_compared(told)} Where no disagreement is shown, that only speaks for the figures that could be compared."
    )
    _left_out(told.numbers, told.coverage.documents)
    _unread(told.unread)
    _alone(told)
    _misses(case, told)
    joining.decided(session.desk(), case)


def _counts(told: NotCompared) -> Sequence[tuple[int, str]]:
    covered, numbers = told.coverage, told.numbers
    seen = [(numbers.total, "numbers seen")] if numbers and numbers.documents else []
    return [
        *seen,
        (covered.figures, "claims"),
        (covered.compared, "compared"),
        (told.without_partner, "without a partner"),
    ]


def _left_out(numbers: Numbers | None, documents: int) -> None:
    st.header("Numbers that are no claims")
    found = phrases.left_out(numbers) if numbers else ()
    if found:
        cards.draw([statements.lines([f"{number:,} {what}" for number, what in found])])
    elif numbers and numbers.documents:
        st.caption("Every number of these documents makes a claim.")
    uncounted = documents - (numbers.documents if numbers else 0)
    if uncounted:
        st.caption(
            f"{phrases.count(uncounted, 'document')} came into the store before its numbers were counted. "
            "Its claims are all here; to count its numbers, add it to a new store."
        )
    if found:
        st.caption("`claims inspect PATH` shows each of them with its reason.")


def _unread(unread: Sequence[Unread]) -> None:
    if not unread:
        return
    st.header("Files that could not be read")
    shown = (f"{one.path}{f', line {one.line}' if one.line else ''}: {one.reason}" for one in unread)
    cards.draw([statements.lines(list(shown))])
    st.caption("They belong to no case. Mend them and add them again; then they leave this list.")


def _alone(told: NotCompared) -> None:
    if not told.alone:
        return
    st.header("Claims without a partner")
    st.caption("No other statement answers the same question, so there is nothing to set them against.")
    with st.expander(f"Show {phrases.count(told.without_partner, 'claim')}"):
        cards.draw([statements.told(claim) for claim in told.alone])
        if told.without_partner > len(told.alone):
            st.caption(f"The first {len(told.alone)} of {told.without_partner:,}; the page of claims lists all.")


def _misses(case: str | None, told: NotCompared) -> None:
    st.header("Nearest misses")
    if not told.near_misses:
        st.caption("No two statements are kept apart by one thing alone.")
        return
    st.caption(
        "Two statements each that nearly answer one question, the nearest first. One thing keeps them apart: where that is only "
        "a matter of words, put them under one question, and their figures are compared. It can be taken back below."
    )
    session.ask_reviewer()
    rows = session.desk().store.rows(QuestionDecision, case)
    for miss in told.near_misses:
        with st.container(border=True, key=f"miss-{miss.a.id}-{miss.b.id}"):
            cards.draw([statements.kept_apart(miss.field, miss.detail), statements.beside((miss.a, miss.b))])
            joining.same_question(case, miss.a, miss.b, rows)


draw()
