"""What of a visit goes into the audit log: the sign-in and its end, cases that are not there for who asks, and what is taken away."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Final

import streamlit as st

from claims.audit import REFUSED, Event
from claims.ui import session, signing_in

_TOLD: Final = "told-denied"
_lock = Lock()
_seen: set[tuple[str, str]] = set()


def sign_in(*, let_in: bool) -> None:
    """Tell of a sign-in when this program first sees it; `AuditError` where it cannot be told, and then nothing is to be drawn."""
    seen, token = signing_in.viewer(), st.user.to_dict()
    if seen is None or not token.get("is_logged_in"):
        return
    if not let_in:
        denied("sign-in", given=str(token.get("email") or ""), reason="the address is not verified")
        return
    issued = str(token.get("iat") or token.get("auth_time") or "")
    with _lock:
        if (seen.person, issued) not in _seen:
            session.desk().audit.tell(
                Event.SIGN_IN, issued=issued, provider=str(token.get("iss") or ""), name=seen.name
            )
            _seen.add((seen.person, issued))


def sign_out() -> None:
    """Tell of it, and sign out; who cannot be told of is signed out all the same."""
    try:
        session.desk().audit.tell(Event.SIGN_OUT)
    finally:
        st.logout()


def denied(act: str, case: str | None = None, **facts: str) -> None:
    """Tell, once a session, that who asks was refused."""
    told: set[tuple[str, str | None]] = st.session_state.setdefault(_TOLD, set())
    if (act, case) not in told:
        session.desk().audit.tell(Event.DENIED, case, outcome=REFUSED, act=act, **facts)
        told.add((act, case))


def taken(data: Callable[[], bytes], what: str, case: str | None, **facts: str) -> Callable[[], bytes]:
    """What gives the bytes of a file when it is clicked, told of before they are given; `AuditError` where it cannot be told."""
    audit = session.desk().audit  # a click is answered outside of the visit

    def told() -> bytes:
        found = data()
        audit.tell(Event.EXPORT, case, what=what, bytes=len(found), **facts)
        return found

    return told
