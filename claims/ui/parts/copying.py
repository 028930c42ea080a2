"""Which documents repeat the text of an opened one: how much is the same, the way there, and a reviewer's word on it."""

from __future__ import annotations

import streamlit as st

from claims.desk.copying import Copied
from claims.desk.shelf import Opened
from claims.errors import ClaimsError
from claims.reporting.escaping import markdown_text
from claims.ui import messages, session
from claims.ui.parts import reader, translating

_MOST = 20


def draw(case: str | None, opened: Opened) -> None:
    """Draw the copies of a document, a line each, with the button by which a reviewer says that one is none, or takes that back."""
    if not opened.copies:
        return
    st.header("The same text elsewhere")
    st.caption(
        "What copies of one text say counts as one origin. A figure that was changed in one of them is another statement."
    )
    for copied in opened.copies[:_MOST]:
        _line(case, opened.id, copied)
    if len(opened.copies) > _MOST:
        st.caption(f"And {len(opened.copies) - _MOST:,} more.")


def _line(case: str | None, document: str, copied: Copied) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            f"Also in: {markdown_text(translating.called(copied.document))}", key=f"go-{copied.id}", icon=":material/file_copy:",
            type="tertiary", on_click=reader.go, args=(copied.id, case),
        )  # fmt: skip
        st.caption(_told(copied))
        st.button(
            "Not a copy" if copied.is_copy else "It is a copy",
            key=f"copy-{copied.id}",
            on_click=_save,
            args=(case, document, copied),
        )


def _told(copied: Copied) -> str:
    if copied.reviewer is None:
        return copied.words
    said = "a copy" if copied.is_copy else "no copy"
    return f"{said}, says {markdown_text(copied.reviewer)}; found by the program: {copied.words}"


def _save(case: str | None, document: str, copied: Copied) -> None:
    name = session.reviewer()
    if name is None:
        return
    try:
        session.desk().decide_copy(case, document, copied.id, "", name, same=not copied.is_copy, expected=copied.last)
    except ClaimsError as error:
        messages.refused(error)
        return
    messages.done("Counted as a report of its own" if copied.is_copy else "Counted as a copy")
