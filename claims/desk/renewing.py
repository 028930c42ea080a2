"""What was found of a case, brought up to date: as a whole, or, of a large case, only what changed."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.decisions import Annotation, Decided
from claims.models import Claim
from claims.reviews import Flag, flags, live, settled_by_corrections
from claims.reviews.parts import Basis, Indexed, Part

if TYPE_CHECKING:
    from claims.incremental import Case, Renewed
    from claims.questions.index import Known
    from claims.store.store import Store  # only named, as in `keeping`

CaseOf = Callable[[Sequence[Claim], Decided], "Case | None"]
"""A case of which a change can be reconciled by itself, given its claims and what people decided; None where it is too small for that."""


@contextmanager
def uncollected() -> Iterator[None]:
    """No collection of garbage inside: it would go through all claims of a case again and again, which are no garbage."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@dataclass(frozen=True)
class Material:
    """What a case is reconciled from: its claims as read and as corrected `now`, its annotations and what people decided."""

    case: str | None
    claims: Sequence[Claim]
    now: Sequence[Claim]
    annotations: Sequence[Annotation]
    decided: Decided


def renew_by_parts(store: Store, given: Material, now: Case, basis: Basis, extractor: str) -> bool:
    """Reconcile what changed in a case since its kept reconciliation, everything where nothing of use is kept, and keep it.

    `now` is the case as corrected. False, and nothing is kept, where another program kept its own result meanwhile.
    """
    from claims.questions.indexes import Memory  # noqa: PLC0415 - the desk is opened without the engine

    with store.index(given.case) as (index, upon):
        known = index.known() if upon is not None and upon.rules == basis.rules else {}
        if known:
            closed = [flag for flag in store.flags(given.case) if flag.closed is not None]
            with uncollected():
                told = _Change(given, now, index, known).told(_on_sides(closed), extractor)
    if known:
        part, recency = _part(store, given.case, told), now.settings.severity.recency_days
        return store.save_part(given.case, part, told.flags, basis, extractor, recency, indexed=told.indexed, upon=upon)
    told = _Change(given, now, Memory(), {}).told(set(), extractor)
    store.save_reconciliation(given.case, told.renewed.found, basis, told.flags, extractor, indexed=told.indexed)
    return True


@dataclass(frozen=True)
class _Told:
    """What a change comes to, its flags and those that corrections closed, and the claims of it that are not there as corrected."""

    renewed: Renewed
    flags: tuple[Flag, ...]
    gone: frozenset[str]

    @property
    def indexed(self) -> Indexed:
        """What becomes of the index of the case."""
        return Indexed(self.renewed.change, self.renewed.changed)


class _Change:
    """What changed in a case, reconciled."""

    def __init__(self, given: Material, now: Case, below: Known, known: Mapping[str, str]) -> None:
        self._given, self._now, self._below, self._known = given, now, below, known

    def told(self, closed: set[str], extractor: str) -> _Told:
        """What it comes to; `closed` are the claims of the flags that corrections closed before.

        Those flags are found by what the corrections take away: the case as read is that as corrected with some other documents, which
        touch a part of it as any change does. All of that is brought into this one, so that no flag leads beyond.
        """
        found = self._reconciled(closed)
        raised: tuple[Flag, ...] = ()
        touched = set(closed)
        if live(self._given.annotations):
            read = self._now.of(self._given.claims).reconcile(found.change, found.known).found
            touched |= {claim.id for claim in read.claims}
            if not touched <= {claim.id for claim in found.found.claims}:
                found = self._reconciled(touched)
            raised = flags(read.discrepancies, read.questions, read.claims, extractor)
        kept = flags(found.found.discrepancies, found.found.questions, found.found.claims, extractor)
        if raised:
            kept += settled_by_corrections(raised, kept, self._given.claims, self._given.annotations)
        there = {claim.id for claim in self._given.now}
        return _Told(found, kept, found.gone | (touched - there))

    def _reconciled(self, with_claims: set[str]) -> Renewed:
        return self._now.reconcile(self._below, self._known, with_claims=with_claims)


def _on_sides(closed: Sequence[Flag]) -> set[str]:
    return {claim for flag in closed for side in flag.discrepancy.sides for claim in side.claim_ids}


def _part(store: Store, case: str | None, told: _Told) -> Part:
    found = told.renewed.found
    kept, now = {one.id: one for one in store.sources(case)}, {one.id: one for one in found.sources}
    return Part(
        found=found,
        missed=told.renewed.missed,
        unmissed=told.renewed.unmissed,
        gone=tuple(sorted(told.gone)),
        sources=tuple(one for one in found.sources if kept.get(one.id) != one),
        lost_sources=tuple(name for name in kept if name not in now),
    )
