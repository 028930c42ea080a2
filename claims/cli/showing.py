"""`claims inspect`, `extract` and `check`: documents in, rows or findings on standard output."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from claims import pipeline, reporting
from claims.cli import writing
from claims.cli.options import CheckFormat, RowFormat, SourcesFormat
from claims.cli.talking import Talk
from claims.engine import Engine
from claims.engine.shelf import Shelf
from claims.extraction import Reading
from claims.models import Claim, Discrepancy, Document, Inspection, Reconciliation, Source
from claims.reporting import Seen, phrases
from claims.table import COLUMNS

INSPECTED = tuple(Inspection.model_fields)
TYPES = {
    "claims": "claim",
    "questions": "question",
    "relations": "relation",
    "discrepancies": "discrepancy",
    "checks": "check",
    "sources": "source",
}
_NO_NUMBERS = "No numbers were found."
_NO_CLAIMS = "No claims were found."
_NO_SOURCES = "No source was found: no figure is given to a speaker."
SOURCE_HEADINGS = ("case", "source", "kind", "names", "joined because", "speaks for")


def inspect(paths: Sequence[str], form: RowFormat, talk: Talk, engine: Engine) -> None:
    """Every number, in reading order."""
    given = _documents(paths, talk)
    readings = pipeline.readings(given, engine=engine, on_error=talk.error)
    found = (one for reading in _shown(readings, form, talk) for one in reading.inspections)
    if form is RowFormat.TABLE:
        headings = ("document", "at", "number", "became", "of what", "speaker", "why")
        writing.as_table(map(_inspected, found), headings, _NO_NUMBERS)
    else:
        _rows((writing.in_order(one, INSPECTED) for one in found), INSPECTED, form)


def extract(paths: Sequence[str], form: RowFormat, talk: Talk, engine: Engine) -> None:
    """The claims table, each claim as soon as it is read."""
    readings = _claims_of(paths, talk, engine)
    found = (claim for reading in _shown(readings, form, talk) for claim in reading.claims)
    if form is RowFormat.TABLE:
        headings = ("document", "number", "of what", "event", "group", "place", "as of", "speaker", "through")
        writing.as_table(map(_extracted, found), headings, _NO_CLAIMS)
    else:
        columns = tuple(COLUMNS)
        _rows((writing.in_order(one, columns) for one in found), columns, form)


def check(paths: Sequence[str], form: CheckFormat, talk: Talk, engine: Engine) -> None:
    """Questions, relations, discrepancies, checks and sources."""
    with Shelf() as shelf:
        found, numbers = pipeline.concluded(talk.read(_claims_of(paths, talk, engine)), shelf, engine=engine)
        if form is CheckFormat.MARKDOWN:
            sys.stdout.write(reporting.markdown(reporting.build(found, shelf, seen=Seen(numbers=numbers))))
        elif form is CheckFormat.TABLE:
            _as_tables(found, len(shelf), talk)
        elif form is CheckFormat.JSONL:
            writing.as_lines({"type": TYPES[kind]} | row for kind, rows in _found(found) for row in rows)
        else:
            whole = {kind: list(rows) for kind, rows in _found(found)}
            sys.stdout.write(writing.harmless(json.dumps(whole, ensure_ascii=False, indent=1)))
            sys.stdout.write("\n")


def _as_tables(found: Reconciliation, documents: int, talk: Talk) -> None:
    headings = ("kind", "severity", "question", "figures", "explanation", "both true if")
    labels = {question.id: question.label for question in found.questions}
    rows = [*(_flagged(one, labels) for one in found.discrepancies), *_checked(found)]
    nothing = phrases.nothing_found(reporting.coverage(found, documents))
    writing.as_table(rows, headings, nothing)
    if rows and not found.discrepancies:
        talk.say(nothing)
    if found.sources:
        sys.stdout.write("\n")
        writing.as_table(map(_spoken, found.sources), SOURCE_HEADINGS, _NO_SOURCES)


def sources(paths: Sequence[str], form: SourcesFormat, talk: Talk) -> None:
    """Every source with its names, and why they were joined."""
    found = pipeline.sources(talk.counted(_documents(paths, talk)), on_notice=talk.notice).speakers
    if form is SourcesFormat.TABLE:
        writing.as_table(map(_spoken, found), SOURCE_HEADINGS, _NO_SOURCES)
    else:
        whole = {"sources": [writing.plain(source) for source in found]}
        sys.stdout.write(writing.harmless(json.dumps(whole, ensure_ascii=False, indent=1)))
        sys.stdout.write("\n")


def _spoken(one: Source) -> tuple[str, ...]:
    joined = "; ".join(map(phrases.link, one.joined))
    return one.case or "", one.name, one.kind, phrases.names(one), joined, one.speaks_for or ""


def _documents(paths: Sequence[str], talk: Talk) -> Iterator[Document]:
    return pipeline.documents(paths, on_error=talk.error, on_notice=talk.notice, on_expected=talk.expect)


def _claims_of(paths: Sequence[str], talk: Talk, engine: Engine) -> Iterator[Reading]:
    """The readings of the documents at some paths, each document once, as far as claims are made of it."""
    given = pipeline.unique(_documents(paths, talk), talk.notice)
    return pipeline.readings(given, every_number=False, engine=engine, on_error=talk.error)


def _shown(readings: Iterable[Reading], form: RowFormat, talk: Talk) -> Iterator[Reading]:
    """The readings as they come; rows that stream to a terminal are progress enough."""
    return talk.read(readings, quiet=form is not RowFormat.TABLE and sys.stdout.isatty())


def _rows(rows: Iterable[dict[str, Any]], columns: Sequence[str], form: RowFormat) -> None:
    if form is RowFormat.CSV:
        writing.as_csv(rows, columns)
    else:
        writing.as_lines(rows)


def _found(found: Reconciliation) -> Iterator[tuple[str, Iterator[dict[str, Any]]]]:
    yield "claims", (writing.in_order(claim, COLUMNS) for claim in found.claims)
    for kind in tuple(TYPES)[1:]:
        yield kind, (writing.plain(record) for record in getattr(found, kind))


def _inspected(one: Inspection) -> tuple[str, ...]:
    place = f"{one.start}–{one.end}"
    return one.document, place, one.text, one.kind, one.counted or one.unit or "", one.speaker or "", one.reason


def _extracted(one: Claim) -> tuple[str, ...]:
    what = one.counted_phrase or one.counted or one.unit or ""
    fields = (one.event, one.group, one.place, one.as_of)
    return one.document, one.text, what, *(field or "" for field in fields), phrases.who(one), phrases.through(one)


def _flagged(one: Discrepancy, labels: dict[str, str]) -> tuple[str, ...]:
    label = phrases.question(labels.get(one.question, one.question))
    severity = f"{phrases.severity(one.severity)} ({one.severity:.2f})"
    return phrases.kind(one.kind), severity, label, phrases.span(one.sides), one.explanation, one.both_true_if


def _checked(found: Reconciliation) -> Iterator[tuple[str, ...]]:
    names = {"sum": "sum", "part_whole": "part of a whole"}
    for one in found.checks:
        yield names[one.kind], one.status, "", "", one.explanation, ""
