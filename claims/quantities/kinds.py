"""A number being read → its kind: a claim, or an ordinal, name, age or reference, each with the reason."""

from __future__ import annotations

import re

from claims.quantities.ages import settle_age
from claims.quantities.drafts import Draft
from claims.quantities.exclusions import words
from claims.quantities.hours import settle_hour
from claims.quantities.names import (
    counts_people,
    settle_designated,
    settle_filed,
    settle_phone,
    settle_score,
    settle_tenor,
)
from claims.terms import Bound, NumberKind

_SMALL = 12
"""Definite counts up to this point back ("the two sides"); larger ones restate a figure and can be compared."""

_LETTERS = re.compile(r"[A-Za-z]{1,12}")
_ONE_ALONE = re.compile(
    r"\s?(?:[.,;:!?)\"']|-(?![a-z])|$|(?:is|was|has|had|who|that|which|for|to|in|on|at|with|by|or|can|could|would|will"
    r"|may|might|should|must|does|did|from|as|thing|another|wants|knows|needs|and|but|than|they|he|she|we|you|i|it|there"
    r"|if|when|where|day)\b)",
    re.IGNORECASE,
)
_PRONOUN_BEFORE = re.compile(
    r"\b(?:the|this|that|each|every|any|which|another|some|no|first|last|next|only|other|right|wrong|good|bad|big|new|old"
    r"|loved|a|same)[\s-]$",
    re.IGNORECASE,
)
_OF_DET = re.compile(
    r"\s(?:in\s\w+\s)?of\s(?:the|his|her|its|their|our|my|your|these|those|(?:[\w.]{1,20}\s){0,3}?\w+'s)\b",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\sof\s(?:them|whom|which|us|you)\b", re.IGNORECASE)
_DEFINITE = re.compile(
    r"\b(?:the|both|these|those|either|their|our)\s(?:(?:other|same|top|best|bottom|last|first|next|final|main|latest|previous|rival"
    r"|warring|big|new|neighbouring|neighboring)\s)?$",
    re.IGNORECASE,
)
_RANK = re.compile(r"\b(?:top|bottom|final|last|best|first|next|big)[\s-]$", re.IGNORECASE)
_RANKED = re.compile(
    r"\s(?!(?:during|after|before|in|on|at|for|with|and|but|when|as|by|of|or|this|last|to|from|if|is|was|are|were)\b)[a-z]"
)
_ROUND = re.compile(r"\blast-(?:16|32|64|128|four|eight|sixteen)$", re.IGNORECASE)
_LEFT_BEFORE = re.compile(r"\b(?:remaining|other|additional|another)\s$", re.IGNORECASE)
_LEFT_ALONE = re.compile(r"\s(?:are|were|is|was|has|have|had|will|would|could|remain(?:ed|s)?)\b")
_FIGURE_BEFORE = re.compile(
    r"(?:(?<![\w.,])\d[\d.,]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty))(?:\s\w+)?\s(?:of\s\w+|are|were|was|had|have|has)\b[^.!?]*$",
    re.IGNORECASE,
)
"""Some told of before those left: "nine of them were fined, the other four will see a judge"."""
_LEFT_AFTER = re.compile(r"\s(?:remaining|other)\s")
_SUPERLATIVE = re.compile(r"\b(?:best|worst|most|\w{3,}est)\b")
_PRONOUN = 'a pronoun: "one" counts nothing here'


def decide(flat: str, draft: Draft, previous: Draft | None = None) -> None:
    """Give a draft its kind and reason from the words around it and the number before it."""
    if draft.form == "identifier":
        draft.settle(NumberKind.NAME, "a long string of digits: an identifier")
    elif draft.form == "ordinal":
        draft.settle(NumberKind.ORDINAL, "a place in an order, not a count")
    elif settle_hour(flat, draft) or _settled(flat, draft, previous):
        return
    elif draft.form == "vague":
        _vague(flat, draft)
    elif draft.stated == 1 and flat[draft.core : draft.end].lower() == "one":
        _one(flat, draft)
    elif not _reference(flat, draft) and draft.unit:
        draft.reason = f"an amount in {draft.unit}"


def _settled(flat: str, draft: Draft, previous: Draft | None) -> bool:
    """Settle an age or a name by what stands right beside the number."""
    return (
        settle_age(flat, draft, previous)
        or settle_tenor(flat, draft)
        or settle_phone(flat, draft)
        or settle_filed(flat, draft)
        or settle_score(flat, draft)
        or settle_designated(flat, draft, previous)
    )


def _vague(flat: str, draft: Draft) -> None:
    """Read "dozens" is read from the table; a stretch of "several minutes", "few", or the verb "scores" is none."""
    written = flat[draft.core : draft.end].lower()
    following = _LETTERS.match(flat, draft.end + 1)
    if following and following.group().lower() in words("vague_time") and draft.scaled == 1:
        draft.settle(NumberKind.OTHER, "a loose stretch of time or space, not a figure")
    elif written in {"scores", "tens"} and not flat.startswith(" of ", draft.end):
        draft.settle(NumberKind.OTHER, "a word that is no number here")
    elif written == "a couple" and draft.scaled == 1 and not flat.startswith(" of ", draft.end):
        draft.settle(NumberKind.OTHER, "two people who belong together, not a count")
    elif written == "few":
        draft.settle(NumberKind.OTHER, "too vague a word to state a figure")
    else:
        draft.reason = "a vague word of number, read from the published table"


def _one(flat: str, draft: Draft) -> None:
    before = flat[max(0, draft.start - 16) : draft.start]
    if draft.unit is not None and not before.endswith(("the ", "this ")):
        draft.reason = f"an amount in {draft.unit}"
    elif flat[draft.end : draft.end + 2] == "'s" or before.lower().endswith("every "):
        draft.settle(NumberKind.OTHER, _PRONOUN)
    elif _OF_THEM.match(flat, draft.end):
        draft.reason = "a count of one among those named before"
    elif _OF_DET.match(flat, draft.end):
        draft.settle(NumberKind.REFERENCE, "points to one member of a group, and counts nothing anew")
    elif _ONE_ALONE.match(flat, draft.end) or (_PRONOUN_BEFORE.search(before) and draft.bound is Bound.EXACT):
        draft.settle(NumberKind.OTHER, _PRONOUN)


def _reference(flat: str, draft: Draft) -> bool:
    """Settle a small whole count behind a definite word, which points back to what was named before."""
    if draft.unit is None and _ROUND.search(flat[max(0, draft.core - 5) : draft.end]):
        draft.settle(NumberKind.OTHER, "a place in a ranking, not a count")
        return True
    if not _can_refer(flat, draft):
        return False
    before = flat[max(0, draft.start - 28) : draft.start]
    left = _LEFT_BEFORE.search(before) or _LEFT_AFTER.match(flat, draft.end)
    is_rest = _LEFT_ALONE.match(flat, draft.end) and _FIGURE_BEFORE.search(
        flat[max(0, draft.start - 160) : draft.start]
    )
    if left and (counts_people(flat, draft.end) or is_rest):
        draft.reason = "a count of those that are left"
        return False
    if _RANK.search(before):
        named = _RANKED.match(flat, draft.end)
        draft.settle(NumberKind.REFERENCE if named else NumberKind.OTHER, "a place in a ranking, not a count")
        return True
    superlative = _OF_DET.match(flat, draft.end) and _SUPERLATIVE.search(flat[draft.end : draft.end + 30])
    owned = before.lower().endswith(("their ", "our ")) and counts_people(flat, draft.end)
    if (_DEFINITE.search(before) and not owned) or superlative:
        draft.settle(NumberKind.REFERENCE, "points back to a group named before, and counts nothing anew")
        return True
    return False


def _can_refer(flat: str, draft: Draft) -> bool:
    if draft.unit or draft.stated is None or draft.bound is not Bound.EXACT or draft.form == "fraction":
        return False
    joined = flat[draft.end : draft.end + 1] == "-" and flat[draft.end + 1 : draft.end + 2].isalpha()
    return not joined and draft.stated == int(draft.stated) and 0 <= draft.stated <= _SMALL
