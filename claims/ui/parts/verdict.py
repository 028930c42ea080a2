"""The verdict on one disagreement: seven buttons with their keys, and what a verdict needs or may say beside its code.

A verdict that needs nothing more is saved as it is chosen, and can be taken back; one that changes a verdict that stands, or
that has to say what explains the figures, waits until it is saved.
"""

from __future__ import annotations

from typing import Final

import streamlit as st

from claims.decisions import BestFigure, Review
from claims.desk import Detail
from claims.errors import ClaimsError
from claims.reporting import phrases, words
from claims.reviews import Item, Status
from claims.terms import ExplainedBy, Role, VerdictCode
from claims.ui import messages, session
from claims.ui.parts import best, keys

ROLE: Final = "verdict_role"
_HELD: Final = "verdict_refused"


def draw(detail: Detail) -> None:
    """The buttons, then the fields of the verdict that is chosen or stands."""
    item = detail.item
    with st.container():  # of one place, whether anything waits or not: what stands below keeps its own
        _annotated(item)
    pending = _pending(item)
    standing = item.verdict.verdict if item.verdict else None
    for code in VerdictCode:
        left, right = st.columns([5, 7], gap="small", vertical_alignment="center")
        left.button(
            phrases.VERDICTS[code], shortcut=keys.verdict_key(code), key=f"verdict-{code}-{item.id}", width="stretch",
            type="primary" if code is (pending or standing) else "secondary", on_click=_choose, args=(detail, code),
        )  # fmt: skip
        right.caption(keys.MEANINGS[code])
    if pending or standing:
        _fields(detail, pending)


def _annotated(item: Item) -> None:
    """An annotator's verdict that waits, with a button that takes it over."""
    waiting = item.annotated
    if waiting is None or waiting.verdict is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Look at it and agree", icon=":material/done_all:", key=f"agree-{item.id}",
            on_click=_prepare, args=(item, VerdictCode(waiting.verdict)),
        )  # fmt: skip


def _pending(item: Item) -> VerdictCode | None:
    found = st.session_state.get(_pending_key(item))
    return VerdictCode(found) if found else None


def _choose(detail: Detail, code: VerdictCode) -> None:
    item = detail.item
    if code is VerdictCode.EXPLAINED or item.status is Status.SETTLED:
        _prepare(item, code)
    elif _give(detail, code, "", None, "", None):
        _forget(item)


def _prepare(item: Item, code: VerdictCode) -> None:
    """Open the fields for a verdict that is not saved yet; fields of another one are forgotten."""
    _forget(item)
    st.session_state[_pending_key(item)] = code


def _fields(detail: Detail, pending: VerdictCode | None) -> None:
    item, told = detail.item, _before(detail.item, pending)
    with st.container(border=True, key=f"verdict-fields-{item.id}"):
        with st.container():  # of one place, so that saving moves no field below
            _heading(item, pending)
        code = pending or (item.verdict.verdict if item.verdict else None)
        if code is VerdictCode.EXPLAINED:
            _explained(item, told)
        st.text_area(
            "Note to the verdict", value=told.note if told else "", key=_key("note", item), on_change="ignore",
            placeholder="What you checked, and with whom",
        )  # fmt: skip
        best.draw(detail, told.best if told else None, _place(item))
        _saving(detail, code, pending)


def _heading(item: Item, pending: VerdictCode | None) -> None:
    if pending:
        change = " in place of the one that stands" if item.status is Status.SETTLED else ""
        st.markdown(f"**Not saved yet: {phrases.VERDICTS[pending]}**{change}")
        return
    anew = item.status is Status.REOPENED
    st.markdown("**Give this verdict anew, on what stands now**" if anew else "**Say more about this verdict**")
    st.caption("It is kept as a new row of the history; the one before stays there.")


def _before(item: Item, pending: VerdictCode | None) -> Review | None:
    """The verdict whose words the fields begin with: the one that stands or waits, if it is the same."""
    if pending is None:
        return item.verdict
    return next((row for row in (item.annotated, item.verdict) if row and row.verdict is pending), None)


def _explained(item: Item, told: Review | None) -> None:
    options = list(ExplainedBy)
    st.radio(
        "By which difference", options, index=options.index(told.explained_by) if told and told.explained_by else None,
        format_func=lambda by: words.EXPLAINED[by].capitalize(), key=_key("by", item), on_change="ignore",
    )  # fmt: skip
    st.text_input(
        "Which, in words", value=told.explained_how if told else "", key=_key("how", item), on_change="ignore", placeholder="One counts those who died later in hospital",
    )  # fmt: skip


def _saving(detail: Detail, code: VerdictCode | None, pending: VerdictCode | None) -> None:
    item = detail.item
    with st.container(horizontal=True):
        st.button(
            "Save verdict", type="primary", shortcut=keys.key("save"), key=f"save-verdict-{item.id}",
            on_click=_save, args=(detail, code),
        )  # fmt: skip
        if pending:
            st.button("Do not save", type="tertiary", key=f"drop-verdict-{item.id}", on_click=_forget, args=(item,))


def _save(detail: Detail, code: VerdictCode) -> None:
    item = detail.item
    by: ExplainedBy | None = st.session_state.get(_key("by", item))
    how = str(st.session_state.get(_key("how", item), "")).strip()
    if code is VerdictCode.EXPLAINED and by is None:
        messages.refused("Say by which difference the figures are explained. Nothing was saved.")
        return
    try:
        chosen = best.chosen(detail, _place(item))
    except ClaimsError as error:
        messages.refused(error)
        return
    note = str(st.session_state.get(_key("note", item), "")).strip()
    told = (code, note, *((by, how) if code is VerdictCode.EXPLAINED else (None, "")), chosen)
    if item.status is Status.SETTLED and told == _standing(item):
        messages.refused("This is the verdict that stands already, word for word. Nothing was saved.")
        return
    if _give(detail, *told):
        # The fields keep what was saved, which is what they would begin with anew, and what was typed on meanwhile.
        st.session_state.pop(_pending_key(item), None)


def _standing(item: Item) -> tuple[object, ...]:
    row = item.verdict
    return (row.verdict, row.note, row.explained_by, row.explained_how, row.best) if row else ()


def _give(  # noqa: PLR0913, PLR0917  one call for one verdict: each part is named
    detail: Detail, code: VerdictCode, note: str, by: ExplainedBy | None, how: str, figure: BestFigure | None
) -> bool:
    """Keep a verdict; whether it was kept."""
    item = detail.item
    name = session.reviewer()
    if name is None:
        return False
    try:
        session.desk().give_verdict(
            item.case, item.id, code, note, name, expected=item.last_review, evidence=item.evidence,
            explained_by=by, explained_how=how, best=figure, role=role(item.case),
        )  # fmt: skip
    except ClaimsError as error:
        messages.refused(error)
        _hold(item, {"Note to the verdict": note, "Which, in words": how} | best.written(figure))
        return False
    st.session_state.pop(_HELD, None)
    messages.done(f"Verdict saved: {phrases.VERDICTS[code]}. U takes it back.")
    return True


def _hold(item: Item, typed: dict[str, str]) -> None:
    """Keep what was typed for a verdict that was refused: the fields go where the disagreement is gone."""
    st.session_state[_HELD] = (item.id, {name: text for name, text in typed.items() if text})


def held(shown: Item | None) -> bool:
    """Draw what was typed for a verdict that could not be saved, where the item shown (None: none) has no fields that hold it; whether there is any."""
    of, typed = st.session_state.get(_HELD, ("", {}))
    if not typed or (shown is not None and shown.id == of and shown.status is not Status.CLOSED):
        return False
    with st.container(border=True, key="not-saved"):
        st.markdown(
            "**Not saved.** The disagreement that this was typed for has gone or changed. It stays here until you put it away."
        )
        for name, text in typed.items():
            st.text_area(name, value=text, key=f"held-{name}-{of}")
        st.button("Put it away", key="put-away", on_click=st.session_state.pop, args=(_HELD, None))
    return True


def role(case: str | None) -> Role:
    """The role that verdicts are given in: the person's own where it is an annotator's, else the one chosen."""
    if session.desk().role(case) is Role.ANNOTATOR or st.session_state.get(ROLE) == Role.ANNOTATOR:
        return Role.ANNOTATOR
    return Role.REVIEWER


def ask_role(case: str | None) -> None:
    """Ask who may do either in which role the person works; an annotator's verdicts wait for a reviewer's."""
    held = session.desk().role(case)
    if held is Role.ANNOTATOR:
        st.caption("You are an annotator of this case: your verdicts wait for a reviewer.", width="content")
    elif held in (None, Role.READER):
        st.caption("You may read this case, and decide nothing in it.", width="content")
    else:
        st.selectbox(
            "You work as", [Role.REVIEWER, Role.ANNOTATOR], format_func=lambda one: words.ROLES[one].capitalize(),
            key=ROLE, help="An annotator's verdict waits until a reviewer gives one.", width=200,
        )  # fmt: skip


def _forget(item: Item) -> None:
    """Forget what was chosen and filled in."""
    st.session_state.pop(_pending_key(item), None)
    keys.next_round()


def _pending_key(item: Item) -> str:
    return f"verdict-pending-{item.id}"


def _key(part: str, item: Item) -> str:
    return f"verdict-{part}-{_place(item)}"


def _place(item: Item) -> str:
    return f"{item.id}-{keys.round_of()}"
