"""A value → a cell of a CSV file that no spreadsheet runs."""

from __future__ import annotations

import re

# What a terminal or an editor would act on; tabs and line ends stay text.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
# Blanks and apostrophes in front change nothing: some programs leave them out before they read on.
_RUN = re.compile(r"['\s\ufeff]*[=+\-@＝＋－＠]|['\ufeff]*[\t\r\n]")


def cell(value: object) -> str | int | float:
    """A value as a cell of a CSV file: numbers stay numbers, text that a spreadsheet would run gets an apostrophe in front.

    A cell that begins with an apostrophe and `runs` is the text behind that apostrophe: nothing is lost. Source: OWASP, "CSV Injection".
    """
    told = plain(value)
    return f"'{told}" if isinstance(told, str) and runs(told) else told


def runs(text: str) -> bool:
    """Whether a spreadsheet would run a text, or take it for one that is marked not to be run."""
    return _RUN.match(text) is not None


def plain(value: object) -> str | int | float:
    """A value as a number or as text: lists in one line, nothing for None, no signs that a terminal would act on."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return int(value) if value == int(value) else value
    if isinstance(value, (tuple, list)):
        value = "; ".join(map(str, value))
    return _CONTROLS.sub("", str(value))
