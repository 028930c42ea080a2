"""The append-only log: reviews, annotations and decisions on sources, numbered in one sequence, each row checked and added in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, func, insert, select

from claims.ids import digest
from claims.models import Annotation, Review, SourceDecision
from claims.store import records
from claims.store.tables import annotation_log, review_log, source_log

Row = Review | Annotation | SourceDecision


def _next(connection: Connection) -> int:
    last = [connection.scalar(select(func.max(table.c.seq))) or 0 for table in (review_log, annotation_log, source_log)]
    return max(last) + 1


def append_review(
    connection: Connection, draft: Review, check: Callable[[Sequence[Review]], None] | None = None
) -> Review:
    """Add a row and give it with its id, which comes from its content and its place in the log.

    `check` sees the case's reviews as they are at that moment and may raise: then nothing is added.
    """
    if check is not None:
        check(read_reviews(connection, draft.case))
    seq = _next(connection)
    content = draft.model_dump_json(exclude={"id"})
    review = draft.model_copy(update={"id": digest("review", seq, content)})
    connection.execute(insert(review_log).values(records.review_row(review, seq)))
    return review


def append_annotation(
    connection: Connection, draft: Annotation, check: Callable[[Sequence[Annotation]], None] | None = None
) -> Annotation:
    """Add a row and give it with its id, as `append_review`; `check` sees the annotations of the claim."""
    if check is not None:
        check(read_annotations(connection, draft.case, draft.claim_id))
    seq = _next(connection)
    content = draft.model_dump_json(exclude={"id"})
    annotation = draft.model_copy(update={"id": digest("annotation", seq, content)})
    connection.execute(insert(annotation_log).values(records.annotation_row(annotation, seq)))
    return annotation


def append_source_decision(
    connection: Connection, draft: SourceDecision, check: Callable[[Sequence[SourceDecision]], None] | None = None
) -> SourceDecision:
    """Add a row and give it with its id, as `append_review`; `check` sees the case's decisions on sources."""
    if check is not None:
        check(read_source_decisions(connection, draft.case))
    seq = _next(connection)
    decision = draft.model_copy(update={"id": digest("source decision", seq, draft.model_dump_json(exclude={"id"}))})
    connection.execute(insert(source_log).values(records.source_row(decision, seq)))
    return decision


def read_reviews(connection: Connection, case: str | None) -> tuple[Review, ...]:
    """The reviews of a case, oldest first."""
    query = select(review_log.c.record).where(review_log.c.case == records.key(case)).order_by(review_log.c.seq)
    return tuple(Review.model_validate_json(record) for record in connection.scalars(query))


def read_annotations(connection: Connection, case: str | None, claim_id: str | None = None) -> tuple[Annotation, ...]:
    """The annotations of a case, or of one claim, oldest first."""
    query = select(annotation_log.c.record).where(annotation_log.c.case == records.key(case))
    if claim_id is not None:
        query = query.where(annotation_log.c.claim_id == claim_id)
    return tuple(
        Annotation.model_validate_json(record) for record in connection.scalars(query.order_by(annotation_log.c.seq))
    )


def read_source_decisions(connection: Connection, case: str | None) -> tuple[SourceDecision, ...]:
    """The decisions on sources of a case, oldest first."""
    query = select(source_log.c.record).where(source_log.c.case == records.key(case)).order_by(source_log.c.seq)
    return tuple(SourceDecision.model_validate_json(record) for record in connection.scalars(query))


def find_review(connection: Connection, review_id: str) -> Review | None:
    """One review by its id, whatever its case."""
    record = connection.scalar(select(review_log.c.record).where(review_log.c.id == review_id))
    return Review.model_validate_json(record) if record is not None else None


def find_annotation(connection: Connection, annotation_id: str) -> Annotation | None:
    """One annotation by its id, whatever its case."""
    record = connection.scalar(select(annotation_log.c.record).where(annotation_log.c.id == annotation_id))
    return Annotation.model_validate_json(record) if record is not None else None


def find_source_decision(connection: Connection, decision_id: str) -> SourceDecision | None:
    """One decision on sources by its id, whatever its case."""
    record = connection.scalar(select(source_log.c.record).where(source_log.c.id == decision_id))
    return SourceDecision.model_validate_json(record) if record is not None else None


def read_log(connection: Connection, case: str | None) -> tuple[tuple[int, Row], ...]:
    """All decisions on a case together, each with its number, oldest first."""
    here = records.key(case)
    judged = connection.execute(select(review_log.c.seq, review_log.c.record).where(review_log.c.case == here))
    noted = connection.execute(
        select(annotation_log.c.seq, annotation_log.c.record).where(annotation_log.c.case == here)
    )
    parted = connection.execute(select(source_log.c.seq, source_log.c.record).where(source_log.c.case == here))
    rows: list[tuple[int, Row]] = [(row.seq, Review.model_validate_json(row.record)) for row in judged]
    rows += [(row.seq, Annotation.model_validate_json(row.record)) for row in noted]
    rows += [(row.seq, SourceDecision.model_validate_json(row.record)) for row in parted]
    return tuple(sorted(rows, key=lambda row: row[0]))


def last_change(connection: Connection, case: str | None) -> int:
    """The number of the case's latest annotation or decision on sources; 0 where there is none."""
    here = records.key(case)
    last = [
        connection.scalar(select(func.max(table.c.seq)).where(table.c.case == here))
        for table in (annotation_log, source_log)
    ]
    return max(number or 0 for number in last)
