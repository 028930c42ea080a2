"""Disagreements as a list draws them, an entry each with the way to it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from claims.reporting import phrases
from claims.reviews.listing import Listed, Wanted
from claims.ui import session, shell
from claims.ui.parts import cards, filters


def draw(items: Sequence[Listed], case: str | None, wanted: Wanted | None = None) -> None:
    """Draw the entries; `wanted` goes with each, so that its neighbours are those of this list."""
    for item in items:
        with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"entry-{item.id}"):
            cards.draw([row(item)])
            st.page_link(
                shell.page("disagreement"), label="Open", icon=":material/arrow_forward:", icon_position="right",
                query_params={**session.address(item.id, case), **filters.passed_on(wanted or Wanted())},
            )  # fmt: skip


def row(item: Listed) -> Markup:
    """A disagreement as one entry: its question, the answers, the kind, the voices, and where its review stands."""
    told = Markup('<p class="ct-row-line">{}</p>').format(item.reason) if item.reason else _line(item)
    return Markup('<p class="ct-row-title">{}</p>{}<p class="ct-chips">{}</p>').format(
        phrases.question(item.label), told, Markup("").join(_chips(item))
    )


def _line(item: Listed) -> Markup:
    return Markup('<p class="ct-row-line"><strong>{}</strong> {} {} {} {}</p>').format(
        phrases.span(sorted(item.answers, key=lambda one: cards.rising(one.low, one.high)), item.unit),
        cards.DOT,
        phrases.kind(item.kind),
        cards.DOT,
        phrases.voices(item.speakers, item.relays),
    )


def _chips(item: Listed) -> list[Markup]:
    chip = Markup('<span class="ct-chip {}">{}</span>')
    severity = phrases.severity(item.severity)
    shown = [chip.format(severity.lower(), f"{severity} severity"), chip.format(str(item.status), _status(item))]
    shown += [chip.format("", f"Assigned to {item.assignee}")] if item.assignee else []
    shown += (
        [chip.format("", f"Awaiting {phrases.count(len(item.awaiting), 'reply', 'replies')}")] if item.awaiting else []
    )
    return shown


def _status(item: Listed) -> str:
    word = phrases.STATUSES[item.status]
    if item.status == "annotated" and item.annotated:
        return f"{word}: {phrases.VERDICTS[item.annotated]}"
    return f"{word}: {phrases.VERDICTS[item.verdict]}" if item.status == "settled" and item.verdict else word
