"""A case's policy → the figure it chooses among the answers to one question; the range stays as it is, and nothing is averaged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from claims.comparison.facts import ASSERTED, Facts
from claims.comparison.wording import span
from claims.decisions import Policy
from claims.questions.answers import Answer, answer
from claims.terms import Bound, SuggestionRule

_FIRM: Final = (Bound.EXACT, Bound.ABOUT, None)
"""Bounds of figures that go before those that only limit ("at least 20")."""


def chosen(policy: Policy, facts: Sequence[Facts], unit: str | None, found: Answer) -> Answer:
    """The answer with the figure that the policy chooses, and its rule in words; None where the rule chooses none.

    `found` is the answer without a policy: its range, and its figure with the most independent origins.
    """
    if policy.rule is SuggestionRule.RANGE_ONLY:
        return replace(found, suggested=None, rule="range only: the policy of this case")
    answering = _answering(facts)
    if policy.rule is SuggestionRule.LATEST:
        return _latest(answering, unit, found)
    if policy.rule is SuggestionRule.MINIMUM:
        return _minimum(answering, unit, found)
    if policy.rule is SuggestionRule.SOURCE_HIERARCHY:
        return _by_source(policy.hierarchy, answering, unit, found)
    return found


def _answering(facts: Sequence[Facts]) -> Sequence[Facts]:
    """The claims put forward as fact, figures before single persons told of."""
    asserted = [one for one in facts if one.modality == ASSERTED]
    return [one for one in asserted if not one.claim.implicit] or asserted


def _latest(facts: Sequence[Facts], unit: str | None, found: Answer) -> Answer:
    days = sorted({one.when.as_of for one in facts if one.when.as_of}, key=lambda day: (-day[1], -day[0]))
    for day in days:
        told = answer([one for one in facts if one.when.as_of == day], unit)
        if told.suggested is not None:
            return replace(found, suggested=told.suggested, rule=f"latest as-of ({span(day)})")
    return replace(found, suggested=None, rule="latest as-of: no figure is given for a known day")


def _minimum(facts: Sequence[Facts], unit: str | None, found: Answer) -> Answer:
    firm = [one for one in facts if one.claim.bound in _FIRM and one.claim.stated is not None] or facts
    figures = [told for one in firm if (told := answer([one], unit).suggested) is not None]
    if not figures:
        return replace(found, suggested=None, rule="minimum: no claim gives a figure that could be chosen")
    return replace(found, suggested=min(figures), rule=f"minimum (the lowest of {len(figures)} figures)")


def _by_source(hierarchy: Sequence[str], facts: Sequence[Facts], unit: str | None, found: Answer) -> Answer:
    for name in hierarchy:
        spoken = [one for one in facts if name.casefold() in _voices(one)]
        told = answer(spoken, unit) if spoken else None
        if told is not None and told.suggested is not None:
            return replace(found, suggested=told.suggested, rule=f"source hierarchy ({name})")
    return replace(found, suggested=None, rule="source hierarchy: none of its sources gives a figure")


def _voices(one: Facts) -> frozenset[str]:
    """Everybody whose figure a claim is: its source under every name, the organisation, the outlet."""
    told = (*(name.name for name in one.source.names), one.claim.organisation, one.claim.outlet)
    return frozenset(name.casefold() for name in (*told, one.claim.speaker_name) if name)
