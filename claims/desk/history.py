"""The log of a case as a page lists it: who did what when, in one line, and whether it still holds."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from claims.decisions import (
    Annotation,
    Assignment,
    BestFigure,
    ClaimByHand,
    Contact,
    CopyDecision,
    Decision,
    Edition,
    FetchingDecision,
    Membership,
    PartyDecision,
    PolicyDecision,
    Purge,
    QuestionDecision,
    Review,
    SourceDecision,
    TranslationDecision,
)
from claims.models import Claim, Record
from claims.reviews import CORRECTABLE, REJECTED, Snapshot
from claims.reviews.log import standing_ids
from claims.reviews.wording import claim_name, figure, value
from claims.terms import Contacted

_Claims = Mapping[str, Claim]


class Entry(Record):
    """One row of the log; `action` says what was decided, `back` that it was taken back by this row, `holds` that nobody has taken this row back."""

    seq: int
    id: str
    at: str
    reviewer: str
    action: str
    back: bool
    text: str
    note: str
    holds: bool
    row: Decision


def entries(rows: Sequence[tuple[int, Decision]], claims: Mapping[str, Claim]) -> tuple[Entry, ...]:
    """The log in its order, oldest first; `claims` by id, those that corrections and decisions name, as far as they are there."""
    held = standing_ids([row for _, row in rows])
    return tuple(_entry(seq, row, row.id in held, claims) for seq, row in rows)


def _entry(seq: int, row: Decision, holds: bool, claims: Mapping[str, Claim]) -> Entry:
    action, words = ACTIONS[type(row)]
    return Entry(
        seq=seq,
        id=row.id,
        at=row.at,
        reviewer=row.by,
        action=action,
        back=row.withdraws is not None,
        text=words(row, claims),
        note=row.note,
        holds=holds,
        row=row,
    )


def _verdict(row: Review, _: _Claims) -> str:
    seen = Snapshot.of(row)
    label = seen.label if seen else row.question
    told = "verdict taken back" if row.withdraws else (row.verdict or "").replace("_", " ")
    if row.explained_by is not None and not row.withdraws:
        told += f" by {row.explained_by.replace('_', ' ')}"
    return f"{label}: {told}{_best(row.best) if not row.withdraws else ''}"


def _best(chosen: BestFigure | None) -> str:
    if chosen is None:
        return ""
    found = figure(chosen.low, chosen.high, chosen.value) + (f" {chosen.unit}" if chosen.unit else "")
    return f"; best figure {found}, by {chosen.rule.replace('_', ' ')}"


def _on_sources(row: SourceDecision, _: _Claims) -> str:
    return f"“{row.a}” and “{row.b}”: {'one source' if row.same else 'two sources'}{_back(row)}"


def _on_questions(row: QuestionDecision, claims: _Claims) -> str:
    a, b = (_named(claims.get(claim_id)) for claim_id in (row.a, row.b))
    return f"{a} and {b}: {'one question' if row.same else 'two questions'}{_back(row)}"


def _on_party(row: PartyDecision, _: _Claims) -> str:
    words = f"counted to the party “{row.party}”" if row.party else "counted to no party"
    return f"“{row.name}”: {words}{_back(row)}"


def _on_policy(row: PolicyDecision, _: _Claims) -> str:
    named = f": {', '.join(row.policy.hierarchy)}" if row.policy.hierarchy else ""
    return f"best figure by {row.policy.rule.replace('_', ' ')}{named}{_back(row)}"


def _assignment(row: Assignment, _: _Claims) -> str:
    return f"{f'assigned to {row.assignee}' if row.assignee else 'assigned to nobody'}{_back(row)}"


def _contact(row: Contact, _: _Claims) -> str:
    words = "asked" if row.kind is Contacted.ASKED else "reply of"
    return f"{words} {row.source}, {row.channel}, on {row.when}: {row.text}{_back(row)}"


def _by_hand(row: ClaimByHand, _: _Claims) -> str:
    return f"{_named(row.claim)}: claim by hand{_back(row)}"


def _translation(row: TranslationDecision, _: _Claims) -> str:
    words = f"a translation of {row.original}" if row.original else "a translation of no other document"
    return f"document {row.document}: {words}{_back(row)}"


def _copy(row: CopyDecision, _: _Claims) -> str:
    return (
        f"documents {row.a} and {row.b}: {'copies of one text' if row.same else 'two reports, no copies'}{_back(row)}"
    )


def _membership(row: Membership, _: _Claims) -> str:
    if row.active is not None:
        return f"{row.person}: {'active again' if row.active else 'deactivated, every role rests'}{_back(row)}"
    where = " of every case" if row.everywhere else ""
    return f"{row.person}: {f'{row.role}{where}' if row.role else f'no longer a member{where}'}{_back(row)}"


def _edition(row: Edition, _: _Claims) -> str:
    words = f", a correction of edition {row.corrects}" if row.corrects else ""
    return f"“{row.title}” issued{words}{_back(row)}"


def _fetching(row: FetchingDecision, _: _Claims) -> str:
    return f"addresses {'may' if row.allowed else 'may not'} be fetched into this case{_back(row)}"


def _purge(row: Purge, _: _Claims) -> str:
    if row.withdraws is not None:
        return f"document {row.document}: may be added again"
    return f"document {row.document}: removed for good, with its file, its text and every quote of it"


def _back(row: Decision) -> str:
    return ", taken back" if row.withdraws is not None else ""


def _named(claim: Claim | None) -> str:
    who = (claim.speaker_name or claim.speaker) if claim else None
    return claim_name(claim.text, claim.counted, who, claim.outlet) if claim else "a claim that is no longer read"


def _correction(row: Annotation, claims: _Claims) -> str:
    name = _named(claims.get(row.claim_id))
    label = CORRECTABLE.get(row.field, row.field)
    if row.withdraws is not None:
        return f"{name}: correction of the {label} taken back"
    new = json.loads(row.value or "null")
    if row.field == REJECTED:
        return f"{name}: {'rejected as a claim' if new else 'accepted as a claim'}"
    old = value(json.loads(row.before)) if row.before is not None else "what was read"
    return f"{name}: {label} corrected from {old} to {value(new)}"


ACTIONS: Final[Mapping[type[Decision], tuple[str, Callable[[Any, _Claims], str]]]] = {
    Review: ("verdict", _verdict),
    Annotation: ("correction", _correction),
    SourceDecision: ("sources", _on_sources),
    QuestionDecision: ("questions", _on_questions),
    PartyDecision: ("party", _on_party),
    PolicyDecision: ("policy", _on_policy),
    Assignment: ("assignment", _assignment),
    Contact: ("contact", _contact),
    ClaimByHand: ("claim by hand", _by_hand),
    TranslationDecision: ("translation", _translation),
    CopyDecision: ("copies", _copy),
    Membership: ("membership", _membership),
    Edition: ("edition", _edition),
    FetchingDecision: ("fetching", _fetching),
    Purge: ("removal", _purge),
}
"""What a row of each sort is called, and how it is told in one line."""
