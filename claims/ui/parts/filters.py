"""What the queue is narrowed by: the filters live in the address, so that a link shows the same view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, urlencode

import streamlit as st

from claims.reporting import phrases
from claims.reviews.listing import FACETS, Choice, Wanted
from claims.terms import RelationKind

if TYPE_CHECKING:
    from claims.desk import Desk

LABELS: Final[dict[str, str]] = {
    "kind": "Kind", "event": "Event", "source": "Source", "outlet": "Outlet", "place": "Place", "period": "Month",
    "status": "Status", "reviewer": "Reviewer", "assignee": "Assigned to", "reply": "Reply of a source",
    "severity": "Severity",
}  # fmt: skip
TEXT: Final = "find"
WITHIN: Final = "within"
_LONGEST: Final = 1_500  # characters that an address holds well
_COLUMNS: Final = 3


def within() -> Wanted:
    """The view of the queue that the address of a disagreement was reached from; all of it where it names none."""
    told = parse_qs(st.query_params.get(WITHIN, "")[:_LONGEST])
    facets = {facet: tuple(told[facet]) for facet in FACETS if facet in told}
    return Wanted(text=told.get(TEXT, [""])[0], facets=facets)


def passed_on(wanted: Wanted) -> dict[str, str]:
    """The part of a disagreement's address that names the view of the queue it was reached from."""
    told = urlencode(address(wanted), doseq=True)
    return {WITHIN: told} if told and len(told) <= _LONGEST else {}


def address(wanted: Wanted) -> dict[str, str | Sequence[str]]:
    """The part of the queue's address that asks for the same."""
    told: dict[str, str | Sequence[str]] = {facet: list(values) for facet, values in wanted.facets.items() if values}
    return told | ({TEXT: wanted.text} if wanted.text else {})


def draw(desk: Desk, case: str | None) -> Wanted:
    """Draw the search and the facets, and give what is asked for."""
    text = st.text_input(
        "Search the queue", key=TEXT, bind="query-params", placeholder="words of the question, a sentence, a speaker, an outlet",
        label_visibility="collapsed", icon=":material/search:", max_chars=500,
    )  # fmt: skip
    asked = _asked(text)
    offered = desk.choices(case, asked)
    number = sum(map(len, asked.facets.values()))
    with st.expander(f"Filters ({number})" if number else "Filters", key="filters"):
        columns = st.columns(_COLUMNS)
        for place, facet in enumerate(FACETS):
            with columns[place % _COLUMNS]:
                _facet(facet, offered[facet], asked.facets.get(facet, ()))
        if number or text:
            st.button("Clear all filters", on_click=clear, icon=":material/close:")
    return _asked(text)


def asked() -> Wanted:
    """What the widgets asked for when they were last drawn, else the address."""
    return _asked(str(st.session_state.get(TEXT) or st.query_params.get(TEXT, "")))


def _asked(text: str) -> Wanted:
    """What the widgets ask for; before they are drawn for the first time, what the address does."""
    told = {
        facet: tuple(map(str, st.session_state[facet] if facet in st.session_state else st.query_params.get_all(facet)))
        for facet in FACETS
    }
    return Wanted(text=text, facets={facet: values for facet, values in told.items() if values})


def _facet(facet: str, offered: Sequence[Choice], chosen: Sequence[str]) -> None:
    counts = {choice.value: choice.count for choice in offered}
    if facet not in st.session_state:
        st.session_state[facet] = list(chosen)
    # Not bound: the address would hold the words and counts that are shown, which no other page can link to.
    st.multiselect(
        LABELS[facet], list(dict.fromkeys((*counts, *chosen))), key=facet, on_change=_chosen, args=(facet,),
        format_func=lambda value: f"{worded(facet, value)} ({counts.get(value, 0):,})", placeholder="any",
    )  # fmt: skip


def _chosen(facet: str) -> None:
    """Put what was chosen into the address."""
    st.query_params[facet] = list(st.session_state.get(facet) or ())


def worded(facet: str, value: str) -> str:
    """A value of a facet as a person reads it."""
    if facet == "kind" and value in {str(kind) for kind in RelationKind}:
        return phrases.kind(RelationKind(value))
    words: Mapping[str, str] = phrases.STATUSES if facet == "status" else {}
    if facet == "period":
        return phrases.date(value)
    return words.get(value) or value.replace("_", " ")


def clear() -> None:
    """Ask for everything again."""
    for name in FACETS:
        st.query_params.pop(name, None)
        if name in st.session_state:
            st.session_state[name] = []
    if TEXT in st.session_state:
        st.session_state[TEXT] = ""  # the address follows the field by itself
