"""The claims of a part of a document: lit in the text, and listed below it with what each stands under."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from claims.desk import ClaimView
from claims.desk.shelf import Opened
from claims.reporting import phrases
from claims.reporting.escaping import markdown_text
from claims.reviews import REJECTED, Item
from claims.ui import session, shell
from claims.ui.parts import cards, statements
from claims.ui.parts.reader import Mark

SHOWN = 40


def marks(opened: Opened) -> list[Mark]:
    """The claims of a part as they are lit: those by hand first, so that they stay where they meet a read one."""
    ordered = sorted(opened.claims, key=lambda view: (view.claim.entered_by is None, view.claim.start, -view.claim.end))
    return [_mark(view, opened.items.get(view.claim.id, ())) for view in ordered]


def _mark(view: ClaimView, items: Sequence[Item]) -> Mark:
    claim = view.original
    kind = "rejected" if is_rejected(view) else "hand" if claim.entered_by else "claim"
    told = (
        f"{'Claim by hand' if claim.entered_by else 'Claim'}: {phrases.figure(view.claim)}, {phrases.who(view.claim)}."
    )
    if kind == "rejected":
        told = f"Rejected as a claim: {phrases.figure(view.claim)}."
    under = f" It stands in {phrases.count(len(items), 'disagreement')}." if items else ""
    return Mark(claim.start, claim.end, kind, f"{told}{under} Click to see it below.", anchor(claim.id))


def is_rejected(view: ClaimView) -> bool:
    """Whether a person rejected a claim."""
    return any(row.field == REJECTED and row.value == "true" for row in view.corrections)


def anchor(claim_id: str) -> str:
    """The id of a claim's entry below the text."""
    return f"claim-{claim_id}"


def draw(case: str | None, opened: Opened) -> None:
    """Draw the claims of the part, in the order of the text, each with the way to what it stands under."""
    if not opened.claims:
        return
    where = "this document" if opened.parts == 1 else "this part"
    st.header(f"{phrases.count(len(opened.claims), 'claim')} in {where}")
    length = int(st.session_state.get(_key(opened), SHOWN))
    for view in opened.claims[:length]:
        _entry(case, opened, view)
    if len(opened.claims) > length:
        left = len(opened.claims) - length
        st.button(f"Show more ({left:,} left)", on_click=_lengthen, args=(_key(opened), length), key="claims-more")


def _key(opened: Opened) -> str:
    return f"claims-shown-{opened.id}-{opened.part}"


def _lengthen(key: str, length: int) -> None:
    st.session_state[key] = length + SHOWN


def _entry(case: str | None, opened: Opened, view: ClaimView) -> None:
    claim = view.claim
    with st.container(border=True, key=f"claim-entry-{claim.id}"):
        heading = f"{phrases.figure(claim)} (rejected as a claim)" if is_rejected(view) else phrases.figure(claim)
        by = (
            Markup('<p class="ct-place ct-muted">Entered by hand by {}</p>').format(claim.entered_by)
            if claim.entered_by
            else Markup()
        )
        if claim.cell:
            by += Markup('<p class="ct-place ct-muted">In {}</p>').format(phrases.stands(claim))
        cards.draw(
            [
                Markup('<div class="ct-alone" id="{}">{}{}</div>').format(
                    anchor(claim.id), statements.told(claim, heading), by
                )
            ]
        )
        for item in opened.items.get(claim.id, ()):
            st.caption(f"Disagreement: {markdown_text(phrases.question(item.label))}")
            st.page_link(
                shell.page("disagreement"), label="Open the disagreement", icon=":material/balance:",
                query_params=session.address(item.id, case),
            )  # fmt: skip
        question = opened.questions.get(claim.id)
        if question is not None and claim.id not in opened.items:
            others = len(question.claim_ids) - 1
            also = f"{phrases.count(others, 'other statement')}" if others else "no other statement yet"
            st.caption(f"{markdown_text(phrases.question(question.label))}: {also}")
            if others:
                st.page_link(
                    shell.page("questions"), label="Open the question", icon=":material/help:",
                    query_params={"question": question.id, **session.of_case(case)},
                )  # fmt: skip
        st.page_link(
            shell.page("claims"), label="Open the claim", icon=":material/table_rows:",
            query_params={"claim": claim.id, **session.of_case(case)},
        )  # fmt: skip
