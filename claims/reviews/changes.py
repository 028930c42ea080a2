"""What is different since a verdict, as plain lines: rules, sides, claims, and each compared field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from claims.decisions import Annotation
from claims.models import Claim
from claims.reviews.evidence import SeenClaim, SeenSide, Snapshot
from claims.reviews.log import live
from claims.reviews.overlay import CORRECTABLE, REJECTED
from claims.reviews.wording import figure, value

_FIGURE = ("stated", "low", "high", "bound")
_LABELS = CORRECTABLE | {
    "concept": "what the number is about",
    "change": "level or movement",
    "from_value": "starting figure",
    "implicit": "figure implied by naming one person",
    "resolution": "last stated place",
    "outlet": "outlet",
    "published": "date of publication",
    "part_of": "whole it is part of",
}
UNNAMED_CHANGE = "what was compared has changed"


class Corrections:
    """The log of corrections, asked for the cause of a change; `annotations` are given oldest first."""

    def __init__(self, annotations: Sequence[Annotation]) -> None:
        self.live = {(row.claim_id, row.field): row for row in live(annotations)}
        self._touched = {(row.claim_id, row.field) for row in annotations}

    def of(self, claim_id: str) -> tuple[Annotation, ...]:
        """The corrections of a claim that hold now."""
        return tuple(row for (claim, _), row in self.live.items() if claim == claim_id)

    def cause(self, claim_id: str, fields: Iterable[str]) -> str:
        """By what the fields of a claim came to differ, as the end of a sentence."""
        keys = [(claim_id, field) for field in fields]
        held = [self.live[key] for key in keys if key in self.live]
        if held:
            return f"by a correction of {held[-1].by}"
        if any(key in self._touched for key in keys):
            return "by taking back a correction"
        return "in a newer reading of the document"


def changes(then: Snapshot, now: Snapshot, claims: Mapping[str, Claim], corrections: Corrections) -> tuple[str, ...]:
    """What differs between what a verdict saw and what stands now, one plain line each, the most general first.

    `claims` are the corrected claims of the case, as far as they were judged or stand on a side now.
    """
    lines: list[str] = []
    if then.rules != now.rules:
        lines.append(f"rules changed from {then.rules} to {now.rules}")
    if then.kind != now.kind:
        lines.append(f"it was flagged as {_kind(then.kind)}, and is now flagged as {_kind(now.kind)}")
    lines += _side_lines(then, now, claims, corrections)
    before = {claim.id: claim for side in then.sides for claim in side.claims}
    for side in now.sides:
        for claim in side.claims:
            if claim.id in before:
                lines += _field_lines(before[claim.id], claim, corrections)
    return tuple(lines) or (UNNAMED_CHANGE,)


def _kind(kind: str) -> str:
    return str(kind).replace("_", " ")


def _side_lines(then: Snapshot, now: Snapshot, claims: Mapping[str, Claim], corrections: Corrections) -> list[str]:
    lines: list[str] = []
    judged = {claim.id for side in then.sides for claim in side.claims}
    standing = {claim.id for side in now.sides for claim in side.claims}
    for side in now.sides:
        fresh = [claim for claim in side.claims if claim.id not in judged]
        where = "a side" if len(fresh) < len(side.claims) else "a new side"
        lines += [f"a claim was added to {where}: {claim.name}" for claim in fresh]
    for side in then.sides:
        for claim in side.claims:
            if claim.id not in standing:
                lines.append(_gone(claim, claims, corrections))
    lines += [f"{claim.name} moved to another side" for claim in _moved(then.sides, now.sides)]
    return lines


def _gone(claim: SeenClaim, claims: Mapping[str, Claim], corrections: Corrections) -> str:
    rejection = corrections.live.get((claim.id, REJECTED))
    if rejection is not None:
        return f"{claim.name} was rejected as a claim by {rejection.by}"
    if claim.id in claims:
        return f"a claim is no longer on a side: {claim.name}"
    return f"a claim is no longer read from its document: {claim.name}"


def _moved(then: Sequence[SeenSide], now: Sequence[SeenSide]) -> list[SeenClaim]:
    """Claims that left the side they shared with most of their former company."""
    moved: list[SeenClaim] = []
    taken: set[int] = set()
    for side in then:
        members = set(side.claim_ids)
        shares = [
            (len(members & set(other.claim_ids)), -place) for place, other in enumerate(now) if place not in taken
        ]
        best = max(shares, default=(0, 0))
        if not best[0]:
            continue
        home = now[-best[1]]
        taken.add(-best[1])
        elsewhere = {claim.id for other in now if other is not home for claim in other.claims}
        moved += [claim for claim in side.claims if claim.id in elsewhere]
    return moved


def _field_lines(then: SeenClaim, now: SeenClaim, corrections: Corrections) -> list[str]:
    differing = [name for name in now.fields if then.fields.get(name) != now.fields[name]]
    lines: list[str] = []
    if any(name in _FIGURE for name in differing):
        lines.append(
            f"figure of {then.name} changed from {_figure(then.fields)} to {_figure(now.fields)} "
            f"{corrections.cause(now.id, _FIGURE)}"
        )
        differing = [name for name in differing if name not in (*_FIGURE, "resolution")]
    for name in differing:
        old, new = value(then.fields.get(name)), value(now.fields[name])
        label = _LABELS.get(name, name)
        lines.append(f"{label} of {now.name} changed from {old} to {new} {corrections.cause(now.id, (name,))}")
    return lines


def _figure(fields: Mapping[str, Any]) -> str:
    return figure(fields.get("low"), fields.get("high"), fields.get("stated"), fields.get("bound"))
