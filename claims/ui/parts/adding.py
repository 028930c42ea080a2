"""The box that takes documents in: files and addresses that are read beside the app, or a text that is pasted and read here and now."""

from __future__ import annotations

import streamlit as st

from claims.desk import drafts
from claims.desk.intake import READ, Taken, take_in
from claims.errors import ClaimsError, InputError
from claims.models import Document
from claims.reporting import phrases
from claims.reporting.escaping import markdown_text
from claims.ui import messages, session
from claims.ui.parts import fetching

KINDS = sorted(ending.removeprefix(".") for ending in {*READ, ".csv"})
_FILES, _TEXT, _TITLE, _OUTLET, _DAY, _CASE, _ADDRESSES, _SENT = (
    "add-files", "add-text", "add-title", "add-outlet", "add-day", "add-case", "add-addresses", "addresses-sent",
)  # fmt: skip


def draw(case: str | None) -> None:
    """Draw the box; what is sent is kept at once, and said when it is read."""
    with st.container(border=True, key="add-box"):
        files, pasted, page = st.tabs(["Upload files", "Paste a text", "Fetch a page"])
        with files, st.form("add-files-form", border=False, clear_on_submit=True):
            given = st.file_uploader(
                "Reports as text, PDF or Word, saved web pages, tables as Excel or CSV, or JSON Lines",
                type=KINDS, accept_multiple_files=True, key=_FILES,
            )  # fmt: skip
            st.caption("A `manifest.csv` among them tells the outlet and the date of each.")
            named = _case(case, "files")
            if st.form_submit_button("Read these files", type="primary", icon=":material/upload:"):
                _upload([(one.name, one.getvalue()) for one in given or []], named)
        with pasted, st.form("add-text-form", border=False):
            st.text_area("The text, word for word", key=_TEXT, height=140, max_chars=1_000_000)
            left, middle, right = st.columns(3)
            left.text_input("Title", key=_TITLE, max_chars=500)
            middle.text_input("Outlet", key=_OUTLET, max_chars=200)
            right.text_input("Published", key=_DAY, max_chars=20, placeholder="2024-05-03, 2024-05 or 2024")
            named = _case(case, "text")
            if st.form_submit_button("Read this text", type="primary", icon=":material/add:"):
                _paste(named)
        with page:
            if fetching.draw(case):
                _addresses(case)


def _addresses(case: str | None) -> None:
    with st.form("add-addresses-form", border=False):
        given = st.text_area(
            "Addresses, one a line",
            key=f"{_ADDRESSES}-{st.session_state.get(_SENT, 0)}",
            height=100,
            max_chars=50_000,
            placeholder="https://example.org/report",
        )
        st.caption(
            "Each page is fetched once and kept as it came; no link in it is followed. A site's robots.txt is heeded, unless the "
            "settings leave it out for the case."
        )
        named = _case(case, "addresses")
        if st.form_submit_button("Fetch these pages", type="primary", icon=":material/travel_explore:"):
            _fetch(given.splitlines(), named)


def _case(case: str | None, form: str) -> str | None:
    named = st.text_input(
        "Case", value=case or "", key=f"{_CASE}-{form}", max_chars=200,
        placeholder="A name for what these report on; figures are compared within a case",
    )  # fmt: skip
    return named.strip() or None


def _paste(case: str | None) -> None:
    title, outlet, day, text = (str(st.session_state.get(key) or "").strip() for key in (_TITLE, _OUTLET, _DAY, _TEXT))
    if not (title and text):
        st.error("Give the text and a title first. Nothing was kept.", icon=":material/error:")
        return
    try:
        document = drafts.document(text, title, outlet or None, day or None, case)
    except ClaimsError as error:
        messages.error(error)
        return
    kept = session.desk().store.keep_original(text.encode())
    _take_in(document.model_copy(update={"original": kept}), Taken(method="paste", by=session.known_as()), case)


def _upload(files: list[tuple[str, bytes]], case: str | None) -> None:
    if not files:
        st.error("Choose one or more files first.", icon=":material/error:")
        return
    try:
        session.desk().hand_in(case, files, session.known_as())
    except ClaimsError as error:
        messages.error(error)
        return
    messages.done(f"{phrases.count(len(files), 'file')} handed in. You may leave this page: reading goes on")
    _show(case)


def _fetch(addresses: list[str], case: str | None) -> None:
    try:
        session.desk().fetch(case, addresses, session.known_as())
    except ClaimsError as error:
        messages.error(error)
        return
    st.session_state[_SENT] = st.session_state.get(_SENT, 0) + 1  # the field is another one, and empty
    messages.done("The addresses were handed in. You may leave this page: they are fetched all the same")
    _show(case)


def _take_in(document: Document, taken: Taken, case: str | None) -> None:
    # Read here, not beside: the model is loaded already for looking up, and whoever pastes a text waits for it.
    desk = session.desk()

    def failed(_: InputError) -> None:
        """What failed is told below."""

    with st.status("Reading the text …", expanded=True) as status:
        try:
            take_in(desk, [document], taken, on_error=failed)
            status.update(label="Comparing with what is there …")
            desk.refresh(case)
        finally:
            desk.store.keep_unread(taken.read, taken.failed)
            status.update(label=_summary(taken), state="error" if taken.failed else "complete", expanded=False)
    for error in taken.failed:
        messages.refused(error)
    messages.done(_summary(taken))
    _show(case)


def _show(case: str | None) -> None:
    if case is not None:
        st.session_state[session.CASE] = case
        st.query_params["case"] = case
    st.rerun()


def _summary(taken: Taken) -> str:
    parts = [f"{phrases.count(taken.added, 'document')} added with {phrases.count(taken.claims, 'claim')}"]
    parts += [f"{taken.present:,} there already"] if taken.present else []
    parts += [f"{phrases.count(len(taken.failed), 'file')} could not be read"] if taken.failed else []
    return markdown_text("; ".join(parts))
