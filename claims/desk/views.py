"""What a page draws of one disagreement and of one case: records that hold all of it, so that the page asks once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from claims.decisions import Annotation, Decided, QuestionDecision, SourceDecision
from claims.models import Claim, Document, Question, Record, Source, Span
from claims.reviews import Item, Snapshot, Status, live
from claims.reviews.listing import Listed

_BLANK_LINE = re.compile(r"\r?\n[ \t]*\r?\n")
WAITING = (Status.OPEN, Status.ANNOTATED, Status.REOPENED)
_LONGEST_PARAGRAPH = 1500  # beyond this, what stands around the sentence is not one paragraph; its line is shown


class ClaimView(Record):
    """A claim on a page.

    `claim` is the corrected one, `original` as read; `document` where it stands (without its text, to keep pages light);
    `paragraph` is the text around its sentence, beginning at `paragraph_start` of the document, and `figure` the span of
    the figure within `paragraph`; `sentence` that of the sentence. `corrections` hold now, `annotations` is its whole
    log, `last_annotations` gives for each field ever corrected the id that a next correction of it has to name.
    `problem` tells why its corrections could not be applied, where they could not.
    """

    claim: Claim
    original: Claim
    document: Document | None
    paragraph: str
    paragraph_start: int
    figure: Span
    sentence: Span
    corrections: tuple[Annotation, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    last_annotations: dict[str, str] = {}  # noqa: RUF012  pydantic copies it
    problem: str | None = None


class SideView(Record):
    """One answer and the claims that give it; `one_origin` says in words why some of them count as one origin."""

    low: float | None
    high: float | None
    origins: int
    one_origin: tuple[str, ...] = ()
    claims: tuple[ClaimView, ...]


class Detail(Record):
    """One disagreement opened; `before` is what its verdict saw, for an item that reopened or closed.

    `question` is None where only the log or the uncorrected reading still knows it; `sides` is empty where the flag
    is gone: then `before` is all there is to show. `sources` are those that speak on its sides; `on_sources` and
    `on_questions` the case's whole logs of decisions on sources and on two claims, oldest first. `on_documents` is what is known of the documents
    of its sides.
    """

    item: Item
    question: Question | None
    sides: tuple[SideView, ...]
    before: Snapshot | None = None
    sources: tuple[Source, ...] = ()
    on_sources: tuple[SourceDecision, ...] = ()
    on_questions: tuple[QuestionDecision, ...] = ()
    on_documents: Decided = Decided()


class Stored(Record):
    """A case's corrected claims, the questions they were last put under, and what people decided."""

    claims: tuple[Claim, ...]
    questions: tuple[Question, ...]
    decided: Decided


class Overview(Record):
    """A case in figures; `open` counts the reopened ones too, `most_severe` is the first of the queue if it is open."""

    case: str | None
    documents: int
    claims: int
    questions: int
    open: int
    reopened: int
    settled: int
    closed: int
    most_severe: Listed | None = None


def overview(  # noqa: PLR0913, PLR0917  one figure each
    case: str | None,
    documents: int,
    claims: int,
    questions: int,
    by_status: Mapping[Status, int],
    first: Sequence[Listed],
) -> Overview:
    """The figures of a case; `first` is the head of its queue."""
    waiting = sum(by_status.get(status, 0) for status in WAITING)
    return Overview(
        case=case,
        documents=documents,
        claims=claims,
        questions=questions,
        open=waiting,
        reopened=by_status.get(Status.REOPENED, 0),
        settled=by_status.get(Status.SETTLED, 0),
        closed=by_status.get(Status.CLOSED, 0),
        most_severe=first[0] if waiting and first else None,
    )


def claim_view(
    claim: Claim,
    original: Claim,
    document: Document | None,
    annotations: Iterable[Annotation],
    problem: str | None = None,
) -> ClaimView:
    """A claim with its paragraph and its corrections; `annotations` are its rows, oldest first."""
    rows = tuple(annotations)
    start, paragraph = _paragraph(document, original)
    return ClaimView(
        claim=claim,
        original=original,
        document=document.model_copy(update={"text": ""}) if document else None,
        paragraph=paragraph,
        paragraph_start=start,
        figure=Span(start=original.start - start, end=original.end - start),
        sentence=_within(original, start),
        corrections=live(rows),
        annotations=rows,
        last_annotations=last_by_field(rows),
        problem=problem,
    )


def _within(claim: Claim, start: int) -> Span:
    begin = claim.sentence_start - start
    return Span(start=begin, end=begin + len(claim.sentence))


def last_by_field(rows: Iterable[Annotation]) -> dict[str, str]:
    """The id of the latest row, taking-back included, for each field of one claim."""
    return {row.field: row.id for row in rows}


def _paragraph(document: Document | None, claim: Claim) -> tuple[int, str]:
    """The text between the blank lines around a claim's sentence, never less than the sentence; with its offset."""
    first, last = claim.sentence_start, max(claim.end, claim.sentence_start + len(claim.sentence))
    if document is None or last > len(document.text):
        return claim.sentence_start, claim.sentence
    text = document.text
    start, end = document.body_start if document.body_start <= first else 0, len(text)
    for gap in _BLANK_LINE.finditer(text, start):
        if gap.end() <= first:
            start = gap.end()
        elif gap.start() >= last:
            end = gap.start()
            break
    if end - start > _LONGEST_PARAGRAPH:
        start = max(start, text.rfind("\n", 0, first) + 1)
        newline = text.find("\n", last)
        end = min(end, newline) if newline >= 0 else end
    if end - start > _LONGEST_PARAGRAPH:
        start, end = first, last
    start += len(text[start:first]) - len(text[start:first].lstrip())
    return start, text[start:last] + text[last:end].rstrip()


def side_views(item: Item, views: Mapping[str, ClaimView]) -> tuple[SideView, ...]:
    """The sides of an item's flag; none where the flag is gone."""
    if item.discrepancy is None:
        return ()
    return tuple(
        SideView(
            low=side.low,
            high=side.high,
            origins=side.origins,
            one_origin=side.one_origin,
            claims=tuple(views[claim_id] for claim_id in side.claim_ids if claim_id in views),
        )
        for side in item.discrepancy.sides
    )
