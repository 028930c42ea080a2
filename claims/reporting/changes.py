"""What is different between two reports, the earlier edition and the one that corrects it, in plain lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from claims.models import Claim
from claims.reporting import phrases, words
from claims.reporting.record import Correction, Disagreement, Judgement, Report
from claims.reviews import REJECTED
from claims.reviews.wording import value

COMPARED: Final = (
    "text", "low", "high", "unit", "bound", "counted", "event", "group", "status", "actor", "place", "period_start", "period_end",
    "as_of", "modality", "speaker_name", "speaker", "speaker_role", "organisation", "relayed_by", "sentence", "outlet", "published",
    "url", "translation",
)  # fmt: skip
"""The fields of a claim whose change is told, as far as a reader sees them."""


def changes(before: Report, now: Report) -> tuple[str, ...]:
    """Every difference that a reader of both reports sees, the heading first, then each disagreement in the new order.

    Where a reviewer's correction or a verdict's note gives the reason, it is told with the change.
    """
    return (*_heading(before, now), *_disagreements(before, now), *_beside(before, now))


def _heading(before: Report, now: Report) -> Iterator[str]:
    for name, was, told in (
        ("title", before.title, now.title),
        ("author", before.author, now.author),
        ("introduction", before.introduction, now.introduction),
    ):
        if was != told:
            yield f"The {name} is now {_quoted(told)}; it was {_quoted(was)}."


def _quoted(text: str) -> str:
    return f"“{text}”" if text.strip() else "empty"


def _disagreements(before: Report, now: Report) -> Iterator[str]:
    earlier = {item.id: item for item in before.disagreements}
    kept = {item.id for item in now.disagreements} & earlier.keys()
    reasons = {(row.claim_id, row.field): row for row in now.corrections}
    for item in now.disagreements:
        if item.id in earlier:
            yield from (f"{_name(item)}: {line}" for line in _one(earlier[item.id], item, reasons))
        else:
            yield f"{_name(item)}: added, {phrases.span(side.side for side in item.sides)}."
    gone = {item.id: item.reason for item in now.closed}
    for item in before.disagreements:
        if item.id not in kept:
            why = f": {gone[item.id]}" if item.id in gone else ""
            yield f"{_name(item)}: left out{why}."
    order = [item.id for item in before.disagreements if item.id in kept]
    if order != [item.id for item in now.disagreements if item.id in kept]:
        yield "The disagreements stand in another order."


def _name(item: Disagreement) -> str:
    return f"“{phrases.question(item.label)}”"


_Reasons = Mapping[tuple[str, str], Correction]


def _one(was: Disagreement, now: Disagreement, reasons: _Reasons) -> Iterator[str]:
    if was.label != now.label:
        yield f"it was called “{phrases.question(was.label)}”."
    if was.kind != now.kind:
        yield f"{phrases.kind(now.kind)}; it was: {phrases.kind(was.kind)}."
    yield from _judged(was.judgement, now.judgement)
    yield from _statements(_claims(was), _claims(now), reasons)
    figures = [tuple(side.side.claim_ids) for side in was.sides], [tuple(side.side.claim_ids) for side in now.sides]
    if figures[0] != figures[1]:
        sides = [phrases.span(side.side for side in item.sides) for item in (now, was)]
        if sides[0] != sides[1]:
            yield f"the figures are now {sides[0]}; they were {sides[1]}."
    if was.both_true_if != now.both_true_if:
        yield f"both can be true if {phrases.condition(now.both_true_if)}"
    if was.best != now.best:
        yield f"the best figure by the policy is now {_figure(now.best)}; it was {_figure(was.best)}."
    seen = {row.id for row in was.contacts}
    yield from (f"{phrases.contact(row)}." for row in now.contacts if row.id not in seen)


def _figure(figure: float | None) -> str:
    return "none" if figure is None else phrases.number(figure)


def _judged(was: Judgement, now: Judgement) -> Iterator[str]:
    if was.verdict != now.verdict:
        by = [part for part in (now.reviewer, phrases.moment(now.at), now.note) if part] if now.verdict else []
        given = f" ({', '.join(by)})" if by else ""
        yield f"the verdict is now {_verdict(now)}{given}; it was {_verdict(was)}."
    elif was.status != now.status:
        yield f"it is now {now.status}; it was {was.status}."
    if was.verdict == now.verdict and was.note != now.note:
        yield f"the note is now {_quoted(now.note)}; it was {_quoted(was.note)}."
    if phrases.explained(was) != phrases.explained(now):
        yield f"what explains it is now {_quoted(phrases.explained(now))}; it was {_quoted(phrases.explained(was))}."
    if was.best != now.best:
        told = [phrases.best(one) if one else "none" for one in (now.best, was.best)]
        yield f"the best figure is now {told[0]}; it was {told[1]}."
    yield from (f"new since the verdict: {change}." for change in now.changes if change not in was.changes)


def _verdict(judgement: Judgement) -> str:
    return f"“{words.VERDICTS[judgement.verdict]}”" if judgement.verdict else "none yet"


def _claims(item: Disagreement) -> dict[str, Claim]:
    return {claim.id: claim for side in item.sides for claim in side.claims}


def _statements(was: Mapping[str, Claim], now: Mapping[str, Claim], reasons: _Reasons) -> Iterator[str]:
    for name, claim in now.items():
        if name not in was:
            yield f"added: {_stated(claim)}."
            continue
        for field in COMPARED:
            old, new = getattr(was[name], field), getattr(claim, field)
            if old != new:
                told = f"{phrases.field(field)} is now {value(new)}; it was {value(old)}"
                yield f"{_stated(claim)}: {told}{_why(name, field, reasons)}."
    for name, claim in was.items():
        if name not in now:
            yield f"no longer set against the others: {_stated(claim)}{_why(name, REJECTED, reasons)}."


def _why(name: str, field: str, reasons: _Reasons) -> str:
    row = reasons.get((name, field)) or (reasons.get((name, "stated")) if field in {"low", "high"} else None)
    if row is None:
        return ""
    return f" (corrected by {row.reviewer}{f': {row.note}' if row.note else ''})"


def _stated(claim: Claim) -> str:
    return f"{phrases.claim(claim)} ({claim.outlet or claim.document}, {phrases.date(claim.published)})"


def _beside(before: Report, now: Report) -> Iterator[str]:
    """Documents, rules and how much was compared."""
    yield from _named("Document added", now, before)
    yield from _named("Document left out", before, now)
    if before.extractor != now.extractor:
        yield f"Read by {now.extractor}; before by {before.extractor}."
    told = [phrases.compared(report.coverage) for report in (now, before)]
    if told[0] != told[1]:
        yield f"{told[0]}; before, {told[1]}."


def _named(words_before: str, report: Report, other: Report) -> Iterable[str]:
    known = {source.id for source in other.documents}
    return (
        f"{words_before}: {source.name} ({source.outlet or 'no outlet named'}, {phrases.date(source.published)})."
        for source in report.documents
        if source.id not in known
    )
