"""Claims that answer one question → the question: what it asks in words, the range of its answers, and how many say it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from claims import origins
from claims.comparison.facts import Facts, origins_of
from claims.decisions import Policy
from claims.ids import digest
from claims.models import Question
from claims.questions import labels
from claims.questions.answers import answer, claims_of
from claims.questions.policy import chosen


def question(facts: Sequence[Facts], superseded: frozenset[str], policy: Policy | None) -> Question:
    """The question that some claims, in reading order, answer; `superseded` are left out of its range, `policy` chooses the figure that is suggested."""
    claims = claims_of(facts)
    unit = labels.usual(claim.unit for claim in claims)
    period = labels.usual_period(facts)
    found = answer(facts, unit, superseded)
    if policy is not None:
        found = chosen(policy, facts, unit, found)
    usual = labels.usual
    return Question(
        id=digest("question", claims[0].case, claims[0].id),
        case=claims[0].case,
        label=labels.label(facts),
        event=usual(one.event for one in facts),
        counted_kind=labels.usual_kind(facts),
        group=usual(one.group for one in facts),
        status=usual(one.status for one in facts),
        actor=usual(one.actor for one in facts),
        place=usual(one.place for one in facts),
        unit=unit,
        period_start=_iso(period[0]) if period else None,
        period_end=_iso(period[1]) if period else None,
        claim_ids=tuple(claim.id for claim in claims),
        low=found.low,
        high=found.high,
        suggested=found.suggested,
        best=found.suggested if policy is not None else None,
        rule=found.rule,
        statements=len(claims),
        speakers=len({one.source.id for one in facts}),
        relays=origins.relays(claims),
        origins=origins_of(facts),
    )


def _iso(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()
