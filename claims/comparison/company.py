"""What other figures the report of a figure gives: whether they leave only one that it can be set against.

"The governor spoke of 40 tractors, the police of 25" is one question where the report has no third figure of tractors; "12 people"
and "15 miners" are the same people where no report tells of both. Another figure is a rival where it is no part, put forward in
the same way and not the word of whom the figure is set against.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Final

from claims.comparison import events, taxonomy
from claims.comparison.facts import AHEAD, Beside, Facts, same_source
from claims.comparison.intervals import Extent
from claims.comparison.levels import Match
from claims.comparison.measures import COUNT
from claims.lexicon.roles import words_for

_PEOPLE: Final = frozenset({"person", "man"})
_OF_ONE_SEX: Final = frozenset({"girl", "boy"})
_FURTHEST: Final = 3
"""Two counts of one thing are seldom further apart than this."""


def with_company(found: Iterable[Facts]) -> Iterator[Facts]:
    """The facts of counts with the other counts that their reports give: of their kind, or of their event."""
    reports: defaultdict[str, list[Facts]] = defaultdict(list)
    for one in found:
        is_told = not one.claim.implicit and not one.claim.headings  # the cells of a table are no company to each other
        if one.measure.dimension == COUNT and is_told and one.part_by is None:
            reports[one.claim.document_id].append(one)
    for told in reports.values():
        for one in told:
            yield replace(one, besides=frozenset(_beside(other) for other in told if other.id != one.id))


def _beside(facts: Facts) -> Beside:
    return Beside(
        facts.id,
        facts.source.id,
        facts.kind,
        facts.event,
        (facts.extent.low, facts.extent.high),
        facts.limits,
        facts.modality in AHEAD,
    )


def are_one_people(a: Facts, b: Facts) -> bool:
    """Whether one says "people" or "men" of those whom the other calls by what they are in the story: migrants, miners, passengers.

    Not where a report tells of both, and not where one source does.
    """
    told = _general_and_special(a, b)
    if told is None:
        return False
    general, special = told
    if same_source(a, b) or general.part_by is not None or special.part_by is not None:
        return False
    are_told_apart = _has_rival(general, special, {special.kind}) or _has_rival(
        special, general, {general.kind, *_PEOPLE}
    )
    return not are_told_apart and are_comparable(a.extent, b.extent)


def _general_and_special(a: Facts, b: Facts) -> tuple[Facts, Facts] | None:
    """Which of two figures calls people by the more general word; None where neither word stands for the other's people."""
    for general, special in ((a, b), (b, a)):
        if general.kind in _PEOPLE and special.kind in words_for("people of a story"):
            return general, special
        kinds = {general.kind, special.kind}
        if kinds <= words_for("learner of a story") and not kinds <= _OF_ONE_SEX:
            return general, special
        is_trade = (
            special.kind in words_for("people of a story")
            and taxonomy.compare(special.kind, general.kind, None) is Match.NARROWER
        )
        if is_trade and taxonomy.is_person(general.kind):
            return general, special
    return None


def is_only_pair(a: Facts, b: Facts) -> bool:
    """Whether two figures are of one specific kind, told by two sources, and their reports give no other figure of it."""
    if a.kind is None or taxonomy.is_general(a.kind) or taxonomy.is_general(b.kind) or same_source(a, b):
        return False
    if a.part_by is not None or b.part_by is not None or a.claim.implicit or b.claim.implicit:
        return False
    kinds = {a.kind, b.kind}
    return are_comparable(a.extent, b.extent) and not (_has_rival(a, b, kinds) or _has_rival(b, a, kinds))


def _has_rival(facts: Facts, other: Facts, kinds: Collection[str | None]) -> bool:
    """Whether the report of a figure counts some of these kinds in a further figure that the other one could be set against as well."""
    return any(
        one.kind in kinds
        and one.id != other.id
        and one.source != other.source.id
        and one.limits == other.limits
        and one.is_ahead == (other.modality in AHEAD)
        and _may_be_one_event(one.event, other.event or facts.event)
        and one.extent != (facts.extent.low, facts.extent.high)
        for one in facts.besides
    )


def _may_be_one_event(a: str | None, b: str | None) -> bool:
    return a is None or b is None or a == b or events.are_near(a, b)


def are_comparable(a: Extent, b: Extent) -> bool:
    """Whether neither figure is several times the other, so that they can be two counts of one thing."""
    small, large = sorted((a, b), key=lambda one: one.low)
    return small.high * _FURTHEST >= large.low
