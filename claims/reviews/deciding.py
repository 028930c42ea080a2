"""The log of a case → what the engine goes by: sources parted and joined, questions parted and joined, the policy in force."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

from claims.decisions import (
    CopyDecision,
    Decided,
    Decision,
    PartyDecision,
    PolicyDecision,
    QuestionDecision,
    Review,
    SourceDecision,
    TranslationDecision,
)
from claims.reviews.evidence import Snapshot
from claims.reviews.log import live
from claims.terms import Role, VerdictCode

_Pair = frozenset[str]


def decided(rows: Iterable[Decision]) -> Decided:
    """What holds now of a case's whole log, oldest first.

    The verdict that figures do not answer the same question parts every two claims of different sides, as a decision on
    the two would. Of two decisions on one pair the last holds; another verdict on the same claims lifts what a verdict
    had parted, never what was decided of the pair itself. What an annotator says of a flag waits for a reviewer.
    """
    held = live(rows)
    policies = [row.policy for row in held if isinstance(row, PolicyDecision)]
    return Decided(
        on_sources=tuple(row for row in held if isinstance(row, SourceDecision)),
        on_questions=_on_questions(held),
        on_parties=tuple(row for row in held if isinstance(row, PartyDecision)),
        policy=policies[-1] if policies else None,
        translations=tuple(row for row in held if isinstance(row, TranslationDecision)),
        on_copies=tuple(row for row in held if isinstance(row, CopyDecision)),
    )


def _on_questions(held: Sequence[Decision]) -> tuple[QuestionDecision, ...]:
    last: dict[_Pair, QuestionDecision] = {}
    by_verdict: set[_Pair] = set()
    for row in held:
        if isinstance(row, QuestionDecision):
            pair = frozenset((row.a, row.b))
            last.pop(pair, None)  # the last word comes last
            last[pair] = row
            by_verdict.discard(pair)
        elif isinstance(row, Review) and row.role is not Role.ANNOTATOR:
            _apply(row, last, by_verdict)
    return tuple(last.values())


def _apply(review: Review, last: dict[_Pair, QuestionDecision], by_verdict: set[_Pair]) -> None:
    parts = review.verdict is VerdictCode.NOT_SAME_QUESTION
    if not parts and not by_verdict:
        return
    for a, b in _across(review):
        pair = frozenset((a, b))
        if pair in by_verdict:
            del last[pair]
            by_verdict.discard(pair)
        if parts:
            last.pop(pair, None)
            last[pair] = _parted(review, a, b)
            by_verdict.add(pair)


def _parted(review: Review, a: str, b: str) -> QuestionDecision:
    """A verdict as the decision on two claims that it comes to."""
    return QuestionDecision(
        id=review.id, case=review.case, a=a, b=b, same=False, note=review.note, reviewer=review.reviewer, at=review.at
    )


def _across(review: Review) -> Iterator[tuple[str, str]]:
    """Every two claims that the verdict saw on different sides."""
    seen = Snapshot.of(review)
    sides = [side.claim_ids for side in seen.sides] if seen else [(claim_id,) for claim_id in review.claim_ids]
    for one, other in combinations(sides, 2):
        for a, b in product(one, other):
            if a != b:
                yield (a, b) if a < b else (b, a)
