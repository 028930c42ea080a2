"""How cells look: which hold a figure, a year or nothing, and which rows are headings."""

from __future__ import annotations

import re
from typing import Final

from claims.documents.tables.grid import Table

_BLANK: Final = re.compile(
    r"(?:[-–—.…*:/x]{0,3}|n[./]?a\.?|none|null|nan|nil|not available|no data|missing|unknown|tbc|#n/a|\.\.)",
    re.IGNORECASE,
)
_FIGURE: Final = re.compile(
    r"(?P<lead>(?:[~≈<>≤≥±+]|c\.|ca\.?|about|over|under)?\s*)(?P<figure>(?:[$€£¥₴₽₹]\s?|(?-i:(?!JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{3})\s)?[-−–]?(?:[$€£¥₴₽₹]\s?)?"
    r"\d(?:[\d.,'’\u00a0\u202f\u2009 ]*\d)?(?:\s?(?:%|‰|per\s?cent|percent|(?:k|mn?|bn|tn)(?![^\W\d_])|thousand|million|billion|trillion|[$€£¥₴₽₹]))?\+?)"
    r"(?P<rest>\s*(?:[*†‡§¹²³]+|[(\[][a-z\d]{1,2}[)\]]|[a-z])?)",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_SEARCHED: Final = 40
"""So many rows from the top are looked at for headings."""
_DEEPEST: Final = 4


def is_blank(text: str) -> bool:
    """Whether a cell tells nothing: a dash, "n/a"."""
    return _BLANK.fullmatch(text.strip()) is not None


def figure(text: str) -> tuple[int, int] | None:
    """Where in a cell's text its figure stands, its sign and unit with it; None where it holds none, or words beside it."""
    match = _FIGURE.fullmatch(text)
    if match is None:
        return None
    start = match.start("figure") if not match["lead"].strip() else match.start()
    return start, match.end("figure")


def is_year(text: str) -> bool:
    """Whether a cell holds what may be a year."""
    return _YEAR.fullmatch(text.strip()) is not None


def header(table: Table) -> tuple[int, ...]:
    """The rows of headings of a table: those right above its first row with a figure that is no year, one upon the other; none where it has none.

    A row with one cell alone is a title or a note, unless that cell spans columns that others stand below.
    """
    first = next((row for row in table.rows[:_SEARCHED] if _is_body(table, row)), None)
    if first is None:
        return ()
    found: list[int] = []
    for row in reversed([row for row in table.rows if row < first]):
        if row != (found[-1] if found else first) - 1 or len(found) == _DEEPEST:
            break
        if len(table.row(row)) < 2 and not (found and _spans(table, row)):  # noqa: PLR2004 - one cell is a title
            break
        found.append(row)
    return tuple(reversed(found))


def _is_body(table: Table, row: int) -> bool:
    return any(figure(cell.text) and not is_year(cell.text) and cell.row == row for cell in table.row(row))


def _spans(table: Table, row: int) -> bool:
    cells = table.row(row)
    return len(cells) == 1 and cells[0].column > table.columns[0] and cells[0].last_column > cells[0].column


def headings(table: Table, rows: tuple[int, ...], column: int) -> tuple[str, ...]:
    """What the rows of headings say over a column, from the top, nothing twice."""
    return tuple(dict.fromkeys(text for row in rows if (text := heading(table, rows, row, column))))


def heading(table: Table, rows: tuple[int, ...], row: int, column: int) -> str:
    """What one row of headings says over a column: above the lowest row, a heading stands over the blank cells to its right too."""
    text = table.text(row, column)
    if text or row not in rows or row == rows[-1] or not table.text(rows[-1], column):
        return text
    left = [one for one in table.columns if one < column and table.text(row, one)]
    if not left or any(not table.text(rows[-1], one) for one in table.columns if left[-1] <= one <= column):
        return ""
    return table.text(row, left[-1])
