"""The frame of the app: page settings, style, navigation, and errors as plain messages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from claims.errors import ClaimsError
from claims.listening import Reach
from claims.ui import auditing, lasting, messages, opened_for, session, signing_in
from claims.ui.parts import style

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage

PAGES = Path(__file__).parent / "pages"
ICON = Path(__file__).with_name("icon.svg")  # one of Streamlit's own names would be fetched from the network


def run() -> None:
    """Draw the page that the address names; an error a person can act on is shown as a message, never a traceback."""
    st.set_page_config(page_title="Claims", page_icon=ICON, layout="wide")
    style.apply()
    reach = opened_for.reach()
    if reach is Reach.REFUSED:
        opened_for.refuse()
        return
    chosen = st.navigation(list(pages().values()), position="top")
    let_in = signing_in.is_let_in()
    try:
        auditing.sign_in(let_in=let_in)
    except ClaimsError as error:
        messages.error(error)
        return
    if not let_in:
        return
    signing_in.draw(auditing.sign_out)
    if reach is Reach.TRUSTED:
        opened_for.banner()
    messages.show()
    try:
        with session.desk().one_moment():
            chosen.run()
    except ClaimsError as error:
        messages.error(error)
    finally:
        lasting.settle()


def page(name: str) -> StreamlitPage:
    """One page by the name of its file, to link or switch to."""
    return pages()[name]


def pages() -> dict[str, StreamlitPage]:
    """All pages by the names of their files, in the order of the navigation; files, so that tests can switch to them."""
    return {
        "start": st.Page(PAGES / "start.py", title="Start", icon=":material/home:", default=True),
        "queue": st.Page(PAGES / "queue.py", title="Queue", icon=":material/inbox:"),
        "disagreement": st.Page(PAGES / "disagreement.py", title="Disagreement", icon=":material/balance:"),
        "look_up": st.Page(PAGES / "look_up.py", title="Look up", icon=":material/search:"),
        "questions": st.Page(PAGES / "questions.py", title="Questions", icon=":material/help:"),
        "not_compared": st.Page(PAGES / "not_compared.py", title="Not compared", icon=":material/rule:"),
        "sources": st.Page(PAGES / "sources.py", title="Sources", icon=":material/record_voice_over:"),
        "claims": st.Page(PAGES / "claims.py", title="Claims", icon=":material/table_rows:"),
        "document": st.Page(PAGES / "document.py", title="Documents", icon=":material/article:"),
        "history": st.Page(PAGES / "history.py", title="History", icon=":material/history:"),
        "report": st.Page(PAGES / "report.py", title="Report", icon=":material/description:"),
        "people": st.Page(PAGES / "people.py", title="People", icon=":material/group:"),
        "status": st.Page(PAGES / "status.py", title="Status", icon=":material/monitor_heart:"),
    }
