"""Documents of a case that changed → the questions and relations of the claims that this touches, as if the whole case were grouped anew.

Claims of which no more than a near miss was kept when they were compared never come into one question, and no flag or check holds two of
them. So a case falls into components, and what changes in one is no business of the others. Near misses lead across: each claim knows its
nearest, and a change looks only at those of which one came or went.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from claims.comparison.facts import Facts
from claims.config import Settings
from claims.decisions import Policy
from claims.models import Relation
from claims.questions.compared import Compared
from claims.questions.entries import Entry, entries
from claims.questions.grouped import Decision, Grouping
from claims.questions.index import Index
from claims.questions.nearest import IdPair, mutual
from claims.questions.nearness import Nearness
from claims.questions.ordering import reading_order
from claims.questions.running import Run
from claims.questions.touching import Blocks, shaken
from claims.sources import Sources

FactsOf = Callable[[Collection[str]], Mapping[str, Facts]]
"""The facts of all claims of some documents, by the claims' ids."""


@dataclass(frozen=True)
class Regrouped:
    """What a change comes to: the claims that are no longer there, and the grouping of those that it touches.

    The grouping holds all relations among its claims; near misses may lead beyond them: `missed` are those that are new or are told
    anew, `unmissed` the pairs that are told of no more.
    """

    gone: frozenset[str]
    grouping: Grouping
    missed: tuple[Relation, ...]
    unmissed: frozenset[IdPair]


@dataclass(frozen=True)
class Given:
    """What a case is grouped by, beside its claims; `compared` are pairs that were compared before by the same settings."""

    settings: Settings
    decisions: Sequence[Decision] = ()
    policy: Policy | None = None
    compared: Compared = field(default_factory=Compared)


def regroup(  # noqa: PLR0913 - each is named
    index: Index,
    documents: Collection[str],
    facts_of: FactsOf,
    given: Given,
    spoken: Sources,
    *,
    with_claims: Collection[str] = (),
) -> Regrouped:
    """The part of a case that a change of some documents touches, grouped; the index is brought up to date.

    `documents` are those that are new, that are gone (`facts_of` knows no claims of them), and those of whose claims anything else is known
    now; `with_claims` are claims that are to be in the part in any case. Parts that were found before and have a claim of this one, or one that is gone, are replaced by it. The case is taken to be
    too large to be compared all with all.
    """
    return _Change(index, facts_of, given).regrouped(documents, spoken, with_claims)


class _Change:
    """One change of a case."""

    def __init__(self, index: Index, facts_of: FactsOf, given: Given) -> None:
        self.index, self.given = index, given
        self.linking = given.settings.linking
        self._facts_of = facts_of
        self.facts: dict[str, Facts] = {}
        self.read: set[str] = set()

    def regrouped(self, documents: Collection[str], spoken: Sources, with_claims: Collection[str]) -> Regrouped:
        before = self.index.entries(self.index.of_documents(documents))
        self._read(documents)
        now = entries(self.facts.values(), self.given.decisions)
        gone = frozenset(before.keys() - now.keys())
        components = self.index.components(before.keys())
        near = Nearness(self.index, {*before, *now}, self.linking.near_misses)
        moved = [*before.values(), *now.values()]
        was = Blocks(self.index, moved, self.linking)
        self.index.replace(gone, now.values())
        jolted = shaken(was, Blocks(self.index, moved, self.linking), moved)
        tied = self.index.tied({tie for one in moved for tie in one.ties})
        region = self._closed({*now, *jolted, *tied, *self.index.entries(with_claims)})
        region |= set(self.index.within(set(components.values())))
        beside = self._beside({*now, *jolted})
        region = self._reached(region, beside)
        missed = near.changed(
            {*now, *jolted}, beside.missed().values(), lambda ids: self._beside(ids).missed().values()
        )
        run = beside if region == set(beside.place) == {*now, *jolted} else self._run(region)
        grouping = run.grouped(spoken, mutual(self.index.nearest(region)))
        self.index.settle(_components(run, self.index.entries(region).values()))
        beyond = self._told([pair for pair in missed.new if not region.issuperset(pair)])
        return Regrouped(gone, self._with_documents(grouping), beyond, missed.lost)

    def _read(self, documents: Collection[str]) -> None:
        new = set(documents) - self.read
        self.read |= new
        self.facts |= self._facts_of(sorted(new)) if new else {}

    def _closed(self, ids: set[str]) -> set[str]:
        """Some claims with all that hang together with them."""
        return ids | set(self.index.within(set(self.index.components(ids).values())))

    def _beside(self, ids: Collection[str]) -> Run:
        """Some claims compared with all of their blocks."""
        told = self.index.entries(ids).values()
        pairs = Blocks(self.index, told, self.linking).beside(told)
        run = self._ready({*ids, *(claim for pair in pairs for claim in pair)})
        run.keep(sorted(run.of(*pair) for pair in pairs))
        return run

    def _reached(self, region: set[str], beside: Run) -> set[str]:
        """A region with the components of all claims of which more than a near miss is kept beside a changed one."""
        kept = {beside.claims[place].id for pair in beside.hanging() for place in pair}
        return self._closed(region | kept)

    def _ready(self, ids: Collection[str]) -> Run:
        missing = [key for key in ids if key not in self.facts]
        self._read({entry.document for entry in self.index.entries(missing).values()})
        known = sorted((self.facts[key] for key in ids), key=lambda one: reading_order(one.claim))
        return Run(known, self.given.settings, self.given.decisions, self.given.policy, self.given.compared)

    def _run(self, region: set[str]) -> Run:
        told = self.index.entries(region).values()
        pairs = Blocks(self.index, told, self.linking).among(told)
        run = self._ready(region)
        run.keep(sorted(run.of(*pair) for pair in pairs))
        return run

    def _told(self, pairs: Collection[IdPair]) -> tuple[Relation, ...]:
        """Near misses as they are told of."""
        run = self._ready({claim for pair in pairs for claim in pair})
        places = sorted(run.of(*pair) for pair in pairs)
        run.keep(places)
        return tuple(run.relation(run.pairs[pair]) for pair in places)

    def _with_documents(self, grouping: Grouping) -> Grouping:
        """A grouping that knows the facts of whole documents: their sums are looked for among all their figures."""
        documents = {claim.document_id for claim in grouping.claims}
        known = {key: one for key, one in self.facts.items() if one.claim.document_id in documents}
        newest = self.index.newest()
        latest = dict.fromkeys({claim.case for claim in grouping.claims}, newest) if newest is not None else {}
        return replace(grouping, facts=known, latest=latest)


def _components(run: Run, told: Iterable[Entry]) -> dict[str, str]:
    """The component of each claim of a run, named after its first claim by id: what hangs together, and what is tied."""
    home = {one.id: one.id for one in run.facts}

    def root(claim: str) -> str:
        while home[claim] != claim:
            home[claim] = home[home[claim]]
            claim = home[claim]
        return claim

    tied: dict[int, str] = {}
    pairs = [(run.claims[i].id, run.claims[j].id) for i, j in run.hanging()]
    pairs += [(entry.id, tied.setdefault(tie, entry.id)) for entry in told for tie in entry.ties]
    for one, other in pairs:
        a, b = root(one), root(other)
        home[max(a, b)] = min(a, b)
    return {claim: root(claim) for claim in home}
