"""Statements as intervals on one axis: a row each, coloured by side, an arrow where an end is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

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
    st.vega_lite_chart(spec=_chart(drawn, low, high), width="stretch", alt=in_words(sides))
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


def _chart(drawn: Sequence[Bar], low: float, high: float) -> dict[str, Any]:
    """The chart as Vega-Lite; written out, since building it with a library's checks takes longer than all else of the page."""
    scale = {"domain": [low, high], "nice": False, "zero": False}
    closed = [bar.left for bar in drawn if not bar.open_left] + [bar.right for bar in drawn if not bar.open_right]
    whole = all(float(end).is_integer() for end in closed)
    axis = {
        "title": None, "grid": True, "tickCount": 5, "tickMinStep": 1 if whole else 0, "format": ",~f", "domain": False,
        "labelFontSize": 13,
    }  # fmt: skip
    text = {"type": "text", "align": "left"}
    return {
        "data": {"values": [bar._asdict() for bar in drawn]},
        "height": ROW_HEIGHT * len(drawn) + 30,
        "padding": PADDING,
        "config": {"view": {"strokeWidth": 0}, "scale": {"bandPaddingInner": 0.1}},
        "encoding": {
            "y": {"field": "row", "type": "ordinal", "axis": None},
            "color": {"field": "colour", "type": "nominal", "scale": None, "legend": None},
        },
        "layer": [
            {
                "mark": {"type": "rule", "strokeWidth": 7, "strokeCap": "round"},
                "encoding": {"x": quantity("left", scale) | {"axis": axis}, "x2": {"field": "right"}},
            },
            end_mark("x", "left", "open_left", "triangle-left", scale, size=190),
            end_mark("x", "right", "open_right", "triangle-right", scale, size=190),
            {
                "mark": text | {"baseline": "bottom", "dy": -13, "fontSize": 13},
                "encoding": {"x": {"value": 4}, "text": {"field": "label", "type": "nominal"}},
            },
            {
                "mark": text | {"baseline": "middle", "dx": 13, "fontSize": 15, "fontWeight": "bold"},
                "encoding": {"x": quantity("right", scale), "text": {"field": "shown", "type": "nominal"}},
            },
        ],
    }


def quantity(field: str, scale: Mapping[str, Any]) -> dict[str, Any]:
    """A field drawn on a scale of figures."""
    return {"field": field, "type": "quantitative", "scale": dict(scale)}


def end_mark(  # noqa: PLR0913, PLR0917 - all that one end is drawn by
    channel: str, end: str, is_open: str, arrow: str, scale: Mapping[str, Any], size: int
) -> dict[str, Any]:
    """One end of an interval: a dot, or an arrow where the statement gives no limit."""
    shape = {"condition": {"test": f"datum.{is_open}", "value": arrow}, "value": "circle"}
    return {
        "mark": {"type": "point", "filled": True, "size": size, "opacity": 1},
        "encoding": {channel: quantity(end, scale), "shape": shape},
    }


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
