"""What one visitor is looking at: the desk, the case, the opened disagreement, and the reviewer's name.

The database is the truth; the session keeps nothing that a refresh may not lose, save the name.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress

import streamlit as st
from streamlit.errors import StreamlitAPIException

from claims.desk import Desk
from claims.desk.opening import open_desk
from claims.desk.reports import not_compared as outside
from claims.desk.reports import report as case_report
from claims.listening import Reach
from claims.reporting import NotCompared, Report
from claims.reporting.escaping import markdown_text
from claims.reviews.listing import Around, Wanted
from claims.ui import messages, opened_for, remembering, signing_in

_REVIEWER = "reviewer_name"
_REVIEWER_INPUT = "reviewer_input"
_MISSED = "reviewer_missed"
_TIMES = "reviewer_times_missed"
CASE = "chosen_case"
_PICKER = "case_picker"
_SHOWN = "shown_claims"
_HELD = "held_address"
_NEIGHBOURS = "neighbours"
UNNAMED = "Documents without a case"


def desk() -> Desk:
    """The desk on the store that `CLAIMS_STORE` names, opened for who is looking; `StoreError` where it cannot be opened."""
    kept = _opened(os.environ.get("CLAIMS_STORE"))
    return kept.as_viewer(signing_in.viewer(), unverified=opened_for.reach() is Reach.TRUSTED, client=_asked_from())


def _asked_from() -> str | None:
    """The address that a visitor asks from, where it is not this machine's own."""
    told = st.context.ip_address
    return told if isinstance(told, str) else None  # a stand-in where the app is tested without a server


def _still_there(kept: Desk) -> bool:
    return kept.store.is_kept()


# Shared by all visitors: a desk knows its store and its rules, and nothing of who is asking.
@st.cache_resource(show_spinner=False, validate=_still_there, max_entries=8)
def _opened(url: str | None) -> Desk:
    return open_desk(url, beside=True)


def report(case: str | None) -> Report:
    """The report of a case as it stands now."""
    return case_report(desk(), case)


def not_compared(case: str | None) -> NotCompared:
    """What stands outside of the comparison of a case as it stands now."""
    return outside(desk(), case)


def case() -> str | None:
    """The case that the address names, else the one chosen last, else the first; None is the unnamed one."""
    names = [name or "" for name in desk().cases()]
    wanted = st.query_params.get("case", st.session_state.get(CASE))
    if wanted and wanted not in names and signing_in.is_asked():
        _denied(str(wanted))
    chosen = wanted if wanted in names else next(iter(names), "")
    return chosen or None


def _denied(case: str) -> None:
    from claims.ui import auditing  # noqa: PLC0415 - which asks this for the desk

    auditing.denied("case", case)


def choose_case() -> str | None:
    """The case in view, with a picker where there are several."""
    names = [name or "" for name in desk().cases()]
    chosen = case()
    if names == [chosen]:
        st.caption(f"Case: {markdown_text(chosen or UNNAMED)}")
    if len(names) > 1:
        st.selectbox(
            "Case", names, index=names.index(chosen or ""), format_func=lambda name: name or UNNAMED,
            key=_PICKER, on_change=_case_chosen, width=420,
        )  # fmt: skip
    return chosen


def _case_chosen() -> None:
    name = str(st.session_state[_PICKER])
    st.session_state[CASE] = name
    st.query_params["case"] = name


def address(item: str, in_case: str | None) -> dict[str, str]:
    """The query that shows one disagreement to anyone who follows the link."""
    return {"item": item, **of_case(in_case)}


def of_case(case: str | None) -> dict[str, str]:
    """The query that shows a page of one case."""
    return {"case": case} if case else {}


def hold_address(opened: str | None) -> None:
    """Put what a page has opened (None: its list) into the address, which a link within one page leaves as it was."""
    if st.session_state.get(_HELD) != opened:
        st.session_state[_HELD] = opened
        with suppress(StreamlitAPIException):  # what belongs to a field follows the field by itself
            st.query_params.from_dict(st.query_params.to_dict())


def remember(item: str, claims: Sequence[str]) -> None:
    """Keep which claims the disagreement in view sets against each other."""
    st.session_state[_SHOWN] = (item, tuple(claims))


def followed(item: str, in_case: str | None) -> str:
    """The disagreement that took the place of the one in view, where a decision made another of it; else `item` itself."""
    shown, claims = st.session_state.get(_SHOWN, ("", ()))
    found = desk().successor(in_case, claims) if shown == item else None
    if found is None:
        return item
    st.query_params["item"] = found
    return found


def neighbours(item: str, in_case: str | None, wanted: Wanted) -> Around:
    """Where a disagreement stood in the queue when this visitor first opened it: a verdict on it moves it elsewhere."""
    seen: dict[tuple[str, str | None, str], Around] = st.session_state.setdefault(_NEIGHBOURS, {})
    key = (item, in_case, wanted.model_dump_json())
    if key not in seen:
        seen[key] = desk().around(in_case, wanted, item)
    return seen[key]


def viewer() -> str:
    """Who is looking, as the sign-in tells it; empty where nobody signs in. What is kept for one viewer has it in its key."""
    seen = signing_in.viewer()
    return seen.person if seen else ""


def ask_reviewer() -> None:
    """Ask for the reviewer's name; once a decision was made under it, the browser keeps it. Who signed in is not asked."""
    seen = signing_in.viewer()
    if seen is not None:
        st.caption(f"Your decisions are kept under the name {markdown_text(seen.name)}.")
        return
    known = _known()
    # One place for all of it, so that what stands beside and below keeps its own.
    with st.container(width=420, gap=None, key="reviewer"):
        # Typed text waits for the next click: a rerun of its own, on leaving the field, would swallow that click.
        st.text_input(
            "Your name", value=known, key=_REVIEWER_INPUT, on_change="ignore", max_chars=remembering.LONGEST,
            placeholder="Every decision is kept with a name",
        )  # fmt: skip
        missed = st.session_state.pop(_MISSED, False)
        if missed:
            st.error("Type your name here, then decide again.", icon=":material/error:")
            remembering.bring(_REVIEWER_INPUT, _asked())
        remembering.keep(str(st.session_state.get(_REVIEWER, "")))


def known_as() -> str:
    """The name of who is looking, as far as it is known; empty where nobody has given one yet."""
    seen = signing_in.viewer()
    return seen.name if seen is not None else _known()


def _known() -> str:
    """The name that this visitor last decided under, here or in an earlier visit with this browser."""
    return str(st.session_state.get(_REVIEWER, "")) or remembering.told()


def _asked() -> int:
    """How often the name was missed in this session."""
    times = int(st.session_state.get(_TIMES, 0)) + 1
    st.session_state[_TIMES] = times
    return times


def reviewer() -> str | None:
    """The name that decisions are kept under; where none was given, say so and give None."""
    seen = signing_in.viewer()
    if seen is not None:
        return seen.name
    typed = st.session_state.get(_REVIEWER_INPUT)
    name = remembering.cleaned(_known() if typed is None else str(typed))
    if not name:
        messages.refused("Your name is missing: a decision is kept with the name of who made it. Nothing was saved.")
        st.session_state[_MISSED] = True
        return None
    st.session_state[_REVIEWER] = name
    return name
