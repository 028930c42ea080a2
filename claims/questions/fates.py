"""Persons told of as injured in one report of an incident and as dead in another, no earlier one: the later report supersedes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from claims.comparison import fields
from claims.comparison.facts import ASSERTED, Facts
from claims.comparison.levels import Match
from claims.config import Settings
from claims.lexicon.given_names import sex_of

KILLED: Final = "killed"
_HURT: Final = frozenset({"injured", "shot", "critical", "hospitalised"})
_AGE_IN: Final = re.compile(r"\b(\d{1,3})[- ](?:year|month|week|day)s?[- ]old", re.IGNORECASE)
_AGE_BEHIND: Final = re.compile(r"\s*,\s*(\d{1,3})\b")
_SEXES: Final = {"man": "male", "boy": "male", "woman": "female", "girl": "female"}


@dataclass(slots=True)
class _Report:
    """The single persons that one report of an incident tells of, and whether it counts injured besides."""

    dead: list[Facts] = field(default_factory=list)
    hurt: list[Facts] = field(default_factory=list)
    counts_hurt: bool = False


def told_dead(facts: Sequence[Facts], settings: Settings) -> frozenset[str]:
    """The ids of the claims of single persons hurt whom another report of their incident, of no earlier day, tells of as dead.

    Two mentions are one person where the names or the ages agree; where neither is told of both, where each report tells of
    one victim alone and nothing speaks against it.
    """
    incidents: defaultdict[str, defaultdict[str, _Report]] = defaultdict(lambda: defaultdict(_Report))
    for one in facts:
        if one.incident is not None and concerns(one):
            _note(incidents[one.incident][one.claim.document_id], one)
    return frozenset(one.id for reports in incidents.values() for one in _superseded(reports, settings))


def concerns(one: Facts) -> bool:
    """Whether a claim tells of a single person dead or hurt, or counts the injured: what `told_dead` looks at of an incident."""
    if one.modality != ASSERTED:
        return False
    return one.event == KILLED or one.event in _HURT if one.claim.implicit else one.event in _HURT and not one.is_zero


def _note(report: _Report, one: Facts) -> None:
    if one.claim.implicit:
        (report.dead if one.event == KILLED else report.hurt if one.event in _HURT else []).append(one)
    elif one.event in _HURT and not one.is_zero:
        report.counts_hurt = True


def _superseded(reports: Mapping[str, _Report], settings: Settings) -> list[Facts]:
    found = []
    for name, early in reports.items():
        for one in early.hurt:
            for other, late in reports.items():
                if other != name and any(_is_one_person(one, early, dead, late, settings) for dead in late.dead):
                    found.append(one)
                    break
    return found


def _is_one_person(hurt: Facts, early: _Report, dead: Facts, late: _Report, settings: Settings) -> bool:
    if _day(dead) < _day(hurt) or _are_apart(hurt, dead, settings):
        return False
    names, ages = (_name(hurt), _name(dead)), (_age(hurt), _age(dead))
    if all(names):
        return names[0] == names[1]
    if all(ages):
        return ages[0] == ages[1]
    alone = len(early.hurt) == 1 and not early.dead and not early.counts_hurt
    return alone and len(late.dead) == 1 and not late.hurt and not late.counts_hurt


def _day(one: Facts) -> float:
    return one.when.as_of[1] if one.when.as_of else 0


def _are_apart(a: Facts, b: Facts, settings: Settings) -> bool:
    sexes = {_sex(a), _sex(b)} - {None}
    return len(sexes) > 1 or (None not in (a.age_sex, b.age_sex) and fields.age_sex(a, b, settings) is Match.DIFFERENT)


def _sex(one: Facts) -> str | None:
    words = one.claim.text.split()
    return _SEXES.get(one.kind or "") or (sex_of(words[0]) if _name(one) else None)


def _name(one: Facts) -> str | None:
    """The last name of a person told of by name."""
    words = one.claim.text.split()
    is_name = one.claim.counted_kind is None and all(word[:1].isupper() for word in words)
    return words[-1].casefold() if words and is_name else None


def _age(one: Facts) -> str | None:
    claim = one.claim
    end = claim.end - claim.sentence_start
    found = (
        _AGE_IN.search(claim.text)
        or _AGE_IN.match(claim.sentence, end)
        or _AGE_BEHIND.match(claim.sentence, max(0, end))
    )
    return found[1] if found else None
