"""A value → a cell of a CSV file that no spreadsheet runs."""

from __future__ import annotations

import re

# What a terminal or an editor would act on; tabs and line ends stay text.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def cell(value: object) -> str | int | float:
    """A value as a cell of a CSV file: numbers stay numbers, text that a spreadsheet would run gets an apostrophe in front.

    Source: OWASP, "CSV Injection".
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return int(value) if value == int(value) else value
    if isinstance(value, (tuple, list)):
        value = "; ".join(map(str, value))
    text = _CONTROLS.sub("", str(value))
    return f"'{text}" if text.startswith(_RUN) else text
