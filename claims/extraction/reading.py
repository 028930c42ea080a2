"""Documents one after the other through the rooms, parsed in batches; memory stays that of one batch."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from claims.attribution import attribute
from claims.context import Described, Measured, describe, victims, without_stated
from claims.documents import Block, blocks
from claims.extraction.assembling import Reading, Stated, assemble
from claims.models import Attribution, Document, Quantity
from claims.quantities import find, refine
from claims.selection import Selection
from claims.syntax import Passage, Stretch, parse
from claims.terms import NumberKind

# Parsing is a third faster in batches; what a batch holds never changes a parse. In characters of text to parse.
_BATCH = 60_000


@dataclass(frozen=True, slots=True)
class _Opened:
    """A document before it is parsed: its paragraphs, the numbers of each (by its start), and what is to be parsed."""

    document: Document
    paragraphs: tuple[Block, ...]
    found: dict[int, tuple[Quantity, ...]]
    stretches: tuple[Stretch, ...]


def read(document: Document) -> Reading:
    """Every number of a document and its claims; deterministic, offsets in the document's text as given."""
    return next(read_all([document]))


def read_all(documents: Iterable[Document]) -> Iterator[Reading]:
    """The readings of documents, in order, as they are read."""
    batch: list[_Opened] = []
    size = 0
    for document in documents:
        opened = _open(document)
        batch.append(opened)
        size += sum(len(s.text) for s in opened.stretches)
        if size >= _BATCH:
            yield from _parsed(batch)
            batch, size = [], 0
    yield from _parsed(batch)


def _open(document: Document) -> _Opened:
    paragraphs = blocks(document)
    found = {b.start: _shifted(find(b.text, document.text), b.start) for b in paragraphs}
    told = [b for b in paragraphs if b.boilerplate is None]
    return _Opened(document, paragraphs, found, tuple(Selection(told, found).stretches()))


def _parsed(batch: Sequence[_Opened]) -> Iterator[Reading]:
    passages = parse(stretch for opened in batch for stretch in opened.stretches)
    for opened in batch:
        yield _read(opened, {p.start: p for p in (next(passages) for _ in opened.stretches)})


def _read(opened: _Opened, passages: Mapping[int, Passage]) -> Reading:
    attributions = _ByParagraph(opened.paragraphs, attribute(list(passages.values()), opened.document.text))
    persons: dict[int, list[Quantity]] = {}
    for told, person in victims(passages.values()):
        persons.setdefault(told.start, []).append(person)
    stated: list[Stated] = []
    measured: list[Measured] = []
    places: list[int] = []
    for block in opened.paragraphs:
        passage = passages.get(block.start)
        for quantity in _refined(block, passage, opened.found[block.start], persons.get(block.start, [])):
            if quantity.kind is NumberKind.CLAIM and passage is not None:
                measured.append(Measured(passage, quantity))
                places.append(len(stated))
            stated.append(Stated(quantity, attributions.at(block, quantity), _sentence(block, passage, quantity)))
    for place, described in zip(places, describe(measured, opened.document.published), strict=True):
        whole = places[described.whole] if described.whole is not None else None
        stated[place] = replace(stated[place], described=Described(described.context, whole, described.part_cue))
    return assemble(opened.document, stated)


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
