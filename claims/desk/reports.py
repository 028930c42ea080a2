"""A case of the store as a report: what the app shows and `claims report` prints are made here, and so are one."""

from __future__ import annotations

from claims.desk.desk import Desk
from claims.models import Annotation
from claims.reporting import Heading, Report, Reviewed, build


def report(desk: Desk, case: str | None, heading: Heading | None = None) -> Report:
    """The report of a case as it stands now; errors as the desk's."""
    annotations = desk.store.rows(Annotation, case)
    reviewed = Reviewed(
        items=desk.queue(case),
        annotations=annotations,
        as_read=desk.store.claims(case, {row.claim_id for row in annotations}),
    )
    head = (heading or Heading()).model_copy(update={"case": case})
    return build(desk.reconciliation(case), desk.store.documents(case).values(), reviewed, head)
