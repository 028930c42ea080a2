"""Cells of a CSV file."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.cells import cell, runs


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＠x", " =1", "'=1", "\ufeff=1", "'\t"]
)
def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert cell(text) == f"'{text}"


def test_numbers_stay_numbers_even_below_zero() -> None:
    assert [cell(value) for value in (-5.0, 2.5, 0, None, True)] == [-5, 2.5, 0, "", "true"]


@given(st.text())
def test_no_text_cell_begins_with_a_formula_mark(text: str) -> None:
    target = io.StringIO()
    csv.writer(target, quoting=csv.QUOTE_NONNUMERIC).writerow([cell(text)])
    assert re.match(r'"[=+\-@\t\r\n＝＋－＠]', target.getvalue()) is None


@given(st.text(alphabet="'=+-@ \t\r\nab\ufeff"))
def test_the_text_behind_the_apostrophe_is_the_text(text: str) -> None:
    made = str(cell(text))
    assert (made[1:] if runs(made) else made) == text
