from __future__ import annotations

from collections.abc import Collection, Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from claims import sources
from claims.comparison.collection import collection
from claims.comparison.facts import Facts
from claims.comparison.preparing import prepare
from claims.config import Linking, Settings
from claims.discrepancies import find
from claims.models import Claim, Relation
from claims.questions import Decision, Grouping, group
from claims.questions.indexes import Memory, Overlay
from claims.questions.nearest import pair_of
from claims.questions.ordering import reading_order
from claims.questions.regrouping import Given, Regrouped, regroup
from claims_by_hand import claim

SMALL = Settings(linking=Linking(max_block=3, window=1, small_case=0, near_misses=1))
"""Limits so small that a few claims exceed every one of them."""
REPORTS = "abcdefgh"
Reports = dict[str, list[Claim]]


@st.composite
def report(draw: st.DrawFn, name: str) -> list[Claim]:
    """The claims of one report, which share some values and differ in others."""
    one = st.builds(
        claim,
        st.integers(0, 12),
        st.sampled_from(["held", "killed", "killed", "injured", None]),
        st.sampled_from(["soldier", "person", "person", "man", None]),
        report=st.just(name),
        published=st.sampled_from(["2021-05-04", "2021-05-05", "2021-08-09"]),
        group=st.sampled_from([None, "Georgia", "Armenia"]),
        actor=st.sampled_from([None, "Russia"]),
        place=st.sampled_from([None, "Port Sarn", "Baku"]),
        case=st.just("sarn"),
        bound=st.sampled_from(["exact", "exact", "about", "at_least"]),
        speaker_name=st.sampled_from([None, "Mira Tolland", "Otto Venn"]),
        implicit=st.booleans(),
    )
    found = draw(st.lists(one, min_size=1, max_size=3))
    title = f"Fire on the Aldwin {draw(st.sampled_from(['ferry', 'quay']))}"
    whole = draw(st.sampled_from([None, None, f"{name}0"]))
    return [
        told.model_copy(
            update={"start": 10 * at, "id": f"{name}{at}", "title": title, "part_of": whole if at else None}
        )
        for at, told in enumerate(found)
    ]


@st.composite
def histories(draw: st.DrawFn) -> list[Reports]:
    """A case as it stands after each of some changes: reports come, go and are read anew; it never gets so small as to be compared all with all."""
    now = {name: draw(report(name)) for name in REPORTS[:5]}
    told = [now]
    for _ in range(draw(st.integers(1, 3))):
        name = draw(st.sampled_from(REPORTS))
        now = {key: own for key, own in now.items() if key != name}
        if draw(st.booleans()) or sum(map(len, now.values())) <= SMALL.linking.max_block:
            now[name] = draw(report(name))
        if sum(map(len, now.values())) > SMALL.linking.max_block:
            told.append(now)
    return told


def every(reports: Reports) -> list[Claim]:
    return [one for own in reports.values() for one in own]


class Case:
    """A case that is regrouped change by change, and what was found of each part last."""

    def __init__(self, decisions: list[Decision]) -> None:
        self.index = Memory()
        self.given = Given(SMALL, decisions)
        self.reports: Reports = {}
        self.parts: list[Regrouped] = []

    def become(self, now: Reports) -> Regrouped:
        claims = every(now)
        spoken, among = sources.of(claims), collection(claims, SMALL)

        def facts_of(documents: Collection[str]) -> Mapping[str, Facts]:
            own = [one for one in claims if one.document_id in documents]
            return prepare(own, SMALL, spoken, among)

        changed = {
            one.document_id
            for name in {*now, *self.reports}
            if now.get(name) != self.reports.get(name)
            for one in (*now.get(name, ()), *self.reports.get(name, ()))
        }
        before, self.reports = set(self.reports), now
        told = among.told
        changed |= {document for (_, document), one in told.items() if self.told(document) != one or not before}
        self._told = {document: one for (_, document), one in told.items()}
        change = Overlay(self.index)
        found = regroup(change, changed, facts_of, self.given, spoken)
        self.index.replace(change.gone, change.put.values())
        self.index.settle(change.settled)
        self.index.rank(change.ranked)
        self.parts.append(found)
        return found

    _told: Mapping[str, object] = {}

    def told(self, document: str) -> object:
        return self._told.get(document)

    def found(self) -> tuple[set[object], set[object], set[object], set[object]]:
        """All that was found and not replaced since: questions, relations, flags, checks."""
        kept: tuple[dict[object, set[str]], ...] = ({}, {}, {}, {})
        for part in self.parts:
            of = set(part.grouping.question_of) | part.gone
            for sort in kept:
                for one in [one for one, ids in sort.items() if is_replaced(one, ids, of, part)]:
                    del sort[one]
            for sort, told in zip(kept, shown(part.grouping), strict=True):
                sort.update(told)
            kept[1].update({one: {one.a, one.b} for one in part.missed})
        return tuple(set(sort) for sort in kept)  # type: ignore[return-value]


def is_replaced(one: object, ids: set[str], of: set[str], part: Regrouped) -> bool:
    """Whether a part replaces what was found of some claims: of a near miss only where it has both, or says so."""
    if not isinstance(one, Relation):
        return bool(ids & of)
    told_anew = {pair_of(told.a, told.b) for told in part.missed}
    return ids <= of or bool(ids & part.gone) or pair_of(one.a, one.b) in part.unmissed | told_anew


def shown(grouping: Grouping) -> tuple[dict[object, set[str]], ...]:
    """Questions, relations, flags and checks, each with the claims it is of."""
    findings = find(grouping, SMALL)
    return (
        {one: set(one.claim_ids) for one in grouping.questions},
        {one: {one.a, one.b} for one in grouping.relations},
        {flag: {key for side in flag.sides for key in side.claim_ids} for flag in unranked(findings.discrepancies)},
        {one: set(one.claim_ids) for one in findings.checks},
    )


def unranked(flags: object) -> list[object]:
    """Flags but for how recent they are, which the newest day of the whole case tells."""
    return [
        flag.model_copy(
            update={"severity": 0, "severity_parts": tuple(p for p in flag.severity_parts if p.name != "recency")}
        )
        for flag in flags
    ]


@settings(deadline=None, max_examples=150)
@given(histories(), st.lists(st.tuples(st.sampled_from(REPORTS), st.sampled_from(REPORTS), st.booleans()), max_size=2))
def test_a_case_regrouped_change_by_change_is_the_case_grouped_anew(
    history: list[Reports], decided: list[tuple[str, str, bool]]
) -> None:
    decisions = [Decision(f"{a}0", f"{b}0", same) for a, b, same in decided if a != b]
    case = Case(decisions)
    for now in history:
        case.become(now)
        anew = group(sorted(every(now), key=reading_order), SMALL, decisions)
        assert tuple(set(sort) for sort in shown(anew)) == case.found()
