"""A verdict that new evidence has overtaken: what it was given on and what stands now, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from claims.reporting import phrases
from claims.reporting.record import Judgement
from claims.reviews import SeenClaim, Snapshot
from claims.reviews.wording import value

_SHOWN = {
    "low", "high", "unit", "counted", "event", "group", "status", "age_sex", "actor", "place", "period_start", "period_end",
    "as_of", "scope", "modality", "speaker_name", "outlet", "published",
}  # fmt: skip
"""The fields whose change is shown in words; the others follow from them, or are no matter of reading."""


def callout(judgement: Judgement, verdict: str, before: Snapshot | None, now: Snapshot | None) -> Markup:
    """The overtaken verdict and its note, what changed in words, and what was seen then beside what stands now."""
    note = Markup("<p>{}</p>").format(judgement.note) if judgement.note else ""
    changed = Markup("").join(Markup("<li>{}</li>").format(line) for line in judgement.changes)
    return Markup(
        '<div class="ct-callout again"><p><strong>New evidence since the verdict.</strong> It was: {}</p>{}{}{}</div>'
    ).format(
        verdict,
        note,
        Markup("<ul>{}</ul>").format(changed) if changed else "",
        beside(before, now, judgement.at) if before and now else "",
    )


def beside(before: Snapshot, now: Snapshot, at: str | None) -> Markup:
    """What the verdict saw and what stands now: the claims of each side, with what is new or gone marked in words."""
    then, later = _claims(before), _claims(now)
    return Markup('<div class="ct-then-now">{}{}</div>').format(
        _column(f"Seen at the verdict, {phrases.moment(at)}", before, later, "gone"),
        _column("Stands now", now, then, "new"),
    )


def _claims(seen: Snapshot) -> dict[str, SeenClaim]:
    return {claim.id: claim for side in seen.sides for claim in side.claims}


def _column(title: str, seen: Snapshot, other: dict[str, SeenClaim], alone: str) -> Markup:
    sides = Markup("").join(
        Markup('<p class="ct-then-figure">{}</p><ul>{}</ul>').format(
            phrases.interval(side.low, side.high),
            Markup("").join(_claim(claim, other.get(claim.id), alone) for claim in side.claims),
        )
        for side in seen.sides
    )
    return Markup("<section><p><strong>{}</strong></p>{}</section>").format(title, sides)


def _claim(claim: SeenClaim, other: SeenClaim | None, alone: str) -> Markup:
    if other is None:
        return Markup('<li>{} <span class="ct-chip {}">{}</span></li>').format(claim.name, alone, alone)
    changed = Markup("").join(
        Markup('<br><span class="ct-changed">{}: {}</span>').format(phrases.field(name), value(claim.fields.get(name)))
        for name in differing(claim.fields, other.fields)
    )
    return Markup("<li>{}{}</li>").format(claim.name, changed)


def differing(mine: dict[str, Any], other: dict[str, Any]) -> Sequence[str]:
    """The fields that are told and differ between two readings of a claim."""
    return [name for name in mine if name in _SHOWN and mine[name] != other.get(name)]
