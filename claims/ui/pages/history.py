"""Every decision of a case, the newest first: who decided what, what it changed, and the way to take it back; the log taken away and replayed."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from claims.desk import Desk, replaying
from claims.desk.logbook import SORTS, LogEntry
from claims.desk.replaying import Replayed
from claims.errors import ClaimsError
from claims.reporting import phrases
from claims.reporting.escaping import markdown_text
from claims.reviews.seeking import Kept
from claims.ui import auditing, messages, session
from claims.ui.parts import history, outside, paging

LENGTH = 25
_PERSON, _SORT, _FILE, _DONE = "person", "sort", "log-file", "replayed"
_WORDS = {words: sort for sort, words in SORTS.items()}  # those of the control, and so of the address
_NAMED = 20  # lines left out that are named; more are counted


def draw() -> None:
    """Draw the filters, a page of decisions, and what can be done with the log."""
    st.title("History")
    case = session.choose_case()
    desk = session.desk()
    if not desk.cases():
        outside.nothing_yet()
        return
    if desk.log_page(case, Kept(), length=1).total:
        session.ask_reviewer()
        _list(desk, _kept(desk, case), case)
    else:
        st.info("Nothing has been decided in this case yet.", icon=":material/history:")
    st.header("The log of decisions")
    _export(desk, case)
    _replay()


def _kept(desk: Desk, case: str | None) -> Kept:
    people = [person.name for person in desk.people(case)]
    with st.container(horizontal=True):
        person = st.selectbox(
            "Decided by", people, index=None, key=_PERSON, bind="query-params", placeholder="anybody",
            on_change=paging.first, width=300,
        )  # fmt: skip
        sort = st.selectbox(
            "What was decided", list(_WORDS), index=None, key=_SORT, bind="query-params", placeholder="anything",
            on_change=paging.first, width=300,
        )  # fmt: skip
    return Kept(person=person or "", sorts=(_WORDS[sort],) if sort else ())


def _list(desk: Desk, kept: Kept, case: str | None) -> None:
    found = desk.log_page(case, kept, (paging.place() - 1) * LENGTH, LENGTH)
    narrowed = kept != Kept()
    if not found.total:
        st.info("No decision has all of this. Take a filter away to see more.", icon=":material/filter_alt_off:")
    else:
        st.caption(
            f"{phrases.count(found.total, 'decision')}{' with these filters' if narrowed else ''}, the newest first."
        )
    for told in found.entries:
        history.entry(told.entry, _words(told))
    paging.steps(found.total, LENGTH)


def _words(told: LogEntry) -> Markup:
    """What was decided, and, where it changed something, what held before and after."""
    entry = told.entry
    text = Markup("<p><strong>{}</strong></p>").format(f"{entry.text[:1].upper()}{entry.text[1:]}")
    if told.before == told.after:
        return text
    return Markup(
        '{}<p class="ct-change">{} <span aria-hidden="true">→</span><span class="ct-hidden"> became </span> {}</p>'
    ).format(text, told.before, told.after)


def _export(desk: Desk, case: str | None) -> None:
    st.caption(
        "Every decision with who made it and when, a line of JSON each: to keep beside a report, or to put on record in "
        "another store that holds the same documents."
    )

    def lines() -> bytes:
        return "".join(replaying.lines(desk, (case,))).encode()

    st.download_button(
        "Export the decision log", auditing.taken(lines, "log", case), "claims-decisions.jsonl", "application/jsonl", icon=":material/download:",
        on_click="ignore", key="export-log",
    )  # fmt: skip


def _replay() -> None:
    with st.expander("Replay a log that was exported"):
        st.file_uploader("An exported log", type=["jsonl"], key=_FILE)
        st.button("Put its decisions on record", key="replay-log", on_click=_put)
    done: Replayed | None = st.session_state.pop(_DONE, None)
    if done is not None:
        _told(done)


def _told(done: Replayed) -> None:
    words = f"{phrases.count(done.added, 'decision')} put on record, {done.present:,} there already."
    if not done.left_out:
        st.success(words, icon=":material/check:")
        return
    named = [f"line {left.line}: {left.reason}" for left in done.left_out[:_NAMED]]
    rest = len(done.left_out) - len(named)
    named += [f"and {rest:,} more"] if rest else []
    left = "\n".join(f"- {markdown_text(line)}" for line in named)
    st.warning(f"{words} {phrases.count(len(done.left_out), 'line')} left out:\n\n{left}", icon=":material/rule:")


def _put() -> None:
    given = st.session_state.get(_FILE)
    if given is None:
        messages.refused("Choose a file first. Nothing was saved.")
        return
    try:
        text = given.getvalue().decode("utf-8-sig")
        st.session_state[_DONE] = replaying.replay(session.desk(), text.split("\n"))
    except UnicodeDecodeError:
        messages.refused("This file is not a text in UTF-8, as an exported log is. Nothing was saved.")
    except ClaimsError as error:
        messages.refused(error)


draw()
