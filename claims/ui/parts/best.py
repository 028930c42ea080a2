"""The best figure of a verdict: what each rule would choose, a hierarchy of sources, or the agreement of a team."""

from __future__ import annotations

from typing import Final

import streamlit as st

from claims.decisions import BestFigure
from claims.desk import Detail
from claims.desk.best import by_hierarchy, offered, preferable
from claims.errors import ClaimsError
from claims.reporting import phrases, words
from claims.terms import BestRule

NONE: Final = "none"
_BY_HAND: Final = (BestRule.SOURCE_HIERARCHY, BestRule.TEAM)


def draw(detail: Detail, given: BestFigure | None, place: str) -> None:
    """The choice of a rule, each with the figure it chooses; what a hierarchy or a team needs is asked below.

    `given` is what the fields begin with; `place` is part of their keys.
    """
    found = {best.rule: best for best in offered(detail.sides)}
    options = [NONE, *found, *_BY_HAND]
    rule = st.selectbox(
        "Best figure to use", options, index=options.index(given.rule) if given and given.rule in options else 0,
        format_func=lambda rule: _label(rule, found), key=_key("rule", place),
        help="Your choice, kept with its rule. A rule that does not tell the sides apart is not offered.",
    )  # fmt: skip
    if rule == BestRule.SOURCE_HIERARCHY:
        _hierarchy(detail, given, place)
    elif rule == BestRule.TEAM:
        _team(given, place)


def _label(rule: str, found: dict[BestRule, BestFigure]) -> str:
    if rule == NONE:
        return "No best figure"
    name = words.BEST_RULES[BestRule(rule)]
    best = found.get(BestRule(rule))
    told = name[0].upper() + name[1:]
    return f"{told}: {shown(best)}" if best else f"{told} …"


def shown(best: BestFigure) -> str:
    """The figure of a choice, with its unit."""
    figure = phrases.number(best.value) if best.value is not None else phrases.interval(best.low, best.high)
    return f"{figure} {best.unit}" if best.unit else figure


def _hierarchy(detail: Detail, given: BestFigure | None, place: str) -> None:
    names = preferable(detail.sides, detail.sources)
    before = [
        name for name in (given.names if given and given.rule is BestRule.SOURCE_HIERARCHY else ()) if name in names
    ]
    order = st.multiselect(
        "Sources or outlets, the first preferred", names, default=before, key=_key("hierarchy", place),
        placeholder="Choose them in their order",
    )  # fmt: skip
    best = by_hierarchy(detail.sides, detail.sources, order)
    if best is not None:
        st.caption(f"That gives {shown(best)}.")
    elif order:
        st.caption("None of these gives one figure here.")


def _team(given: BestFigure | None, place: str) -> None:
    before = given if given and given.rule is BestRule.TEAM else None
    st.number_input(
        "Figure agreed on", value=before.value if before else None, key=_key("value", place), on_change="ignore", format="%.12g",
    )  # fmt: skip
    for name, label, hint, value in (
        ("names", "Who agreed", "Names with commas between", ", ".join(before.names) if before else ""),
        ("reasons", "Their reasons", "What the figure rests on", before.reasons if before else ""),
        ("dissent", "Who did not agree, and why", "Empty where all agreed", before.dissent if before else ""),
    ):
        st.text_input(label, value=value, placeholder=hint, key=_key(name, place), on_change="ignore")


def chosen(detail: Detail, place: str) -> BestFigure | None:
    """What is chosen now; `ClaimsError` where the rule does not give one figure."""
    rule = st.session_state.get(_key("rule", place), NONE)
    if rule == NONE:
        return None
    if rule == BestRule.SOURCE_HIERARCHY:
        best = by_hierarchy(detail.sides, detail.sources, st.session_state.get(_key("hierarchy", place), ()))
        if best is None:
            raise ClaimsError("choose the sources whose figure is preferred: none of those chosen gives one figure")
        return best
    if rule == BestRule.TEAM:
        return _agreed(detail, place)
    return next(best for best in offered(detail.sides) if best.rule == rule)


def written(figure: BestFigure | None) -> dict[str, str]:
    """What a person wrote about a figure, by the fields it was typed in."""
    told = (", ".join(figure.names), figure.reasons, figure.dissent) if figure else ("", "", "")
    return dict(zip(("Who agreed", "Their reasons", "Who did not agree, and why"), told, strict=True))


def _agreed(detail: Detail, place: str) -> BestFigure:
    told = {name: str(st.session_state.get(_key(name, place), "")).strip() for name in ("names", "reasons", "dissent")}
    units = {view.claim.unit for side in detail.sides for view in side.claims}
    return BestFigure(
        rule=BestRule.TEAM,
        value=st.session_state.get(_key("value", place)),
        unit=units.pop() if len(units) == 1 else None,
        names=tuple(name for part in told["names"].split(",") if (name := part.strip())),
        reasons=told["reasons"],
        dissent=told["dissent"],
    )


def _key(part: str, place: str) -> str:
    return f"best-{part}-{place}"
