"""A stretch of a document with its tables drawn as tables: every cell where it stood, figures lit, the cell that was asked for in view."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import streamlit as st
from markupsafe import Markup

from claims.desk.tabling import address_of, letters
from claims.models import Place
from claims.ui.parts import reader
from claims.ui.parts.reader import HERE, Mark

_RULE: Final = re.compile(r"\|(?:-+\|)+ ?")
"""The line under the headings of a table in the text of a page."""
_SHEET: Final = """
.ct-scroll { overflow-x: auto; max-width: 100%; margin: .4rem 0 1.2rem; border: 1px solid color-mix(in srgb, currentColor 18%, transparent); border-radius: .4rem; }
.ct-scroll:focus-visible { outline: 2px solid #2563eb; }
.stMainBlockContainer table.ct-grid { border-collapse: collapse; margin: 0; font-size: .93rem; line-height: 1.45; font-variant-numeric: tabular-nums; min-width: 100%; }
.ct-grid th, .ct-grid td { border: 1px solid color-mix(in srgb, currentColor 14%, transparent); padding: .28rem .6rem; text-align: start; vertical-align: top;
  max-width: 22rem; overflow-wrap: break-word; }
.ct-grid td:has(.ct-n) { text-align: end; white-space: nowrap; }
.ct-grid th { font-weight: 620; background: color-mix(in srgb, currentColor 6%, transparent); }
.ct-grid th.at { font-weight: 400; font-size: .82rem; opacity: .74; text-align: center; white-space: nowrap; }
.ct-grid td.here { background: color-mix(in srgb, #2563eb 18%, transparent); }
.ct-grid .ct-n { position: static; } .ct-grid .ct-tip { white-space: normal; position: absolute; inset-inline-start: auto; top: auto; }
"""


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell in a part of a document: its row, its first and last column, its place, and the heading written before it."""

    row: int
    column: int
    last_column: int
    place: Place
    before: str


def style() -> None:
    """Put the style of this part on the page; it holds no text from anywhere else."""
    st.html(f"<style>{_SHEET}</style>")


def text(shown: str, start: int, marks: Sequence[Mark], at: int | None, layout: Sequence[Place]) -> Markup:
    """A stretch of text that begins at `start`: tables as tables, what stands between them line by line."""
    places = [one for one in layout if one.cell and start <= one.start and one.end <= start + len(shown)]
    if not places:
        return reader.text(shown, start, marks, at)
    chosen = list(reader.apart(marks, start, start + len(shown)))
    parts = [
        _table(shown, start, rows, chosen, at)
        if rows
        else reader.text(shown[first - start : last - start], first, marks, at)
        for first, last, rows in _stretches(shown, start, places)
        if rows or shown[first - start : last - start].strip()
    ]
    return Markup("").join(parts)


def _stretches(shown: str, start: int, places: Sequence[Place]) -> Iterator[tuple[int, int, list[list[_Cell]]]]:
    """The text cut into lines of one table, with their cells, and lines of none."""
    first, rows, name, cells = start, list[list[_Cell]](), "", list(places)
    at = start
    for line in shown.split("\n"):
        end = at + len(line)
        own = []
        while cells and cells[0].start < end:
            own.append(cells.pop(0))
        told = (own[0].cell or "").rpartition("!")[0] if own else None
        if rows and _RULE.fullmatch(line):
            at = end + 1
            continue
        if bool(own) != bool(rows) or (own and told != name):
            if at > first:
                yield first, at - 1, rows
            first, rows, name = at, [], told or ""
        if own:
            rows.append(_cells(shown, start, at, own))
        at = end + 1
    yield first, at - 1, rows


def _cells(shown: str, start: int, at: int, places: Sequence[Place]) -> list[_Cell]:
    found = []
    for place in places:
        row, column, last_column = address_of(place.cell or "")
        before = shown[at - start : place.start - start].strip("| ")
        found.append(_Cell(row, column, last_column, place, before.removesuffix(":")))
        at = place.end
    return found


def _table(shown: str, start: int, rows: Sequence[Sequence[_Cell]], marks: Sequence[Mark], at: int | None) -> Markup:
    columns = sorted({column for row in rows for cell in row for column in (cell.column, cell.last_column)})
    chosen = _chosen(rows, marks, at)
    heads = _heads(rows)
    drawn = Markup("").join(
        _row(shown, start, row, columns, chosen, at, is_heading=place < heads) for place, row in enumerate(rows)
    )
    named = Markup("").join(Markup('<th class="at" scope="col">{}</th>').format(letters(column)) for column in columns)
    return Markup(
        '<div class="ct-scroll" tabindex="0" role="region" aria-label="Table"><table class="ct-grid"><thead><tr><td></td>{}</tr>{}</thead>'
        "<tbody>{}</tbody></table></div>"
    ).format(named, _headings(rows, columns), drawn)


def _chosen(rows: Sequence[Sequence[_Cell]], marks: Sequence[Mark], at: int | None) -> Sequence[Mark]:
    """The marks, with one on the cell that was asked for where none is lit in it."""
    if at is None or any(mark.start <= at < mark.end for mark in marks):
        return marks
    here = next((cell.place for row in rows for cell in row if cell.place.start <= at < cell.place.end), None)
    return [*marks, Mark(here.start, here.end, "", "The place you asked for.")] if here is not None else marks


def _headings(rows: Sequence[Sequence[_Cell]], columns: Sequence[int]) -> Markup:
    """The headings of a part that begins below them, as its rows repeat them."""
    if not rows[0][0].before:
        return Markup()
    told: dict[int, str] = {}
    for row in rows:
        for cell in row:
            told.setdefault(cell.column, cell.before)
    cells = (Markup('<th scope="col" dir="auto">{}</th>').format(told.get(column, "")) for column in columns)
    return Markup("<tr><td></td>{}</tr>").format(Markup("").join(cells))


def _heads(rows: Sequence[Sequence[_Cell]]) -> int:
    """How many rows are headings: those above the first that repeats them; where none does, down to the first with several cells."""
    repeated = next((place for place, row in enumerate(rows) if row[0].before), None)
    if repeated is not None:
        return repeated
    return next((place + 1 for place, row in enumerate(rows) if len(row) > 1), 0)


def _row(  # noqa: PLR0913, PLR0917 - what one row is drawn from
    shown: str,
    start: int,
    cells: Sequence[_Cell],
    columns: Sequence[int],
    marks: Sequence[Mark],
    at: int | None,
    *,
    is_heading: bool,
) -> Markup:
    is_heading = is_heading and len(cells) > 1
    by_column = {cell.column: cell for cell in cells}
    covered, drawn = 0, []
    for column in columns:
        if (cell := by_column.get(column)) is not None:
            covered = cell.last_column
            width = sum(column <= one <= covered for one in columns)
            drawn.append(_drawn(shown, start, cell, width, marks, at, is_heading=is_heading))
        elif column > covered:
            drawn.append(Markup("<td></td>"))
    return Markup('<tr><th class="at" scope="row">{}</th>{}</tr>').format(cells[0].row, Markup("").join(drawn))


def _drawn(  # noqa: PLR0913, PLR0917 - what one cell is drawn from
    shown: str, start: int, cell: _Cell, width: int, marks: Sequence[Mark], at: int | None, *, is_heading: bool
) -> Markup:
    place = cell.place
    is_here = at is not None and place.start <= at < place.end
    asked = next((mark for mark in marks if is_here and at is not None and mark.start <= at < mark.end), None)
    words = reader.line(shown[place.start - start : place.end - start], place.start, marks, asked)
    told = Markup(' colspan="{}"').format(width) if width > 1 else Markup()
    told += Markup(' class="{}"').format(HERE) if is_here else Markup()
    if is_heading:
        return Markup('<th scope="col" dir="auto"{}>{}</th>').format(told, words)
    return Markup('<td dir="auto"{}>{}</td>').format(told, words)
