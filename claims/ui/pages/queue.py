"""The queue: every flagged disagreement with where its review stands, narrowed by filters that live in the address."""

from __future__ import annotations

import streamlit as st

from claims.reporting import NotCompared, phrases
from claims.reviews.listing import Wanted
from claims.ui import session
from claims.ui.parts import behind, cards, entries, filters, outside

LENGTH = 20  # entries of a page
PAGE = "page"


def draw() -> None:
    """Draw the filters and a page of what they leave."""
    st.title("Where sources disagree")
    desk, case = session.desk(), session.choose_case()
    told = session.not_compared(case)
    behind.draw(case)
    if not told.coverage.documents:
        outside.nothing_yet()
        return
    if not desk.page(case, Wanted(), length=1).total:
        nothing(told)
        outside.line(told)
        return
    wanted = filters.draw(desk, case)
    _list(case, wanted, told)
    outside.line(told)


def nothing(told: NotCompared) -> None:
    """Draw that nothing disagrees, with how much could be compared."""
    with st.container(border=True):
        cards.draw([cards.nothing(told.coverage)])
        st.write(
            "A figure can be compared when another statement answers the same question. Add documents to find more."
        )


def _list(case: str | None, wanted: Wanted, told: NotCompared) -> None:
    place = _page()
    found = session.desk().page(case, wanted, (place - 1) * LENGTH, LENGTH)
    pages = max(1, -(-found.total // LENGTH))
    if place > pages:
        place, found = 1, session.desk().page(case, wanted, 0, LENGTH)
    narrowed = bool(wanted.text.strip() or wanted.facets)
    st.caption(_counted(found.total, told, narrowed=narrowed))
    entries.draw(found.items, case, wanted)
    if not found.total:
        st.info("No disagreement has all of this. Take a filter away to see more.", icon=":material/filter_alt_off:")
    if pages > 1:
        _steps(place, pages)


def _counted(total: int, told: NotCompared, *, narrowed: bool) -> str:
    found = f"{phrases.count(total, 'disagreement')}{' with these filters,' if narrowed else ''}"
    return f"{found} found among the {phrases.compared(told.coverage).replace(' could', ' that could')}."


def _page() -> int:
    told = str(st.query_params.get(PAGE, "1"))
    return max(1, int(told)) if told.isascii() and told.isdigit() and len(told) < 9 else 1  # noqa: PLR2004 - no such page


def _steps(place: int, pages: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="center"):
        for label, step, icon in (
            ("Previous page", -1, ":material/chevron_left:"),
            ("Next page", 1, ":material/chevron_right:"),
        ):
            there = 1 <= place + step <= pages
            st.button(label, icon=icon, disabled=not there, key=f"step-{step}", on_click=_go, args=(place + step,))
        st.caption(f"Page {place:,} of {pages:,}")


def _go(place: int) -> None:
    st.query_params[PAGE] = str(place)


draw()
