"""How the installation stands, for who administers every case: versions, who is let in, what is kept up, what was asked of other machines."""

from __future__ import annotations

import streamlit as st

from claims.desk.standing import Standing, standing
from claims.listening import Reach
from claims.reporting import phrases
from claims.ui import opened_for, session
from claims.ui.parts import cards, reader

_UNITS = ("bytes", "kB", "MB", "GB", "TB")
_STEP = 1_000
_SHOWN = 20  # hosts that are named


def draw() -> None:
    """Draw all of it, or who may see it."""
    st.title("Status")
    desk, reach = session.desk(), opened_for.reach()
    if reach is Reach.TRUSTED or not desk.store.administers():
        st.info(
            "Only who administers every case sees how this installation stands."
            if reach is not Reach.TRUSTED
            else "Nobody signs in here, so nobody is known to administer anything: this page is shown where people sign in, and on the machine itself.",
            icon=":material/lock:",
        )
        return
    now = standing(desk)
    reader.style()
    _facts("Where it is reached", _reached(reach))
    _facts("People", _people(now))
    _facts("Kept up", _kept_up(now))
    _requests(now)
    _facts("Versions", list(now.versions))


def _facts(title: str, told: list[tuple[str, str]]) -> None:
    st.header(title)
    cards.draw([reader.facts(told)])


def _reached(reach: Reach) -> list[tuple[str, str]]:
    address, port = st.get_option("server.address"), st.get_option("server.port")
    path = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return [
        (
            "Listens on",
            f"{address or 'every address of this machine'}, port {port}{f', below /{path}' if path else ''}",
        ),
        ("Opened for", reach.value),
        (
            "Protection",
            "Requests of other sites are refused (XSRF)"
            if _is_protected()
            else "Requests of other sites are NOT refused",
        ),
    ]


def _is_protected() -> bool:
    return bool(st.get_option("server.enableXsrfProtection") and st.get_option("server.enableCORS"))


def _people(now: Standing) -> list[tuple[str, str]]:
    roles = ", ".join(f"{name}: {count:,}" for name, count in now.roles)
    return [
        ("With a role", phrases.count(now.people, "person") if now.people == 1 else f"{now.people:,} people"),
        ("Roles", roles or "none has been given yet"),
        ("Deactivated", f"{now.deactivated:,}" if now.deactivated else "nobody"),
        ("Refused today", phrases.count(now.refused, "time") if now.refused else "nobody"),
    ]


def _kept_up(now: Standing) -> list[tuple[str, str]]:
    waiting = phrases.count(now.waiting, "job") if now.waiting else "nothing"
    return [
        ("Store", now.store),
        ("Last backup", now.backup or "never, as far as this store knows"),
        ("Last trial of a backup", now.restored or "never, as far as this store knows"),
        ("Last verified", now.verified or "never, as far as this store knows"),
        (
            "Audit log",
            f"{now.audit}, {_size(now.audit_bytes)}" if now.audit_bytes else f"{now.audit}, nothing in it yet",
        ),
        ("Waits to be read", waiting),
        ("Free on the disk", _size(now.free)),
    ]


def _requests(now: Standing) -> None:
    st.header("Asked of other machines today")
    if not now.requests:
        st.caption("Nothing: this machine has asked no other one today (UTC).")
        return
    total = sum(count for _, count in now.requests)
    st.caption(
        f"{phrases.count(total, 'request')} to {phrases.count(len(now.requests), 'machine')} since midnight (UTC), each because somebody asked for a page."
    )
    told = [(host, phrases.count(count, "request")) for host, count in now.requests[:_SHOWN]]
    rest = len(now.requests) - len(told)
    cards.draw([reader.facts([*told, *([("and others", phrases.count(rest, "machine"))] if rest else [])])])


def _size(number: int) -> str:
    amount, place = float(number), 0
    while amount >= _STEP and place < len(_UNITS) - 1:
        amount, place = amount / _STEP, place + 1
    return f"{amount:,.0f} {_UNITS[place]}" if amount >= 100 or not place else f"{amount:,.1f} {_UNITS[place]}"  # noqa: PLR2004 - three digits say enough


draw()
