"""A case of the store as a report: what the app shows and `claims report` prints are made here, and so are one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from typing import Final

from claims.decisions import Annotation
from claims.desk.cases import on_sides
from claims.desk.desk import Desk
from claims.models import Reconciliation, Source
from claims.reporting import Heading, NotCompared, Report, Reviewed, Seen, build
from claims.reporting.leftout import LISTED, NEAREST, told
from claims.reporting.record import Chosen, Coverage
from claims.reviews import Status
from claims.reviews.listing import Listed, Wanted
from claims.terms import VerdictCode

_STRETCH: Final = 1_000


def report(desk: Desk, case: str | None, heading: Heading | None = None) -> Report:
    """The report of a case as it stands now: every disagreement; errors as the desk's."""
    annotations = desk.store.rows(Annotation, case)
    reviewed = Reviewed(
        items=desk.queue(case),
        annotations=annotations,
        as_read=desk.store.claims(case, {row.claim_id for row in annotations}),
    )
    head = (heading or Heading()).model_copy(update={"case": case})
    return build(
        desk.reconciliation(case), desk.store.documents(case).values(), reviewed, head, _seen(desk, case, None)
    )


def chosen(desk: Desk, case: str | None, ids: Sequence[str], heading: Heading | None = None) -> Report:
    """The report of some disagreements of a case in the order given, and of nothing beyond them; errors as the desk's.

    Those that are gone are left out. Only what stands on their sides is read, however large the case is.
    """
    desk.refresh(case)
    items = [item for name in dict.fromkeys(ids) if (item := desk.store.item(case, name)) is not None]
    stated = {claim for item in items for claim in on_sides(item)}
    claims = desk.claims_now(case, stated)
    questions = [desk.store.question(case, name) for name in dict.fromkeys(item.question for item in items)]
    found = Reconciliation(
        claims=claims,
        questions=tuple(question for question in questions if question),
        relations=(),
        discrepancies=tuple(item.discrepancy for item in items if item.discrepancy and not item.reason),
        checks=(),
        sources=_speaking(desk.store.spoken(case, stated), stated),
    )
    annotations = tuple(row for row in desk.store.rows(Annotation, case) if row.claim_id in stated)
    reviewed = Reviewed(items=tuple(items), annotations=annotations, as_read=desk.store.claims(case, stated))
    documents = desk.store.documents(case, {claim.document_id for claim in claims})
    head = (heading or Heading()).model_copy(update={"case": case})
    order = Chosen(order=tuple(item.id for item in items), coverage=coverage(desk, case))
    return build(found, documents.values(), reviewed, head, _seen(desk, case, list(documents)), order)


def _speaking(spoken: Mapping[str, Source], stated: Collection[str]) -> tuple[Source, ...]:
    """The sources of some claims, each with those claims alone."""
    sources = sorted({source.id: source for source in spoken.values()}.values(), key=lambda one: (one.name, one.id))
    return tuple(
        one.model_copy(update={"claim_ids": tuple(name for name in one.claim_ids if name in stated)}) for one in sources
    )


class Choice(StrEnum):
    """Which disagreements of a case go into a report."""

    SETTLED = "settled"
    CONFIRMED = "confirmed"
    ALL = "all"


PUBLISHED: Final = (VerdictCode.CONFIRMED, VerdictCode.EXPLAINED, VerdictCode.SUPERSEDED)
"""The verdicts that leave something to report, in the order they are told: the others say that there was no disagreement."""


STANDING: Final = tuple(status for status in Status if status is not Status.CLOSED)


def choose(desk: Desk, case: str | None, choice: Choice, most: int | None = None) -> tuple[Listed, ...]:
    """The disagreements of a choice in the order they are reported: confirmed ones first, then each by severity; all by severity.

    `most`: no more than these many are read where the choice is of all.
    """
    if choice is Choice.ALL:
        # The queue begins with what is open: of each status the first, and then all by severity, as the report has them.
        found = [one for status in STANDING for one in _listed(desk, case, _of(status), most)]
        return tuple(sorted(found, key=lambda one: (-one.severity, one.id)))[:most]
    wanted = PUBLISHED if choice is Choice.SETTLED else PUBLISHED[:1]
    settled = _listed(desk, case, _of(Status.SETTLED))
    told = [(wanted.index(one.verdict), one) for one in settled if one.verdict in wanted]
    return tuple(one for _, one in sorted(told, key=lambda pair: (pair[0], -pair[1].severity, pair[1].id)))


def how_many(desk: Desk, case: str | None) -> int:
    """How many disagreements the report of a whole case has; errors as the desk's."""
    return desk.page(case, _of(*STANDING), length=1).total


def _of(*statuses: Status) -> Wanted:
    return Wanted(facets={"status": tuple(map(str, statuses))})


def _listed(desk: Desk, case: str | None, wanted: Wanted, most: int | None = None) -> tuple[Listed, ...]:
    length = min(most or _STRETCH, _STRETCH)
    found: list[Listed] = []
    while len(found) < (most or len(found) + 1):
        page = desk.page(case, wanted, len(found), length)
        found += page.items
        if not page.items or len(found) >= page.total:
            break
    return tuple(found)


def not_compared(desk: Desk, case: str | None) -> NotCompared:
    """What stands outside of the comparison of a case, as its last reconciliation left it; errors as the desk's."""
    desk.refresh(case)
    counts, outside = desk.store.counts(case), desk.store.outside(case, LISTED, NEAREST)
    covered = Coverage(
        documents=counts.documents, figures=outside.figures, questions=counts.questions, compared=outside.compared
    )
    seen = Seen(numbers=desk.store.numbers(case), unread=desk.store.unread(), foreign=desk.store.foreign(case))
    return told(covered, seen, outside.alone, outside.figures - outside.compared, outside.missed)


def labels(desk: Desk, case: str | None, ids: Sequence[str]) -> dict[str, str]:
    """The questions of some disagreements by their ids; those that are gone are left out."""
    found = ((name, desk.store.item(case, name)) for name in ids)
    return {name: item.label for name, item in found if item is not None}


def coverage(desk: Desk, case: str | None) -> Coverage:
    """How many figures of a case could be compared; errors as the desk's."""
    return not_compared(desk, case).coverage


def _seen(desk: Desk, case: str | None, ids: Sequence[str] | None) -> Seen:
    """What became of the numbers of a case, how the files of the documents of `ids`, or of all, came in; the last link."""
    came = desk.store.collected(case, ids)
    return Seen(
        numbers=desk.store.numbers(case),
        unread=desk.store.unread(),
        collected=came,
        foreign=desk.store.foreign(case),
        chain=desk.store.head(),
    )
