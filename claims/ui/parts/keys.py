"""The keys of the disagreement page: one table for its buttons and for the help sheet, and the key that takes back."""

from __future__ import annotations

from typing import Final

import streamlit as st
from markupsafe import Markup

from claims.decisions import Edition, Membership
from claims.errors import ClaimsError
from claims.reporting import phrases
from claims.terms import VerdictCode
from claims.ui import messages, session
from claims.ui.parts import cards

_OPEN: Final = "help_sheet"
_ROUND: Final = "verdict_round"
VERDICT_KEYS: Final[dict[VerdictCode, str]] = {code: str(place) for place, code in enumerate(VerdictCode, start=1)}
MEANINGS: Final[dict[VerdictCode, str]] = {
    VerdictCode.CONFIRMED: "They speak of the same thing, and the figures stand apart.",
    VerdictCode.EXPLAINED: "A difference in scope, time, definition or rounding accounts for it; say which.",
    VerdictCode.SUPERSEDED: "A later figure has replaced one of them.",
    VerdictCode.NOT_SAME_QUESTION: "The figures are about different things.",
    VerdictCode.EXTRACTION_WRONG: "A figure or a field was misread; correct it under “Correct a claim”.",
    VerdictCode.NOT_COMPARABLE: "The statements say too little to set them against each other.",
    VerdictCode.NEEDS_MORE: "It waits for an answer or for another document, and stays open.",
}
"""What each verdict means, in one sentence."""
OTHERS: Final = {
    "previous": ("P", "The previous disagreement of the queue"),
    "next": ("N", "The next disagreement of the queue"),
    "save": ("Ctrl+Enter", "Save the verdict that is being filled in, also from within its note"),
    "undo": ("U", "Take back your own last decision in this case; again for the one before it"),
    "help": ("H", "This sheet"),
}
"""The other keys, by what they do: the key, and what it does in words."""
_UNTOUCHED = (Edition, Membership)  # what is issued, and who may do what, is not undone by a slip of the finger


def round_of() -> int:
    """How often fields were emptied in this session: part of their keys, so that what was typed never outlives what it was for."""
    return int(st.session_state.get(_ROUND, 0))


def next_round() -> None:
    """Empty the fields of the verdict."""
    st.session_state[_ROUND] = round_of() + 1


def key(name: str) -> str | None:
    """The key of an action; none while the help sheet lies over the page, so that nothing is decided behind it."""
    return None if _is_open() else OTHERS[name][0]


def verdict_key(code: VerdictCode) -> str | None:
    """The key of a verdict; none while the help sheet lies over the page."""
    return None if _is_open() else VERDICT_KEYS[code]


def _is_open() -> bool:
    return bool(st.session_state.get(_OPEN))


def help_button() -> None:
    """The button that opens the sheet, and the sheet while it is open."""
    st.button("Help", icon=":material/keyboard:", shortcut=key("help"), key="help", type="tertiary", on_click=_opened)
    if _is_open():
        _sheet()


def _opened() -> None:
    st.session_state[_OPEN] = True


def _closed() -> None:
    st.session_state[_OPEN] = False


@st.dialog("Keys and verdicts", width="medium", on_dismiss=_closed)
def _sheet() -> None:
    cards.draw([_table()])
    st.caption(
        "Letters and digits work while no field is being typed in. A verdict is saved as it is chosen and can be taken back "
        "with U; a change of a verdict that stands, and “explained”, wait until they are saved. Every decision and every "
        "taking-back is kept in the history."
    )


def _table() -> Markup:
    rows = [
        *((pressed, f"{phrases.VERDICTS[code]}. {MEANINGS[code]}") for code, pressed in VERDICT_KEYS.items()),
        *((pressed, told) for pressed, told in OTHERS.values()),
        ("Esc", "Close this sheet"),
    ]
    return Markup('<table class="ct-table"><thead><tr><th>Key</th><th>What it does</th></tr></thead>{}</table>').format(
        Markup("<tbody>{}</tbody>").format(
            Markup("").join(Markup("<tr><td><kbd>{}</kbd></td><td>{}</td></tr>").format(*row) for row in rows)
        )
    )


def undo_button(case: str | None) -> None:
    """The button that takes back the last decision of whoever is named as the reviewer."""
    st.button(
        "Undo", icon=":material/undo:", shortcut=key("undo"), key="undo", type="tertiary", on_click=_undo, args=(case,),
        help="Takes back your own last decision in this case.",
    )  # fmt: skip


def _undo(case: str | None) -> None:
    name = session.reviewer()
    if name is None:
        return
    try:
        desk = session.desk()
        entry = desk.last_of(case, name, spare=_UNTOUCHED)
        if entry is None:
            messages.refused(f"There is no decision of {name} in this case to take back.")
            return
        desk.withdraw(entry.id, name)
    except ClaimsError as error:
        messages.refused(error)
        return
    next_round()
    messages.done(f"Taken back: {entry.text}")
