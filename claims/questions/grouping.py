"""Claims → questions and relations: block, compare, link, group; reviewers' decisions override the score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import combinations, islice
from typing import Final

from claims import origins, sources
from claims.comparison.facts import Facts, is_part, origins_of
from claims.comparison.levels import Match
from claims.comparison.preparing import prepare
from claims.comparison.reasons import reasons
from claims.comparison.relation import ANSWERS, QUEUE, Comparison, as_answers, compare, is_queued, is_unrelated
from claims.comparison.ties import tied
from claims.comparison.tolls import may_be_of_one_toll
from claims.config import Settings
from claims.decisions import PartyDecision, Policy, SourceDecision
from claims.ids import digest
from claims.models import Claim, Question, Reason, Relation
from claims.questions import blocking, fates, labels
from claims.questions.answers import answer, claims_of
from claims.questions.clustering import clusters
from claims.questions.policy import chosen
from claims.sources import Sources
from claims.terms import Level, RelationKind

Pair = tuple[int, int]
_LAST: Final = "9999"
_EQUAL: Final = frozenset({RelationKind.AGREE, RelationKind.SAME_ORIGIN})
_NEVER_KEPT: Final = frozenset({RelationKind.UNRELATED, RelationKind.NO_CLAIM})


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer decided of two claims: that they answer the `same` question, or that they do not; `told` says who and why."""

    a: str
    b: str
    same: bool
    told: str = "decided by a reviewer"


@dataclass(frozen=True)
class Grouping:
    """Claims under their questions.

    `sources` are the speakers of the claims; `flagged` holds the comparisons that reach the queue; `question_of` the question id of every claim, `facts` what was
    compared, both by claim id.
    """

    claims: tuple[Claim, ...]
    questions: tuple[Question, ...]
    relations: tuple[Relation, ...]
    sources: Sources
    flagged: tuple[Comparison, ...] = ()
    facts: Mapping[str, Facts] = field(default_factory=dict)
    question_of: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def newest(self) -> Mapping[str | None, int]:
        """The latest day that a claim of each case is given for, as an ordinal; cases without any day are left out."""
        found: dict[str | None, int] = {}
        for one in self.facts.values():
            if one.when.as_of:
                found[one.claim.case] = max(one.when.as_of[1], found.get(one.claim.case, 0))
        return found


def group(  # noqa: PLR0913, PLR0917 - all that people decided
    claims: Sequence[Claim],
    settings: Settings,
    decisions: Sequence[Decision] = (),
    on_sources: Sequence[SourceDecision] = (),
    policy: Policy | None = None,
    parties: Sequence[PartyDecision] = (),
    known: origins.Known = origins.NOTHING,
) -> Grouping:
    """Every claim under one question, with the relations of all pairs within a question and of the near misses.

    The order of the claims never matters; a claim given twice counts once. `on_sources` is what reviewers decided of two
    names, oldest first; `decisions` what they decided of two claims, the last word on each pair; `policy` chooses the figure
    that is suggested; `parties` whose agreement counts once; `known` is what is known of the documents: which are never a second origin.
    """
    ordered = _in_order(claims)
    spoken = sources.of(ordered, on_sources, parties)
    return _Run(spoken, ordered, settings, decisions, policy, known).grouping()


def reading_order(claim: Claim) -> tuple[str, str, int, str]:
    """The order in which claims are told: by date, report and place in it."""
    return claim.published or _LAST, claim.document, claim.start, claim.id


def _in_order(claims: Sequence[Claim]) -> list[Claim]:
    """The claims in reading order, each once."""
    unique: dict[str, Claim] = {}
    for claim in claims:
        other = unique.setdefault(claim.id, claim)
        if other is not claim and other != claim:
            # One id read in two ways: which one is kept must not depend on the order given.
            unique[claim.id] = min(other, claim, key=repr)
    return sorted(unique.values(), key=reading_order)


def _are_of_one_table(a: Facts, b: Facts) -> bool:
    """Whether two figures are cells of one table: their headings tell them apart, and a large table has millions of such pairs."""
    one, other = a.claim, b.claim
    return (
        bool(one.headings and other.headings) and one.document_id == other.document_id and _table(one) == _table(other)
    )


def _table(claim: Claim) -> str:
    return (claim.cell or "").rpartition("!")[0]


class _Run:
    """One grouping: the claims in reading order, their facts, and the pairs compared so far."""

    def __init__(  # noqa: PLR0913, PLR0917 - all that people decided
        self,
        spoken: Sources,
        claims: Sequence[Claim],
        settings: Settings,
        decisions: Sequence[Decision],
        policy: Policy | None,
        known: origins.Known,
    ) -> None:
        self.claims = claims
        self.settings = settings
        self.sources = spoken
        by_id = prepare(self.claims, settings, self.sources, known=known)
        self.facts = [by_id[claim.id] for claim in self.claims]
        self.place = {claim.id: index for index, claim in enumerate(self.claims)}
        self.policy = policy
        on_pairs = {
            self._pair(d.a, d.b): d for d in decisions if d.a in self.place and d.b in self.place and d.a != d.b
        }
        self.decided = {pair: decision.same for pair, decision in on_pairs.items()}
        self.told = {pair: decision.told for pair, decision in on_pairs.items()}
        self.superseded = fates.told_dead(self.facts, settings)
        self.parted_sets: set[Pair] = set()
        self.set_of: dict[int, int] = {}
        self.pairs: dict[Pair, Comparison] = {}
        self.within: set[Pair] = set()
        self.tied: dict[Pair, Comparison] = {}
        self.agreeing: dict[int, list[int]] = {}

    def grouping(self) -> Grouping:
        for pair in blocking.pairs(self.facts, self.settings.linking):
            self._keep(pair)
        for pair in self._named_parts():
            self.pairs[pair] = self._compare(pair)
        sets = clusters(
            self.facts,
            [(i, j, c) for (i, j), c in self.pairs.items() if self._is_link((i, j), c)],
            self._is_apart,
            certain=sorted(pair for pair, same in self.decided.items() if same),
            parted=frozenset(pair for pair, same in self.decided.items() if not same),
        )
        self.set_of = {i: place for place, members in enumerate(sets) for i in members}
        for (i, j), found in self.pairs.items():
            if found.kind in _EQUAL and found.links(self.settings.linking):
                self.agreeing.setdefault(i, []).append(j)
                self.agreeing.setdefault(j, []).append(i)
        self.parted_sets = {self._sets(pair) for pair, same in self.decided.items() if not same}
        self._complete(sets)
        questions = [self._question(members) for members in sets]
        question_of = {self.claims[i].id: q.id for members, q in zip(sets, questions, strict=True) for i in members}
        return Grouping(
            claims=tuple(self.claims),
            questions=tuple(questions),
            relations=self._relations(),
            sources=self.sources,
            flagged=tuple(c for pair, c in sorted(self.pairs.items()) if self._is_flag(pair, c)),
            facts={one.id: one for one in self.facts},
            question_of=question_of,
        )

    def _complete(self, sets: Sequence[Sequence[int]]) -> None:
        """Compare every pair within a question, as far as Settings bound it: its claims need no further evidence."""
        limits = self.settings.linking
        for members in sets:
            for pair in islice(combinations(members, 2), limits.pairs_kept):
                found = self._compare(pair)
                at_once = found.matches["speaker"] is Match.SAME is found.matches["document"]
                is_weak = at_once and found.score < limits.threshold and pair not in self.decided
                if found.kind in ANSWERS and not is_weak:
                    self.pairs[pair] = found
                    self.within.add(pair)

    def _pair(self, a: str, b: str) -> Pair:
        i, j = self.place[a], self.place[b]
        return (i, j) if i < j else (j, i)

    def _compare(self, pair: Pair) -> Comparison:
        found = self.pairs.get(pair) or compare(self.facts[pair[0]], self.facts[pair[1]], self.settings)
        return as_answers(found) if self.decided.get(pair) else found

    def _keep(self, pair: Pair) -> None:
        """Compare a pair, and keep what links, is a near miss or is a part; drop what has nothing to do with each other."""
        a, b = self.facts[pair[0]], self.facts[pair[1]]
        if pair not in self.decided and (_are_of_one_table(a, b) or is_unrelated(a, b, self.settings)):
            return
        found = self._compare(pair)
        told = tied(found, self.settings) if pair not in self.decided else None
        if told is not None:
            self.tied[pair] = told
        if found.kind in _NEVER_KEPT:
            return
        limits = self.settings.linking
        if found.score >= limits.threshold or found.is_likely(limits) or found.kind is RelationKind.PART_OF:
            self.pairs[pair] = found

    def _named_parts(self) -> list[Pair]:
        named = [(one.id, whole) for one in self.facts for whole in sorted({one.claim.part_of or "", *one.wholes})]
        return [self._pair(part, whole) for part, whole in named if whole in self.place and whole != part]

    def _is_link(self, pair: Pair, found: Comparison) -> bool:
        return pair not in self.decided and found.links(self.settings.linking)

    def _is_apart(self, i: int, j: int) -> bool:
        pair = (i, j) if i < j else (j, i)
        decided = self.decided.get(pair)
        if decided is not None:
            return not decided
        found = self._compare(pair)
        return found.kind not in ANSWERS and not may_be_of_one_toll(found.a, found.b, found.matches)

    def _is_flag(self, pair: Pair, found: Comparison) -> bool:
        if self._is_parted(pair, found) or not is_queued(found, self.settings):
            return False
        if is_part(found.a, found.b) or is_part(found.b, found.a):
            return True
        if found.kind is RelationKind.CONTRADICTION and pair not in self.decided and self._is_answered(pair):
            return False
        if pair in self.decided:
            return True
        limits = self.settings.linking
        return found.is_supported(limits) or (pair in self.within and not found.is_unlikely(limits))

    def _is_answered(self, pair: Pair) -> bool:
        """Whether one source gives both the figure of the other side and this one, in one report: it gives this one for something else."""
        return any(
            self._is_one_voice(own, third)
            for own, other in (pair, pair[::-1])
            for third in self.agreeing.get(other, ())
            if third != own
        )

    def _is_one_voice(self, own: int, third: int) -> bool:
        """Whether one report gives two figures as one source's, or side by side in a sentence that gives one of them to nobody."""
        a, b = self.claims[own], self.claims[third]
        if a.document_id != b.document_id:
            return False
        is_unsaid = a.sentence_start == b.sentence_start and None in (a.speaker, b.speaker)
        return is_unsaid or self.facts[own].source.id == self.facts[third].source.id

    def _is_parted(self, pair: Pair, found: Comparison) -> bool:
        """Whether a person told that these two, or their questions, are not one: no answer to one contradicts the other."""
        return self.decided.get(pair) is False or (found.kind in ANSWERS and self._sets(pair) in self.parted_sets)

    def _sets(self, pair: Pair) -> Pair:
        one, other = sorted((self.set_of[pair[0]], self.set_of[pair[1]]))
        return one, other

    def _relations(self) -> tuple[Relation, ...]:
        """Every pair within a question, and the near misses and parts beyond it; bounded as Settings say."""
        kept: dict[Pair, Comparison] = {pair: self.pairs[pair] for pair in self.within}
        kept |= {pair: told for pair, told in self.tied.items() if self._is_tied(pair, told)}
        misses: Counter[int] = Counter()
        for pair, found in sorted(self.pairs.items(), key=_by_nearness):
            if pair in kept or (found.kind in ANSWERS | QUEUE and not self._is_flag(pair, found)):
                continue
            is_bounded = found.kind is not RelationKind.PART_OF and found.kind not in QUEUE
            if not is_bounded or max(misses[pair[0]], misses[pair[1]]) < self.settings.linking.near_misses:
                kept[pair] = found
                misses.update(pair)
        return tuple(self._relation(found) for _, found in sorted(kept.items()))

    def _is_tied(self, pair: Pair, told: Comparison) -> bool:
        """Whether a pair is told of by its signs: no flag, and within a question only as another answer to it."""
        found = self.pairs.get(pair)
        is_flag = found is not None and self._is_flag(pair, found)
        return not is_flag and not self._is_parted(pair, told) and (pair not in self.within or told.is_answer)

    def _relation(self, found: Comparison) -> Relation:
        told = self.told.get(self._pair(found.a.id, found.b.id))
        by_person = (Reason(field="reviewer", level=Level.SAME, detail=told),) if told else ()
        shown = (*by_person, *reasons(found, self.settings))
        return Relation(a=found.a.id, b=found.b.id, relation=found.kind, reasons=shown)

    def _question(self, members: Sequence[int]) -> Question:
        facts = [self.facts[i] for i in members]
        claims = claims_of(facts)
        unit = labels.usual(claim.unit for claim in claims)
        period = labels.usual_period(facts)
        found = answer(facts, unit, self.superseded)
        if self.policy is not None:
            found = chosen(self.policy, facts, unit, found)
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
            best=found.suggested if self.policy is not None else None,
            rule=found.rule,
            statements=len(claims),
            speakers=len({one.source.id for one in facts}),
            relays=origins.relays(claims),
            origins=origins_of(facts),
        )


def _by_nearness(item: tuple[Pair, Comparison]) -> tuple[bool, float, Pair]:
    """The order in which near misses are kept: two units are plain to see, and are told of last."""
    pair, found = item
    return found.kind is RelationKind.DIFFERENT_UNIT, -found.score, pair


def _iso(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()
