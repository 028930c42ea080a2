"""What was handed in to be read: how far it is, who handed it in, what could not be read and why; looked at anew by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from claims.errors import ClaimsError
from claims.reporting import phrases
from claims.reporting.escaping import markdown_text
from claims.terms import JobKind, JobState
from claims.ui import messages, session, shell

if TYPE_CHECKING:
    from claims.store.jobs import Job, Told

_EVERY: Final = 2  # seconds between looks
_MOST: Final = 20  # files that could not be read are named one by one
_LIVE: Final = "jobs_that_go_on"
_DONE: Final = {JobKind.UPLOAD: "read", JobKind.FETCH: "fetched"}


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
                with st.container(border=True, key=f"job-{job.number}"):
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
    for job in sorted(live, key=lambda one: one.current is None):
        with st.container(border=True, key=f"job-{job.number}"):
            _goes_on(job)


def _goes_on(job: Job) -> None:
    done = job.read + job.failed
    _head(job, _begun(job))
    st.progress(done / job.files, text=markdown_text(_progress(job, done)))
    _told(job)
    st.button(
        "Cancel", key=f"cancel-{job.number}", on_click=_cancel, args=(job.case, job.number), icon=":material/cancel:",
        help="What is still to be read is left out; what was added stays.",
    )  # fmt: skip


def _begun(job: Job) -> str:
    if job.state is JobState.RUNNING:
        return f"{'Fetching' if job.kind is JobKind.FETCH else 'Reading'} {_files(job, job.files)}"
    return f"{_files(job, job.files)} {'waits' if job.files == 1 else 'wait'} to be {_DONE[job.kind]}"


def _progress(job: Job, done: int) -> str:
    told = f"{done:,} of {_files(job, job.files)} done"
    if job.current is not None:
        return f"{told}, now {job.current[:80]}"
    return f"{told}, comparing with what is there …" if done == job.files else told


def _ended(job: Job) -> None:
    _head(job, _came_to(job))
    _told(job)
    if job.added or job.present:
        st.page_link(
            shell.page("queue"), label="The queue of its case", icon=":material/inbox:",
            query_params=session.of_case(job.case),
        )  # fmt: skip


def _head(job: Job, what: str) -> None:
    by = f" by {job.by}" if job.by else ""
    told = f"{job.case or session.UNNAMED} · {_files(job, job.files)} handed in{by}, {phrases.moment(job.submitted)}"
    with st.container(gap=None):
        st.markdown(f"**{markdown_text(what)}**")
        st.caption(markdown_text(told))


def _came_to(job: Job) -> str:
    parts = [f"{phrases.count(job.added, 'document')} added with {phrases.count(job.claims, 'claim')}"]
    if not job.added and (job.present or job.failed or job.cancelled):
        parts = []
    parts += [f"{phrases.count(job.present, 'document')} there already"] if job.present else []
    parts += [f"{_files(job, job.failed)} could not be {_DONE[job.kind]}"] if job.failed else []
    parts += [f"{_files(job, job.cancelled)} left out"] if job.cancelled else []
    return f"{'Cancelled: ' if job.state is JobState.CANCELLED else ''}{'; '.join(parts)}"


def _files(job: Job, quantity: int) -> str:
    return (
        phrases.count(quantity, "address", "addresses")
        if job.kind is JobKind.FETCH
        else phrases.count(quantity, "file")
    )


def _told(job: Job) -> None:
    failed = [_line(one) for one in job.told if one.sort == "failed"]
    shown = failed[:_MOST]
    if len(failed) > _MOST:
        shown.append(f"… and more: {_files(job, job.failed)} could not be {_DONE[job.kind]} so far.")
    if shown:
        # One box for all of them: a list of what to look after, not an alarm for each.
        st.error("\n".join(f"- {line}" for line in shown) if shown[1:] else shown[0], icon=":material/error:")
    for one in [one for one in job.told if one.sort == "notice"][:_MOST]:
        st.caption(_line(one))


def _line(told: Told) -> str:
    where = f"{told.path}:{told.line}" if told.line is not None else told.path
    return markdown_text(f"{where}: {told.reason}")


def _cancel(case: str | None, number: int) -> None:
    try:
        cancelled = session.desk().cancel(case, number)
    except ClaimsError as error:
        messages.refused(error)
        return
    messages.done("Cancelled. What was added before stays" if cancelled else "It had ended already")
