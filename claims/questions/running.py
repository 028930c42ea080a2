"""One grouping of claims: which pairs are kept, which sets they make, and what is told of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations, islice
from typing import Final

from claims.comparison.facts import Facts, is_part
from claims.comparison.levels import Match
from claims.comparison.reasons import reasons
from claims.comparison.relation import ANSWERS, QUEUE, Comparison, as_answers, compare, is_queued, is_unrelated
from claims.comparison.ties import tied
from claims.comparison.tolls import may_be_of_one_toll
from claims.config import Settings
from claims.decisions import Policy
from claims.models import Claim, Reason, Relation
from claims.questions import fates
from claims.questions.clustering import clusters
from claims.questions.compared import Compared
from claims.questions.forming import question
from claims.questions.grouped import Decision, Grouping
from claims.questions.nearest import IdPair, misses, mutual, nearest, pair_of
from claims.sources import Sources
from claims.terms import Level, RelationKind

Pair = tuple[int, int]
_EQUAL: Final = frozenset({RelationKind.AGREE, RelationKind.SAME_ORIGIN})
_NO_MISSES: Final = ANSWERS | QUEUE | {RelationKind.PART_OF}
_NEVER_KEPT: Final = frozenset({RelationKind.UNRELATED, RelationKind.NO_CLAIM})


class Run:
    """One grouping: the facts of claims in reading order, and the pairs of them that are kept; `of` names them by their places, the smaller first.

    `compared` are pairs that other groupings by the same settings have compared.
    """

    def __init__(
        self,
        facts: Sequence[Facts],
        settings: Settings,
        decisions: Sequence[Decision] = (),
        policy: Policy | None = None,
        compared: Compared | None = None,
    ) -> None:
        self._compared = compared
        self.facts = facts
        self.claims = [one.claim for one in facts]
        self.settings = settings
        self.place = {one.id: index for index, one in enumerate(facts)}
        self.policy = policy
        on_pairs = {self.of(d.a, d.b): d for d in decisions if d.a in self.place and d.b in self.place and d.a != d.b}
        self.decided = {pair: decision.same for pair, decision in on_pairs.items()}
        self.told = {pair: decision.told for pair, decision in on_pairs.items()}
        self.superseded = fates.told_dead(facts, settings)
        self.parted_sets: set[Pair] = set()
        self.set_of: dict[int, int] = {}
        self.pairs: dict[Pair, Comparison] = {}
        self.within: set[Pair] = set()
        self.tied: dict[Pair, Comparison] = {}
        self.agreeing: dict[int, list[int]] = {}

    def of(self, a: str, b: str) -> Pair:
        """The places of two claims."""
        i, j = self.place[a], self.place[b]
        return (i, j) if i < j else (j, i)

    def keep(self, pairs: Iterable[Pair]) -> None:
        """Compare pairs, and keep what links, is a near miss or is a part; drop what has nothing to do with each other."""
        for pair in pairs:
            self._keep(pair)

    def grouped(self, spoken: Sources, near: Collection[IdPair] | None = None) -> Grouping:
        """The questions of all claims, and the relations of those that were kept; `near` are the near misses that are told, else those that these claims tell."""
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
        questions = [question([self.facts[i] for i in members], self.superseded, self.policy) for members in sets]
        question_of = {self.claims[i].id: q.id for members, q in zip(sets, questions, strict=True) for i in members}
        return Grouping(
            claims=tuple(self.claims),
            questions=tuple(questions),
            relations=self._relations(near),
            sources=spoken,
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

    def _compare(self, pair: Pair) -> Comparison:
        found = self.pairs.get(pair) or self._set_beside(self.facts[pair[0]], self.facts[pair[1]])
        return as_answers(found) if self.decided.get(pair) else found

    def _set_beside(self, a: Facts, b: Facts) -> Comparison:
        return compare(a, b, self.settings) if self._compared is None else self._compared.of(a, b, self.settings)

    def _keep(self, pair: Pair) -> None:
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
        return [self.of(part, whole) for part, whole in named if whole in self.place and whole != part]

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
        is_of_parted_sets = bool(self.parted_sets) and found.kind in ANSWERS and self._sets(pair) in self.parted_sets
        return self.decided.get(pair) is False or is_of_parted_sets

    def _sets(self, pair: Pair) -> Pair:
        one, other = sorted((self.set_of[pair[0]], self.set_of[pair[1]]))
        return one, other

    def hanging(self) -> Iterator[Pair]:
        """The pairs of which more was kept than that they answer two questions, and those that people decided on."""
        yield from (pair for pair, found in self.pairs.items() if found.kind in _NO_MISSES)
        yield from self.tied
        yield from self.decided

    def missed(self) -> dict[Pair, Comparison]:
        """The kept pairs that answer two questions, but for those of which their signs tell more."""
        return {
            pair: found for pair, found in self.pairs.items() if found.kind not in _NO_MISSES and pair not in self.tied
        }

    def _relations(self, near: Collection[IdPair] | None) -> tuple[Relation, ...]:
        """Every pair within a question, the parts beyond it, and the near misses."""
        kept: dict[Pair, Comparison] = {pair: self.pairs[pair] for pair in self.within}
        kept |= {pair: told for pair, told in self.tied.items() if self._is_tied(pair, told)}
        kept |= {pair: found for pair, found in self.pairs.items() if pair not in kept and self._is_told(pair, found)}
        missed = self.missed()
        if near is None:
            lists = misses(missed.values())
            near = mutual({key: nearest(own, self.settings.linking.near_misses) for key, own in lists.items()})
        kept |= {pair: found for pair, found in missed.items() if pair_of(found.a.id, found.b.id) in near}
        return tuple(self.relation(found) for _, found in sorted(kept.items()))

    def _is_told(self, pair: Pair, found: Comparison) -> bool:
        """Whether a pair beyond its question is told of in any case: a part, or a flag."""
        return found.kind is RelationKind.PART_OF or (found.kind in ANSWERS | QUEUE and self._is_flag(pair, found))

    def _is_tied(self, pair: Pair, told: Comparison) -> bool:
        """Whether a pair is told of by its signs: no flag, and within a question only as another answer to it."""
        found = self.pairs.get(pair)
        is_flag = found is not None and self._is_flag(pair, found)
        return not is_flag and not self._is_parted(pair, told) and (pair not in self.within or told.is_answer)

    def relation(self, found: Comparison) -> Relation:
        """A pair as it is told of: its relation, and why."""
        told = self.told.get(self.of(found.a.id, found.b.id))
        by_person = (Reason(field="reviewer", level=Level.SAME, detail=told),) if told else ()
        shown = (*by_person, *reasons(found, self.settings))
        return Relation(a=found.a.id, b=found.b.id, relation=found.kind, reasons=shown)


def _are_of_one_table(a: Facts, b: Facts) -> bool:
    """Whether two figures are cells of one table: their headings tell them apart, and a large table has millions of such pairs."""
    one, other = a.claim, b.claim
    return (
        bool(one.headings and other.headings) and one.document_id == other.document_id and _table(one) == _table(other)
    )


def _table(claim: Claim) -> str:
    return (claim.cell or "").rpartition("!")[0]
