"""For whom the app is opened: read from how it is served, and from what stands around the request."""

from __future__ import annotations

import streamlit as st
from streamlit import net_util

from claims import listening
from claims.listening import Reach
from claims.ui import signing_in


def _ask_nobody() -> None:
    """Streamlit asks a machine of the web for this one's number, wherever a page of another origin knocks: nothing here needs it."""


net_util.get_external_ip = _ask_nobody


def reach() -> Reach:
    """For whom this visit is opened."""
    address = st.get_option("server.address")
    return listening.reach(str(address) if address else None, st.context.headers, signs_in=signing_in.is_asked())


def refuse() -> None:
    """Draw why nothing is shown."""
    st.title("Claims")
    st.error(listening.REFUSED, icon=":material/lock:")


def banner() -> None:
    """Draw, above every page, that nobody has to sign in, where that was asked for; there is no way to put it away."""
    st.warning(
        "**Nobody signs in here.** Whoever reaches this address may read and change everything, under any name. What is decided is "
        "kept with the mark “identity unverified”.",
        icon=":material/lock_open:",
    )
