"""A report, or any table, as a workbook in which no cell is ever run."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from claims.cells import plain, runs
from claims.reporting import phrases, words
from claims.reporting.escaping import whole
from claims.reporting.formats import dates
from claims.reporting.formats.rows import COLUMNS, rows
from claims.reporting.record import Report

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

LONGEST: Final = 32_000
"""Characters of a cell; a spreadsheet holds 32,767."""
MOST_ROWS: Final = 1_048_000
_WIDTH: Final = 24
_WIDE: Final = {
    "label": 50,
    "sentence": 70,
    "explanation": 60,
    "both_true_if": 50,
    "verdict_note": 40,
    "translation": 60,
}

Row = Sequence[object]


def xlsx(*reports: Report) -> bytes:
    """The reports as one workbook: what they are, disagreements, statements, questions to sources and documents."""
    sheets = [
        ("Report", ("field", "value"), _facts(reports)),
        ("Disagreements", DISAGREEMENT_COLUMNS, (row for report in reports for row in _disagreements(report))),
        ("Statements", COLUMNS, (row for report in reports for row in rows(report))),
        ("Contacts", CONTACT_COLUMNS, (row for report in reports for row in _contacts(report))),
        ("Documents", DOCUMENT_COLUMNS, (row for report in reports for row in _documents(report))),
    ]
    return workbook(sheets, dates.of(reports))


def workbook(sheets: Iterable[tuple[str, Sequence[str], Iterable[Row]]], time: datetime) -> bytes:
    """Tables as the sheets of one workbook, each with its columns; `time` is the one that the file bears.

    Text is text: nothing is a formula or a link. A text that is longer than a cell may be is cut, and says so.
    """
    from xlsxwriter import Workbook as new  # noqa: N813, PLC0415 - only this format needs it

    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = new(target, options)
    book.set_properties({"created": time.replace(tzinfo=None)})
    head = book.add_format({"bold": True, "bottom": 1})
    quoted = book.add_format({"quote_prefix": True})
    for name, columns, table in sheets:
        _sheet(book, name, columns, table, head, quoted)
    book.close()
    return target.getvalue()


def _sheet(  # noqa: PLR0913, PLR0917 - a table and its two looks
    book: Workbook, name: str, columns: Sequence[str], table: Iterable[Row], head: Format, quoted: Format
) -> None:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column, head)
        sheet.set_column(place, place, _WIDE.get(column, _WIDTH if len(column) > 8 else 16))  # noqa: PLR2004
    line = 0
    for line, row in enumerate(table, start=1):
        if line > MOST_ROWS:
            sheet.write_string(line, 0, "cut here: a sheet holds no more rows; CSV and JSON hold all of them")
            break
        for place, value in enumerate(row):
            _put(sheet, line, place, value, quoted)
    if line and columns:
        sheet.autofilter(0, 0, min(line, MOST_ROWS), len(columns) - 1)


def _put(sheet: Any, line: int, place: int, value: object, quoted: Format) -> None:
    shown = plain(value)
    if isinstance(shown, (int, float)):
        sheet.write_number(line, place, shown)
        return
    text = whole(shown)
    marked = runs(text)  # no apostrophe stands in front in a workbook: the cell is marked as text instead
    if len(text) > LONGEST:
        text = f"{text[:LONGEST]} … cut here: {len(text):,} characters in all; the other formats hold all of them"
    if text:
        sheet.write_string(line, place, text, quoted if marked else None)


def _facts(reports: Iterable[Report]) -> Iterator[Row]:
    for report in reports:
        edition = report.edition
        yield "title", report.title
        yield "author", report.author
        yield "case", report.case
        yield "introduction", report.introduction
        yield "edition", edition and edition.id
        yield "issued_at", edition and edition.at
        yield "issued_by", edition and edition.by
        yield "corrects", edition and edition.corrects
        yield "why_corrected", edition and edition.why
        for change in edition.changes if edition else ():
            yield "changed", change
        yield "read_by", report.extractor
        yield "last_decision", report.last_decision
        yield "chain_head", report.chain and report.chain.hash
        yield "chain_link", report.chain and report.chain.position
        yield "compared", phrases.compared(report.coverage)


DISAGREEMENT_COLUMNS: Final = (
    "case", "discrepancy", "label", "answers", "discrepancy_kind", "severity", "review_status", "verdict", "verdict_note", "explained",
    "best_figure", "reviewer", "verdict_at", "explanation", "both_true_if", "speakers", "relays", "origins", "one_origin", "awaiting_reply",
)  # fmt: skip
CONTACT_COLUMNS: Final = ("discrepancy", "kind", "source", "channel", "when", "text", "document", "reviewer", "at")
DOCUMENT_COLUMNS: Final = ("id", "name", "title", "outlet", "published", "url", "sha256", "original", "came_in")


def _disagreements(report: Report) -> Iterator[Row]:
    for item in report.disagreements:
        judged = item.judgement
        yield (
            report.case, item.id, item.label, phrases.span(side.side for side in item.sides), str(item.kind), item.severity,
            str(judged.status), judged.verdict and words.VERDICTS[judged.verdict], judged.note, phrases.explained(judged),
            phrases.best(judged.best) if judged.best else None, judged.reviewer, judged.at, item.explanation, item.both_true_if,
            item.speakers, item.relays, item.origins,
            tuple(line for side in item.sides for line in side.side.one_origin), phrases.awaited(item.contacts),
        )  # fmt: skip


def _contacts(report: Report) -> Iterator[Row]:
    for item in report.disagreements:
        for row in item.contacts:
            yield (
                item.id,
                str(row.kind),
                row.source,
                row.channel,
                row.when,
                row.text,
                row.document,
                row.reviewer,
                row.at,
            )


def _documents(report: Report) -> Iterator[Row]:
    for source in report.documents:
        came = tuple(map(phrases.came, source.collected))
        yield (*(getattr(source, column) for column in DOCUMENT_COLUMNS[:-1]), came)
