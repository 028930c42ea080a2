"""One disagreement: the question, the competing figures in their sentences, why it was flagged, and its review."""

from __future__ import annotations

from typing import Final

import streamlit as st

from claims.desk import Desk, Detail, SideView
from claims.errors import ClaimsError
from claims.reporting import phrases
from claims.reporting.building import disagreement, judgement
from claims.reporting.record import Disagreement
from claims.reviews import Snapshot, Status, snapshot
from claims.reviews.listing import Around
from claims.ui import session, shell
from claims.ui.parts import (
    assigning,
    cards,
    chart,
    contacts,
    correction,
    filters,
    history,
    keys,
    outside,
    paragraph,
    reasons,
    reopened,
    sides,
    speakers,
    statements,
    timeline,
    verdict,
)

FURTHER: Final = "further"  # the key of the tabs under the verdict; a text of its own here would be drawn


def draw() -> None:
    """Draw the disagreement that the address names, else the first that is open."""
    desk, case = session.desk(), session.case()
    wanted = st.query_params.get("item") or _first(desk, case)
    if wanted is None:
        verdict.held(None)
        _nothing(case)
        return
    if "item" not in st.query_params:  # else the next redraw, after a verdict, would show another one
        st.query_params.from_dict({**st.query_params.to_dict(), **session.address(wanted, case)})
    if not desk.has(case, wanted):
        wanted = session.followed(wanted, case)
    try:
        detail = desk.item(case, wanted)
    except ClaimsError:
        st.title("Disagreement")
        told = verdict.held(None)  # with it, why it was refused is told already
        _to_queue()
        if told:
            return
        raise
    verdict.held(detail.item)
    # By its own id: the address may name one that it was judged under before new evidence came.
    _steps(session.neighbours(detail.item.id, case, filters.within()), case)
    session.remember(wanted, [view.claim.id for side in detail.sides for view in side.claims])
    with st.container(key="told"):  # of one place, so that a verdict moves no field in which somebody is typing
        if detail.item.discrepancy is None or detail.item.status is Status.CLOSED:
            _closed(detail)
        else:
            _standing(desk, detail)
    _review(desk, detail)
    outside.line(session.not_compared(case))


def _first(desk: Desk, case: str | None) -> str | None:
    found = desk.page(case, filters.within(), length=1).items
    return found[0].id if found else None


def _nothing(case: str | None) -> None:
    st.title("Disagreement")
    told = session.not_compared(case)
    if told.coverage.documents:
        st.info(phrases.nothing_found(told.coverage), icon=":material/inbox:")
    else:
        outside.nothing_yet()
    _to_queue()


def _steps(around: Around, case: str | None) -> None:
    """The way back to the queue, and to its neighbours in it; undo and help."""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        _to_queue()
        with st.container(horizontal=True, width="content"):
            keys.undo_button(case)
            for name, there in (("previous", around.before), ("next", around.after)):
                pressed = st.button(
                    name.capitalize(),
                    shortcut=keys.key(name),
                    disabled=there is None,
                    key=f"step-{name}",
                    type="tertiary",
                )
                if pressed and there is not None:
                    st.switch_page(
                        shell.page("disagreement"),
                        query_params={**session.address(there, case), **filters.passed_on(filters.within())},
                    )
            keys.help_button()


def _to_queue() -> None:
    st.page_link(
        shell.page("queue"), label="Queue", icon=":material/arrow_back:", query_params=filters.address(filters.within())
    )


def _standing(desk: Desk, detail: Detail) -> None:
    item = _reported(detail)
    cards.draw([cards.question(item.label), cards.headline(item), cards.chips(item), cards.attended(detail.item)])
    if item.judgement.status is Status.REOPENED:
        now = _seen_now(desk, detail)
        cards.draw([reopened.callout(item.judgement, cards.verdict(item.judgement), detail.before, now)])
    elif item.judgement.verdict:
        cards.draw([cards.settled(item.judgement)])
    if detail.item.annotated:
        cards.draw([cards.annotated(detail.item.annotated)])
    rising = _rising(detail)
    cards.draw(
        [sides.sides(rising, detail.sources, detail.item.discrepancy, detail.on_documents), cards.both_true(item)]
    )
    if detail.question:
        cards.draw([statements.answered(detail.question)])
    st.header("Why this was flagged")
    reasons.draw(item)
    _charts(rising)


def _charts(shown: list[SideView]) -> None:
    """The figures on one scale, and over time where they are of several days."""
    if not timeline.spans_days(shown):
        st.header("On one scale")
        chart.draw(shown)
        timeline.draw(shown)
        return
    left, right = st.columns(2, gap="large")
    with left:
        st.header("On one scale")
        chart.draw(shown)
    with right:
        st.header("Over time")
        timeline.draw(shown)


def _rising(detail: Detail) -> list[SideView]:
    """The sides from the lowest figure up."""
    return sorted(detail.sides, key=lambda side: cards.rising(side.low, side.high))


def _seen_now(desk: Desk, detail: Detail) -> Snapshot | None:
    """What a verdict given now would be given on."""
    flag = detail.item.discrepancy
    claims = {view.claim.id: view.claim for side in detail.sides for view in side.claims}
    return snapshot(flag, detail.item.label, claims, desk.extractor) if flag else None


def _closed(detail: Detail) -> None:
    item = detail.item
    before = None if detail.sides else detail.before
    cards.draw([cards.question(item.label), cards.closed(item.reason or "no longer flagged", before)])
    if detail.sides:
        cards.draw([sides.sides(_rising(detail), detail.sources, on_documents=detail.on_documents)])


def _review(desk: Desk, detail: Detail) -> None:
    st.header("Verdict")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        session.ask_reviewer()
        verdict.ask_role(detail.item.case)
    if detail.item.status is Status.CLOSED:
        _history(desk, detail)
        return
    left, right = st.columns([3, 2], gap="large")
    with left:
        verdict.draw(detail)
    with right:
        assigning.draw(detail.item)
        _history(desk, detail)
    _further(detail)


def _further(detail: Detail) -> None:
    """What may be done beside a verdict, each under its own tab; a tab is drawn when it is opened."""
    views = [view for side in detail.sides for view in side.claims]
    told = _reported(detail)
    correct, ask, copy, who = st.tabs(
        ["Correct a claim", "Ask the sources", "Copy paragraph", "Who speaks"], key=FURTHER, on_change="rerun"
    )
    with correct:
        if correct.open:
            st.caption("The claim as read is kept; the comparison uses the correction, and it can be taken back.")
            correction.form(detail.item.id, views, detail.question.claim_ids if detail.question else ())
    with ask:
        if ask.open:
            contacts.draw(detail.item, told)
    with copy:
        if copy.open:
            paragraph.draw(told)
    with who:
        if who.open:
            speakers.draw(detail)


def _history(desk: Desk, detail: Detail) -> None:
    st.markdown("**History**")
    history.draw(desk.history_of(detail))


def _reported(detail: Detail) -> Disagreement:
    """The disagreement in the same words as the report has it."""
    flag = detail.item.discrepancy
    if flag is None:
        raise ValueError("a flag that is gone has no sides to show")
    claims = {view.claim.id: view.claim for side in detail.sides for view in side.claims}
    spoken = {claim: source for source in detail.sources for claim in source.claim_ids}
    return disagreement(flag, detail.question, claims, judgement(detail.item), spoken, detail.item.contacts)


draw()
