"""What claims are narrowed by: every filter lives in the address, so that a link shows the same claims."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import streamlit as st

from claims.reviews.seeking import Sought
from claims.terms import Bound, Modality
from claims.ui.parts import paging

if TYPE_CHECKING:
    from claims.desk import Desk

WORDS: Final = "words"
_FIELDS: Final[Mapping[str, tuple[str, str]]] = {
    "happened": ("event", "Event"),
    "counted": ("counted_kind", "What is counted"),
    "whose": ("group", "Whose"),
    "standing": ("status", "Civilian or combatant"),
    "actor": ("actor", "By whom"),
    "where": ("place", "Where"),
    "speaker": ("speaker", "Speaker"),
    "printed": ("outlet", "Outlet"),
    "in": ("document", "Document"),
    "unit": ("unit", "Unit"),
    "bound": ("bound", "Bound"),
    "manner": ("modality", "Manner"),
}
"""Each filter by its name in the address: the field, and what it is called."""
# The words shown are those of the address: what a field shows in other words could not be linked to.
_FIXED: Final[Mapping[str, Mapping[str, str]]] = {
    field: {value.replace("_", " "): value for value in words}
    for field, words in (("bound", tuple(Bound)), ("modality", tuple(Modality)))
}
_TYPED: Final[Mapping[str, tuple[str, str]]] = {
    "least": ("Figure from", "a number"),
    "most": ("Figure to", "a number"),
    "since": ("Time from", "2023, 2023-05 or 2023-05-17"),
    "until": ("Time to", "2023, 2023-05 or 2023-05-17"),
}
_FLAGS: Final[Mapping[str, tuple[str, str, tuple[str, str]]]] = {
    "read": ("by_hand", "Entered", ("by hand", "read by the program")),
    "corrected": ("corrected", "Corrected", ("corrected", "as read")),
    "rejected": ("rejected", "Rejected", ("rejected", "not rejected")),
    "partner": ("partnered", "Partner", ("with a partner", "without a partner")),
}
HIDDEN: Final = ("source", "question", "document")
"""What a link from another page narrows by, without a field of its own."""
NAMES: Final = (WORDS, *_FIELDS, *_TYPED, *_FLAGS)


def draw(desk: Desk, case: str | None) -> Sought:
    """Draw the search and the filters, and give what is asked for."""
    st.text_input(
        "Search", key=WORDS, bind="query-params", max_chars=500, icon=":material/search:", on_change=paging.first,
        placeholder="words of the sentence, a speaker, an outlet", label_visibility="collapsed",
    )  # fmt: skip
    number = sum(bool(_asked(name)) for name in NAMES if name != WORDS)
    with st.expander(f"Filters ({number})" if number else "Filters", key="claim-filters"):
        columns = st.columns(4)
        for place, name in enumerate((*_FIELDS, *_TYPED, *_FLAGS)):
            with columns[place % len(columns)]:
                _field(desk, case, name)
    if number or any(_asked(name) for name in (WORDS, *HIDDEN)):
        st.button("Clear all filters", on_click=_clear, icon=":material/close:", type="tertiary", key="clear-filters")
    return of_session()


def _field(desk: Desk, case: str | None, name: str) -> None:
    if name in _TYPED:
        label, hint = _TYPED[name]
        st.text_input(label, key=name, bind="query-params", placeholder=hint, max_chars=40, on_change=paging.first)
        return
    if name in _FLAGS:
        _, label, options = _FLAGS[name]
        _choice(label, name, options, free=False)
        return
    field, label = _FIELDS[name]
    fixed = _FIXED.get(field)
    _choice(label, name, tuple(fixed) if fixed else desk.offered(case, field), free=fixed is None)


def _choice(label: str, name: str, options: tuple[str, ...], *, free: bool) -> None:
    told = _asked(name)
    every = list(dict.fromkeys((*options, *([told] if told and free else []))))
    st.selectbox(
        label, every, index=None, key=name, bind="query-params", on_change=paging.first, placeholder="any",
        accept_new_options=free,
    )  # fmt: skip


def of_session() -> Sought:
    """What the fields ask for; a number that is none asks for nothing."""
    told = {name: str(st.session_state.get(name) or "").strip() for name in NAMES}
    hidden = {name: str(st.query_params.get(name, "")) for name in HIDDEN}
    return Sought(
        words=told[WORDS],
        equal={
            field: _FIXED.get(field, {}).get(told[name], told[name])
            for name, (field, _) in _FIELDS.items()
            if told[name]
        },
        least=_number(told["least"]),
        most=_number(told["most"]),
        since=told["since"],
        until=told["until"],
        flags={flag: told[name] == yes for name, (flag, _, (yes, _no)) in _FLAGS.items() if told[name]},
        **hidden,
    )


def not_numbers() -> tuple[str, ...]:
    """The fields that should hold a number and do not."""
    typed = {name: str(st.session_state.get(name) or "") for name in ("least", "most")}
    return tuple(_TYPED[name][0] for name, text in typed.items() if text.strip() and _number(text) is None)


def address() -> dict[str, str]:
    """The part of the address that asks for the claims in view."""
    return {name: _asked(name) for name in (*NAMES, *HIDDEN, paging.PAGE) if _asked(name)}


def _asked(name: str) -> str:
    """What a field holds, or, before it is drawn, what the address asks for."""
    held = st.session_state.get(name) if name in st.session_state else st.query_params.get(name)
    return str(held or "")


def _number(text: str) -> float | None:
    try:
        number = float(text.replace(",", "").replace("\N{NO-BREAK SPACE}", "").replace(" ", ""))
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _clear() -> None:
    for name in NAMES:  # the address follows the fields by itself
        if name in st.session_state:
            st.session_state[name] = None if name in _FIELDS or name in _FLAGS else ""
    for name in (*HIDDEN, paging.PAGE):
        st.query_params.pop(name, None)
