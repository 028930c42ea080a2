"""A claim as an entry of a list, and with every field of it beside what was read, as escaped HTML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import streamlit as st
from markupsafe import Markup

from claims.desk.browsing import ClaimRow
from claims.models import Claim
from claims.reporting import phrases
from claims.reviews import CORRECTABLE, REJECTED
from claims.reviews.wording import value
from claims.ui import session, shell
from claims.ui.parts import cards, sides, statements

_ALSO: Final = {
    "text": "Figure, as written", "outlet": "Outlet", "title": "Title", "published": "Published", "url": "Address",
    "document": "Document", "speaker_reason": "Why this speaker", "reason": "Why it is a claim", "cue": "Words of attribution",
    "entered_by": "Entered by hand by", "extractor": "Rules", "id": "Claim",
}  # fmt: skip


def entry(row: ClaimRow) -> Markup:
    """A claim of a list: its figure, who said it, its words, and the corrections in force."""
    below = [Markup('<p class="ct-chips">{}</p>').format(Markup("").join(_chips(row)))] if _chips(row) else []
    return card(statements.block(row.claim, heading=heading(row.claim), below=[*below, *corrections(row)]))


def linked(row: ClaimRow, case: str | None) -> None:
    """Draw a claim of a list with the way to it."""
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"claim-{row.claim.id}"):
        cards.draw([entry(row)])
        st.page_link(
            shell.page("claims"), label="Open", icon=":material/arrow_forward:", icon_position="right",
            query_params={"claim": row.claim.id, **session.of_case(case)},
        )  # fmt: skip


def card(statement: Markup) -> Markup:
    """A statement that stands by itself."""
    return Markup('<div class="ct-card">{}</div>').format(statement)


def heading(claim: Claim) -> str:
    """The figure with what it counts, what happened and where: 12 boats, destroyed, the north coast."""
    parts = (phrases.figure(claim), claim.event, claim.place)
    return ", ".join(part for part in parts if part)


def _chips(row: ClaimRow) -> list[Markup]:
    told = (
        (row.rejected, "reopened", "Rejected as a claim"),
        (bool(row.corrections), "reopened", "Corrected"),
        (row.original.entered_by is not None, "", "By hand"),
    )
    return [Markup('<span class="ct-chip {}">{}</span>').format(tone, words) for holds, tone, words in told if holds]


def corrections(row: ClaimRow) -> list[Markup]:
    """The corrections in force, each with what was read; where they cannot be applied, why not."""
    if row.problem is not None:
        return [Markup('<p class="ct-muted">Corrections not applied: {}</p>').format(row.problem)]
    return [sides.corrected(one) for one in row.corrections]


def fields(row: ClaimRow) -> Markup:
    """Every field that says something: its value now and, where it was corrected, what was read."""
    cells = Markup("").join(
        Markup('<div class="ct-name">{}</div><div class="detail">{}{}</div>').format(
            label, now, Markup(' <span class="ct-was">read as {}</span>').format(read) if read != now else ""
        )
        for label, now, read in _fields(row)
    )
    return Markup('<div class="ct-fields">{}</div>').format(cells)


def _fields(row: ClaimRow) -> Iterator[tuple[str, str, str]]:
    for name, words in CORRECTABLE.items():
        if name == REJECTED:
            continue
        now, read = (_shown(getattr(claim, name)) for claim in (row.claim, row.original))
        if now or read:
            yield words[:1].upper() + words[1:], now or "not said", read or "not said"
    for name, label in _ALSO.items():
        told = _shown(getattr(row.claim, name))
        if told:
            yield label, told, told


def _shown(told: object) -> str:
    if told is None or told in ((), ""):
        return ""
    return phrases.number(told) if isinstance(told, float) else value(list(told) if isinstance(told, tuple) else told)
