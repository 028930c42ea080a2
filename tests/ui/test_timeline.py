"""The figures of a disagreement over time, drawn and in words."""

from __future__ import annotations

from claims.desk import SideView
from claims.ui.parts import timeline
from ui.test_sides import side, stated


def told() -> list[SideView]:
    first = stated("Seven barges sank.", "Seven", 7, "The Tide", "2019-03")
    later = stated("Up to 12 barges sank.", "12", 12, "Noon", "2019-03-09", low=None, as_of="2019-03-08")
    undated = stated("Nine barges sank.", "Nine", 9, "Late", None)
    return [side(first), side(later), side(undated)]


def test_every_dated_statement_stands_at_the_day_its_figure_is_for() -> None:
    shown = timeline.points(told())
    assert [(point.day, point.said, point.figure, point.open_low) for point in shown] == [
        ("2019-03-01", "2019-03", "7", False),
        ("2019-03-08", "2019-03-08", "up to 12", True),
    ]


def test_the_chart_over_time_is_told_in_words_and_as_a_table() -> None:
    shown = told()
    words = (
        "Figures over time. March 2019, The Tide, in its own words: 7; 8 March 2019, Noon, in its own words: up to 12."
    )
    assert timeline.in_words(shown) == words
    assert "<tr><td>March 2019</td><td>The Tide, in its own words</td><td>7</td></tr>" in timeline.table(shown)
