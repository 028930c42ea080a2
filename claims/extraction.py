"""A document → every number in it and the claims made of them: composes quantities, attribution and context."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims import ids
from claims.attribution import attribute
from claims.context import Described, Measured, describe, victims, without_stated
from claims.documents import blocks
from claims.models import Attribution, Claim, Context, Inspection
from claims.quantities import find, refine
from claims.selection import Selection
from claims.syntax import parse
from claims.terms import Modality, NumberKind
from claims.versions import EXTRACTOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claims.documents import Block
    from claims.models import Document, Quantity
    from claims.syntax import Passage


@dataclass(frozen=True, slots=True)
class Reading:
    """One document read: every number in reading order, and the claims made of them."""

    document: Document
    inspections: tuple[Inspection, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class _Stated:
    """A quantity with all that was found of it."""

    quantity: Quantity
    attribution: Attribution | None
    sentence: tuple[int, int]
    described: Described | None = None


def read(document: Document) -> Reading:
    """Every number of a document and its claims; deterministic, offsets in the document's text as given."""
    paragraphs = blocks(document)
    found = {b.start: _shifted(find(document.text[b.start : b.end]), b.start) for b in paragraphs}
    told = [b for b in paragraphs if b.boilerplate is None]
    passages = {p.start: p for p in parse(Selection(told, found).stretches())}
    attributions = attribute(list(passages.values()), document.text)
    persons = victims(passages.values())
    stated: list[_Stated] = []
    for block in paragraphs:
        quantities = found[block.start]
        passage = passages.get(block.start)
        if block.boilerplate is not None:
            quantities = tuple(_left_out(q, block.boilerplate) for q in quantities)
        elif passage is not None:
            quantities = refine(passage, quantities)
            own = [q for q in persons if block.start <= q.start < block.end]
            quantities = tuple(sorted((*quantities, *without_stated(own, quantities)), key=lambda q: (q.start, q.end)))
        stated.extend(_Stated(q, _attribution_at(attributions, q), _sentence(block, passage, q)) for q in quantities)
    return _assemble(document, _described(stated, passages, document))


def _shifted(quantities: Iterable[Quantity], by: int) -> tuple[Quantity, ...]:
    return tuple(q.model_copy(update={"start": q.start + by, "end": q.end + by}) for q in quantities)


def _left_out(quantity: Quantity, reason: str) -> Quantity:
    return quantity.model_copy(update={"kind": NumberKind.BOILERPLATE, "reason": reason})


def _attribution_at(attributions: Sequence[Attribution], quantity: Quantity) -> Attribution | None:
    """The innermost attribution whose content holds a quantity."""
    holding = [
        (s.end - s.start, i)
        for i, a in enumerate(attributions)
        for s in a.content
        if s.start <= quantity.start and quantity.end <= s.end
    ]
    return attributions[min(holding)[1]] if holding else None


def _sentence(block: Block, passage: Passage | None, quantity: Quantity) -> tuple[int, int]:
    """The document offsets of the sentence of a quantity; the paragraph, where it was not parsed."""
    if passage is None:
        return block.start, block.end
    start, end = passage.sentence_at(quantity.start)
    return start, max(end, quantity.end)


def _described(stated: list[_Stated], passages: dict[int, Passage], document: Document) -> list[_Stated]:
    """With the context of those that are claims."""
    in_order = sorted(passages.values(), key=lambda p: p.start)
    measured, places = [], []
    for i, one in enumerate(stated):
        if one.quantity.kind is NumberKind.CLAIM:
            passage = next((p for p in in_order if p.start <= one.quantity.start < p.end), None)
            if passage is not None:
                measured.append(Measured(passage, one.quantity))
                places.append(i)
    for i, described in zip(places, describe(measured, document.published), strict=True):
        whole = places[described.whole] if described.whole is not None else None
        stated[i] = _Stated(
            stated[i].quantity,
            stated[i].attribution,
            stated[i].sentence,
            Described(described.context, whole, described.part_cue),
        )
    return stated


def _assemble(document: Document, stated: Sequence[_Stated]) -> Reading:
    """The rows: ids from spans, wholes by id."""
    key = ids.document_id(document)
    claim_ids: list[str | None] = []
    seen: dict[tuple[int, int], int] = {}
    for one in stated:
        if one.described is None:
            claim_ids.append(None)
            continue
        span = (one.quantity.start, one.quantity.end)
        seen[span] = seen.get(span, -1) + 1
        claim_ids.append(ids.claim_id(key, document.case, *span, seen[span]))
    inspections = tuple(
        Inspection(**_inspected(document, one, own)) for one, own in zip(stated, claim_ids, strict=True)
    )
    claims = tuple(
        _claim(document, key, one, own, claim_ids)
        for one, own in zip(stated, claim_ids, strict=True)
        if own is not None and one.described is not None
    )
    return Reading(document, inspections, claims)


def _inspected(document: Document, one: _Stated, own: str | None) -> dict[str, object]:
    """The fields of one row of `claims inspect`."""
    quantity, said = one.quantity, one.attribution
    kept = Inspection.model_fields.keys() & type(quantity).model_fields.keys()
    row = {name: getattr(quantity, name) for name in kept}
    row |= {"document": document.name, "claim_id": own}
    if said is not None:
        row |= {
            "speaker": said.speaker,
            "speaker_start": said.speaker_start,
            "speaker_end": said.speaker_end,
            "cue": said.cue,
            "direct": said.direct,
        }
    return row


def _claim(document: Document, key: str, one: _Stated, own: str, claim_ids: Sequence[str | None]) -> Claim:
    described = one.described or Described(Context())
    context, said = described.context, one.attribution
    start, end = one.sentence
    fields = _inspected(document, one, own) | context.model_dump(exclude={"modality"})
    whole = claim_ids[described.whole] if described.whole is not None else None
    return Claim.model_validate(
        fields
        | {
            "id": own,
            "document_id": key,
            "case": document.case,
            "outlet": document.outlet,
            "published": document.published,
            "title": document.title,
            "url": document.url,
            "sentence": document.text[start:end],
            "sentence_start": start,
            "speaker_name": said.speaker_name if said else None,
            "speaker_role": said.speaker_role if said else None,
            "organisation": said.organisation if said else None,
            "relayed_by": said.relayed_by if said else (),
            "speaker_reason": said.reason if said else None,
            "modality": _modality(context, said),
            "part_of": whole,
            "part_cue": described.part_cue if whole is not None else None,
            "extractor": EXTRACTOR,
        }
    )


def _modality(context: Context, said: Attribution | None) -> Modality:
    """A denial or a plan in the clause itself is nearer to the figure than the cue that reports it."""
    if said is not None and said.modality is Modality.DENIED:
        return Modality.DENIED
    if context.modality is not None:
        return context.modality
    return said.modality if said is not None else Modality.STATED
