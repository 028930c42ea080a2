"""A case of the store as a report: what the app shows and `claims report` prints are made here, and so are one."""

from __future__ import annotations

from claims.decisions import Annotation, Contact
from claims.desk.desk import Desk
from claims.reporting import Heading, NotCompared, Report, Reviewed, Seen, build
from claims.reporting.record import Coverage


def report(desk: Desk, case: str | None, heading: Heading | None = None) -> Report:
    """The report of a case as it stands now; errors as the desk's."""
    annotations = desk.store.rows(Annotation, case)
    reviewed = Reviewed(
        items=desk.queue(case),
        annotations=annotations,
        as_read=desk.store.claims(case, {row.claim_id for row in annotations}),
        contacts=desk.store.rows(Contact, case),
    )
    head = (heading or Heading()).model_copy(update={"case": case})
    return build(desk.reconciliation(case), desk.store.documents(case).values(), reviewed, head, _seen(desk, case))


def not_compared(desk: Desk, case: str | None) -> NotCompared:
    """What stands outside of the comparison of a case, as its last reconciliation left it; errors as the desk's."""
    desk.refresh(case)
    kept = desk.store.summary(case)
    if kept is None:
        documents = desk.store.counts(case).documents
        return NotCompared(coverage=Coverage(documents=documents, figures=0, questions=0, compared=0))
    return NotCompared.model_validate_json(kept).model_copy(update={"unread": desk.store.unread()})


def coverage(desk: Desk, case: str | None) -> Coverage:
    """How many figures of a case could be compared; errors as the desk's."""
    return not_compared(desk, case).coverage


def _seen(desk: Desk, case: str | None) -> Seen:
    return Seen(numbers=desk.store.numbers(case), unread=desk.store.unread())
