"""The tables of a store, to be taken away: claims, questions, disagreements, documents, sources and the log, row by row."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, Final

from claims.desk.desk import Desk
from claims.models import Collected, Document, Question, Record, Source
from claims.reporting.building import judgement
from claims.reviews import Item
from claims.table import COLUMNS

Row = Mapping[str, Any]


class Table(StrEnum):
    """The tables there are."""

    CLAIMS = "claims"
    QUESTIONS = "questions"
    DISAGREEMENTS = "disagreements"
    DOCUMENTS = "documents"
    SOURCES = "sources"
    LOG = "log"


DISAGREEMENT_COLUMNS: Final = (
    "id", "case", "label", "question", "kind", "status", "severity", "answers", "claim_ids", "explanation", "both_true_if", "reason",
    "verdict", "note", "reviewer", "at", "explained_by", "explained_how", "best", "given", "assignee", "awaiting", "contacts",
)  # fmt: skip
DOCUMENT_COLUMNS: Final = (
    "id", "name", "case", "title", "outlet", "published", "published_from", "url", "language", "source", "characters", "sha256",
    "author", "modified", "media", "original", "method", "collected_by", "collected_at", "called",
)  # fmt: skip
LOG_COLUMNS: Final = ("seq", "sort", "id", "case", "reviewer", "at", "note", "withdraws", "row")

TABLE_COLUMNS: Final[Mapping[Table, Sequence[str]]] = {
    Table.CLAIMS: tuple(COLUMNS),
    Table.QUESTIONS: tuple(Question.model_fields),
    Table.DISAGREEMENTS: DISAGREEMENT_COLUMNS,
    Table.DOCUMENTS: DOCUMENT_COLUMNS,
    Table.SOURCES: tuple(Source.model_fields),
    Table.LOG: LOG_COLUMNS,
}
"""The columns of each table, in order; they are extended, never renamed."""


def rows(desk: Desk, table: Table, case: str | None) -> Iterator[Row]:
    """The rows of one table of a case, in the fields of its records, as plain JSON values; errors as the desk's.

    Claims are those as corrected. Of a document its text is left out, and its SHA-256 given; a row of the log is there whole.
    """
    desk.refresh(case)
    yield from _READERS[table](desk, case)


def _claims(desk: Desk, case: str | None) -> Iterator[Row]:
    return (_plain(claim, COLUMNS) for claim in desk.stored(case).claims)


def _questions(desk: Desk, case: str | None) -> Iterator[Row]:
    return (_plain(question, Question.model_fields) for question in desk.store.questions(case))


def _sources(desk: Desk, case: str | None) -> Iterator[Row]:
    return (_plain(source, Source.model_fields) for source in desk.store.sources(case))


def _documents(desk: Desk, case: str | None) -> Iterator[Row]:
    stored = desk.store.documents(case)
    came = {one.document_id: one for one in reversed(desk.store.collected(case))}  # the first time counts
    for name in sorted(stored, key=lambda name: (stored[name].name, name)):
        yield _document(name, stored[name], came.get(name))


def _document(name: str, document: Document, came: Collected | None) -> Row:
    text = document.text.encode("utf-8", "surrogatepass")
    own = {"id": name, "characters": len(document.text), "sha256": hashlib.sha256(text).hexdigest()}
    own |= {
        "method": came.method if came else None,
        "collected_by": came.by if came else None,
        "collected_at": came.at if came else None,
        "called": came.name if came else None,
    }
    told = _plain(document, [column for column in DOCUMENT_COLUMNS if column not in own]) | own
    return {column: told[column] for column in DOCUMENT_COLUMNS}


def _disagreements(desk: Desk, case: str | None) -> Iterator[Row]:
    return map(_disagreement, desk.queue(case))


def _disagreement(item: Item) -> Row:
    flag, judged = item.discrepancy, judgement(item).model_dump(mode="json")
    sides = flag.sides if flag else ()
    told: dict[str, Any] = judged | {
        "id": item.id,
        "case": item.case,
        "label": item.label,
        "question": item.question,
        "kind": str(item.kind),
        "severity": item.severity,
        "answers": [[side.low, side.high] for side in sides],
        "claim_ids": [list(side.claim_ids) for side in sides],
        "explanation": flag.explanation if flag else "",
        "both_true_if": flag.both_true_if if flag else "",
        "reason": item.reason,
        "assignee": item.assignee,
        "awaiting": list(item.awaiting),
        "contacts": [row.model_dump(mode="json") for row in item.contacts],
    }
    return {column: told[column] for column in DISAGREEMENT_COLUMNS}


def _log(desk: Desk, case: str | None) -> Iterator[Row]:
    for seq, row in desk.store.log(case):
        told = row.model_dump(mode="json")
        shared = {column: told[column] for column in ("id", "case", "reviewer", "at", "note", "withdraws")}
        whole = {"seq": seq, "sort": type(row).__name__, "row": told} | shared
        yield {column: whole[column] for column in LOG_COLUMNS}


def _plain(record: Record, columns: Mapping[str, object] | Sequence[str]) -> dict[str, Any]:
    told = record.model_dump(mode="json", include=set(columns))
    return {column: told[column] for column in columns}


def flat(value: object) -> object:
    """A value as one cell: lists of plain values stay, for they are joined; what is nested is JSON."""
    nested = isinstance(value, Mapping) or (
        isinstance(value, (list, tuple)) and any(isinstance(one, (Mapping, list, tuple)) for one in value)
    )
    return json.dumps(value, ensure_ascii=False) if nested else value


_READERS: Final[Mapping[Table, Callable[[Desk, str | None], Iterator[Row]]]] = {
    Table.CLAIMS: _claims,
    Table.QUESTIONS: _questions,
    Table.DISAGREEMENTS: _disagreements,
    Table.DOCUMENTS: _documents,
    Table.SOURCES: _sources,
    Table.LOG: _log,
}
