"""The box that takes documents in: files that are uploaded, or a text that is pasted; each is kept as soon as it is read."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from claims.desk import drafts
from claims.desk.intake import READ, Taken, take_in, uploaded
from claims.errors import ClaimsError, InputError
from claims.models import Document
from claims.reporting import phrases
from claims.reporting.escaping import markdown_text
from claims.ui import messages, session

KINDS = sorted(ending.removeprefix(".") for ending in {*READ, ".csv"})
_FILES, _TEXT, _TITLE, _OUTLET, _DAY, _CASE = (
    "add-files", "add-text", "add-title", "add-outlet", "add-day", "add-case",
)  # fmt: skip


def draw(case: str | None) -> None:
    """Draw the box; what is sent is read here and now, and said document by document."""
    with st.container(border=True, key="add-box"):
        files, pasted = st.tabs(["Upload files", "Paste a text"])
        with files, st.form("add-files-form", border=False, clear_on_submit=True):
            given = st.file_uploader(
                "Reports as text, PDF or Word, saved web pages, or JSON Lines",
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
    _take_in([document.model_copy(update={"original": kept})], Taken(method="paste", by=session.known_as()), case)


def _upload(files: list[tuple[str, bytes]], case: str | None) -> None:
    if not files:
        st.error("Choose one or more files first.", icon=":material/error:")
        return
    taken = Taken(method="upload", by=session.known_as())
    notices: list[str] = []
    keep = session.desk().store.keep_original
    given = uploaded(files, case, keep, on_error=taken.failed.append, on_notice=notices.append)
    _take_in(given, taken, case, notices)


def _take_in(documents: Iterable[Document], taken: Taken, case: str | None, notices: list[str] | None = None) -> None:
    desk = session.desk()
    with st.status("Reading the first document …", expanded=True) as status:

        def told(document: Document) -> None:
            status.update(label=f"{phrases.count(taken.added, 'document')} read, the last: {document.name[:80]}")

        def failed(_: InputError) -> None:
            """What failed is told below, with the rest."""

        try:
            take_in(desk, documents, taken, on_error=failed, on_document=told)
            status.update(label="Comparing with what is there …")
            desk.refresh(case)
        finally:
            desk.store.keep_unread(taken.read, taken.failed)
            status.update(label=_summary(taken), state="error" if taken.failed else "complete", expanded=False)
    for notice in notices or []:
        messages.done(notice)
    for error in taken.failed:
        messages.refused(error)
    messages.done(_summary(taken))
    if case is not None:
        st.session_state[session.CASE] = case
        st.query_params["case"] = case
    st.rerun()


def _summary(taken: Taken) -> str:
    parts = [f"{phrases.count(taken.added, 'document')} added with {phrases.count(taken.claims, 'claim')}"]
    parts += [f"{taken.present:,} there already"] if taken.present else []
    parts += [f"{phrases.count(len(taken.failed), 'file')} could not be read"] if taken.failed else []
    return markdown_text("; ".join(parts))
