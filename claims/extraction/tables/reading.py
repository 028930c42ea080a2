"""A document's tables → claims, each tied to its cell; and what a mapping would make of them, to be looked at before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from claims import ids
from claims.documents import tables
from claims.documents.formats import TABLES
from claims.documents.tables import Table
from claims.documents.tables.grid import named
from claims.extraction.tables import headings
from claims.extraction.tables.checking import problems
from claims.extraction.tables.figures import Figure, figures
from claims.extraction.tables.guessing import Guess, guess, twice
from claims.extraction.tables.wording import Asked, Reader, number, places, readings, sentence_of
from claims.lexicon.places import country_around
from claims.models import Claim, Document, Quantity, TableMapping
from claims.terms import Bound, Modality, NumberKind
from claims.versions import EXTRACTOR

_KEPT: Final = (
    "counted", "counted_phrase", "concept", "change", "counted_kind", "event", "group", "status", "age_sex", "actor", "scope",
)  # fmt: skip
"""What a sentence of what is counted tells of every figure of it."""
WHOLE: Final = "all places of the table"
"""The place of a sum over places that nobody told the name of; it is that of no other claim."""
_READ: Final = ("low", "high", "stated", "bound", "unit")


@dataclass(frozen=True, slots=True)
class Tabled:
    """One table with the mapping that it is read by, and why; `read` says whether claims are made of it, `given` that a person told how.

    `doubts` say why not, where nobody told.
    """

    table: Table
    mapping: TableMapping
    given: bool
    reasons: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def read(self) -> bool:
        """Whether claims are made of its figures."""
        return bool(self.mapping.values) and (self.given or not self.doubts)


def tabled(document: Document, read: Reader) -> tuple[Tabled, ...]:
    """The tables of a document, each with what a person told of it, else with what its headings suggest."""
    found = tables.of(document)
    given = {one.name: mapping for mapping in document.mappings if (one := named(found, mapping.table)) is not None}
    guesses = [(one, guess(one)) for one in found if one.name not in given]
    doubts = _not_understood(
        [found for _, found in guesses if not found.doubts], read, [t for t, g in guesses if not g.doubts]
    )
    told = {
        one.name: Tabled(
            one, g.mapping, given=False, reasons=tuple(g.reasons), doubts=(*g.doubts, *doubts.get(one.name, ()))
        )
        for one, g in guesses
    }
    return tuple(told.get(one.name) or Tabled(one, given[one.name], given=True) for one in found)


def _not_understood(guesses: Sequence[Guess], read: Reader, found: Sequence[Table]) -> dict[str, tuple[str, ...]]:
    """The doubts about what is counted: words of which the engine knows neither what is counted nor what happened."""
    asked = {
        one.name: list(dict.fromkeys(f.asked for f in figures(one, g.mapping)))
        for one, g in zip(found, guesses, strict=True)
    }
    known = readings([one for many in asked.values() for one in many], read)
    told: dict[str, tuple[str, ...]] = {}
    for name, many in asked.items():
        lost = [one.what for one in many if (claim := known[one]) is None or not (claim.counted_kind or claim.event)]
        told[name] = tuple(f"it is not known what “{what}” counts" for what in dict.fromkeys(lost))
    return told


def claims_of(document: Document, chosen: Sequence[Tabled], read: Reader) -> tuple[Claim, ...]:
    """The claims of the tables that are read, in the order of the text; `read` is asked once for what they count and once for their places."""
    found = [(one, _placed(list(figures(one.table, one.mapping)))) for one in chosen if one.read]
    every = [figure for _, many in found for figure in many]
    what = readings([one.asked for one in every], read)
    where = _apart(places([one.where for one in every if one.where], read))
    made = [claim for one, many in found for claim in _of_table(document, one, many, what, where)]
    return tuple(sorted(made, key=lambda claim: claim.start))


def _apart(where: dict[str, str]) -> dict[str, str]:
    """The places of names, where two names are not read as one place."""
    taken = list(where.values())
    return {name: place if taken.count(place) == 1 else name for name, place in where.items()}


def _placed(many: Sequence[Figure]) -> list[Figure]:
    """The figures, sums over places with the country that all these places lie in; where that is not known, with a place of their own.

    A sum that stands nowhere would be set against the figures of its parts.
    """
    around = {country_around(one.where) or "" for one in many if one.where and not one.whole}
    country = around.pop() if len(around) == 1 else ""
    has_places = any(one.where for one in many)
    return [replace(one, where=country or WHOLE) if one.whole and has_places and not one.where else one for one in many]


def _of_table(
    document: Document, one: Tabled, many: Sequence[Figure], what: dict[Asked, Claim | None], where: dict[str, str]
) -> list[Claim]:
    numbers = [(figure, number(figure.asked, figure.text)) for figure in many]
    finest, key = _finest(numbers), ids.document_id(document)
    made = [
        _claim(
            document,
            key,
            one,
            figure,
            quantity,
            what[figure.asked],
            where.get(figure.where),
            finest[figure.cell.column],
        )
        for figure, quantity in numbers
        if quantity is not None
    ]
    return _in_wholes(made, [figure for figure, quantity in numbers if quantity is not None])


def _finest(numbers: Sequence[tuple[Figure, Quantity | None]]) -> dict[int, float]:
    """The place of the last digit that a column states: its figures are given to one place, whichever of them end in noughts."""
    finest: dict[int, float] = {}
    for figure, quantity in numbers:
        if quantity is not None and quantity.resolution is not None:
            column = figure.cell.column
            finest[column] = min(finest.get(column, quantity.resolution), quantity.resolution)
    return finest


def _claim(  # noqa: PLR0913, PLR0917 - all that makes one
    document: Document,
    key: str,
    one: Tabled,
    figure: Figure,
    quantity: Quantity,
    said: Claim | None,
    place: str | None,
    finest: float,
) -> Claim:
    own = ids.claim_id(key, document.case, figure.start, figure.end, 0)
    start, end = _line(document.text, figure.start)
    first, last = headings.days(figure.when, document.published) if figure.when else (None, None)
    publisher = one.mapping.publisher or _publisher(document)
    fields: dict[str, Any] = (
        {name: getattr(said, name) for name in _KEPT}
        if said is not None
        else {"counted": figure.asked.what, "concept": figure.asked.what}
    )
    fields |= {name: getattr(quantity, name) for name in _READ}
    if figure.whole:
        fields["scope"] = tuple(dict.fromkeys((*fields.get("scope", ()), "in_total")))
    return Claim.model_validate(
        fields
        | {
            "id": own, "claim_id": own, "document_id": key, "document": document.name, "case": document.case, "outlet": document.outlet,
            "published": document.published, "title": document.title, "url": document.url, "extractor": EXTRACTOR,
            "start": figure.start, "end": figure.end, "text": document.text[figure.start : figure.end],
            "kind": NumberKind.CLAIM, "reason": _reason(one, figure), "resolution": finest if quantity.bound is Bound.EXACT else quantity.resolution,
            "sentence": document.text[start:end], "sentence_start": start, "modality": Modality.STATED,
            "place": place or (said.place if said is not None else None),
            "period_start": first, "period_end": last, "period_text": figure.when or None,
            "as_of": document.published, "as_of_from": "published" if document.published else None,
            "speaker": publisher, "speaker_name": publisher, "speaker_reason": "the table is theirs" if publisher else None,
            "cell": one.table.address(figure.cell), "headings": figure.over,
        }
    )  # fmt: skip


def _publisher(document: Document) -> str | None:
    """Whose the figures of a file of tables are; a table within a report is told in the outlet's own words."""
    return (document.outlet or document.author) if document.media in TABLES else None


def _said(figure: Figure) -> str:
    at = figure.cell.start
    return sentence_of(
        figure.asked,
        figure.cell.text[figure.start - at : figure.end - at],
        figure.where or figure.called.lower(),
        figure.when,
    )


def _reason(one: Tabled, figure: Figure) -> str:
    by = f"as {one.mapping.by} told" if one.mapping.by else "as its mapping tells" if one.given else "by its headings"
    return f"a cell of a table, {by}: “{_said(figure)}”"


def _line(text: str, at: int) -> tuple[int, int]:
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return start, len(text) if end < 0 else end


def _in_wholes(made: Sequence[Claim], many: Sequence[Figure]) -> list[Claim]:
    """The claims, parts of a row of totals tied to their total."""
    wholes = {(one.asked, one.when): (claim.id, one.called) for claim, one in zip(made, many, strict=True) if one.whole}
    tied = []
    for claim, one in zip(made, many, strict=True):
        whole = wholes.get((one.asked, one.when))
        is_part = whole is not None and not one.whole
        tied.append(
            claim.model_copy(update={"part_of": whole[0], "part_cue": whole[1]}) if is_part and whole else claim
        )
    return tied


def untold(document: Document, one: Tabled) -> str:
    """That a table is kept and makes no claims, why, and what to do."""
    which = f"the table “{one.table.name}”" if one.table.name else "the table"
    return f"{document.name}: {which} is kept, and makes no claims yet: {'; '.join(one.doubts)}. Tell what its columns are on its page, or with claims add --mapping"


def told(one: Tabled) -> tuple[tuple[str, str], ...]:
    """Each figure that a mapping makes a claim of: the address of its cell, and what it says in words."""
    many = _placed(list(figures(one.table, one.mapping)))
    return tuple(
        (one.table.address(figure.cell), _said(figure)) for figure in many if number(figure.asked, figure.text)
    )


def tried(document: Document, mapping: TableMapping) -> Tabled | None:
    """The table of a mapping as it would be read by it, with what does not fit among its `doubts`, what is to be thought over among its `reasons`; None where there is no such table."""
    found = named(tables.of(document), mapping.table)
    if found is None:
        return None
    mapping = mapping.model_copy(update={"table": found.name})
    doubts = problems(found, mapping)
    return Tabled(found, mapping, given=True, reasons=() if doubts else tuple(twice(found, mapping)), doubts=doubts)
