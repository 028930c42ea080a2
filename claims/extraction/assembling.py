"""What was found of each number → the rows: inspections and claims, with ids from spans."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from claims import ids
from claims.context import Described
from claims.models import Attribution, Claim, Context, Document, Inspection, Quantity
from claims.terms import Modality
from claims.versions import EXTRACTOR


@dataclass(frozen=True, slots=True)
class Reading:
    """One document read: every number in reading order, and the claims made of them.

    `counted` tells how many of its numbers are of which kind; a person told of without a number is a `person`. `notices` are what a
    person should know of how it was read.
    """

    document: Document
    inspections: tuple[Inspection, ...]
    claims: tuple[Claim, ...]
    counted: Mapping[str, int] = field(default_factory=dict)
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stated:
    """A quantity with all that was found of it; `sentence` in document offsets, `described` for claims only."""

    quantity: Quantity
    attribution: Attribution | None
    sentence: tuple[int, int]
    described: Described | None = None


def kinds(stated: Sequence[Stated]) -> dict[str, int]:
    """How many numbers are of which kind, the most frequent first."""
    found = Counter("person" if one.quantity.implicit else str(one.quantity.kind) for one in stated)
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def claimed(document: Document, stated: Sequence[Stated], names: tuple[str, ...] = ()) -> tuple[Claim, ...]:
    """The claims: ids from spans, wholes by id; `names` of the whole report go with the first."""
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
    claims = [
        _claim(document, key, one, own, claim_ids)
        for one, own in zip(stated, claim_ids, strict=True)
        if own is not None and one.described is not None
    ]
    return tuple(claims if not claims else [claims[0].model_copy(update={"report_names": names}), *claims[1:]])


def inspected(document: Document, stated: Sequence[Stated], claims: Sequence[Claim]) -> tuple[Inspection, ...]:
    """The rows of `claims inspect`, in reading order: the claims as they are, and every other number."""
    rows = [
        Inspection.model_validate({name: getattr(claim, name) for name in Inspection.model_fields}) for claim in claims
    ]
    spans = {(claim.start, claim.end) for claim in claims}
    others = (one for one in stated if (one.quantity.start, one.quantity.end) not in spans)
    rows += [Inspection(**_inspected(document, one, None)) for one in others]
    return tuple(sorted(rows, key=lambda row: (row.start, row.end)))


def _inspected(document: Document, one: Stated, own: str | None) -> dict[str, object]:
    """The fields of one row of `claims inspect`."""
    quantity, said = one.quantity, one.attribution
    kept = Inspection.model_fields.keys() & type(quantity).model_fields.keys()
    row = {name: getattr(quantity, name) for name in kept}
    row |= {"document": document.name, "claim_id": own}
    if said is not None:
        if said.carried:
            row["reason"] = f"{quantity.reason}; said by: {said.reason}"
        row |= {
            "speaker": said.speaker,
            "speaker_start": said.speaker_start,
            "speaker_end": said.speaker_end,
            "cue": said.cue,
            "direct": said.direct,
        }
    return row


def _claim(document: Document, key: str, one: Stated, own: str, claim_ids: Sequence[str | None]) -> Claim:
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
            **_place(document, one.quantity.start),
        }
    )


def _place(document: Document, at: int) -> dict[str, object]:
    """Where in its file an offset of a document's text stands, as far as that is known."""
    behind = bisect_right(document.layout, at, key=lambda place: place.start)
    place = document.layout[behind - 1] if behind else None
    if place is None or at >= place.end:
        return {}
    return {"page": place.page, "paragraph": place.paragraph, "cell": place.cell}


def _modality(context: Context, said: Attribution | None) -> Modality:
    """A denial or a plan in the clause itself is nearer to the figure than the cue that reports it."""
    if said is not None and said.modality is Modality.DENIED:
        return Modality.DENIED
    if context.modality is not None:
        return context.modality
    return said.modality if said is not None else Modality.STATED
