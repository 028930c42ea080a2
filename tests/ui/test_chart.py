from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claims.desk import ClaimView, SideView
from claims.models import Document, Span
from claims.ui.parts import chart
from ui.stand_in import read

DOCUMENT = Document(name="a.txt", text="Two boats were lost.", outlet="The Tide")
End = float | None


def side(low: End, high: End) -> SideView:
    claim = read(DOCUMENT, "Two", 2, low=low, high=high)
    view = ClaimView(
        claim=claim, original=claim, document=None, paragraph="", paragraph_start=0,
        figure=Span(start=0, end=3), sentence=Span(start=0, end=20),
    )  # fmt: skip
    return SideView(low=low, high=high, origins=1, claims=(view,))


def test_an_open_end_reaches_towards_the_edge_and_is_marked_open() -> None:
    drawn, (low, high) = chart.bars([side(20, None), side(None, 14)])
    assert [(bar.open_left, bar.open_right) for bar in drawn] == [(False, True), (True, False)]
    assert drawn[0].right > drawn[0].left == 20
    assert drawn[1].left == low < drawn[1].right == 14 < high


def test_without_any_figure_nothing_is_drawn() -> None:
    assert chart.bars([side(None, None)])[0] == ()


@given(st.lists(st.tuples(*[st.floats(-1e9, 1e9)] * 2).map(sorted), min_size=1, max_size=6))
def test_every_bar_lies_on_the_axis(ends: list[list[float]]) -> None:
    drawn, (low, high) = chart.bars([side(*pair) for pair in ends])
    assert all(low <= bar.left <= bar.right <= high for bar in drawn)


def test_small_counts_are_shown_from_zero_and_years_are_not() -> None:
    assert chart.bars([side(2, 2), side(3, 3)])[1][0] == 0
    assert chart.bars([side(1990, 1990), side(1994, 1994)])[1][0] > 1900
