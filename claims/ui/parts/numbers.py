"""The numbers of a document that make no claim, each with what it is and why: read when they are asked for, and kept for a while."""

from __future__ import annotations

import streamlit as st

from claims.desk import Desk
from claims.desk.shelf import Opened
from claims.terms import NumberKind
from claims.ui import session
from claims.ui.parts.reader import NAMES, Mark

_READY = "numbers-ready"
_Key = tuple[tuple[str, str, str], str | None, str, tuple[int, int]]
_Found = tuple[tuple[int, int, str, str], ...]


def is_ready(case: str | None, opened: Opened) -> bool:
    """Whether the numbers of a part were read in this session, so that they are there at once."""
    return _key(case, opened) in st.session_state.get(_READY, set())


def marks(case: str | None, opened: Opened) -> list[Mark]:
    """The numbers of a part, its claims left out."""
    key = _key(case, opened)
    with st.spinner("Reading the numbers of this text …"):
        found = _read(key, session.desk())
    st.session_state.setdefault(_READY, set()).add(key)
    known = {(view.original.start, view.original.end) for view in opened.claims}
    return [_mark(*one) for one in found if (one[0], one[1]) not in known]


def _mark(start: int, end: int, kind: str, reason: str) -> Mark:
    if kind == NumberKind.CLAIM:
        return Mark(
            start,
            end,
            "unread",
            f"A claim by the rules of today, which is not in the store: {reason}. Add the document anew.",
        )
    return Mark(start, end, kind, f"No claim, {_article(NAMES[kind][0])}: {reason}.")


def _article(name: str) -> str:
    return name if name == NAMES["boilerplate"][0] else f"{'an' if name[0] in 'aeo' else 'a'} {name}"


def _key(case: str | None, opened: Opened) -> _Key:
    """What a reading depends on: the store, the rules in force, who looks, the case, the document and the part."""
    desk = session.desk()
    return (desk.store.name, desk.extractor, session.viewer()), case, opened.id, (opened.start, opened.end)


@st.cache_data(show_spinner=False, max_entries=256, ttl=3600)
def _read(key: _Key, _desk: Desk) -> _Found:
    _, case, document, (start, end) = key
    found = _desk.numbers(case, document, start, end)
    return tuple((one.start, one.end, str(one.kind), one.reason) for one in found)
