"""A case that changed → what the change comes to: only what it touches is compared again, with the result that the whole would have."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING, Final

from claims import config, ids
from claims.decisions import Decided
from claims.models import Reconciliation
from claims.pipeline import told_by

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from claims.comparison.facts import Facts
    from claims.config import Settings
    from claims.models import Claim, Relation
    from claims.questions.compared import Compared
    from claims.questions.index import Known
    from claims.questions.indexes import Overlay


_MOST_CLAIMS: Final = 20_000


class Remembered:
    """The facts of documents that were compared last, so many as stand for 20,000 claims, and pairs of them; safe to share between threads.

    Each is known by all that goes into it, so that none is ever out of date.
    """

    def __init__(self) -> None:
        self._lock, self._claims = Lock(), 0
        self._kept: OrderedDict[str, Mapping[str, Facts]] = OrderedDict()

    @cached_property
    def compared(self) -> Compared:
        """The pairs that were compared last."""
        from claims.questions.compared import Compared  # noqa: PLC0415 - pandas

        return Compared()

    def get(self, name: str) -> Mapping[str, Facts] | None:
        """The facts of one document by its claims' ids."""
        with self._lock:
            if name in self._kept:
                self._kept.move_to_end(name)
            return self._kept.get(name)

    def put(self, name: str, facts: Mapping[str, Facts]) -> None:
        """Keep them, and let go of those that were asked for longest ago."""
        with self._lock:
            self._claims += len(facts) - len(self._kept.pop(name, ()))
            self._kept[name] = facts
            while self._claims > _MOST_CLAIMS:
                self._claims -= len(self._kept.popitem(last=False)[1])


@dataclass(frozen=True)
class Renewed:
    """What a change of a case comes to.

    `gone` are claims that are no longer there, `found` the reconciliation of those that the change touches, with all sources of the case;
    `change` what becomes of the index of the case, `changed` what is now known of each document that changed, None of one that is gone,
    and `known` what is of all documents. Near misses lead beyond the claims that are touched: `missed` are those that are new or are told
    anew, `unmissed` the pairs that are told of no more.
    """

    gone: frozenset[str]
    found: Reconciliation
    change: Overlay
    changed: Mapping[str, str | None]
    known: Mapping[str, str]
    missed: tuple[Relation, ...]
    unmissed: frozenset[tuple[str, str]]


class Case:
    """The claims of one case as they are now, with what people decided, and what all of them together tell of each.

    That is told of all claims, in time that grows with their number; what is compared is bound by what changed. What was prepared for it
    is `remembered`.
    """

    def __init__(
        self,
        claims: Sequence[Claim],
        settings: Settings | None = None,
        decided: Decided | None = None,
        remembered: Remembered | None = None,
    ) -> None:
        from claims import origins, questions, sources  # noqa: PLC0415 - pandas
        from claims.comparison.collection import collection  # noqa: PLC0415 - as above
        from claims.questions import knowing  # noqa: PLC0415 - as above

        self.claims, self.settings = claims, settings or config.settings()
        held = self._decided = decided or Decided()
        self._remembered = remembered or Remembered()
        self._parted = [questions.Decision(row.a, row.b, row.same, told_by(row)) for row in held.on_questions]
        self._policy, self._beside = held.policy, origins.known(held)
        self.spoken = sources.of(claims, held.on_sources, held.on_parties)
        self._among = collection(claims, self.settings)
        self.known = knowing.known(claims, self.spoken, self._among, self._beside, self._parted, held.policy)

    def of(self, claims: Sequence[Claim]) -> Case:
        """The same case with other claims: those as read."""
        return Case(claims, self.settings, self._decided, self._remembered)

    def reconcile(self, below: Known, known: Mapping[str, str], *, with_claims: Collection[str] = ()) -> Renewed:
        """Reconcile what changed, as `pipeline.reconcile` would reconcile the whole.

        `below` is the index of the case as it was, and is only read; `known` what was known of its documents then. `with_claims` are claims
        that are to be among those that are reconciled in any case.
        """
        from claims import discrepancies  # noqa: PLC0415 - pandas
        from claims.questions import indexes, regrouping  # noqa: PLC0415 - as above

        now = self.known
        changed = {key: now.get(key) for key in {*now, *known} if now.get(key) != known.get(key)}
        change = indexes.Overlay(below)
        compared = self._remembered.compared
        given = regrouping.Given(self.settings, self._parted, self._policy, compared)
        part = regrouping.regroup(change, sorted(changed), self._facts_of, given, self.spoken, with_claims=with_claims)
        compared.let_go()
        findings = discrepancies.find(part.grouping, self.settings)
        found = Reconciliation(
            claims=part.grouping.claims,
            questions=part.grouping.questions,
            relations=part.grouping.relations,
            discrepancies=findings.discrepancies,
            checks=findings.checks,
            sources=self.spoken.speakers,
        )
        return Renewed(part.gone, found, change, changed, now, part.missed, part.unmissed)

    def _facts_of(self, documents: Collection[str]) -> Mapping[str, Facts]:
        from claims.comparison.preparing import prepare  # noqa: PLC0415 - pandas

        found: dict[str, Facts] = {}
        new = []
        for document in documents:
            kept = self._remembered.get(self._name(document))
            if kept is None:
                new.append(document)
            else:
                found |= kept
        own = [claim for document in new for claim in self._by_document.get(document, ())]
        prepared = prepare(own, self.settings, self.spoken, self._among, self._beside)
        for document in new:
            if facts := {claim.id: prepared[claim.id] for claim in self._by_document.get(document, ())}:
                self._remembered.put(self._name(document), facts)
        return found | prepared

    def _name(self, document: str) -> str:
        return f"{self._said} {document} {self.known.get(document)}"

    @cached_property
    def _said(self) -> str:
        """What else facts hang on, which is the same for all documents."""
        return ids.digest("settings", self.settings.model_dump_json())

    @cached_property
    def _by_document(self) -> Mapping[str, Sequence[Claim]]:
        found: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            found[claim.document_id].append(claim)
        return found


def is_large(claims: Sequence[Claim], settings: Settings) -> bool:
    """Whether a case is too large to be compared all with all: of a smaller one, every change touches everything."""
    return len(claims) > settings.linking.max_block
