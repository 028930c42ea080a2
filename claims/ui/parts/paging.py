"""Which page of a list is shown: its number lives in the address, buttons lead to the next and the one before."""

from __future__ import annotations

from typing import Final

import streamlit as st

PAGE: Final = "page"
_DIGITS: Final = 8  # a number of more is no page


def place() -> int:
    """The number of the page that the address names, from 1; 1 where it names none."""
    told = str(st.query_params.get(PAGE, ""))
    return max(1, int(told)) if told.isascii() and told.isdigit() and len(told) <= _DIGITS else 1


def first() -> None:
    """Go to the first page: of a list that was narrowed, the page in view may not be there."""
    st.query_params.pop(PAGE, None)


def steps(total: int, length: int, *, more: bool = False, key: str = PAGE) -> None:
    """Draw the buttons, where there is more than one page; `more`: there are further pages than were counted."""
    pages = max(1, -(-total // length))
    now = place()
    if pages == 1 and now == 1:
        return
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="center", key=f"{key}-steps"):
        for label, step, icon in (
            ("Previous page", -1, ":material/chevron_left:"),
            ("Next page", 1, ":material/chevron_right:"),
        ):
            there = 1 <= now + step <= pages or (step < 0 and now > pages)
            st.button(
                label, icon=icon, disabled=not there, key=f"{key}-{step}", on_click=_go, args=(min(now + step, pages),)
            )
        st.caption(f"Page {now:,} of {pages:,}{' or more' if more else ''}")


def _go(number: int) -> None:
    st.query_params[PAGE] = str(number)
