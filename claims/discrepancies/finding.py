"""A grouping → its discrepancies and checks, ranked by severity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claims.comparison.facts import Facts, origins_of
from claims.comparison.reasons import reasons
from claims.comparison.relation import Comparison, compare
from claims.comparison.times import Days
from claims.config import Settings
from claims.discrepancies import one_origin, versions
from claims.discrepancies.explaining import both_true_if, explanation
from claims.discrepancies.severity import parts, severity
from claims.discrepancies.sides import sides
from claims.discrepancies.sums import Sum, sums
from claims.ids import digest
from claims.models import Check, Discrepancy, Side
from claims.questions import Grouping
from claims.terms import RelationKind

_FIRST_DAY: Days = (0, 0)
_ON_ONE_SIDE = frozenset({
    RelationKind.SAME_ORIGIN, RelationKind.AGREE, RelationKind.COMPATIBLE, RelationKind.UPDATE, RelationKind.PART_OF,
    RelationKind.SUM_CONSISTENT,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Findings:
    """What a set of claims gives cause to ask: flags, most severe first, and sums that were checked."""

    discrepancies: tuple[Discrepancy, ...]
    checks: tuple[Check, ...]


def find(grouping: Grouping, settings: Settings) -> Findings:
    """The flags and the checks of a grouping; every two claims on different sides of a flag stand in its relation."""
    checked = [one for one in sums(grouping.facts) if one.whole.id in grouping.question_of]
    flags = [*_of_pairs(grouping, settings), *_of_sums(grouping, checked, settings)]
    return Findings(
        discrepancies=tuple(sorted(flags, key=lambda flag: (-flag.severity, flag.id))),
        checks=tuple(
            Check(kind=c.kind, status=c.status, claim_ids=c.claim_ids, explanation=c.explanation) for c in checked
        ),
    )


def _of_pairs(grouping: Grouping, settings: Settings) -> list[Discrepancy]:
    place = {claim.id: index for index, claim in enumerate(grouping.claims)}
    by_kind: defaultdict[tuple[RelationKind, str], dict[tuple[int, int], Comparison]] = defaultdict(dict)
    for pair in grouping.flagged:
        home = min(place[pair.a.id], place[pair.b.id])
        key = pair.kind, grouping.question_of[grouping.claims[home].id]
        by_kind[key][place[pair.a.id], place[pair.b.id]] = pair
    together = {
        frozenset((place[told.a], place[told.b])) for told in grouping.relations if told.relation in _ON_ONE_SIDE
    }
    found = []
    for (kind, question), edges in by_kind.items():
        limit = settings.severity.flags_per_question
        for members in sides(list(edges), limit, lambda one, other: frozenset((one, other)) in together):
            facts = [[grouping.facts[grouping.claims[i].id] for i in side] for side in members]
            found.append(_flag(grouping, kind, question, facts, settings))
    return found


def _flag(
    grouping: Grouping, kind: RelationKind, question: str, members: Sequence[Sequence[Facts]], settings: Settings
) -> Discrepancy:
    ordered = _in_order(kind, members)
    told = tuple(_side(side) for side in ordered)
    made_of = parts(ordered, told, settings.severity, _newest(grouping, ordered))
    pair = compare(ordered[0][0], ordered[1][0], settings)
    return Discrepancy(
        id=digest("discrepancy", kind, question, *sorted(side[0].id for side in members)),
        question=question,
        kind=kind,
        severity=severity(made_of),
        severity_parts=made_of,
        sides=told,
        explanation=explanation(kind, _labels(grouping)[question], ordered),
        both_true_if=both_true_if(pair),
        reasons=reasons(pair, settings),
    )


def _newest(grouping: Grouping, members: Sequence[Sequence[Facts]]) -> int | None:
    """The latest day that a claim of the flag's case is given for."""
    return grouping.newest.get(members[0][0].claim.case)


def _labels(grouping: Grouping) -> Mapping[str, str]:
    return {question.id: question.label for question in grouping.questions}


def _in_order(kind: RelationKind, members: Sequence[Sequence[Facts]]) -> list[Sequence[Facts]]:
    """The sides as they are told: the whole first, the earlier first, else the lower first."""
    if kind is RelationKind.PART_EXCEEDS_WHOLE:
        return sorted(members, key=lambda side: (side[0].extent.low, side[0].id))
    if kind in (RelationKind.FALLING_TOTAL, RelationKind.SILENT_CHANGE) or versions.are_of_one_page(members):
        return sorted(members, key=_by_time)
    return sorted(members, key=lambda side: (side[0].extent.low, side[0].extent.high, side[0].id))


def _by_time(side: Sequence[Facts]) -> tuple[int, Days, str, str]:
    """The order in which figures were given: of versions of a page, that in which these were kept."""
    first = min(side, key=lambda one: one.known.order.get(one.claim.document_id, 0))
    return (
        first.known.order.get(first.claim.document_id, 0),
        first.when.as_of or _FIRST_DAY,
        first.claim.document,
        first.id,
    )


def _side(members: Sequence[Facts]) -> Side:
    """The answer of a side: as wide as all its claims, open where none of them closes it."""
    lows = [one.claim.low for one in members if one.claim.low is not None]
    highs = [one.claim.high for one in members if one.claim.high is not None]
    return Side(
        low=min(lows, default=None),
        high=max(highs, default=None),
        claim_ids=tuple(one.id for one in members),
        origins=origins_of(members),
        one_origin=one_origin.told(members),
    )


def _of_sums(grouping: Grouping, checked: Sequence[Sum], settings: Settings) -> list[Discrepancy]:
    found = []
    for one in checked:
        if one.kind != "sum" or one.status != "mismatch":
            continue
        members = [[one.whole], list(one.parts)]
        question = grouping.question_of[one.whole.id]
        told = (_side(members[0]), _total(one.parts))
        made_of = parts(members, told, settings.severity, _newest(grouping, members))
        found.append(
            Discrepancy(
                id=digest("discrepancy", RelationKind.SUM_MISMATCH, question, one.whole.id),
                question=question,
                kind=RelationKind.SUM_MISMATCH,
                severity=severity(made_of),
                severity_parts=made_of,
                sides=told,
                explanation=f"The parts do not add up to the whole. {one.explanation}",
                both_true_if=_reconciled(one),
                reasons=reasons(compare(one.whole, one.parts[0], settings), settings),
            )
        )
    return found


def _total(parts: Sequence[Facts]) -> Side:
    """The parts as one side: their sum, not their range."""
    lows = [one.claim.low for one in parts]
    highs = [one.claim.high for one in parts]
    return Side(
        low=sum(low for low in lows if low is not None) if None not in lows else None,
        high=sum(high for high in highs if high is not None) if None not in highs else None,
        claim_ids=tuple(one.id for one in parts),
        origins=1,
    )


def _reconciled(one: Sum) -> str:
    more = sum(part.claim.stated or 0 for part in one.parts) > (one.whole.claim.stated or 0)
    return "if some are counted in more than one of the parts" if more else "if the list leaves some out"
