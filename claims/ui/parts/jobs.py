"""What was handed in to be read: how far it is, who handed it in, what could not be read and why; looked at anew by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from claims.errors import ClaimsError
from claims.reporting import phrases
from claims.reporting.escaping import markdown_text
from claims.terms import JobState
from claims.ui import messages, session, shell

if TYPE_CHECKING:
    from claims.store.jobs import Job

_EVERY: Final = 2  # seconds between looks
_MOST: Final = 20  # files that could not be read are named one by one
_LIVE: Final = "jobs_that_go_on"
_STANDS: Final = {
    JobState.QUEUED: "waits to be read",
    JobState.RUNNING: "is being read",
    JobState.DONE: "was read",
    JobState.FAILED: "could not be read",
    JobState.CANCELLED: "was cancelled",
}


def draw() -> None:
    """Draw the jobs that go on and the last that have ended; nothing where nothing was ever handed in."""
    found = session.desk().jobs()
    live = [job for job in found if job.is_live]
    st.session_state[_LIVE] = {job.number for job in live}
    if live:
        _watch()
    ended = [job for job in found if not job.is_live]
    if ended:
        with st.expander("Last handed in", expanded=not live, icon=":material/inventory:"):
            for job in ended:
                _ended(job)


@st.fragment(run_every=_EVERY)
def _watch() -> None:
    try:
        live = [job for job in session.desk().jobs() if job.is_live]
    except ClaimsError as error:
        messages.error(error)
        return
    if {job.number for job in live} != st.session_state.get(_LIVE):
        st.rerun()  # one has ended: the figures of the page are others now
    for job in live:
        with st.container(border=True, key=f"job-{job.number}"):
            _goes_on(job)


def _goes_on(job: Job) -> None:
    done = job.read + job.failed
    st.markdown(_title(job))
    st.progress(done / job.files, text=markdown_text(_progress(job, done)))
    _told(job)
    st.button(
        "Cancel", key=f"cancel-{job.number}", on_click=_cancel, args=(job.case, job.number), icon=":material/cancel:",
        help="What is still to be read is left out; what was added stays.",
    )  # fmt: skip


def _progress(job: Job, done: int) -> str:
    if job.current is not None:
        return f"{done:,} of {phrases.count(job.files, 'file')} read, now {job.current[:80]}"
    if done == job.files:
        return f"{phrases.count(done, 'file')} read, comparing with what is there …"
    return f"{done:,} of {phrases.count(job.files, 'file')} read"


def _ended(job: Job) -> None:
    st.markdown(_title(job))
    st.markdown(markdown_text(_came_to(job)))
    _told(job)
    if job.added or job.present:
        st.page_link(
            shell.page("queue"), label="The queue of its case", icon=":material/inbox:",
            query_params=session.of_case(job.case),
        )  # fmt: skip


def _title(job: Job) -> str:
    by = f" by {job.by}" if job.by else ""
    at = job.submitted.replace("T", " ").removesuffix("Z") + " UTC"
    told = f"{phrases.count(job.files, 'file')} for {job.case or session.UNNAMED.lower()}, handed in{by} on {at}: {_STANDS[job.state]}"
    return f"**{markdown_text(told)}**"


def _came_to(job: Job) -> str:
    parts = [f"{phrases.count(job.added, 'document')} added with {phrases.count(job.claims, 'claim')}"]
    parts += [f"{job.present:,} there already"] if job.present else []
    parts += [f"{phrases.count(job.failed, 'file')} could not be read"] if job.failed else []
    parts += [f"{phrases.count(job.cancelled, 'file')} left out"] if job.cancelled else []
    return "; ".join(parts)


def _told(job: Job) -> None:
    for one in job.told[:_MOST]:
        where = f"{one.path}:{one.line}" if one.line is not None else one.path
        line = markdown_text(f"{where}: {one.reason}")
        if one.sort == "failed":
            st.error(line, icon=":material/error:")
        else:
            st.caption(line)
    if len(job.told) > _MOST:
        st.caption(f"… and more: {phrases.count(job.failed, 'file')} could not be read so far.")


def _cancel(case: str | None, number: int) -> None:
    try:
        cancelled = session.desk().cancel(case, number)
    except ClaimsError as error:
        messages.refused(error)
        return
    messages.done("Cancelled. What was added before stays" if cancelled else "It had ended already")
