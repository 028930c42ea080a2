"""The start: a figure looked up first, then the case in figures, its most severe disagreements, and a box for documents."""

from __future__ import annotations

import streamlit as st

from claims.reporting import NotCompared, phrases
from claims.reviews import Status
from claims.reviews.listing import Wanted
from claims.ui import session, shell, signing_in
from claims.ui.parts import adding, asking, behind, cards, entries, filters, jobs, outside

MOST_SEVERE = 3
WAITING = (Status.OPEN, Status.ANNOTATED, Status.REOPENED)


def draw() -> None:
    """Draw the field, the case and the box."""
    st.title("What do the documents say?")
    if not session.desk().cases():
        _welcome()
        return
    asking.start()
    case = session.choose_case()
    told = session.not_compared(case)
    behind.draw(case)
    if told.coverage.documents:
        _case(case, told)
    st.header("Add documents")
    jobs.draw()
    adding.draw(case)
    if told.coverage.documents:
        outside.line(told)


def _welcome() -> None:
    if session.desk().viewer is not None and session.desk().store.role(None) is None:
        signing_in.nothing_here()
        return
    st.write(
        "Claims reads your documents, finds who stated which number about what, and shows where their figures cannot all be right. "
        "Everything stays on this machine."
    )
    st.header("Begin with two or more reports on one event")
    jobs.draw()
    adding.draw(None)
    st.caption("On the command line, `claims add reports/` takes a whole folder in.")


def _case(case: str | None, told: NotCompared) -> None:
    coverage, by_status = told.coverage, session.desk().store.by_status(case)
    waiting = sum(by_status.get(status, 0) for status in WAITING)
    cards.draw([
        cards.counts((
            (coverage.documents, "document" if coverage.documents == 1 else "documents"),
            (coverage.figures, "claim" if coverage.figures == 1 else "claims"),
            (coverage.questions, "question" if coverage.questions == 1 else "questions"),
            (waiting, "open disagreement" if waiting == 1 else "open disagreements"),
        ))
    ])  # fmt: skip
    if not sum(by_status.values()):
        cards.draw([cards.nothing(coverage)])
        return
    wanted = Wanted(facets={"status": tuple(map(str, WAITING))})
    found = session.desk().page(case, wanted, length=MOST_SEVERE)
    st.header("Most severe, still open" if found.total else "Every disagreement is settled")
    st.caption(f"{phrases.count(found.total, 'open disagreement')} among the {_that_could(told)}.")
    entries.draw(found.items, case)
    st.page_link(
        shell.page("queue"), label="The whole queue", icon=":material/inbox:",
        query_params={**session.of_case(case), **(filters.address(wanted) if found.total else {})},
    )  # fmt: skip


def _that_could(told: NotCompared) -> str:
    return phrases.compared(told.coverage).replace(" could", " that could")


draw()
