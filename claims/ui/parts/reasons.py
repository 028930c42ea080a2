"""Why a disagreement was flagged: at most five plain lines, and behind “Details” every field with its weight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import streamlit as st
from markupsafe import Markup

from claims.reporting import phrases
from claims.reporting.record import Disagreement, ReasonLine
from claims.terms import Level
from claims.ui.parts import cards, statements

SHOWN: Final = 5
_FIGURES: Final = frozenset({"figure", "value"})
_WHOLE: Final = frozenset({"signs", "tie", "reviewer"})
"""What is told of the reports as a whole, or by a person: it decides where the fields do not."""
_AGREE: Final = (Level.SAME, Level.CLOSE)
_ROW: Final = 26


class Step(NamedTuple):
    """One field of the waterfall: from where to where it takes the score."""

    field: str
    before: float
    after: float


def draw(item: Disagreement) -> None:
    """Draw the telling lines, and the details folded away."""
    cards.draw([cards.explained(item.explanation), lines(telling(item.reasons))])
    words = "Details: every field with its weight, and the place in the queue"
    with st.expander(words, key="details", on_change="rerun") as folded:
        if folded.open:  # its chart takes a browser longer than all that stands above it
            _details(item)


def telling(reasons: Sequence[ReasonLine]) -> tuple[ReasonLine, ...]:
    """The lines that tell most: the figures, what differs, what decided, what is the same, and what only one side says."""
    ranked = [
        (rank, -reason.weight, place) for place, reason in enumerate(reasons) if (rank := _rank(reason)) is not None
    ]
    return tuple(reasons[place] for _, _, place in sorted(ranked)[:SHOWN])


def _rank(reason: ReasonLine) -> int | None:
    if reason.field in _FIGURES:
        return 0
    if reason.level is Level.DIFFERENT:
        return 1
    if reason.field in _WHOLE:
        return 2 if reason.level in _AGREE else None
    if reason.level in _AGREE:
        return 3
    return 4 if reason.detail.startswith("only ") else None


def lines(shown: Sequence[ReasonLine]) -> Markup:
    """A field, its level and the words behind it, a line each."""
    cells = Markup("").join(
        Markup('<div>{}</div><div><span class="ct-level {}">{}</span></div><div class="detail">{}</div>').format(
            *_told(reason), reason.detail
        )
        for reason in shown
    )
    return Markup('<div class="ct-reasons">{}</div>').format(cells)


def _told(reason: ReasonLine) -> tuple[str, str, str]:
    return phrases.field(reason.field).capitalize(), str(reason.level), phrases.LEVELS[reason.level]


def steps(reasons: Sequence[ReasonLine]) -> tuple[Step, ...]:
    """The fields that weigh something, in the order compared, each from where the one before it ends."""
    found: list[Step] = []
    at = 0.0
    for reason in reasons:
        if reason.weight:
            found.append(Step(phrases.field(reason.field), at, round(at + reason.weight, 3)))
            at = found[-1].after
    return tuple(found)


def _details(item: Disagreement) -> None:
    st.markdown("**Every field that was compared**")
    cards.draw([_weighed(item.reasons)])
    taken = steps(item.reasons)
    if taken:
        st.markdown("**What the fields add up to**")
        st.vega_lite_chart(spec=_waterfall(taken), width="stretch", alt=in_words(taken))
        st.caption(in_words(taken))
    if item.severity_parts:
        st.markdown(f"**Why it stands where it does in the queue: {100 * item.severity:.0f} of 100**")
        cards.draw([statements.ranked(item)])
        st.caption("How much each part adds, of the most it could. The weights can be set in a settings file.")


def in_words(taken: Sequence[Step]) -> str:
    """The waterfall in words: what each field adds, and the sum."""
    told = "; ".join(f"{step.field} {signed(step.after - step.before)}" for step in taken)
    return f"Evidence that the statements answer one question: {told}. Together {signed(taken[-1].after)}."


def signed(weight: float) -> str:
    """A weight with its sign: +2, −0.5."""
    return f"{'+' if weight > 0 else ''}{phrases.number(round(weight, 3))}"


def _weighed(reasons: Sequence[ReasonLine]) -> Markup:
    cells = Markup("").join(
        Markup('<div>{}</div><div><span class="ct-level {}">{}</span></div><div class="detail">{}{}</div>').format(
            *_told(reason), reason.detail, f" ({signed(reason.weight)})" if reason.weight else ""
        )
        for reason in reasons
    )
    return Markup('<div class="ct-reasons">{}</div>').format(cells)


def _waterfall(taken: Sequence[Step]) -> dict[str, Any]:
    """The waterfall as Vega-Lite, written out as the other charts are."""
    rows = [
        {"row": place, "field": step.field, "from": step.before, "to": step.after, "said": signed(step.after - step.before),
         "end": max(step.before, step.after), "up": step.after >= step.before}
        for place, step in enumerate(taken)
    ]  # fmt: skip
    total = taken[-1].after
    rows.append(
        {
            "row": len(taken),
            "field": "together",
            "from": 0.0,
            "to": total,
            "said": signed(total),
            "end": max(total, 0.0),
            "up": total >= 0,
        }
    )
    label = {"labelLimit": 220, "labelFontSize": 13, "labelOverlap": False, "ticks": False, "domain": False}
    colour = {"condition": {"test": "datum.up", "value": "#0f8a78"}, "value": "#dc2626"}
    x = {
        "field": "from",
        "type": "quantitative",
        "title": None,
        "axis": {"grid": True, "domain": False, "tickCount": 5},
    }
    return {
        "data": {"values": rows},
        "height": _ROW * len(rows),
        "config": {"view": {"strokeWidth": 0}},
        "encoding": {"y": {"field": "field", "type": "nominal", "sort": None, "title": None, "axis": label}},
        "layer": [
            {
                "mark": {"type": "bar", "height": 14, "cornerRadius": 2},
                "encoding": {"x": x, "x2": {"field": "to"}, "color": colour},
            },
            {
                "mark": {"type": "text", "align": "left", "dx": 6, "fontSize": 13},
                "encoding": {
                    "x": {"field": "end", "type": "quantitative"},
                    "text": {"field": "said", "type": "nominal"},
                },
            },
        ],
    }
