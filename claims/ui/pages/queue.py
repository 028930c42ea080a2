"""The queue: what a case holds, and every flagged disagreement with where its review stands."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from claims.reporting import phrases
from claims.reporting.record import Disagreement, Report
from claims.reviews import Status
from claims.ui import session, shell
from claims.ui.parts import asking, cards, outside

ALL = "All"
PAGE = 50  # entries drawn at first, and added by each "show more"
LENGTH = "queue_length"
FILTERS = {ALL: None, "Open": Status.OPEN, "Reopened": Status.REOPENED, "Settled": Status.SETTLED}


def draw() -> None:
    """Draw the counts, the filter and the disagreements."""
    st.title("Where sources disagree")
    case = session.choose_case()
    if case is not None or session.desk().cases():
        asking.start()
    report = session.report(case)
    coverage = report.coverage
    waiting = [item for item in report.disagreements if item.judgement.status is not Status.SETTLED]
    shown = (
        (coverage.documents, "document" if coverage.documents == 1 else "documents"),
        (coverage.figures, "claim" if coverage.figures == 1 else "claims"),
        (coverage.questions, "question" if coverage.questions == 1 else "questions"),
        (len(waiting), "open"),
    )
    if not coverage.documents:
        _welcome()
        return
    cards.draw([cards.counts(shown)])
    if report.disagreements:
        _list(report.disagreements, case)
        st.caption(f"Found among the {phrases.compared(coverage).replace(' could', ' that could')}.")
    else:
        _nothing(report)
    _closed(report, case)
    if report.left_out:
        outside.line(report.left_out)


def _welcome() -> None:
    st.write(
        "Claims reads your documents, finds who stated which number about what, and shows where their figures cannot all be right."
    )
    outside.nothing_yet()


def _nothing(report: Report) -> None:
    with st.container(border=True):
        cards.draw([cards.nothing(report.coverage)])
        st.write(
            "A figure can be compared when another statement answers the same question. Add documents to find more."
        )


def _list(items: Sequence[Disagreement], case: str | None) -> None:
    chosen = st.segmented_control(
        "Show", list(FILTERS), default=ALL, required=True, key="show", bind="query-params", label_visibility="collapsed",
    )  # fmt: skip
    wanted = FILTERS[chosen or ALL]
    shown = [item for item in items if wanted in (None, item.judgement.status)]
    if not shown:
        none = "The one disagreement" if len(items) == 1 else f"None of the {len(items):,} disagreements"
        st.info(f"{none} is {'not ' if len(items) == 1 else ''}{str(chosen).lower()}.")
    length = int(st.session_state.get(LENGTH, PAGE))
    for item in shown[:length]:
        _entry(item, case)
    if len(shown) > length:
        st.button(f"Show more ({len(shown) - length:,} left)", on_click=_lengthen, args=(length,), key="more")


def _lengthen(length: int) -> None:
    st.session_state[LENGTH] = length + PAGE


def _entry(item: Disagreement, case: str | None) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"entry-{item.id}"):
        cards.draw([cards.row(item)])
        if st.button("Open", key=f"open-{item.id}", icon=":material/arrow_forward:", icon_position="right"):
            st.switch_page(shell.page("disagreement"), query_params=session.address(item.id, case))


def _closed(report: Report, case: str | None) -> None:
    if not report.closed:
        return
    with st.expander(f"No longer flagged ({len(report.closed):,})"):
        for item in report.closed:
            cards.draw([cards.entry_title(item.label), cards.closed(item.reason)])
            if st.button("Open", key=f"open-{item.id}"):
                st.switch_page(shell.page("disagreement"), query_params=session.address(item.id, case))


draw()
