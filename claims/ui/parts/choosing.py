"""Which disagreements go into a report, and in which order: the choice lives in the address, so that a link shows the same report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

import streamlit as st

from claims.desk import Desk, reports
from claims.reporting import phrases
from claims.reporting.escaping import markdown_text
from claims.reviews.listing import Listed, Wanted
from claims.ui import session

BY_HAND = "by hand"
MOST = 100  # more ids do not fit an address
OFFERED = 10  # check boxes drawn at once
_OF = "in_the_report"
_CHOSEN = "chosen"
_PLACE = "offered_from"
_ID = re.compile(r"[0-9a-f]{4,64}")


class Which(StrEnum):
    """What goes into a report, as it stands in the address."""

    SETTLED = "settled"
    CONFIRMED = "confirmed"
    ALL = "all"
    BY_HAND = "by-hand"


LABELS = {
    Which.SETTLED: "Settled",
    Which.CONFIRMED: "Confirmed only",
    Which.ALL: "Every disagreement",
    Which.BY_HAND: "Chosen by hand",
}
HELP = {
    Which.SETTLED: "What reviewers confirmed, explained or found superseded; confirmed ones first, the most severe leading.",
    Which.CONFIRMED: "What reviewers confirmed: sources disagree. The most severe first.",
    Which.ALL: "Every disagreement, whether a reviewer has looked at it or not; the most severe first.",
    Which.BY_HAND: f"Those that you choose below, in your order; at most {MOST}.",
}


def which(case: str | None) -> Which:
    """Ask what goes into the report: what is settled, or, as long as nothing is, every disagreement."""
    if _OF not in st.session_state:
        named = str(st.query_params.get("of", ""))
        st.session_state[_OF] = named if named in LABELS else _at_first(case)
    st.segmented_control(
        "What goes in", [str(one) for one in Which], required=True, key=_OF, on_change=_kept,
        format_func=lambda name: LABELS[Which(name)],
    )  # fmt: skip
    picked = Which(st.session_state[_OF])
    st.caption(HELP[picked])
    return picked


def _at_first(case: str | None) -> str:
    settled = reports.choose(session.desk(), case, reports.Choice.SETTLED)
    return str(Which.SETTLED if settled else Which.ALL)


def _kept() -> None:
    st.query_params["of"] = str(st.session_state[_OF])


def ids(
    desk: Desk, case: str | None, picked: Which, names: tuple[str, ...], most: int | None = None
) -> tuple[str, ...]:
    """The ids of the disagreements that go in, in their order, `names` being those chosen by hand; of every disagreement the first `most`.

    Asks nothing of the visit: a download is made when that may be over.
    """
    if picked is Which.BY_HAND:
        return names
    found = reports.choose(desk, case, reports.Choice(str(picked)), most)
    return tuple(one.id for one in found)


def by_hand() -> tuple[str, ...]:
    """The ids that the address names, each once."""
    named = str(st.query_params.get(_CHOSEN, "")).split(".")
    return tuple(dict.fromkeys(name for name in named if _ID.fullmatch(name)))[:MOST]


def _put(names: Sequence[str]) -> None:
    if names:
        st.query_params[_CHOSEN] = ".".join(names)
    else:
        st.query_params.pop(_CHOSEN, None)


def start_from(case: str | None, picked: Which) -> None:
    """Offer to go on by hand from what is chosen as a whole."""
    found = ids(session.desk(), case, picked, by_hand(), MOST)[:MOST]
    st.button(
        "Change the order or leave some out", icon=":material/edit:", key="start-by-hand", type="tertiary",
        on_click=_begin, args=(found,), disabled=not found,
    )  # fmt: skip


def _begin(found: tuple[str, ...]) -> None:
    _put(found)
    st.session_state[_OF] = str(Which.BY_HAND)
    _kept()


def draw(case: str | None) -> None:
    """The disagreements chosen by hand in their order, and those that may be added."""
    names = by_hand()
    left, right = st.columns(2)
    with left, st.container(border=True):
        st.markdown(f"**In the report, in this order** · {len(names)} of at most {MOST}")
        _order(case, names)
    with right, st.container(border=True):
        st.markdown("**Add from the case**")
        _offer(case, names)


def _order(case: str | None, names: tuple[str, ...]) -> None:
    if not names:
        st.caption("Nothing is chosen yet: tick what goes in.")
    labels = reports.labels(session.desk(), case, names)
    for place, name in enumerate(names):
        label = phrases.question(labels[name]) if name in labels else "No longer in this case"
        told, moved = st.columns([3, 1], vertical_alignment="center")
        told.markdown(f"{place + 1}\\. {markdown_text(label)}")
        with moved, st.container(horizontal=True, gap="xsmall", horizontal_alignment="right"):
            for icon, words, step in (("arrow_upward", "Move up", -1), ("arrow_downward", "Move down", 1)):
                st.button(
                    "", icon=f":material/{icon}:", help=words, key=f"{words}-{name}", type="tertiary",
                    disabled=not 0 <= place + step < len(names), on_click=_move, args=(name, step),
                )  # fmt: skip
            st.button("", icon=":material/close:", help="Leave out", key=f"out-{name}", type="tertiary",
                      on_click=_toggle, args=(name,))  # fmt: skip


def _move(name: str, step: int) -> None:
    names = list(by_hand())
    place = names.index(name) if name in names else -1
    if place >= 0 and 0 <= place + step < len(names):
        names[place], names[place + step] = names[place + step], names[place]
        _put(names)


def _toggle(name: str) -> None:
    names = [one for one in by_hand() if one != name]
    _put(names if name in by_hand() else [*names, name])
    st.session_state.pop(f"pick-{name}", None)


def _offer(case: str | None, names: tuple[str, ...]) -> None:
    words = st.text_input("Find", key="find-for-report", placeholder="Words of the question, a statement, a source")
    start = int(st.session_state.get(_PLACE, 0))
    page = session.desk().page(case, Wanted(text=words or ""), start, OFFERED)
    if not page.items and start:
        st.session_state[_PLACE] = start = 0
        page = session.desk().page(case, Wanted(text=words or ""), 0, OFFERED)
    for one in page.items:
        st.checkbox(
            _told(one), value=one.id in names, key=f"pick-{one.id}", on_change=_toggle, args=(one.id,),
            disabled=one.id not in names and len(names) >= MOST,
        )  # fmt: skip
    if not page.items:
        st.caption("Nothing is found.")
    _turn(start, page.total)


def _told(one: Listed) -> str:
    status = phrases.STATUSES.get(one.status, str(one.status)).split(":")[0]
    verdict = f": {phrases.VERDICTS[one.verdict]}" if one.verdict else ""
    return f"{markdown_text(phrases.question(one.label))} · {markdown_text(status + verdict)}"


def _turn(start: int, total: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("", icon=":material/chevron_left:", help="Earlier ones", key="offer-back", disabled=start == 0,
                  on_click=_go, args=(max(start - OFFERED, 0),), type="tertiary")  # fmt: skip
        if total:
            st.caption(f"{start + 1:,}–{min(start + OFFERED, total):,} of {total:,}")
        st.button("", icon=":material/chevron_right:", help="Later ones", key="offer-on", type="tertiary",
                  disabled=start + OFFERED >= total, on_click=_go, args=(start + OFFERED,))  # fmt: skip


def _go(start: int) -> None:
    st.session_state[_PLACE] = start
