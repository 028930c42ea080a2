"""Two figures that no period keeps apart and that run over different stretches all the same: what is left, what was added, what ran up.

"Eight are still held" a day after 38 were, "412 new cases" beside 9,580 cases, "340 have died since January" beside the ten of one
boat: each time the smaller figure is what the narrower stretch leaves room for. A figure that is larger than that stays a conflict.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from claims.comparison import events
from claims.comparison.facts import Facts, content, is_state
from claims.comparison.intervals import is_below
from claims.comparison.levels import Match
from claims.comparison.times import is_later

_LEFT: Final = re.compile(r"\b(?:still|remain\w*|continu\w*|left|yet to be)\b", re.IGNORECASE)
_ADDED: Final = re.compile(r"^(?:in |over |during |within )?(?:the )?(?:past|last|previous)\b", re.IGNORECASE)
_NEW: Final = re.compile(r"^(?:new|fresh|further)\b", re.IGNORECASE)
_FAR_BELOW: Final = 3
"""Two counts of one thing are seldom further apart than this."""
_FOR: Final = re.compile(r"(?:\s+\w+)?\s+(?:for|on)\s+((?:\w+\s?){1,3})", re.IGNORECASE)
INCIDENT_DAYS: Final = 31
"""Longer than this, a period is one of a running total, not of one incident."""


def is_for_less(a: Facts, b: Facts) -> bool:
    """Whether the smaller of two sums spent is told to be for one thing that the report of the larger does not name."""
    small, large = (a, b) if is_below(a.extent, b.extent) else (b, a)
    if small.event != "spent" or large.event != "spent" or not is_below(small.extent, large.extent):
        return False
    purpose = _purpose(small)
    return bool(purpose) and not purpose & (large.wording | content(large.claim.title or ""))


def _purpose(facts: Facts) -> frozenset[str]:
    """What a sum is told to be spent on, right behind it."""
    end = max(0, facts.claim.end - facts.claim.sentence_start)
    found = _FOR.match(facts.claim.sentence, end)
    return content(found.group(1)) if found else frozenset()


def is_of_one_spot_only(a: Facts, b: Facts, found: Mapping[str, Match]) -> bool:
    """Whether the smaller figure is for a place that its own report sets off from a larger area, and the larger figure names none."""
    small, large = (a, b) if is_below(a.extent, b.extent) else (b, a)
    is_silent = found["place"] in (Match.MISSING_A, Match.MISSING_B) and large.place is None
    return small.is_local and is_silent and is_below(small.extent, large.extent)


def is_of_place_told_later(a: Facts, b: Facts) -> bool:
    """Whether one of two figures of a report is for a place that its title does not name and that comes up only behind the other, which names none."""
    first, second = (a, b) if a.claim.start <= b.claim.start else (b, a)
    if a.claim.document_id != b.claim.document_id or first.place is not None or second.place is None:
        return False
    name = content(second.claim.place or "")
    return not name & content(first.claim.title or "") and not name & first.wording


def run_apart(a: Facts, b: Facts) -> bool:
    """Whether the smaller of two figures is told of a narrower stretch than the larger, as far as their words tell."""
    small, large = (a, b) if is_below(a.extent, b.extent) else (b, a)
    if not is_below(small.extent, large.extent):
        return False
    return _is_left(small, large) or _is_added(small, large) or _has_run_up(small, large)


def _is_left(small: Facts, large: Facts) -> bool:
    """Whether a state has run down to the smaller figure since the larger was given."""
    if not is_state(small.event) or not _LEFT.search(small.claim.sentence):
        return False
    is_one_state = small.event == large.event and is_later(small.when.as_of, large.when.as_of)
    return is_one_state or events.are_near(small.event, large.event)


def tells_rest(facts: Facts) -> bool:
    """Whether a figure is told as what is left of more: "eight are still held"."""
    return bool(_LEFT.search(facts.claim.sentence))


def _is_added(small: Facts, large: Facts) -> bool:
    """Whether the smaller figure is what was added of late to what the larger counts."""
    return (
        events.is_cumulative(small.event)
        and tells_addition(small)
        and not tells_addition(large)
        and large.when.period is None
    )


def tells_addition(facts: Facts) -> bool:
    """Whether a figure is told as what was added of late."""
    claim = facts.claim
    is_of_late = bool(claim.period_text and _ADDED.match(claim.period_text))
    return is_of_late or bool(claim.counted_phrase and _NEW.match(claim.counted_phrase))


def _has_run_up(small: Facts, large: Facts) -> bool:
    """Whether the larger figure ran up over months, and the smaller says nothing of when."""
    long = large.when.period
    return (
        events.event_type(large.event) == "occurrence"
        and long is not None
        and long[1] - long[0] >= INCIDENT_DAYS
        and small.when.period is None
        and small.extent.high * _FAR_BELOW < large.extent.low
    )
