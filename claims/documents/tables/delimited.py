"""Rows of text, their cells parted by commas, semicolons, tabs or bars → one table."""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import Final

from claims.documents.decoding import decode, whole_characters
from claims.documents.given import Given, Taken
from claims.documents.tables.grid import Cell, table
from claims.documents.tables.writing import MOST_CELLS, too_many, written
from claims.errors import InputError

MARKS: Final = (",", ";", "\t", "|")
_SAMPLE: Final = 50


def read(given: Given) -> Taken:
    """The cells of every row. `InputError` for rows that are no table, or more of them than one document can be."""
    text = whole_characters(decode(given.data, given.path, given.on_notice, given.charset)).lstrip("\ufeff")
    csv.field_size_limit(max(len(text), csv.field_size_limit()))
    cells: list[Cell] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(text))
    try:
        for row, told in enumerate(reader, start=1):
            shown = ((column, " ".join(one.split())) for column, one in enumerate(told, start=1))
            cells += [Cell(row, column, row, column, one) for column, one in shown if one]
            if len(cells) > MOST_CELLS:
                raise too_many(given.path)
    except csv.Error as error:
        raise InputError(given.path, f"not valid CSV: {error}", reader.line_num) from None
    if not cells:
        raise InputError(given.path, "the table is empty")
    return Taken(*written([table("", cells)]))


def delimiter(text: str) -> str:
    """The mark that parts the cells: the one that most rows hold equally often, the more the better."""
    lines = [line for line in text.splitlines()[:_SAMPLE] if line.strip()]

    def share(mark: str) -> tuple[int, int]:
        told = Counter(len(row) for row in csv.reader(lines, delimiter=mark) if len(row) > 1)
        width, rows = max(told.items(), key=lambda one: (one[1], one[0]), default=(0, 0))
        return rows, width

    return max(MARKS, key=share)
