"""`claims export`: the tables of a store as CSV, JSON Lines or a workbook."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from claims.audit import Event
from claims.cells import cell
from claims.cli import writing
from claims.cli.keeping import stored_desk
from claims.cli.options import ExportFormat
from claims.desk import Desk
from claims.desk.tables import TABLE_COLUMNS, Row, Table, flat, rows
from claims.errors import ClaimsError, UsageError
from claims.reporting.formats import dates
from claims.reporting.formats.as_xlsx import workbook


def export(names: Sequence[str], form: ExportFormat, output: Path | None, case: str | None) -> None:
    """Writes one table to a file or standard output, or several into a folder, or into one workbook."""
    tables = [Table(name) for name in names] or list(Table)
    desk = stored_desk()
    cases = desk.cases()
    if case is not None and case not in cases:
        raise ClaimsError(f"the store has no case {case!r}")
    wanted = cases if case is None else (case,)
    desk.audit.tell(Event.EXPORT, case, what="tables", tables=", ".join(tables), format=form)
    if form is ExportFormat.XLSX:
        if output is None:
            raise UsageError("a workbook is no text for a terminal: name a file with --output")
        _put(output, _workbook(desk, tables, wanted))
    elif len(tables) == 1:
        text = _text(form, tables[0], _all(desk, tables[0], wanted))
        if output is None:
            sys.stdout.write(text)
        else:
            _put(output, text)
    else:
        _folder(desk, tables, form, output, wanted)


def _folder(
    desk: Desk, tables: Sequence[Table], form: ExportFormat, output: Path | None, cases: Sequence[str | None]
) -> None:
    if output is None:
        raise UsageError("several tables need a folder: name it with --output, or name one table")
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ClaimsError(f"{output}: cannot be made: {error.strerror or error}") from None
    for table in tables:
        _put(output / f"{table}.{form}", _text(form, table, _all(desk, table, cases)))


def _all(desk: Desk, table: Table, cases: Sequence[str | None]) -> Iterator[Row]:
    for name in cases:
        yield from rows(desk, table, name)


def _text(form: ExportFormat, table: Table, found: Iterator[Row]) -> str:
    if form is ExportFormat.JSONL:
        return "".join(writing.line(writing.plain(row)) for row in found)
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(TABLE_COLUMNS[table])
    writer.writerows(map(cell, row) for row in _cells(table, found))
    return target.getvalue()


def _cells(table: Table, found: Iterator[Row]) -> Iterator[list[object]]:
    return ([flat(row[column]) for column in TABLE_COLUMNS[table]] for row in found)


def _workbook(desk: Desk, tables: Sequence[Table], cases: Sequence[str | None]) -> bytes:
    sheets = [(table.capitalize(), TABLE_COLUMNS[table], _cells(table, _all(desk, table, cases))) for table in tables]
    return workbook(sheets, _time(desk, cases))


def _time(desk: Desk, cases: Sequence[str | None]) -> datetime:
    """The time of the last decision, which is the one that the workbook bears."""
    times = [row.at for name in cases for _, row in desk.store.log(name)]
    return dates.read(max(times, default=""))


def _put(output: Path, content: str | bytes) -> None:
    try:
        writing.to_file(output, content)
    except OSError as error:
        raise ClaimsError(f"{output}: cannot be written: {error.strerror or error}") from None
