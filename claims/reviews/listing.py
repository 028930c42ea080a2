"""A disagreement as the queue lists it, what it can be found by, and what the queue was asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from claims.models import Claim, Question, Record, Source
from claims.reviews.standing import Item, Status
from claims.terms import RelationKind, VerdictCode

HIGH: Final = 0.6
MEDIUM: Final = 0.35
_LONGEST: Final = 20_000  # characters of words that one disagreement can be found by

FACETS: Final = (
    "kind", "event", "source", "outlet", "place", "period", "status", "reviewer", "assignee", "reply", "severity",
)  # fmt: skip
"""What the queue can be narrowed by, in the order it is offered."""
AWAITED: Final = "awaiting reply"
REPLIED: Final = "replied"


class Answer(Record):
    """One answer to the question of a disagreement."""

    low: float | None
    high: float | None


class Listed(Record):
    """One disagreement as the queue lists it: its answers, its voices, and where its review stands.

    `reviewer` gave the verdict that counts; `annotated` is an annotator's that waits for a reviewer.
    """

    id: str
    case: str | None
    status: Status
    kind: RelationKind
    label: str
    severity: float
    answers: tuple[Answer, ...]
    unit: str | None = None
    speakers: int
    relays: int
    verdict: VerdictCode | None = None
    reviewer: str | None = None
    annotated: VerdictCode | None = None
    assignee: str | None = None
    awaiting: tuple[str, ...] = ()
    reason: str | None = None


class Wanted(Record):
    """What of a queue is asked for: words that all occur in it, and for each facet one of the values named."""

    text: str = ""
    facets: dict[str, tuple[str, ...]] = {}  # noqa: RUF012  pydantic copies it


class Page(Record):
    """A stretch of a queue, and how many items all of it has."""

    items: tuple[Listed, ...]
    total: int


class Around(Record):
    """Where an item stands in a queue: its neighbours, its place from 1 (0 where it is not in it), and how many there are."""

    before: str | None
    after: str | None
    place: int
    total: int


class Choice(Record):
    """One value of a facet, and how many items have it."""

    value: str
    count: int


def severity_word(rank: float) -> str:
    """High, Medium or Low, for a severity between 0 and 1."""
    if rank >= HIGH:
        return "High"
    return "Medium" if rank >= MEDIUM else "Low"


def stated(item: Item, claims: Mapping[str, Claim]) -> tuple[Claim, ...]:
    """The claims on the sides of an item, as far as they are there."""
    sides = item.discrepancy.sides if item.discrepancy else ()
    return tuple(claims[name] for side in sides for name in side.claim_ids if name in claims)


def listed(item: Item, claims: Mapping[str, Claim], spoken: Mapping[str, Source]) -> Listed:
    """An item as the queue lists it; `claims` by id, those of its sides at least, `spoken` the source of each that has one."""
    found = stated(item, claims)
    units = {claim.unit for claim in found}
    sides = item.discrepancy.sides if item.discrepancy else ()
    return Listed(
        id=item.id,
        case=item.case,
        status=item.status,
        kind=item.kind,
        label=item.label,
        severity=item.severity,
        answers=tuple(Answer(low=side.low, high=side.high) for side in sides),
        unit=units.pop() if len(units) == 1 else None,
        speakers=len({voice(claim, spoken) for claim in found}),
        relays=len({relay for claim in found for relay in claim.relayed_by}),
        verdict=item.verdict.verdict if item.verdict else None,
        reviewer=item.verdict.by if item.verdict else None,
        annotated=item.annotated.verdict if item.annotated else None,
        assignee=item.assignee,
        awaiting=item.awaiting,
        reason=item.reason,
    )


def voice(claim: Claim, spoken: Mapping[str, Source]) -> str:
    """What tells the voice behind a claim from others."""
    source = spoken.get(claim.id)
    return source.id if source else claim.speaker_name or claim.speaker or claim.outlet or claim.document


def facets_of(
    item: Item, found: Iterable[Claim], question: Question | None, spoken: Mapping[str, Source]
) -> tuple[tuple[str, str], ...]:
    """Every facet of an item with its value, each once; `found` are the claims on its sides."""
    return tuple(dict.fromkeys(pair for pair in _facets(item, found, question, spoken) if pair[1]))


def _facets(
    item: Item, found: Iterable[Claim], question: Question | None, spoken: Mapping[str, Source]
) -> Iterator[tuple[str, str]]:
    yield "kind", item.kind
    yield "status", item.status
    yield "severity", severity_word(item.severity)
    yield "reviewer", item.verdict.reviewer if item.verdict else ""
    yield "reviewer", item.annotated.reviewer if item.annotated else ""
    yield "assignee", item.assignee or ""
    yield "reply", AWAITED if item.awaiting else REPLIED if item.contacts else ""
    yield "event", (question.event or "") if question else ""
    yield "place", (question.place or "") if question else ""
    for claim in found:
        source = spoken.get(claim.id)
        yield "source", source.name if source else claim.speaker_name or claim.speaker or ""
        yield "outlet", claim.outlet or ""
        yield "event", claim.event or ""
        yield "place", claim.place or ""
        yield "period", (claim.period_start or claim.published or "")[:7]


def words_of(item: Item, found: Iterable[Claim]) -> str:
    """What an item can be found by, in one case of letters: its question, and who says what where."""
    parts = [item.label, item.verdict.note if item.verdict else ""]
    for claim in found:
        parts += [
            claim.sentence, claim.translation or "", claim.speaker_name or claim.speaker or "", claim.organisation or "",
            claim.outlet or "", claim.title or "", claim.document, *claim.relayed_by,
        ]  # fmt: skip
    return "\n".join(dict.fromkeys(part for part in parts if part)).casefold()[:_LONGEST]


def terms_of(text: str) -> tuple[str, ...]:
    """The words that are looked for, each of which has to occur."""
    return tuple(dict.fromkeys(text.casefold().split()))
