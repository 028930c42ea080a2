"""Text that is no prose: reading it costs work in proportion to its length, counted in steps of the program rather than by a clock."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from claims.extraction import read
from claims.models import Document

OPENING = "The mayor of Arden said on Monday that 12 houses burned down. "
TIMES = 200


def steps(text: str) -> int:
    """How many lines of the program run while a text is read; each turn of a loop is one."""
    count = 0

    def inside(_frame: FrameType, _event: str, _arg: object) -> object:
        nonlocal count
        count += 1
        return inside

    def called(frame: FrameType, event: str, arg: object) -> object:
        return inside(frame, event, arg) if "/claims/" in frame.f_code.co_filename else None

    before = sys.gettrace()
    sys.settrace(called)
    try:
        read(Document(name="text", text=OPENING + text))
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("repeated", ["1 ", '"3," ', "of whom 3: "])
def test_twice_the_figures_take_twice_the_steps(repeated: str) -> None:
    steps(repeated)  # what is kept from a first reading is kept for both
    once, twice = steps(repeated * TIMES), steps(repeated * 2 * TIMES)
    assert 0 < twice <= 2.5 * once


def test_every_figure_of_a_line_without_an_end_is_read_where_it_stands() -> None:
    text = "7 " * 700
    found = read(Document(name="text", text=text)).inspections
    assert [text[one.start : one.end] for one in found] == ["7"] * 700
