"""Flags and the log of verdicts, put together: what is open, settled, reopened or closed, and why.

A verdict belongs to the flag it was given on; when that is gone, to the one that sets the same claims against each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from claims.decisions import Annotation, Assignment, Contact, Review
from claims.models import Claim, Discrepancy, Record
from claims.reviews.attaching import attach, by_claim_of, meeting, sides_of
from claims.reviews.changes import Corrections, changes
from claims.reviews.evidence import Flag, Snapshot, snapshot
from claims.reviews.log import live
from claims.reviews.wording import claim_name, corrections_in_words, rules_of
from claims.terms import Contacted, RelationKind, Role, VerdictCode


class Status(StrEnum):
    """How a disagreement stands on the desk."""

    OPEN = "open"
    ANNOTATED = "annotated"
    REOPENED = "reopened"
    SETTLED = "settled"
    CLOSED = "closed"


class Item(Record):
    """One disagreement on the desk.

    `id` is the discrepancy's; `verdict` the latest that was not taken back, whether it still holds (`settled`), is
    kept open by it (`needs_more`), or was overtaken (`reopened`: `changes` says by what); `reason` says why a closed
    one is closed; `discrepancy` is None where only the log still knows it. `history` holds every row, oldest first,
    taken-back ones included, and `last_review` the id of its last, which a next verdict has to name.
    `evidence` tells what a verdict given now would be given on.
    `annotated` is an annotator's verdict that no reviewer has followed yet. `assignee` is to look at it, `last_assignment`
    the id of the last row on that and `assigned_by` whose it is; `contacts` are the questions put to its sources and their replies that hold, oldest
    first, and `awaiting` the sources that have not replied to the last question put to them.
    """

    id: str
    case: str | None
    status: Status
    kind: RelationKind
    label: str
    question: str
    severity: float
    discrepancy: Discrepancy | None = None
    verdict: Review | None = None
    changes: tuple[str, ...] = ()
    reason: str | None = None
    history: tuple[Review, ...] = ()
    last_review: str | None = None
    evidence: str | None = None
    annotated: Review | None = None
    assignee: str | None = None
    last_assignment: str | None = None
    assigned_by: str | None = None
    contacts: tuple[Contact, ...] = ()
    awaiting: tuple[str, ...] = ()


def settled_by_corrections(
    uncorrected: Sequence[Flag],
    standing_now: Sequence[Flag],
    claims: Sequence[Claim],
    annotations: Sequence[Annotation],
) -> tuple[Flag, ...]:
    """The flags that the claims as read would raise and the corrected ones do not, each with the correction it closed by.

    `claims` are those as read; `annotations` the case's whole log, oldest first.
    """
    ids = {flag.discrepancy.id for flag in standing_now}
    by_claim = by_claim_of(standing_now)
    corrections = Corrections(annotations)
    names = {claim.id: _name(claim) for claim in claims}
    result: list[Flag] = []
    for flag in uncorrected:
        sides = sides_of(flag.discrepancy)
        if flag.discrepancy.id in ids or meeting(sides, by_claim):
            continue
        touching = [row for side in sides for claim_id in side for row in corrections.of(claim_id)]
        words = corrections_in_words(touching or corrections.live.values(), names)
        result.append(flag.model_copy(update={"closed": f"closed by {words}"}))
    return tuple(result)


class OnFlags(Record):
    """A case's whole logs of what was decided of its flags, and its corrections; each oldest first."""

    reviews: tuple[Review, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    contacts: tuple[Contact, ...] = ()


def standing(
    flags: Sequence[Flag], claims: Iterable[Claim], rows: OnFlags, *, extractor: str, lost: bool = True
) -> tuple[Item, ...]:
    """How each flag of one case stands, and what became of verdicts whose flag is gone; in the queue's order.

    `claims` are corrected ones: of the case, or at least those that a review judged and those that stand on a side
    with one of them. `extractor` names the rules in force; `lost`: with the verdicts whose flag is gone. Open and
    reopened items come first, the most severe leading.
    """
    history, orphans = attach(flags, rows.reviews)
    assigned, _ = attach(flags, rows.assignments)
    contacted, _ = attach(flags, rows.contacts)
    by_id = {claim.id: claim for claim in claims}
    corrections = Corrections(rows.annotations)
    items = [
        _attended(
            _item(flag, history.get(place, ()), by_id, corrections, extractor),
            assigned.get(place, ()),
            contacted.get(place, ()),
        )
        for place, flag in enumerate(flags)
    ]
    for reviews in orphans if lost else ():
        item = _lost(reviews, by_id, corrections, extractor)
        if item is not None:
            items.append(item)
    return tuple(sorted(items, key=order))


def order(item: Item) -> tuple[int, float, str]:
    """Where an item stands in the queue: what waits for somebody first, the most severe leading."""
    return RANKS[item.status], -item.severity, item.id


RANKS = {Status.OPEN: 0, Status.ANNOTATED: 0, Status.REOPENED: 0, Status.SETTLED: 1, Status.CLOSED: 2}


def _attended(item: Item, assignments: Sequence[Assignment], contacts: Sequence[Contact]) -> Item:
    """The item with who is to look at it, and what its sources were asked."""
    held = live(assignments)
    asked = live(contacts)
    return item.model_copy(
        update={
            "assignee": held[-1].assignee if held else None,
            "last_assignment": assignments[-1].id if assignments else None,
            "assigned_by": assignments[-1].by if assignments else None,
            "contacts": asked,
            "awaiting": _awaiting(asked),
        }
    )


def _awaiting(contacts: Sequence[Contact]) -> tuple[str, ...]:
    """The sources whose last word is a question put to them, in the order they were asked."""
    last = {row.source: row for row in contacts}
    return tuple(source for source, row in last.items() if row.kind is Contacted.ASKED)


def _item(
    flag: Flag, rows: Sequence[Review], claims: Mapping[str, Claim], corrections: Corrections, extractor: str
) -> Item:
    verdict, annotated = _verdicts(rows)
    since: tuple[str, ...] = ()
    status = Status.ANNOTATED if annotated else Status.OPEN
    if flag.closed is not None:
        status = Status.CLOSED
    elif verdict is not None:
        if verdict.evidence != flag.evidence:
            then = Snapshot.of(verdict)
            now = snapshot(flag.discrepancy, flag.label, claims, extractor)
            since = changes(then, now, claims, corrections) if then else ()
            status = Status.REOPENED
        else:
            status = Status.SETTLED
        if verdict.verdict is VerdictCode.NEEDS_MORE:
            status = Status.OPEN
    return Item(
        id=flag.discrepancy.id,
        case=flag.case,
        status=status,
        kind=flag.discrepancy.kind,
        label=flag.label,
        question=flag.discrepancy.question,
        severity=flag.discrepancy.severity,
        discrepancy=flag.discrepancy,
        verdict=verdict,
        changes=since,
        reason=flag.closed,
        history=tuple(rows),
        last_review=rows[-1].id if rows else None,
        evidence=flag.evidence,
        annotated=annotated,
    )


def _verdicts(rows: Sequence[Review]) -> tuple[Review | None, Review | None]:
    """The last verdict of a reviewer that holds, and that of an annotator where no reviewer's follows it."""
    held = live(rows)
    verdict = next((row for row in reversed(held) if row.role is not Role.ANNOTATOR), None)
    return verdict, held[-1] if held and held[-1].role is Role.ANNOTATOR else None


def _lost(rows: Sequence[Review], claims: Mapping[str, Claim], corrections: Corrections, extractor: str) -> Item | None:
    """A closed item for verdicts whose flag is gone; None where all of them were taken back."""
    verdict, annotated = _verdicts(rows)
    verdict = verdict or annotated
    if verdict is None:
        return None
    seen = Snapshot.of(verdict)
    return Item(
        id=verdict.discrepancy,
        case=verdict.case,
        status=Status.CLOSED,
        kind=verdict.kind,
        label=seen.label if seen else "",
        question=verdict.question,
        severity=seen.severity if seen else 0.0,
        verdict=verdict,
        reason=_why_lost(verdict, claims, corrections, extractor),
        history=tuple(rows),
        last_review=rows[-1].id,
    )


def _why_lost(verdict: Review, claims: Mapping[str, Claim], corrections: Corrections, extractor: str) -> str:
    seen = Snapshot.of(verdict)
    names = {claim.id: claim.name for side in seen.sides for claim in side.claims} if seen else {}
    if verdict.verdict is VerdictCode.NOT_SAME_QUESTION:
        return f"parted by {verdict.by}: these do not answer the same question"
    held = [row for claim_id in verdict.claim_ids for row in corrections.of(claim_id)]
    changed = [row for row in held if row.at >= verdict.at]
    if changed:
        return f"closed by {corrections_in_words(changed, names)}"
    if rules_of(verdict.extractor) != rules_of(extractor):
        return f"no longer flagged since rules {rules_of(extractor)}"
    gone = [names.get(claim_id, "a claim") for claim_id in verdict.claim_ids if claim_id not in claims]
    if gone:
        return f"no longer flagged: {', '.join(gone)} is no longer read from its document"
    return "no longer flagged since other claims or corrections of the case changed"


def _name(claim: Claim) -> str:
    return claim_name(claim.text, claim.counted, claim.speaker_name or claim.speaker, claim.outlet)
