"""The documents of a case; and one of them, its text with every number lit by what became of it and why."""

from __future__ import annotations

import streamlit as st

from claims.desk.bundle import called
from claims.desk.languages import named
from claims.desk.shelf import Opened
from claims.models import Document
from claims.reporting import phrases
from claims.reporting.escaping import markdown_text
from claims.ui import auditing, session
from claims.ui.parts import (
    by_hand,
    cards,
    copying,
    grids,
    history,
    mapping,
    numbers,
    outside,
    reader,
    standing,
    statements,
    translating,
)

LENGTH = 25  # documents drawn on one page of the list
_NO_CLAIM = "None of these numbers makes a claim. Point at one, or step to it with the Tab key, to see why."


def draw() -> None:
    """Draw the document that the address names, else the list."""
    reader.style()
    grids.style()
    case, wanted = session.case(), st.query_params.get("id")
    if wanted:
        _one(case, wanted)
    else:
        _list()


def _list() -> None:
    st.title("Documents")
    case = session.choose_case()
    desk = session.desk()
    if not desk.cases():
        outside.nothing_yet()
        return
    sought = st.text_input(
        "Search", placeholder="title, outlet, address, date or language", key="find", bind="query-params", width=420
    )
    start = int(st.session_state.get(_start_key(case), 0)) if st.session_state.get("document-sought") == sought else 0
    st.session_state["document-sought"] = sought
    total, shown = desk.documents(case, sought, start, LENGTH)
    st.caption(
        f"{phrases.count(total, 'document')}{f' with “{markdown_text(sought)}”' if sought else ''}, the latest first."
    )
    for one in shown:
        with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"document-{one.id}"):
            cards.draw([reader.row(one.document, one.claims)])
            st.button(
                "Open",
                key=f"open-{one.id}",
                icon=":material/arrow_forward:",
                icon_position="right",
                on_click=reader.go,
                args=(one.id, case),
            )
    _steps(start, total, len(shown), case)


def _steps(start: int, total: int, shown: int, case: str | None) -> None:
    if total <= LENGTH:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Earlier in the list", disabled=not start, key="list-back", on_click=_go, args=(case, start - LENGTH))
        st.caption(f"{start + 1:,} – {start + shown:,} of {total:,}")
        st.button(
            "Further down", disabled=start + shown >= total, key="list-on", on_click=_go, args=(case, start + LENGTH)
        )


def _go(case: str | None, start: int) -> None:
    st.session_state[_start_key(case)] = max(0, start)


def _start_key(case: str | None) -> str:
    return f"document-start-{case or ''}"


def _one(case: str | None, wanted: str) -> None:
    at, part = _whole("at"), _whole("part")
    st.button("All documents", icon=":material/arrow_back:", key="all-documents", type="tertiary", on_click=reader.go)
    opened = session.desk().opened(case, wanted, at, part)
    cards.draw([reader.title(opened.document.title or opened.document.name), reader.facts(_facts(opened))])
    _original(case, opened)
    translating.shown(case, opened)
    if opened.foreign:
        st.info(
            f"The program reads English, and {markdown_text(opened.foreign)}. Its figures can be taken by hand, in any language: see below.",
            icon=":material/translate:",
        )
    _text(case, opened, at)
    has_tables = any(place.cell for place in opened.document.layout)
    if has_tables:
        session.ask_reviewer()
        mapping.draw(case, opened)
    standing.draw(case, opened)
    st.divider()
    if not has_tables:
        session.ask_reviewer()
    by_hand.draw(case, opened)
    copying.draw(case, opened)
    translating.form(case, opened)
    _history(case, opened)


def _text(case: str | None, opened: Opened, at: int | None) -> None:
    _parts(opened, "above")
    legend, slot = st.empty(), st.empty()
    marks = standing.marks(opened)
    if not numbers.is_ready(case, opened):
        slot.html(grids.text(opened.text, opened.start, marks, at, opened.document.layout))
        legend.html(reader.legend(marks))
    every = [*marks, *numbers.marks(case, opened)]
    legend.html(reader.legend(every))
    slot.html(grids.text(opened.text, opened.start, every, at, opened.document.layout))
    if not marks and not opened.foreign and not any(place.cell for place in opened.document.layout):
        where = "text" if opened.parts == 1 else "part"
        st.caption(_NO_CLAIM if every else f"The program found no number in this {where}.")
    if at is not None:
        reader.scroll()
    _parts(opened, "below")


def _parts(opened: Opened, where: str) -> None:
    """The way through a long document."""
    if opened.parts == 1:
        return
    with st.container(horizontal=True, vertical_alignment="center", key=f"parts-{where}"):
        back, on = opened.part - 1, opened.part + 1
        st.button(
            "Previous part",
            disabled=back < 0,
            key=f"back-{where}",
            icon=":material/chevron_left:",
            on_click=_turn,
            args=(back,),
        )
        st.caption(f"Part {opened.part + 1:,} of {opened.parts:,}")
        st.button(
            "Next part",
            disabled=on >= opened.parts,
            key=f"on-{where}",
            icon=":material/chevron_right:",
            on_click=_turn,
            args=(on,),
        )


def _turn(part: int) -> None:
    st.query_params["part"] = str(part + 1)
    st.query_params.pop("at", None)


def _whole(name: str) -> int | None:
    """A whole number of the address; parts are counted from 1 there."""
    told = st.query_params.get(name, "")
    if not (told.isascii() and told.isdigit() and len(told) < 12):  # noqa: PLR2004 - longer is no offset
        return None
    return int(told) - (name == "part")


def _facts(opened: Opened) -> list[tuple[str, str]]:
    told: Document = opened.document
    found = statements.DATED_FROM.get(told.published_from or "")
    dated = f"{phrases.date(told.published)}{f', {found}' if found and told.published else ''}"
    rows = [("Outlet", told.outlet or "not known"), ("Author", told.author or ""), ("Published", dated)]
    rows += [("Changed", phrases.date(told.modified) if told.modified else "")]
    rows += [("Language", named(told.language or ""))]
    rows += [("Address", reader.link(told.url)) if told.url else ("Address", ""), ("File", told.name)]
    rows.append(("Length", phrases.count(opened.length, "character")))
    rows += [("Came in", phrases.came(one)) for one in session.desk().store.collected(told.case, [opened.id])]
    return [(name, value) for name, value in rows if value]


def _original(case: str | None, opened: Opened) -> None:
    """The file that the text was taken from, to take away as it came in."""
    if opened.document.original is None:
        return
    desk, name = session.desk(), opened.id
    if not desk.store.has_original(case, name):
        st.caption("The original file is no longer kept beside the store: the text below is what was read from it.")
        return

    def data() -> bytes:
        return desk.store.original(case, name) or b""

    st.download_button(
        "The original file", auditing.taken(data, "original", case, document=opened.id), called(opened.id, opened.document), opened.document.media or "text/plain", key="original", on_click="ignore",
        icon=":material/attach_file:", type="tertiary", help="As it came in, byte for byte.",
    )  # fmt: skip


def _history(case: str | None, opened: Opened) -> None:
    if entries := session.desk().history_of_document(case, opened.id):
        st.header("What was decided here")
        history.draw(entries)


draw()
