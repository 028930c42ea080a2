from __future__ import annotations

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from claims.reviews import live


class Row(NamedTuple):
    id: str
    withdraws: str | None = None


def test_a_row_that_was_taken_back_and_its_taking_back_drop_out() -> None:
    assert live([Row("a"), Row("b"), Row("c", "a")]) == (Row("b"),)


def test_a_row_holds_again_when_its_taking_back_is_taken_back() -> None:
    assert live([Row("a"), Row("b", "a"), Row("c", "b")]) == (Row("a"),)


@given(st.lists(st.integers(0, 12), max_size=12))
def test_undoing_the_last_row_gives_what_held_before_it(targets: list[int]) -> None:
    rows: list[Row] = []
    for place, target in enumerate(targets):
        rows.append(Row(str(place), str(target) if target < place else None))
    undone = [*rows, Row("undo", rows[-1].id)] if rows else rows
    assert live(undone) == live(rows[:-1])
