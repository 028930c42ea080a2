"""The form that corrects one field of one claim; the claim as read stays, the correction lies over it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from claims.desk import ClaimView
from claims.desk.copies import copies
from claims.errors import ClaimsError
from claims.models import Claim
from claims.reporting import phrases
from claims.reviews import CORRECTABLE, REJECTED
from claims.terms import Bound, Modality
from claims.ui import messages, session

_CHOICES: dict[str, Sequence[str]] = {"bound": tuple(Bound), "modality": tuple(Modality)}
_LISTS = frozenset({"scope", "relayed_by"})
_HINTS = {
    "period_start": "a date as 2023-12-31",
    "period_end": "a date as 2023-12-31",
    "as_of": "a date as 2023-12-31, 2023-12 or 2023",
    "stated": "a number",
    "low": "a number, empty where open",
    "high": "a number, empty where open",
}


def form(item: str, views: Sequence[ClaimView], among: Sequence[str]) -> None:
    """Choose a claim and a field, see what stands there now, say what it should be and why.

    Where the same sentence stands elsewhere among the claims of the ids `among`, the correction can be made there too.
    """
    by_id = {view.claim.id: view for view in views}
    name = st.selectbox(
        "Claim", list(by_id), format_func=lambda key: phrases.claim(by_id[key].claim), key=_key("claim", item)
    )
    field = st.selectbox("Field", list(CORRECTABLE), format_func=_field, key=_key("field", item))
    if name is None or field is None:
        return
    claim = by_id[name].claim
    if field != REJECTED:
        _value(item, claim, field)
    st.text_input("Note", key=_key("correction-note", item), placeholder="Why", on_change="ignore")
    found = copies(session.desk(), by_id[name].original, among)
    if found:
        st.checkbox(
            f"Also for the {phrases.count(len(found), 'copy', 'copies')} of this sentence", key=_key("copies", item),
            on_change="ignore", help=f"Word for word in {', '.join(view.claim.document for view in found)}.",
        )  # fmt: skip
    label = "Reject this claim" if field == REJECTED else "Save correction"
    st.button(label, key=_key("correct", item), on_click=_save, args=(item, by_id[name], field, found))


def shown(value: object) -> str:
    """A field's value as it is shown and typed: lists with commas, nothing as an empty text."""
    if value is None:
        return ""
    if isinstance(value, (tuple, list)):
        return ", ".join(str(part) for part in value)
    return f"{value:.12g}" if isinstance(value, float) else str(value)


def _value(item: str, claim: Claim, field: str) -> None:
    now = shown(getattr(claim, field))
    key = _value_key(item, claim.id, field)
    if field in _CHOICES:
        options = _CHOICES[field]
        st.selectbox(
            "New value", options, index=options.index(now) if now in options else None, key=key, on_change="ignore"
        )
        return
    hint = "several with commas between" if field in _LISTS else _HINTS.get(field, "empty where it is not said")
    st.text_input(
        "New value",
        value=now,
        key=key,
        on_change="ignore",
        help=hint[0].upper() + hint[1:] + ".",
        placeholder=hint,
        max_chars=2_000,
    )


def _save(item: str, view: ClaimView, field: str, found: Sequence[ClaimView]) -> None:
    name = session.reviewer()
    if name is None:
        return
    note = str(st.session_state.get(_key("correction-note", item), "")).strip()
    typed = _typed(field, st.session_state.get(_value_key(item, view.claim.id, field)))
    wanted = [view, *(found if st.session_state.get(_key("copies", item)) else ())]
    kept = 0
    try:
        for one in wanted:  # a row of the log each: every one can be taken back by itself
            session.desk().annotate(
                one.claim.case, one.claim.id, field, typed, note, name, expected=one.last_annotations.get(field)
            )
            kept += 1
    except ClaimsError as error:
        messages.refused(f"{error}{f' ({kept} of {len(wanted)} were kept before that)' if kept else ''}")
        return
    st.session_state[_key("correction-note", item)] = ""
    done = "Claim rejected" if field == REJECTED else "Correction saved"
    messages.done(done if kept == 1 else f"{done}, here and in {phrases.count(kept - 1, 'copy', 'copies')}")


def _typed(field: str, value: object) -> object:
    if field == REJECTED:
        return True
    if field in _LISTS:
        return [part.strip() for part in str(value or "").split(",") if part.strip()]
    return value


def _field(name: str) -> str:
    words = "reject: this is not a claim" if name == REJECTED else CORRECTABLE[name]
    return words[0].upper() + words[1:]


def _key(part: str, item: str) -> str:
    return f"{part}-{item}"


def _value_key(item: str, claim: str, field: str) -> str:
    return f"value-{item}-{claim}-{field}"
