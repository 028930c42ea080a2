"""The fields of a claim by hand: its figure, what it is a figure of, who says it, and its translation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from claims.desk.entering import FIELDS, Given, vocabulary
from claims.desk.languages import LANGUAGES, named
from claims.desk.shelf import Opened
from claims.models import Question
from claims.reporting import phrases
from claims.reviews import CORRECTABLE
from claims.terms import Bound, Modality
from claims.ui import session

_LISTS = frozenset({"scope", "relayed_by"})
_BOUNDS = {
    Bound.EXACT: "exactly", Bound.ABOUT: "about", Bound.AT_LEAST: "at least", Bound.MORE_THAN: "more than", Bound.AT_MOST: "at most",
    Bound.LESS_THAN: "less than", Bound.RANGE: "between two figures", Bound.VAGUE: "a vague word",
}  # fmt: skip
_FRAME = ("event", "counted_kind", "group", "status", "actor", "place", "unit", "period_start", "period_end")
"""What a question tells of the claims under it."""
_PLAIN = {
    "place": "a town, a region or a country, in English", "group": "whose people or things they are", "actor": "who did it, or holds them",
    "unit": "%, km, USD …", "status": "civilian, wounded …", "period_start": "2023-12-31", "period_end": "2023-12-31",
    "as_of": "2023-12-31, 2023-12 or 2023; empty for the day of publication", "period_text": "as written", "speaker_name": "in Latin letters, as in other documents",
    "speaker_role": "mayor, army spokesman …", "organisation": "whom they speak for", "relayed_by": "who passed it on, with commas between",
    "scope": "“so far”, “alone”, with commas between", "age_sex": "children, women …", "counted": "people, houses … in English",
}  # fmt: skip
_MORE = (
    "status",
    "age_sex",
    "period_text",
    "scope",
    "modality",
    "speaker_role",
    "organisation",
    "relayed_by",
    "low",
    "high",
)


def draw(case: str | None, opened: Opened, key: str, value: float | None) -> None:
    """Draw the fields; `value` is what the figure's digits say."""
    frame = _same_as(case, key)
    held = {name: getattr(frame, name) for name in _FRAME} if frame else {}
    own = f"{key}-{frame.id if frame else ''}"
    st.session_state[f"{key}-fields"] = own
    known = {"stated": phrases.number(value) if value is not None else "", "bound": Bound.EXACT} | held
    for row in (
        ("stated", "bound", "unit"),
        ("counted", "counted_kind", "event"),
        ("place", "group", "actor"),
        ("period_start", "period_end", "as_of"),
        ("speaker_name",),
    ):
        for column, name in zip(st.columns(3), row, strict=False):
            with column:
                _field(own, name, known.get(name))
    with st.expander("More fields: range, role, organisation, relays, status, scope …"):
        for place in range(0, len(_MORE), 2):
            for column, name in zip(st.columns(2), _MORE[place : place + 2], strict=False):
                with column:
                    _field(own, name, known.get(name))
    _translation(opened, own)
    st.text_input(
        "Note",
        key=f"{own}-note",
        on_change="ignore",
        placeholder="What others should know of this claim",
    )


def _same_as(case: str | None, key: str) -> Question | None:
    """The question that the figure answers too, whose fields are taken over; None for another one."""
    desk = session.desk()
    sought = st.text_input(
        "Does it answer a question of this case? Its fields are then filled in", key=f"{key}-sought", placeholder="Search: a word of the question, then Enter", width=560,
    )  # fmt: skip
    found = {one.id: one for one in desk.store.asked(case, sought)}
    if not found:
        st.caption("No question of this case has these words." if sought else "The case has no question yet.")
        return None
    chosen = st.selectbox(
        "Question", list(found), index=None, format_func=lambda name: phrases.question(found[name].label),
        key=f"{key}-question", placeholder="None of these: fill in the fields", width=560, label_visibility="collapsed",
    )  # fmt: skip
    return found.get(chosen) if chosen else None


def _field(own: str, name: str, now: Any) -> None:
    label = CORRECTABLE[name][0].upper() + CORRECTABLE[name][1:]
    key = f"{own}-{name}"
    if name in {"event", "counted_kind"}:
        known = list(vocabulary()[name == "counted_kind"])
        options = known if now is None or now in known else [now, *known]
        st.selectbox(
            label, options, index=options.index(now) if now else None, key=key, accept_new_options=True, placeholder="Choose or type",
            on_change="ignore",
        )  # fmt: skip
    elif name == "bound":
        st.selectbox(label, list(_BOUNDS), format_func=_BOUNDS.__getitem__, key=key, on_change="ignore")
    elif name == "modality":
        st.selectbox(label, list(Modality), format_func=str.capitalize, key=key, on_change="ignore")
    else:
        st.text_input(
            label,
            value=str(now or ""),
            key=key,
            on_change="ignore",
            max_chars=2_000,
            placeholder=_PLAIN.get(name, "empty where it is not said"),
        )


def _translation(opened: Opened, own: str) -> None:
    language = opened.document.language or ""
    options: Sequence[str] = ["", *LANGUAGES] if not language or language in LANGUAGES else ["", language, *LANGUAGES]
    left, middle, right = st.columns(3)
    with left:
        st.selectbox(
            "Language of the words", options, index=options.index(language), format_func=lambda code: named(code) or "not said",
            key=f"{own}-language", on_change="ignore",
        )  # fmt: skip
    with middle:
        st.text_input(
            "Translator",
            key=f"{own}-translator",
            on_change="ignore",
            max_chars=200,
            placeholder="a person or a service",
        )
    with right:
        st.text_input(
            "Translated on", key=f"{own}-translated_on", on_change="ignore", max_chars=40, placeholder="2023-12-31"
        )
    st.text_area(
        "Translation of the sentence", key=f"{own}-translation", on_change="ignore", height=80, max_chars=20_000,
        placeholder="What the sentence says in English; shown beside its own words",
    )  # fmt: skip


def given(key: str) -> tuple[Given, str]:
    """What was filled in, and the note."""
    own = str(st.session_state.get(f"{key}-fields", key))
    typed = {name: st.session_state.get(f"{own}-{name}") for name in FIELDS}
    fields = {name: _typed(name, value) for name, value in typed.items() if value not in {None, ""}}
    if fields.get("low") or fields.get("high"):
        fields.pop("stated", None)  # a range goes before the digits that were found
        if fields.get("bound") in {Bound.EXACT, Bound.RANGE}:
            fields.pop("bound")
    texts = {
        name: st.session_state.get(f"{own}-{name}") or None
        for name in ("language", "translation", "translator", "translated_on")
    }
    return Given(fields=fields, **texts), str(st.session_state.get(f"{own}-note", "")).strip()


def _typed(name: str, value: Any) -> Any:
    if name in _LISTS:
        return [part.strip() for part in str(value).split(",") if part.strip()]
    return str(value)
