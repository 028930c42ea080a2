"""Documents one after the other through the rooms, parsed in batches; memory stays that of one batch."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from claims.attribution import attribute
from claims.context import Described, Measured, describe, victims, without_stated
from claims.documents import Block, blocks, languages, notes
from claims.documents.formats import TABLES
from claims.extraction.assembling import Reading, Stated, claimed, inspected, kinds
from claims.extraction.mentions import mentioned
from claims.extraction.tables import Tabled, tabled
from claims.extraction.tables.reading import claims_of, untold
from claims.models import Attribution, Claim, Document, Quantity
from claims.quantities import find, refine
from claims.selection import Selection
from claims.syntax import Parser, Passage
from claims.terms import Modality, NumberKind

# Parsing is faster in batches; what a batch holds never changes a parse. In characters of text.
_BATCH = 100_000
_NO_FIGURE: dict[str, object] = dict.fromkeys(
    ("low", "high", "stated", "resolution", "bound", "unit", "counted", "counted_start")
)
_NO_FIGURE |= dict.fromkeys(("counted_end", "counted_phrase", "concept", "from_value"))
_UNREAD = _NO_FIGURE | {"kind": NumberKind.OTHER, "reason": "this text is not in English, and is not read"}


@dataclass(slots=True)
class _Opened:
    """A document before it is read: its paragraphs, the numbers and the single victims of each (by its start)."""

    document: Document
    paragraphs: tuple[Block, ...]
    found: dict[int, tuple[Quantity, ...]]
    selection: Selection
    persons: dict[int, list[Quantity]] = field(default_factory=dict)
    tables: tuple[Tabled, ...] = ()

    def figures(self, *, every_number: bool) -> dict[int, list[Quantity]]:
        """The figures of each paragraph whose sentences have to be parsed: all numbers, or what may be a claim."""
        return {
            start: [q for q in quantities if every_number or q.kind is NumberKind.CLAIM] + self.persons.get(start, [])
            for start, quantities in self.found.items()
        }


def read(document: Document) -> Reading:
    """Every number of a document and its claims; deterministic, offsets in the document's text as given."""
    return next(read_all([document]))


def read_all(documents: Iterable[Document], *, every_number: bool = True) -> Iterator[Reading]:
    """The readings of documents, in order, as they are read.

    Without `every_number` the sentences that make no claim are not parsed and there are no inspections; the claims are
    the same.
    """
    batch: list[_Opened] = []
    size = 0
    for document in documents:
        batch.append(_open(document))
        size += len(document.text)
        if size >= _BATCH:
            yield from _parsed(batch, every_number=every_number)
            batch, size = [], 0
    yield from _parsed(batch, every_number=every_number)


def sentences_read(texts: Sequence[str]) -> tuple[tuple[Claim, ...], ...]:
    """The claims of some sentences, each read as if it stood alone."""
    alone = [Document(name="", text=text) for text in texts]
    return tuple(reading.claims for reading in read_all(alone, every_number=False))


def _open(document: Document) -> _Opened:
    chosen = tabled(document, sentences_read) if any(place.cell for place in document.layout) else ()
    paragraphs, body = _outside(document, chosen), document.text[document.body_start :]
    found = {b.start: _shifted(find(b.text, body, document.outlet), b.start) for b in paragraphs}
    foreign = _foreign(document, paragraphs)
    found |= {start: tuple(q.model_copy(update=_UNREAD) for q in found[start]) for start in foreign}
    told = [b for b in paragraphs if b.boilerplate is None and b.start not in foreign]
    return _Opened(document, paragraphs, found, Selection(told, document.text), tables=chosen)


def _outside(document: Document, chosen: Sequence[Tabled]) -> tuple[Block, ...]:
    """The paragraphs that are read as running text: those outside of tables that are read as tables, none of a file of tables."""
    if document.media in TABLES:
        return ()
    cells = [(cell.start, cell.end) for one in chosen if one.read for cell in one.table.cells.values()]
    return tuple(b for b in blocks(document) if not any(b.start < end and start < b.end for start, end in cells))


def _foreign(document: Document, paragraphs: Sequence[Block]) -> list[int]:
    """Where the paragraphs begin that are not in English: their figures are taken by hand, and none is read out of them by English rules."""
    latin = [block for block in paragraphs if not languages.has_other_letters(block.text)]
    if languages.foreign("\n".join(block.text for block in latin), document.language) is not None:
        return [block.start for block in paragraphs]
    return sorted({block.start for block in paragraphs} - {block.start for block in latin})


def _parsed(batch: Sequence[_Opened], *, every_number: bool) -> Iterator[Reading]:
    """The readings of a batch: its single victims are found first, since only then is known what has to be parsed."""
    parser = Parser()
    possible = parser.each([opened.selection.with_victims() for opened in batch])
    for opened, passages in zip(batch, possible, strict=True):
        for told, person in victims(passages):
            opened.persons.setdefault(told.start, []).append(person)
    chosen = [opened.selection.around(opened.figures(every_number=False)) for opened in batch]
    stated = [_stated(o, passages) for o, passages in zip(batch, parser.each(chosen), strict=True)]
    if not every_number:
        for opened, found in zip(batch, stated, strict=True):
            claims = _claimed(opened, found)
            yield Reading(opened.document, (), claims, _counted(opened, found, claims), _notices(opened))
        return
    wider = [opened.selection.around(opened.figures(every_number=True)) for opened in batch]
    for i, passages in enumerate(parser.each(wider)):
        numbers = _stated(batch[i], passages) if wider[i] != chosen[i] else stated[i]
        claims = _claimed(batch[i], stated[i])
        counted = _counted(batch[i], numbers, claims)
        rows = inspected(batch[i].document, numbers, claims)
        yield Reading(batch[i].document, rows, claims, counted, _notices(batch[i]))


def _claimed(opened: _Opened, stated: Sequence[Stated]) -> tuple[Claim, ...]:
    names = mentioned(block.text for block in opened.selection.told)
    told = claimed(opened.document, stated, names)
    cells = claims_of(opened.document, opened.tables, sentences_read) if opened.tables else ()
    return tuple(sorted((*told, *cells), key=lambda claim: claim.start)) if cells else told


def _counted(opened: _Opened, stated: Sequence[Stated], claims: Sequence[Claim]) -> dict[str, int]:
    """How many numbers are of which kind, those of tables that are read as claims among them."""
    found = kinds(stated)
    cells = sum(bool(claim.headings) for claim in claims) if opened.tables else 0
    return found | {"claim": found.get("claim", 0) + cells} if cells else found


def _notices(opened: _Opened) -> tuple[str, ...]:
    """Which tables of a file of tables are kept without claims, and why."""
    if opened.document.media not in TABLES:
        return ()
    return tuple(untold(opened.document, one) for one in opened.tables if not one.read and not one.given)


def _stated(opened: _Opened, parsed: Sequence[Passage]) -> list[Stated]:
    """Every number of a document, with what its parsed passages say of it."""
    passages = {p.start: p for p in parsed}
    told = [(b.start, b.end) for b in opened.selection.told]
    attributions = _ByParagraph(opened.paragraphs, attribute(parsed, opened.document.text, told))
    stated: list[Stated] = []
    measured: list[Measured] = []
    places: list[int] = []
    for block in opened.paragraphs:
        passage = passages.get(block.start)
        for quantity in _refined(block, passage, opened.found[block.start], opened.persons.get(block.start, [])):
            if quantity.kind is NumberKind.CLAIM and passage is not None:
                measured.append(Measured(passage, quantity))
                places.append(len(stated))
            stated.append(Stated(quantity, attributions.at(block, quantity), _sentence(block, passage, quantity)))
    report = [block.text for block in opened.selection.told]
    contexts = describe(measured, opened.document.published, report)
    for place, described in zip(places, contexts, strict=True):
        whole = places[described.whole] if described.whole is not None else None
        stated[place] = replace(stated[place], described=Described(described.context, whole, described.part_cue))
    return [_withdrawn(opened.document.text, one) for one in stated]


def _withdrawn(text: str, one: Stated) -> Stated:
    """A figure that a note says stood in an earlier version: the outlet states it no longer, and nobody else is named by that."""
    start, end = one.sentence
    figure = one.quantity.start - start
    if one.described is None or not any(a <= figure < b for a, b in notes.former(text[start:end])):
        return one
    context = one.described.context.model_copy(update={"modality": Modality.DENIED})
    return replace(one, attribution=None, described=replace(one.described, context=context))


def _refined(
    block: Block, passage: Passage | None, quantities: tuple[Quantity, ...], persons: Sequence[Quantity]
) -> tuple[Quantity, ...]:
    """The numbers of a paragraph with what its parse adds, and the single persons that are claims of one."""
    if block.boilerplate is not None:
        left_out = {"kind": NumberKind.BOILERPLATE, "reason": block.boilerplate}
        return tuple(q.model_copy(update=left_out) for q in quantities)
    if passage is None:
        return quantities
    refined = refine(passage, quantities)
    return tuple(sorted((*refined, *without_stated(persons, refined)), key=lambda q: (q.start, q.end)))


def _shifted(quantities: Iterable[Quantity], by: int) -> tuple[Quantity, ...]:
    return tuple(q.model_copy(update={"start": q.start + by, "end": q.end + by}) for q in quantities)


def _sentence(block: Block, passage: Passage | None, quantity: Quantity) -> tuple[int, int]:
    """The document offsets of the sentence of a quantity; the paragraph, where it was not parsed."""
    if passage is None:
        return block.start, block.end
    start, end = passage.sentence_at(quantity.start)
    return start, max(end, quantity.end)


class _ByParagraph:
    """Attributions by the paragraph their content stands in, so that a long document costs time in proportion."""

    def __init__(self, paragraphs: Sequence[Block], attributions: Sequence[Attribution]) -> None:
        starts = [b.start for b in paragraphs]
        self._held: dict[int, list[tuple[int, int, int, Attribution]]] = {}
        for i, attribution in enumerate(attributions):
            for span in attribution.content:
                start = starts[max(0, bisect_right(starts, span.start) - 1)]
                self._held.setdefault(start, []).append((span.start, span.end, i, attribution))

    def at(self, block: Block, quantity: Quantity) -> Attribution | None:
        """The innermost attribution whose content holds a quantity."""
        holding = [
            (end - start, i, attribution)
            for start, end, i, attribution in self._held.get(block.start, ())
            if start <= quantity.start and quantity.end <= end
        ]
        return min(holding, key=lambda h: h[:2])[2] if holding else None
