"""What a kept reconciliation was made from, what changed since, and the part of it, and of its index, that takes the place of what was found before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claims.models import Reconciliation, Record, Relation, Source
from claims.questions.indexes import Overlay


class Basis(Record):
    """What a reconciliation was made from: the rules and settings in force, and how far the case and its log had come.

    `revision` counts changes of documents and claims, `last_change` is the number of the latest annotation or decision,
    `last_parting` that of the latest verdict that may part claims or lift what another parted.
    """

    rules: str
    revision: int
    last_change: int
    last_parting: int


class Changes(Record):
    """What changed in a case since its kept reconciliation.

    `documents` are the ids of those added, read anew or removed, `gone` those of the claims of them that were reconciled
    and are no longer there, `corrected` those of claims whose corrections changed; `decided` whether anything else was
    decided that the engine goes by. With `whole` the others are empty: only a reconciliation from scratch will do.
    """

    documents: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    corrected: tuple[str, ...] = ()
    decided: bool = False
    whole: bool = False


class Part(Record):
    """What was found of some claims of a case, to be kept in place of what was found of them before.

    `found` holds these claims as corrected, with all their questions, relations, discrepancies and checks: none of them but near misses,
    now or before, and no flag that corrections closed, names a claim of the part and one beyond it. Of near misses `missed` are those that
    lead beyond and are new or told anew, `unmissed` the pairs that are told of no more. `gone` are the ids of
    claims of the part that are no longer there, or rejected, be it that they were before. `sources` are those that are new or differ from what was
    kept, each with all its claims in the case; `lost_sources` the ids of those that are no longer.
    """

    found: Reconciliation
    missed: tuple[Relation, ...] = ()
    unmissed: frozenset[tuple[str, str]] = frozenset()
    gone: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    lost_sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Indexed:
    """What becomes of the index of a case: the change of it, and what is now known of each document, None of one that is gone."""

    change: Overlay
    known: Mapping[str, str | None]
