"""Workbooks → a table for each sheet that is shown."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from claims.documents.given import Given, Taken
from claims.documents.packed import check
from claims.documents.tables.formats import shown
from claims.documents.tables.grid import Cell, Table, number, table
from claims.documents.tables.writing import MOST_CELLS, too_many, written
from claims.errors import InputError

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_MERGED: Final = re.compile(rb'<(?:\w+:)?mergeCell\b[^<>]*\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_UNCOUNTED: Final = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f\b[^<>]*/>)(?:\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>))?\s*</(?:\w+:)?c>"
)
_STEP: Final = 1 << 20
_LONGEST_REF: Final = 200
_WIDEST: Final = 2_000
"""A cell that spans more rows or columns than this spans a drawing, not headings."""


def read(given: Given) -> Taken:
    """Every sheet that is shown, its cells as they look; formulas by the values that were kept with them. By openpyxl.

    `InputError` for a file that is damaged, has a password, unpacks to more than a document can be, or has nothing in its sheets.
    """
    import openpyxl  # noqa: PLC0415 - commands without a workbook never pay for it

    check(given)
    try:
        book: Workbook = openpyxl.load_workbook(
            io.BytesIO(given.data), read_only=True, data_only=True, keep_links=False
        )
        tables = list(_tables(given, book))
        title = book.properties.title
    except InputError:
        raise
    except Exception as error:  # noqa: BLE001 - a file of anybody's making: it is named, the rest goes on
        raise InputError(given.path, f"the workbook is damaged and cannot be read ({type(error).__name__})") from None
    if not tables:
        raise InputError(given.path, "the workbook has nothing in the sheets that are shown")
    text, layout = written(tables)
    return Taken(text, layout, {"title": title} if title else {})


def _tables(given: Given, book: Workbook) -> Iterator[Table]:
    left = MOST_CELLS
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            given.on_notice(f"{given.path}: the sheet {sheet.title!r} is hidden, and is not read")
            continue
        scanned = _scanned(given.data, str(getattr(sheet, "_worksheet_path", "")))
        if scanned.uncounted:
            given.on_notice(
                f"{given.path}: formulas of the sheet {sheet.title!r} were kept without their values, and are left out; "
                "open and save the file in a spreadsheet program to have them"
            )
        cells = []
        for cell in _cells(sheet, scanned.spans):
            cells.append(cell)
            if len(cells) > left:
                raise too_many(given.path)
        left -= len(cells)
        if cells:
            yield table(sheet.title, cells)


def _cells(sheet: Any, spans: dict[tuple[int, int], tuple[int, int]]) -> Iterator[Cell]:
    sheet.reset_dimensions()  # what a file says of its size is not believed
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is None:
                continue
            text = shown(cell.value, cell.number_format)
            if text:
                last_row, last_column = spans.get((cell.row, cell.column), (cell.row, cell.column))
                yield Cell(cell.row, cell.column, last_row, last_column, text)


class _Scanned(NamedTuple):
    """What openpyxl tells only of a sheet that it holds in memory whole.

    `spans`: the cells that span several, the first of each with its last; `uncounted`: whether a formula stands without its value.
    """

    spans: dict[tuple[int, int], tuple[int, int]]
    uncounted: bool


def _scanned(data: bytes, part: str) -> _Scanned:
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    uncounted = False
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if part.lstrip("/") not in archive.namelist():
            return _Scanned(spans, uncounted=False)
        with archive.open(part.lstrip("/")) as stream:
            kept = b""
            while step := stream.read(_STEP):
                seen = kept + step
                uncounted = uncounted or _UNCOUNTED.search(seen) is not None
                for match in _MERGED.finditer(seen):
                    first, last = (int(match[2]), number(match[1].decode())), (int(match[4]), number(match[3].decode()))
                    if last[0] - first[0] <= _WIDEST and last[1] - first[1] <= _WIDEST:
                        spans[first] = last
                kept = step[-_LONGEST_REF:]
    return _Scanned(spans, uncounted)
