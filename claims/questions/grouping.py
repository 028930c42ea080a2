"""Claims → questions and relations: block, compare, link, group; reviewers' decisions override the score."""

from __future__ import annotations

from collections.abc import Sequence

from claims import origins, sources
from claims.comparison.preparing import prepare
from claims.config import Settings
from claims.decisions import PartyDecision, Policy, SourceDecision
from claims.models import Claim
from claims.questions import blocking
from claims.questions.grouped import Decision, Grouping
from claims.questions.ordering import reading_order
from claims.questions.running import Run
from claims.questions.spreading import Keeper


def group(  # noqa: PLR0913, PLR0917 - all that people decided
    claims: Sequence[Claim],
    settings: Settings,
    decisions: Sequence[Decision] = (),
    on_sources: Sequence[SourceDecision] = (),
    policy: Policy | None = None,
    parties: Sequence[PartyDecision] = (),
    known: origins.Known = origins.NOTHING,
    keeper: Keeper | None = None,
) -> Grouping:
    """Every claim under one question, with the relations of all pairs within a question and of the near misses.

    The order of the claims never matters; a claim given twice counts once. `on_sources` is what reviewers decided of two
    names, oldest first; `decisions` what they decided of two claims, the last word on each pair; `policy` chooses the figure
    that is suggested; `parties` whose agreement counts once; `known` is what is known of the documents: which are never a second origin.
    `keeper` screens the pairs that share a block, in its own way and with the same result.
    """
    ordered = _in_order(claims)
    spoken = sources.of(ordered, on_sources, parties)
    found = prepare(ordered, settings, spoken, known=known)
    run = Run([found[claim.id] for claim in ordered], settings, decisions, policy)
    run.keep(keeper(run.facts, settings, decisions) if keeper else blocking.pairs(run.facts, settings.linking))
    return run.grouped(spoken)


def _in_order(claims: Sequence[Claim]) -> list[Claim]:
    """The claims in reading order, each once."""
    unique: dict[str, Claim] = {}
    for claim in claims:
        other = unique.setdefault(claim.id, claim)
        if other is not claim and other != claim:
            # One id read in two ways: which one is kept must not depend on the order given.
            unique[claim.id] = min(other, claim, key=repr)
    return sorted(unique.values(), key=reading_order)
