"""What a person sees and tells of the tables of a document: what their columns are, and the claims that it comes to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from claims import pipeline
from claims.desk import decisions
from claims.desk.cases import Cases
from claims.documents.formats import TABLES
from claims.documents.tables import Table
from claims.documents.tables.grid import letters, place_of
from claims.errors import ClaimsError, InputError
from claims.models import Document, Record, TableMapping

if TYPE_CHECKING:
    from claims.extraction.tables import Tabled

__all__ = ["Sheet", "Tabling", "address_of", "is_all_tables", "letters", "mapped", "sheets", "tried"]

SHOWN = 6
"""So many rows of a table, and so many of its claims, are shown before it is added."""


def is_all_tables(document: Document) -> bool:
    """Whether a document holds tables and nothing else."""
    return document.media in TABLES


def address_of(cell: str) -> tuple[int, int, int]:
    """The row of a cell, its first and its last column, from its address; zeros for what is none."""
    found = place_of(cell)
    return (found[0], found[1], found[3]) if found is not None else (0, 0, 0)


class Column(Record):
    """A column by its `letters`, what stands over it, and the first thing that stands in it."""

    letters: str
    heading: str
    first: str


class Sheet(Record):
    """A table as it is shown before its claims are made: `grid` its first rows, each with its number, and what is told of it.

    `figures` says how many claims it makes, or would make, and `said` the first of them: the address of a cell and what it says.
    `read` is whether they are made; `doubts` say why not, or what does not fit.
    """

    name: str
    rows: int
    columns: tuple[Column, ...]
    grid: tuple[tuple[int, tuple[str, ...]], ...]
    mapping: TableMapping
    given: bool
    read: bool
    reasons: tuple[str, ...]
    doubts: tuple[str, ...]
    figures: int
    said: tuple[tuple[str, str], ...]


def sheets(document: Document) -> tuple[Sheet, ...]:
    """The tables of a document, with what was told of each, or what its headings suggest."""
    return tuple(_sheet(one) for one in pipeline.tables(document))


def tried(document: Document, mapping: TableMapping) -> Sheet:
    """One table by a mapping that is not kept yet; `ClaimsError` where the document has no such table."""
    found = pipeline.table_by(document, mapping)
    if found is None:
        raise ClaimsError(f"{document.name} has no table called “{mapping.table}”")
    return _sheet(found)


def _sheet(one: Tabled) -> Sheet:
    from claims.extraction.tables import told  # noqa: PLC0415 - loads the language model's libraries

    said = told(one) if one.mapping.values and (one.read or not one.given or not one.doubts) else ()
    return Sheet(
        name=one.table.name, rows=len(one.table.rows), columns=tuple(_columns(one.table, one.mapping)),
        grid=tuple((row, tuple(one.table.text(row, column) for column in one.table.columns)) for row in one.table.rows[:SHOWN]),
        mapping=one.mapping, given=one.given, read=one.read, reasons=one.reasons, doubts=one.doubts, figures=len(said), said=said[:SHOWN],
    )  # fmt: skip


def _columns(table: Table, mapping: TableMapping) -> Iterable[Column]:
    last = max(mapping.header, default=0)
    for column in table.columns:
        over = dict.fromkeys(text for row in mapping.header if (text := table.text(row, column)))
        below = (text for row in table.rows if row > last and (text := table.text(row, column)))
        yield Column(letters=letters(column), heading=", ".join(over), first=next(below, ""))


def mapped(
    documents: Iterable[Document], mappings: Sequence[TableMapping], on_error: Callable[[InputError], None]
) -> Iterator[Document]:
    """The documents, those with tables with the mappings of these; one that a mapping does not fit goes to `on_error` and is left out.

    A mapping of a table that none of them has goes there at the end.
    """
    used: set[str] = set()
    for document in documents:
        if not mappings or not any(place.cell for place in document.layout):
            yield document
            continue
        try:
            told = with_mappings(document, mappings)
        except InputError as error:
            on_error(error)
            continue
        used |= {one.table for one in told.mappings}
        yield told
    known = {name.casefold() for name in used}
    for name in [one.table for one in mappings if one.table and one.table.casefold() not in known]:
        on_error(
            InputError("--mapping", f"tells of a table called “{name}”, and none of these files has one that it fits")
        )


def with_mappings(document: Document, mappings: Sequence[TableMapping]) -> Document:
    """A document with the mappings of its tables; without one of them that is for a table of another. `InputError` where one does not fit."""
    fitting = []
    for mapping in mappings:
        found = pipeline.table_by(document, mapping)
        if found is None:
            continue
        if found.doubts:
            raise InputError(document.name, f"the mapping of {_name(found)} does not fit: {'; '.join(found.doubts)}")
        fitting.append(found.mapping)
    return document.model_copy(update={"mappings": tuple(fitting)})


def _name(one: Tabled) -> str:
    return f"the table “{one.table.name}”" if one.table.name else "the table"


class Tabling(Cases):
    """Tables of kept documents, and what people tell of them."""

    def tables(self, case: str | None, document_id: str) -> tuple[Sheet, ...]:
        """The tables of a document; none where it has none. `ClaimsError` for a document that is not there."""
        document = self._of_tables(case, document_id)
        return sheets(document) if any(place.cell for place in document.layout) else ()

    def try_table(self, case: str | None, document_id: str, mapping: TableMapping) -> Sheet:
        """What a mapping would make of a table; nothing is kept."""
        return tried(self._of_tables(case, document_id), mapping)

    def map_table(self, case: str | None, document_id: str, mapping: TableMapping, reviewer: str) -> int:
        """Keep what a person tells of a table, and the claims that it comes to; how many claims the document then has.

        `ClaimsError` for what does not fit.
        """
        document = self._of_tables(case, document_id)
        found = pipeline.table_by(document, mapping)
        if found is None or found.doubts:
            raise ClaimsError("; ".join(found.doubts) if found is not None else "the document has no such table")
        kept = found.mapping.model_copy(update={"by": decisions.person(reviewer)})
        others = tuple(one for one in document.mappings if one.table != kept.table)
        told = document.model_copy(update={"mappings": (*others, kept)})
        (reading,) = pipeline.readings([told], every_number=False)
        self.add(told, reading.claims, reading.counted)
        return len(reading.claims)

    def _of_tables(self, case: str | None, document_id: str) -> Document:
        found = self.store.document(case, document_id)
        if found is None:
            raise ClaimsError(f"no document {document_id} in this case: it may have gone since the page was opened")
        return found
