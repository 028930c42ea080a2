"""The form that takes a claim from a document by hand: paste its words, choose their place, say what they mean."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from claims.desk.byhand import Place
from claims.desk.entering import Written, written
from claims.desk.shelf import Opened
from claims.errors import ClaimsError
from claims.models import Span
from claims.reporting import phrases
from claims.reporting.escaping import markdown_text
from claims.ui import messages, session
from claims.ui.parts import cards, hand_fields, reader

_WHOLE = "all of these words"


def draw(case: str | None, opened: Opened) -> None:
    """Draw the form, one step after the other."""
    st.header("Add a claim by hand")
    st.caption(
        "Paste the exact words of this document that state a figure, in its own language. They are found in the text, and the claim is "
        "compared like any other. It can be taken back."
    )
    name = opened.id
    st.text_area(
        "The document’s own words", key=f"hand-words-{name}", on_change="ignore", height=90,
        max_chars=20_000, placeholder="Paste them from the text above",
    )  # fmt: skip
    st.button("Find these words", key=f"hand-find-{name}", icon=":material/search:", on_click=_find, args=(case, name))
    places: Sequence[Place] = st.session_state.get(_found_key(name), ())
    if places:
        place = _chosen(name, places)
        if place is not None:
            _figure(case, opened, place)


def _found_key(document: str) -> str:
    return f"hand-found-{document}"


def _find(case: str | None, document: str) -> None:
    st.session_state.pop(_found_key(document), None)
    words = str(st.session_state.get(f"hand-words-{document}", ""))
    try:
        st.session_state[_found_key(document)] = session.desk().places(case, document, words)
    except ClaimsError as error:
        messages.refused(error)


def _chosen(document: str, places: Sequence[Place]) -> Place | None:
    """The place that is meant: the one there is, else the one chosen; each shown among its neighbours."""
    if len(places) == 1:
        cards.draw([reader.place(places[0].before, places[0].words, places[0].after)])
        return places[0]
    st.write(f"These words stand in {len(places)} places. Which one do you mean?")
    cards.draw([reader.numbered([(one.before, one.words, one.after) for one in places])])
    chosen = st.radio(
        "Place", range(len(places)), index=None, horizontal=True, key=f"hand-place-{document}-{places[0].span.start}-{len(places)}",
        format_func=lambda place: str(place + 1),
    )  # fmt: skip
    return places[chosen] if chosen is not None else None


def _figure(case: str | None, opened: Opened, place: Place) -> None:
    """Which of the words are the figure, and the fields that say what it means."""
    figures = written(place.words)
    options = [*range(len(figures)), -1]
    chosen = st.selectbox(
        "The figure", options, key=f"hand-figure-{opened.id}-{place.span.start}-{place.span.end}", width=420,
        format_func=lambda one: figures[one].text if one >= 0 else _WHOLE,
        help="The words that state the figure itself; for a number in words, all of them.",
    )  # fmt: skip
    figure: Written | None = figures[chosen] if chosen >= 0 else None
    start, end = (figure.span.start, figure.span.end) if figure else (0, len(place.words))
    span = Span(start=place.span.start + start, end=place.span.start + end)
    seen = _beside(case, opened, span)
    key = f"hand-{opened.id}-{span.start}-{span.end}"
    hand_fields.draw(case, opened, key, figure.value if figure else None)
    st.button(
        "Keep this claim", key=f"{key}-save", type="primary", icon=":material/check:", on_click=_save,
        args=(case, opened.id, span, key, seen),
    )  # fmt: skip


def _beside(case: str | None, opened: Opened, span: Span) -> tuple[str, ...]:
    """Say which claims stand at these words already; the ids of those by hand of the very words."""
    for view in opened.claims:
        claim = view.original
        if claim.entered_by is None and claim.start < span.end and span.start < claim.end:
            told = markdown_text(phrases.claim(view.claim))
            st.warning(
                f"The program reads a claim here: {told}. Where it is wrong, correct it instead; a claim by hand would stand beside it.",
                icon=":material/info:",
            )
    own = [
        row
        for row in session.desk().entered(case, opened.id)
        if (row.claim.start, row.claim.end) == (span.start, span.end)
    ]
    for row in own:
        told, who = markdown_text(phrases.claim(row.claim)), markdown_text(row.by)
        st.warning(
            f"{who} entered these words already: {told}. Keep another claim of them only if it says something else.",
            icon=":material/info:",
        )
    return tuple(row.claim.id for row in own)


def _save(case: str | None, document: str, span: Span, key: str, seen: tuple[str, ...]) -> None:
    name = session.reviewer()
    if name is None:
        return
    given, note = hand_fields.given(key)
    try:
        session.desk().enter(case, document, span, given, note, name, expected=seen)
    except ClaimsError as error:
        messages.refused(error)
        return
    st.session_state.pop(_found_key(document), None)
    st.session_state[f"hand-words-{document}"] = ""
    st.query_params["at"] = str(span.start)
    st.query_params.pop("part", None)
    messages.done("Claim kept: it is compared like any other now")
