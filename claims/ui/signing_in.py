"""Who is looking: the person that the sign-in names where the app is served with one, else whoever sits at the machine."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from claims.desk import Viewer
from claims.reporting.escaping import markdown_text


def is_asked() -> bool:
    """Whether people have to sign in: `[auth]` stands in Streamlit's secrets."""
    try:
        return "auth" in st.secrets
    except FileNotFoundError:
        return False


def viewer() -> Viewer | None:
    """The person who signed in; None where nobody has to."""
    if not is_asked():
        return None
    told = st.user.to_dict() if st.user.is_logged_in else {}
    address = str(told.get("email") or "").strip().casefold()
    if not address or told.get("email_verified") is False:
        return Viewer(person="", name="")  # a member of nothing: no row of the log names it
    return Viewer(person=address, name=str(told.get("name") or address))


def is_let_in() -> bool:
    """Draw the sign-in where one is asked for and nobody has signed in; whether the page may be drawn."""
    if not is_asked():
        return True
    if not st.user.is_logged_in:
        st.title("Claims")
        st.write("Who may read which case is kept in the store. Sign in to see yours.")
        st.button("Sign in", on_click=st.login, type="primary", icon=":material/login:")
        return False
    seen = viewer()
    if seen is None or not seen.person:
        st.title("Claims")
        st.error(
            "The sign-in gave no address that it vouches for. Ask whoever runs it to pass `email` on.",
            icon=":material/error:",
        )
        st.button("Sign out", on_click=st.logout)
        return False
    return True


def draw(sign_out: Callable[[], None]) -> None:
    """Draw who is signed in, with the way out; nothing where nobody has to."""
    seen = viewer()
    if seen is None:
        return
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center", key="signed-in"):
        st.caption(f"Signed in as {markdown_text(seen.name)} ({markdown_text(seen.person)})")
        st.button("Sign out", on_click=sign_out, type="tertiary", icon=":material/logout:")


def nothing_here() -> None:
    """Draw that the person who signed in is a member of no case."""
    seen = viewer()
    named = markdown_text(seen.person) if seen else ""
    st.info(
        f"You are not a member of any case: none was opened to you yet, or your access has ended. Ask who administers the store to give {named} a role.",
        icon=":material/lock:",
    )
