"""A reconciliation, its documents and the state of its review → one `Report`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claims import sources as speakers
from claims.decisions import Annotation, Contact
from claims.ids import document_id
from claims.models import Check, Claim, Collected, Discrepancy, Document, Joined, Question, Reconciliation
from claims.models import Source as Speaker
from claims.reporting import phrases
from claims.reporting.leftout import not_compared
from claims.reporting.record import (
    Chosen,
    Closed,
    Correction,
    Coverage,
    Disagreement,
    Given,
    Heading,
    Judgement,
    NotCompared,
    ReasonLine,
    Report,
    ReportCheck,
    ReportSide,
    Reviewed,
    Seen,
    Source,
)
from claims.reviews import Item, Status, live
from claims.reviews.listing import voice
from claims.reviews.wording import value
from claims.terms import Level, Role
from claims.versions import EXTRACTOR

_TELLING = (Level.DIFFERENT, Level.CLOSE, Level.SAME, Level.UNKNOWN)


def build(  # noqa: PLR0913, PLR0917 - all that a report is made of
    reconciliation: Reconciliation,
    documents: Iterable[Document],
    reviewed: Reviewed | None = None,
    heading: Heading | None = None,
    seen: Seen | None = None,
    chosen: Chosen | None = None,
) -> Report:
    """The report of one reconciliation of corrected claims: most severe disagreement first; a flag without a review is open.

    `chosen`: what is given is only a part of the case, and its disagreements stand in the order chosen.
    """
    review, head = reviewed or Reviewed(), heading or Heading()
    beside = seen or Seen()
    sources = tuple(sorted(_sources(documents, beside), key=lambda source: (source.name, source.id)))
    claims = {claim.id: claim for claim in reconciliation.claims}
    covered = chosen.coverage if chosen else coverage(reconciliation, len(sources))
    dates = sorted({source.published for source in sources if source.published})
    return Report(
        title=head.title,
        case=head.case,
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        coverage=covered,
        disagreements=tuple(_disagreements(reconciliation, review, chosen)),
        closed=tuple(_closed(item) for item in review.items if item.status is Status.CLOSED),
        checks=tuple(_check(check, claims) for check in reconciliation.checks),
        corrections=corrections(review),
        documents=sources,
        extractor=EXTRACTOR,
        speakers=reconciliation.sources,
        left_out=NotCompared(coverage=covered, numbers=beside.numbers, unread=beside.unread, foreign=beside.foreign)
        if chosen
        else not_compared(reconciliation, covered, seen),
        author=head.author,
        introduction=head.introduction,
        url=head.url,
        chosen=chosen is not None,
        last_decision=last_decision(review),
        chain=beside.chain,
    )


def _disagreements(found: Reconciliation, review: Reviewed, chosen: Chosen | None) -> Iterator[Disagreement]:
    claims = {claim.id: claim for claim in found.claims}
    questions = {question.id: question for question in found.questions}
    spoken = {claim: source for source in found.sources for claim in source.claim_ids}
    items = {item.id: item for item in review.items}
    flags = sorted(found.discrepancies, key=lambda flag: (-flag.severity, flag.id))
    if chosen:
        by_id = {flag.id: flag for flag in flags}
        flags = [by_id[name] for name in chosen.order if name in by_id]
    for flag in flags:
        item = items.get(flag.id)
        judged = judgement(item) if item else Judgement()
        contacts = item.contacts if item else ()
        yield disagreement(flag, questions.get(flag.question), claims, judged, spoken, contacts)


def coverage(reconciliation: Reconciliation, documents: int) -> Coverage:
    """How many of the figures could be compared: those that share a question with another, or a check."""
    compared = {
        claim for question in reconciliation.questions if len(question.claim_ids) > 1 for claim in question.claim_ids
    }
    compared |= {claim for check in reconciliation.checks for claim in check.claim_ids}
    known = {claim.id for claim in reconciliation.claims}
    return Coverage(
        documents=documents,
        figures=len(known),
        questions=len(reconciliation.questions),
        compared=len(compared & known),
    )


def judgement(item: Item) -> Judgement:
    """Where the review of an item stands."""
    verdict = item.verdict
    if verdict is None:
        return Judgement(status=item.status, given=_given(item))
    return Judgement(
        status=item.status,
        verdict=verdict.verdict,
        note=verdict.note,
        reviewer=verdict.by,
        at=verdict.at,
        changes=item.changes,
        explained_by=verdict.explained_by,
        explained_how=verdict.explained_how,
        best=verdict.best,
        given=_given(item),
    )


def _given(item: Item) -> tuple[Given, ...]:
    """The last verdict of each role that holds, in the order of the roles."""
    last = {row.role: row for row in live(item.history) if row.verdict}
    return tuple(
        Given(role=role, verdict=row.verdict, reviewer=row.by, at=row.at, note=row.note)
        for role in Role
        if (row := last.get(role)) is not None and row.verdict
    )


def last_decision(review: Reviewed) -> str | None:
    """The time of the last decision that a report knows of."""
    times = [row.at for item in review.items for row in item.history]
    times += [row.at for item in review.items for row in item.contacts]
    times += [row.at for row in review.annotations]
    return max(times, default=None)


def corrections(review: Reviewed) -> tuple[Correction, ...]:
    """The corrections that hold now, oldest first, each with what stood there before."""
    claims = {claim.id: claim for claim in review.as_read}
    return tuple(_correction(row, claims.get(row.claim_id)) for row in live(review.annotations))


def _correction(row: Annotation, claim: Claim | None) -> Correction:
    return Correction(
        claim_id=row.claim_id,
        claim=phrases.claim(claim) if claim else "a claim that is no longer read",
        place=f"{claim.document} at {claim.start}–{claim.end}" if claim else "",
        field=row.field,
        was=value(json.loads(row.before or "null")),
        value=value(json.loads(row.value or "null")),
        note=row.note,
        reviewer=row.by,
        at=row.at,
    )


def _closed(item: Item) -> Closed:
    return Closed(id=item.id, label=item.label, reason=item.reason or "no longer flagged", judgement=judgement(item))


def _sources(documents: Iterable[Document], beside: Seen) -> Iterator[Source]:
    came: dict[str, list[Collected]] = {}
    for one in beside.collected:
        came.setdefault(one.document_id, []).append(one.model_copy(update={"headers": ()}))
    for document in documents:
        key = document_id(document)
        yield Source(
            id=key,
            name=document.name,
            title=document.title,
            outlet=document.outlet,
            published=document.published,
            url=document.url,
            sha256=hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest(),
            original=document.original,
            collected=tuple(came.get(key, ())),
        )


def disagreement(  # noqa: PLR0913, PLR0917 - all that one disagreement is told from
    flag: Discrepancy,
    question: Question | None,
    claims: Mapping[str, Claim],
    judged: Judgement,
    spoken: Mapping[str, Speaker],
    contacts: tuple[Contact, ...] = (),
) -> Disagreement:
    """One flag as it is reported; `claims` by id, those of its sides at least, `spoken` the source of each that has one."""
    sides = tuple(ReportSide(side=side, claims=_claims(side.claim_ids, claims)) for side in flag.sides)
    stated = [claim for side in sides for claim in side.claims]
    return Disagreement(
        id=flag.id,
        question=flag.question,
        label=question.label if question else flag.question,
        kind=flag.kind,
        severity=flag.severity,
        sides=sides,
        speakers=len({voice(claim, spoken) for claim in stated}),
        relays=len({relay for claim in stated for relay in claim.relayed_by}),
        origins=sum(side.origins for side in flag.sides),
        explanation=flag.explanation,
        both_true_if=flag.both_true_if,
        reasons=_reasons(flag),
        judgement=judged,
        joined=_joined(stated, spoken),
        best=question.best if question else None,
        suggested=question.suggested if question else None,
        rule=question.rule if question else "",
        severity_parts=flag.severity_parts,
        contacts=contacts,
    )


def _joined(stated: Sequence[Claim], spoken: Mapping[str, Speaker]) -> tuple[Joined, ...]:
    """The links between the names that the statements of a flag give to one source."""
    first: dict[str, Claim] = {}
    links: dict[Joined, None] = {}
    for claim in stated:
        source = spoken.get(claim.id)
        if source is not None:
            links |= dict.fromkeys(speakers.between(source, first.setdefault(source.id, claim), claim))
    return tuple(links)


def _reasons(flag: Discrepancy) -> tuple[ReasonLine, ...]:
    """The reasons with the telling ones first."""
    ordered = sorted(flag.reasons, key=lambda reason: _TELLING.index(reason.level))
    return tuple(
        ReasonLine(field=reason.field, level=reason.level, detail=reason.detail, weight=reason.weight)
        for reason in ordered
    )


def _check(check: Check, claims: Mapping[str, Claim]) -> ReportCheck:
    return ReportCheck(check=check, claims=tuple(claims[name] for name in check.claim_ids if name in claims))


def _claims(ids: Iterable[str], claims: Mapping[str, Claim]) -> tuple[Claim, ...]:
    found = (claims[name] for name in ids if name in claims)
    return tuple(sorted(found, key=lambda claim: (claim.published or "", claim.document, claim.start, claim.id)))
