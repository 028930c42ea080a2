"""Which rule chooses the best figure of a case: what is in force, who decided it and why, and a form to set another."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from claims.decisions import Policy, PolicyDecision
from claims.desk import Desk
from claims.errors import ClaimsError
from claims.reporting import phrases
from claims.reporting.escaping import markdown_text
from claims.terms import SuggestionRule
from claims.ui import messages, session
from claims.ui.parts import history

_RULE, _NAMES, _NOTE = "policy-rule", "policy-names", "policy-note"


def draw(desk: Desk, case: str | None) -> None:
    """Draw the policy in force, the form, and what was decided before."""
    held = desk.policy(case)
    if held is None:
        st.info(
            "No policy is set: the figure beside each range is a suggestion of the program, confirmed by nobody.",
            icon=":material/gavel:",
        )
    else:
        st.success(markdown_text(_in_force(held)), icon=":material/gavel:")
    rows = desk.store.rows(PolicyDecision, case)
    with st.expander("Set the policy" if held is None else "Change the policy"):
        _form(case, held, _names(desk, case, held), rows[-1].id if rows else None)
    entries = desk.decided(case, "policy")
    if entries:
        with st.expander(f"Policies so far ({len(entries)})", expanded=True):
            history.draw(entries)


def _in_force(held: PolicyDecision) -> str:
    note = f": {held.note}" if held.note else ""
    return f"Best figure by {phrases.policy(held.policy)}. Set by {held.by}, {phrases.moment(held.at)}{note}"


def _names(desk: Desk, case: str | None, held: PolicyDecision | None) -> list[str]:
    """The sources and outlets that a hierarchy can name: those that say most, and those it names."""
    named = held.policy.hierarchy if held else ()
    return sorted({*desk.store.voice_names(case), *named}, key=lambda name: (name.casefold(), name))


def _form(case: str | None, held: PolicyDecision | None, voices: Sequence[str], expected: str | None) -> None:
    rules = list(SuggestionRule)
    with st.form("policy-form", border=False):
        st.radio(
            "The best figure of a question is", rules, index=rules.index(held.policy.rule) if held else None,
            format_func=lambda rule: phrases.POLICIES[rule][0], captions=[phrases.POLICIES[rule][1] for rule in rules],
            key=_RULE,
        )  # fmt: skip
        st.multiselect(
            "Sources and outlets, the first preferred", voices,
            default=[name for name in held.policy.hierarchy if name in voices] if held else [],
            key=_NAMES, placeholder="For the source hierarchy alone",
        )  # fmt: skip
        st.text_input("Reason", key=_NOTE, placeholder="Why this rule fits the case")
        st.form_submit_button("Set policy", type="primary", on_click=_save, args=(case, expected))


def _save(case: str | None, expected: str | None) -> None:
    rule: SuggestionRule | None = st.session_state.get(_RULE)
    if rule is None:
        messages.refused("Choose a rule first. Nothing was saved.")
        return
    name = session.reviewer()
    if name is None:
        return
    names = tuple(st.session_state.get(_NAMES, ())) if rule is SuggestionRule.SOURCE_HIERARCHY else ()
    note = str(st.session_state.get(_NOTE, "")).strip()
    try:
        session.desk().set_policy(case, Policy(rule=rule, hierarchy=names), note, name, expected=expected)
    except ClaimsError as error:
        messages.refused(error)
        return
    st.session_state[_NOTE] = ""
    messages.done(f"Policy set: {phrases.POLICIES[rule][0].lower()}")
