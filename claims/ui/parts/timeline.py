"""The figures of a disagreement over time: a column for each statement at its day, coloured by side, with a table that says the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import streamlit as st
from markupsafe import Markup

from claims.desk import SideView
from claims.models import Claim
from claims.reporting import phrases
from claims.ui.parts import cards
from claims.ui.parts.chart import axis_of, end_mark, figure, label, quantity
from claims.ui.parts.style import side_colour

HEIGHT = 240
TICKS = 5


class Point(NamedTuple):
    """One dated statement: its day as an ISO date (the first day of a month or year), its interval, and what to call it."""

    day: str
    said: str
    voice: str
    figure: str
    colour: str
    low: float
    high: float
    open_low: bool
    open_high: bool


def draw(sides: Sequence[SideView]) -> None:
    """Draw the figures over time; in words alone where all are of one day, or none is dated."""
    shown = points(sides)
    if spans_days(sides):
        st.vega_lite_chart(spec=_chart(shown, axis_of(sides)), width="stretch", alt=in_words(sides))
        with st.expander("As a table"):
            cards.draw([table(sides)])
    elif shown:
        st.caption(f"All dated figures are of one day, {phrases.date(shown[0].said)}.")
    undated = sum(_day(view.claim) is None for side in sides for view in side.claims)
    if undated:
        st.caption(f"{phrases.count(undated, 'statement')} without a date: not drawn over time.")


def spans_days(sides: Sequence[SideView]) -> bool:
    """Whether there is a course of time to draw."""
    return len({point.day for point in points(sides)}) > 1


def points(sides: Sequence[SideView]) -> tuple[Point, ...]:
    """The dated statements with a figure, oldest first."""
    low, high = axis_of(sides)
    found = [
        Point(
            day=_first_day(day), said=day, voice=label(claim), figure=figure(claim), colour=side_colour(place),
            low=low if claim.low is None else claim.low, high=high if claim.high is None else claim.high,
            open_low=claim.low is None, open_high=claim.high is None,
        )
        for place, side in enumerate(sides)
        for claim in (view.claim for view in side.claims)
        if (day := _day(claim)) is not None and (claim.low is not None or claim.high is not None)
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda point: (point.day, point.voice)))


def in_words(sides: Sequence[SideView]) -> str:
    """The chart in words: each day, who, and the figure."""
    told = "; ".join(f"{phrases.date(point.said)}, {point.voice}: {point.figure}" for point in points(sides))
    return f"Figures over time. {told}."


def table(sides: Sequence[SideView]) -> Markup:
    """The same as a table, oldest first."""
    rows = Markup("").join(
        Markup("<tr><td>{}</td><td>{}</td><td>{}</td></tr>").format(phrases.date(point.said), point.voice, point.figure)
        for point in points(sides)
    )
    return Markup(
        '<table class="ct-table"><thead><tr><th>Day</th><th>Source</th><th>Figure</th></tr></thead><tbody>{}</tbody></table>'
    ).format(rows)


def _day(claim: Claim) -> str | None:
    """The day that a figure is for, else the day it was published."""
    return claim.as_of or claim.published


def _first_day(day: str) -> str:
    return f"{day}-01-01"[:10] if len(day) == len("2024") else f"{day}-01"[:10]


def _ticks(shown: Sequence[Point]) -> list[dict[str, int]]:
    """The days to write under the chart: all of them, or some of many, evenly."""
    days = sorted({point.day for point in shown})
    step = -(-len(days) // TICKS)
    parts = (map(int, day.split("-")) for day in days[::step])
    return [{"year": year, "month": month, "date": date, "hours": 12} for year, month, date in parts]


def _chart(shown: Sequence[Point], ends: tuple[float, float]) -> dict[str, Any]:
    """The chart as Vega-Lite, written out as that of the intervals is."""
    scale = {"domain": list(ends), "nice": False, "zero": False}
    axis = {"title": None, "grid": True, "tickCount": 5, "format": ",~f", "domain": False, "labelFontSize": 12}
    days = {
        "title": None, "values": list(_ticks(shown)), "format": "%-d %b %Y", "grid": False, "labelFontSize": 12,
        "labelOverlap": True,
    }  # fmt: skip
    tips = (("voice", "Source"), ("figure", "Figure"), ("said", "Day"))
    return {
        # At noon: a bare date would be read as midnight in London, and be the day before in New York.
        "data": {"values": [point._asdict() | {"day": f"{point.day}T12:00:00"} for point in shown]},
        "height": HEIGHT,
        "padding": {"left": 5, "right": 30, "top": 10, "bottom": 5},
        "config": {"view": {"strokeWidth": 0}},
        "encoding": {
            "x": {"field": "day", "type": "temporal", "axis": days},
            "color": {"field": "colour", "type": "nominal", "scale": None, "legend": None},
            "tooltip": [{"field": name, "type": "nominal", "title": title} for name, title in tips],
        },
        "layer": [
            {
                "mark": {"type": "rule", "strokeWidth": 5, "strokeCap": "round"},
                "encoding": {"y": quantity("low", scale) | {"axis": axis}, "y2": {"field": "high"}},
            },
            end_mark("y", "low", "open_low", "triangle-down", scale, size=150),
            end_mark("y", "high", "open_high", "triangle-up", scale, size=150),
            {
                "mark": {
                    "type": "text",
                    "align": "center",
                    "baseline": "bottom",
                    "dy": -10,
                    "fontSize": 12,
                    "limit": 150,
                },
                "encoding": {"y": quantity("high", scale), "text": {"field": "voice", "type": "nominal"}},
            },
        ],
    }
