"""`claims tables`: what the columns of tables are taken for, before anything is added."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import typer

from claims import pipeline
from claims.cli.options import TablesFormat
from claims.cli.talking import Talk, printable
from claims.desk.tabling import Sheet, mapped, sheets
from claims.documents.tables import mapping_file
from claims.models import Document
from claims.reporting import phrases

_WIDEST = 24


def tables(paths: Sequence[str], mapping: Path | None, form: TablesFormat, talk: Talk) -> None:
    """Writes of every table of some documents what it is taken for; `mapping` is a file that tells it."""
    mappings = mapping_file.read(mapping) if mapping is not None else ()
    given = mapped(pipeline.documents(paths, on_error=talk.error, on_notice=talk.notice), mappings, talk.error)
    found = [(document, sheet) for document in given for sheet in sheets(document)]
    if not found:
        talk.say("no tables in these files")
    elif form is TablesFormat.JSON:
        rows = [
            {"document": document.name, **sheet.model_dump(mode="json", exclude_none=True)} for document, sheet in found
        ]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    elif form is TablesFormat.TOML:
        typer.echo("\n".join(_commented(document, sheet) for document, sheet in found), nl=False)
    else:
        typer.echo("\n\n".join("\n".join(_lines(document, sheet)) for document, sheet in found))


def _lines(document: Document, sheet: Sheet) -> Iterator[str]:
    name = f"{document.name}, table “{sheet.name}”" if sheet.name else document.name
    yield printable(f"{name}: {phrases.count(sheet.rows, 'row')}, {phrases.count(len(sheet.columns), 'column')}")
    yield "     " + "  ".join(column.letters.ljust(_WIDEST) for column in sheet.columns).rstrip()
    for row, cells in sheet.grid:
        yield f"{row:>4} " + "  ".join(_fitted(cell) for cell in cells).rstrip()
    yield from (f"  - {printable(reason)}" for reason in sheet.reasons)
    yield from (f"  ? {printable(doubt)}" for doubt in sheet.doubts)
    makes = "makes" if sheet.read else "would make"
    yield f"  {makes} {phrases.count(sheet.figures, 'claim')}" + (":" if sheet.said else "")
    yield from (f"    {printable(address)}  {printable(said)}" for address, said in sheet.said)
    if not sheet.read and not sheet.given:
        yield "  Not sure enough to be added: write what it is with --format toml, correct it, and give it with --mapping."


def _fitted(cell: str) -> str:
    shown = printable(cell)
    return shown.ljust(_WIDEST) if len(shown) <= _WIDEST else f"{shown[: _WIDEST - 1]}…"


def _commented(document: Document, sheet: Sheet) -> str:
    columns = ", ".join(f"{column.letters} “{column.heading}”" for column in sheet.columns)
    told = [f"{document.name}: columns {columns}", *(f"open: {doubt}" for doubt in sheet.doubts)]
    return "".join(f"# {printable(line)}\n" for line in told) + mapping_file.written([sheet.mapping])
