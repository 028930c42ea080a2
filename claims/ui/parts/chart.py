"""Statements as intervals on one axis: a row each, coloured by side, an arrow where an end is open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import altair as alt
import streamlit as st

from claims.desk import SideView
from claims.models import Claim
from claims.reporting import phrases
from claims.ui.parts.style import side_colour

ROW_HEIGHT = 54
PADDING = {"top": 18, "left": 12, "right": 5, "bottom": 5}
LABEL_LENGTH = 46
_FREE = 0.2


class Bar(NamedTuple):
    """One statement on the axis; `left` and `right` are where it is drawn, open ends reach the edge."""

    row: int
    label: str
    shown: str
    colour: str
    left: float
    right: float
    open_left: bool
    open_right: bool


def draw(sides: Sequence[SideView]) -> None:
    """Draw the chart with its text alternative; nothing where no statement has a figure."""
    drawn, (low, high) = bars(sides)
    if not drawn:
        return
    st.altair_chart(_chart(drawn, low, high), width="stretch", alt=in_words(sides))
    if any(bar.open_left or bar.open_right for bar in drawn):
        st.caption("An arrow means that the statement gives no limit on that side.")


def bars(sides: Sequence[SideView]) -> tuple[tuple[Bar, ...], tuple[float, float]]:
    """The statements as bars from the first side down, and the ends of the axis in the claims' unit."""
    placed = [(place, view.claim) for place, side in enumerate(sides) for view in side.claims if _ends(view.claim)]
    ends = [end for _, claim in placed for end in _ends(claim)]
    if not ends:
        return (), (0.0, 1.0)
    low, high = _axis(min(ends), max(ends))
    drawn = (_bar(row, place, claim, (low, high)) for row, (place, claim) in enumerate(placed))
    return tuple(drawn), (low, high)


def in_words(sides: Sequence[SideView]) -> str:
    """The chart in words: each statement and its figure, side by side."""
    lines = [f"{phrases.who(view.claim)}: {figure(view.claim)}" for side in sides for view in side.claims]
    return "Figures by statement. " + "; ".join(lines) + "."


def _chart(drawn: Sequence[Bar], low: float, high: float) -> alt.LayerChart:
    rows = [bar._asdict() for bar in drawn]
    x = alt.Scale(domain=[low, high], nice=False, zero=False)
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y("row:O", axis=None), color=alt.Color("colour:N", scale=None, legend=None)
    )
    closed = [bar.left for bar in drawn if not bar.open_left] + [bar.right for bar in drawn if not bar.open_right]
    whole = all(float(end).is_integer() for end in closed)
    axis = alt.Axis(
        title=None, grid=True, tickCount=5, tickMinStep=1 if whole else 0, format=",~f", domain=False, labelFontSize=13
    )
    bar = base.mark_rule(strokeWidth=7, strokeCap="round").encode(x=alt.X("left:Q", scale=x, axis=axis), x2="right:Q")
    ends = [
        _mark(base, x, "left", "open_left", "triangle-left"),
        _mark(base, x, "right", "open_right", "triangle-right"),
    ]
    label = base.mark_text(align="left", baseline="bottom", dy=-13, fontSize=13).encode(x=alt.value(4), text="label:N")
    figure = base.mark_text(align="left", baseline="middle", dx=13, fontSize=15, fontWeight="bold").encode(
        x=alt.X("right:Q", scale=x), text="shown:N"
    )
    layers: alt.LayerChart = (
        alt.layer(bar, *ends, label, figure)
        .properties(height=ROW_HEIGHT * len(drawn) + 30, padding=PADDING)
        .configure_view(strokeWidth=0)
        .configure_scale(bandPaddingInner=0.1)
    )
    return layers


def _mark(base: alt.Chart, x: alt.Scale, end: str, is_open: str, arrow: str) -> alt.Chart:
    shape = alt.condition(f"datum.{is_open}", alt.value(arrow), alt.value("circle"))
    mark: alt.Chart = base.mark_point(filled=True, size=190, opacity=1).encode(
        x=alt.X(f"{end}:Q", scale=x), shape=shape
    )
    return mark


def _bar(row: int, place: int, claim: Claim, axis: tuple[float, float]) -> Bar:
    return Bar(
        row=row,
        label=label(claim),
        shown=figure(claim),
        colour=side_colour(place),
        left=axis[0] if claim.low is None else claim.low,
        right=axis[1] - (axis[1] - axis[0]) * _FREE if claim.high is None else claim.high,
        open_left=claim.low is None,
        open_right=claim.high is None,
    )


def label(claim: Claim) -> str:
    """Who states a figure and where, short enough for a chart."""
    voice = phrases.who(claim)
    named = f"{voice} ({claim.outlet})" if claim.outlet and claim.outlet not in voice else voice
    return named if len(named) <= LABEL_LENGTH else named[: LABEL_LENGTH - 1].rstrip() + "…"


def axis_of(sides: Sequence[SideView]) -> tuple[float, float]:
    """The ends of an axis that all figures of some sides lie on."""
    return bars(sides)[1]


def _axis(low: float, high: float) -> tuple[float, float]:
    """Room to both sides; from zero where the figures are near it, and never below it without a figure there."""
    width = (high - low) or max(abs(high), 1.0)
    start = 0.0 if 0 <= low <= 2 * width else low - width * 0.25
    return start, high + (high - start) * 0.38


def _ends(claim: Claim) -> list[float]:
    return [end for end in (claim.low, claim.high) if end is not None]


def figure(claim: Claim) -> str:
    """A claim's figure with its unit."""
    return phrases.interval(claim.low, claim.high) + (f" {claim.unit}" if claim.unit else "")
