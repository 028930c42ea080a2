"""Which document translates which: shown with the way there, linked and unlinked."""

from __future__ import annotations

import streamlit as st

from claims.desk.shelf import Opened
from claims.errors import ClaimsError
from claims.models import Document
from claims.reporting.escaping import markdown_text
from claims.ui import messages, session
from claims.ui.parts import reader

_MOST = 500


def shown(case: str | None, opened: Opened) -> None:
    """Draw of what a document is a translation, and what translates it."""
    if opened.original is not None:
        _link(case, "A translation of", *opened.original)
    for name, document in opened.translations.items():
        _link(case, "Translated as", name, document)


def _link(case: str | None, words: str, name: str, document: Document) -> None:
    # A link to another document of this very page would leave the address as it was; a button does not.
    st.button(
        f"{words}: {markdown_text(called(document))}", key=f"go-{name}", icon=":material/translate:", type="tertiary",
        on_click=reader.go, args=(name, case),
    )  # fmt: skip


def called(document: Document) -> str:
    """A document by its title, short enough for a line, and its outlet."""
    title = " ".join((document.title or document.name).split())
    named = title if len(title) <= 90 else f"{title[:89]}…"  # noqa: PLR2004 - a line of a list
    return f"{named} ({document.outlet})" if document.outlet else named


def form(case: str | None, opened: Opened) -> None:
    """Draw the form that links a document to the one it translates, or unlinks it."""
    st.header("Translation")
    desk = session.desk()
    last = desk.last_translation(case, opened.id)
    if opened.original is not None:
        st.caption("What this document and its original both say is counted as one origin.")
        st.button(
            "It is no translation of that document", key="unlink", on_click=_save, args=(case, opened.id, None, last)
        )
        return
    st.caption("Where this document translates another one, what both say is counted as one origin, not two.")
    sought = st.text_input(
        "Search the documents", key=f"original-sought-{opened.id}", placeholder="title, outlet or date", width=420
    )
    total, found = desk.documents(case, sought, 0, _MOST)
    names = {one.id: one.document for one in found if one.id != opened.id}
    if not names:
        st.caption("The case has no other document." if not sought else "No other document has these words.")
        return
    if total > _MOST:
        st.caption(f"The first {_MOST:,} of {total:,}: search to find others.")
    chosen = st.selectbox(
        "It is a translation of", list(names), index=None, format_func=lambda name: called(names[name]),
        key=f"original-{opened.id}", placeholder="Choose the original", width=560,
    )  # fmt: skip
    st.button(
        "Link to its original",
        key="link",
        disabled=chosen is None,
        on_click=_save,
        args=(case, opened.id, chosen, last),
    )


def _save(case: str | None, document: str, original: str | None, expected: str | None) -> None:
    name = session.reviewer()
    if name is None:
        return
    try:
        session.desk().link_translation(case, document, original, "", name, expected=expected)
    except ClaimsError as error:
        messages.refused(error)
        return
    messages.done("Linked to its original" if original else "No longer linked")
