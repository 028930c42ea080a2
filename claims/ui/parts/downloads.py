"""The files of a report: one button a format, each written when it is clicked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from claims.reporting import FILES, Format, Report, refusal, refusals, write
from claims.ui import auditing

FIRST = (Format.MARKDOWN, Format.HTML, Format.PDF, Format.DOCX)
_POSITIONS = "positions_only"
_MARK = "\ufeff".encode()


def draw(made: Callable[[], Report], name: str, found: int, case: str | None) -> None:
    """A button for each format; `made` gives the report of a case, `name` is what its files are called, `found` how many disagreements it has."""
    with st.container(horizontal=True, vertical_alignment="center"):
        for form in FIRST:
            _button(form, made, name, found, case, primary=form is FIRST[0])
        with st.popover("More formats", icon=":material/download:"):
            for form in Format:
                if form not in FIRST:
                    _button(form, made, name, found, case)
            st.checkbox(
                "Web Annotation with positions only", key=_POSITIONS,
                help="Without the words of the documents, for texts that may not be copied.",
            )  # fmt: skip
    if why := refusals(found):
        st.caption(f":material/info: {why}.")


def _button(  # noqa: PLR0913 - what a button of a file is made of
    form: Format, made: Callable[[], Report], name: str, found: int, case: str | None, *, primary: bool = False
) -> None:
    file = FILES[form]
    data = partial(_written, form, made, positions_only=bool(st.session_state.get(_POSITIONS)))
    st.download_button(
        f"Download {file.name}", auditing.taken(data, "report", case, format=form), f"{name}{file.ending}", file.media, key=f"get-{form}-{name}",
        icon=":material/download:", type="primary" if primary else "secondary", on_click="ignore",
        disabled=bool(why := refusal(form, found)), help=why or None,
    )  # fmt: skip


def _written(form: Format, made: Callable[[], Report], *, positions_only: bool) -> bytes:
    # The mark in front tells spreadsheets that the file is UTF-8.
    return (_MARK if form is Format.CSV else b"") + write(form, made(), positions_only=positions_only)
