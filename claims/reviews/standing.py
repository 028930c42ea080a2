"""Flags and the log of verdicts, put together: what is open, settled, reopened or closed, and why.

A verdict belongs to the flag it was given on; when that is gone, to the one that sets the same claims against each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from claims.decisions import Annotation, Review
from claims.models import Claim, Discrepancy, Record
from claims.reviews.changes import Corrections, changes
from claims.reviews.evidence import Flag, Snapshot, snapshot
from claims.reviews.log import live
from claims.reviews.wording import claim_name, corrections_in_words, rules_of
from claims.terms import RelationKind, VerdictCode


class Status(StrEnum):
    """How a disagreement stands on the desk."""

    OPEN = "open"
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


Sides = Sequence[Sequence[str]]


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
    by_claim = _by_claim(standing_now)
    corrections = Corrections(annotations)
    names = {claim.id: _name(claim) for claim in claims}
    result: list[Flag] = []
    for flag in uncorrected:
        sides = _sides(flag.discrepancy)
        if flag.discrepancy.id in ids or _meeting(sides, by_claim):
            continue
        touching = [row for side in sides for claim_id in side for row in corrections.of(claim_id)]
        words = corrections_in_words(touching or corrections.live.values(), names)
        result.append(flag.model_copy(update={"closed": f"closed by {words}"}))
    return tuple(result)


def standing(
    flags: Sequence[Flag],
    claims: Iterable[Claim],
    reviews: Sequence[Review],
    annotations: Sequence[Annotation] = (),
    *,
    extractor: str,
) -> tuple[Item, ...]:
    """How each flag of one case stands, and what became of verdicts whose flag is gone; in the queue's order.

    `claims` are corrected ones: of the case, or at least those that a review judged and those that stand on a side
    with one of them. `reviews` and `annotations` are the case's whole log, oldest first; `extractor` names the rules
    in force. Open and reopened items come first, the most severe leading.
    """
    history, orphans = attach(flags, reviews)
    by_id = {claim.id: claim for claim in claims}
    corrections = Corrections(annotations)
    items = [_item(flag, history.get(place, ()), by_id, corrections, extractor) for place, flag in enumerate(flags)]
    for rows in orphans:
        lost = _lost(rows, by_id, corrections, extractor)
        if lost is not None:
            items.append(lost)
    return tuple(sorted(items, key=_order))


def _order(item: Item) -> tuple[int, float, str]:
    rank = {Status.OPEN: 0, Status.REOPENED: 0, Status.SETTLED: 1, Status.CLOSED: 2}
    return rank[item.status], -item.severity, item.id


def attach(
    flags: Sequence[Flag], reviews: Sequence[Review]
) -> tuple[dict[int, tuple[Review, ...]], tuple[tuple[Review, ...], ...]]:
    """Each review to its flag: by id, else to every flag that sets two of its sides against each other.

    Flags that stand go before closed ones. Gives the rows by the flag's place in `flags`, and groups of rows that have
    none; rows keep the log's order, and a taking-back goes where the row it takes back goes.
    """
    tiers = [
        [place for place, flag in enumerate(flags) if flag.closed is None],
        [place for place, flag in enumerate(flags) if flag.closed is not None],
    ]
    ids = [{flags[place].discrepancy.id: place for place in tier} for tier in tiers]
    indexes = [_by_claim([flags[place] for place in tier]) for tier in tiers]
    found: defaultdict[int, list[Review]] = defaultdict(list)
    orphans: defaultdict[str, list[Review]] = defaultdict(list)
    for review in reviews:
        places = _places(review, tiers, ids, indexes)
        for place in places:
            found[place].append(review)
        if not places:
            orphans[review.discrepancy].append(review)
    return {place: tuple(rows) for place, rows in found.items()}, tuple(tuple(rows) for rows in orphans.values())


def _places(
    review: Review,
    tiers: Sequence[Sequence[int]],
    ids: Sequence[Mapping[str, int]],
    indexes: Sequence[Mapping[str, Sequence[tuple[int, int]]]],
) -> list[int]:
    seen = Snapshot.of(review)
    sides = [side.claim_ids for side in seen.sides] if seen else [(claim_id,) for claim_id in review.claim_ids]
    for tier, by_discrepancy, by_claim in zip(tiers, ids, indexes, strict=True):
        if review.discrepancy in by_discrepancy:
            return [by_discrepancy[review.discrepancy]]
        met = _meeting(sides, by_claim)
        if met:
            return [tier[place] for place in met]
    return []


def _sides(discrepancy: Discrepancy) -> Sides:
    return [side.claim_ids for side in discrepancy.sides]


def _by_claim(flags: Sequence[Flag]) -> dict[str, list[tuple[int, int]]]:
    index: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for place, flag in enumerate(flags):
        for number, side in enumerate(flag.discrepancy.sides):
            for claim_id in side.claim_ids:
                index[claim_id].append((place, number))
    return index


def _meeting(sides: Sides, by_claim: Mapping[str, Sequence[tuple[int, int]]]) -> list[int]:
    """Places of the flags with two sides that hold claims of two different ones of `sides`."""
    met: defaultdict[int, set[tuple[int, int]]] = defaultdict(set)
    for number, side in enumerate(sides):
        for claim_id in side:
            for place, other in by_claim.get(claim_id, ()):
                met[place].add((number, other))
    return [
        place
        for place, pairs in sorted(met.items())
        if any(a[0] != b[0] and a[1] != b[1] for a in pairs for b in pairs)
    ]


def _item(
    flag: Flag, rows: Sequence[Review], claims: Mapping[str, Claim], corrections: Corrections, extractor: str
) -> Item:
    verdict = _verdict(rows)
    since: tuple[str, ...] = ()
    status = Status.OPEN
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
    )


def _verdict(rows: Sequence[Review]) -> Review | None:
    held = live(rows)
    return held[-1] if held else None


def _lost(rows: Sequence[Review], claims: Mapping[str, Claim], corrections: Corrections, extractor: str) -> Item | None:
    """A closed item for verdicts whose flag is gone; None where all of them were taken back."""
    verdict = _verdict(rows)
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
        return f"parted by {verdict.reviewer}: these do not answer the same question"
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
