"""In which fields the sides of a disagreement differ beside the figure, and the words of a statement that show it."""

from __future__ import annotations

import re
from typing import Final

from claims.models import Claim, Discrepancy
from claims.reporting import phrases
from claims.reviews.wording import value
from claims.terms import Level, RelationKind

_CONTESTED: Final = {RelationKind.CONTESTED_STATUS: "status", RelationKind.CONTESTED_ACTOR: "actor"}
_FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "status": ("status",),
    "actor": ("actor",),
    "group": ("group",),
    "place": ("place",),
    "event": ("event",),
    "age_sex": ("age_sex",),
    "counted_kind": ("counted", "counted_kind"),
    "period": ("period_text",),
    "as_of": ("as_of",),
    "scope": ("scope",),
    "modality": ("modality",),
}
"""Compared fields that stand in a claim, and under which names there; the first is the one to show."""
_QUOTED = re.compile("“([^“”]+)”")


def fields(flag: Discrepancy) -> tuple[str, ...]:
    """The fields, beside the figure, that keep the sides of a flag apart; the contested one first."""
    contested = [_CONTESTED[flag.kind]] if flag.kind in _CONTESTED else []
    different = [reason.field for reason in flag.reasons if reason.level is Level.DIFFERENT]
    return tuple(dict.fromkeys(name for name in [*contested, *different] if name in _FIELDS))


def words(flag: Discrepancy, claim: Claim) -> tuple[str, ...]:
    """What to light in a claim's sentence: its own words in the differing fields, and those that the reasons quote."""
    differing = fields(flag)
    own = [_plain(getattr(claim, name)) for field in differing for name in _FIELDS[field]]
    quoted = [words for reason in flag.reasons if reason.field in differing for words in _QUOTED.findall(reason.detail)]
    return tuple(dict.fromkeys(word for word in (*own, *quoted) if word))


def told(flag: Discrepancy, claim: Claim) -> tuple[tuple[str, str], ...]:
    """What a claim says in each differing field: the field as a person calls it, and the value in words."""
    return tuple((phrases.field(field), _shown(claim, field)) for field in fields(flag))


def _shown(claim: Claim, field: str) -> str:
    given = getattr(claim, _FIELDS[field][0])
    return phrases.date(given) if field == "as_of" and given else value(given)


def _plain(given: object) -> str:
    return given if isinstance(given, str) else ""
