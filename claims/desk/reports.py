"""A case of the store as a report: what the app shows and `claims report` prints are made here, and so are one."""

from __future__ import annotations

from claims.decisions import Annotation, Contact
from claims.desk.desk import Desk
from claims.reporting import Heading, NotCompared, Report, Reviewed, Seen, build
from claims.reporting import not_compared as outside
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
    """What stands outside of the comparison of a case; errors as the desk's."""
    return outside(desk.reconciliation(case), coverage(desk, case), _seen(desk, case))


def coverage(desk: Desk, case: str | None) -> Coverage:
    """How many figures of a case could be compared; errors as the desk's."""
    desk.refresh(case)
    counts, questions = desk.store.counts(case), desk.store.questions(case)
    compared = {name for one in questions if len(one.claim_ids) > 1 for name in one.claim_ids}
    compared |= {name for check in desk.store.checks(case) for name in check.claim_ids}
    return Coverage(
        documents=counts.documents,
        figures=sum(len(one.claim_ids) for one in questions),
        questions=len(questions),
        compared=len(compared),
    )


def _seen(desk: Desk, case: str | None) -> Seen:
    return Seen(numbers=desk.store.numbers(case), unread=desk.store.unread())
