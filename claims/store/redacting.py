"""The words of a removed document, and taking them out of the rows of the log."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, Final

from claims.decisions import (
    REMOVED,
    Annotation,
    Assignment,
    BestFigure,
    ClaimByHand,
    Contact,
    Decision,
    Edition,
    PartyDecision,
    Policy,
    PolicyDecision,
    QuestionDecision,
    Review,
    SourceDecision,
)
from claims.models import Claim

_WORD: Final = re.compile(r"\w+")
_RUN: Final = 3
"""So many words in a row are looked for."""
_NEAR: Final = 1
_FAR: Final = 3
"""So many such runs in a row (three words, five words) are the document's, in a row on one of its claims and in any other."""
_LEAST: Final = 8  # letters of a phrase without blanks, as in Chinese, that is looked for as it is
_KEPT_OF_A_CLAIM: Final = frozenset(
    {"id", "document_id", "case", "extractor", "entered_by", "kind", "modality", "change"}
)
_FREE: Final[Mapping[type[Decision], tuple[str, ...]]] = {
    Review: ("explained_how",),
    SourceDecision: ("a", "b"),
    PartyDecision: ("name", "party"),
    Contact: ("source", "channel", "text"),
    Edition: ("title",),
}
"""What people wrote in a row of each sort, beside its note."""


class Gone:
    """What is to go with a document: its id, the ids of its claims, its words, and the names that nothing else of the case has."""

    def __init__(self, document: str, claims: Collection[str], texts: Iterable[str], names: Iterable[str]) -> None:
        self.document = document
        self.claims = frozenset(claims)
        self._texts = [text.casefold() for text in texts]
        self._runs = {run for text in self._texts for run in _runs(_WORD.findall(text))}
        self._names = [f" {' '.join(_WORD.findall(name.casefold()))} " for name in names]

    def holds(self, text: str, needed: int) -> bool:
        """Whether a text has words of the document: so many runs of three in a row, a name, or a phrase without blanks."""
        folded = text.casefold()
        words = _WORD.findall(folded)
        told = f" {' '.join(words)} "
        if any(name in told for name in self._names):
            return True
        streak = 0
        for run in _runs(words):
            streak = streak + 1 if run in self._runs else 0
            if streak >= needed:
                return True
        return any(
            len(word) >= _LEAST and not word.isascii() and word in whole for word in words for whole in self._texts
        )


def _runs(words: list[str]) -> list[int]:
    return [hash(run) for run in zip(*(words[start:] for start in range(_RUN)), strict=False)]


def redacted(row: Decision, gone: Gone, purge: str) -> Decision:
    """The row without the document's words; the row itself where it has none."""
    own, near = _stands(row, gone)
    changed = _structured(row, gone, near=near or own)
    for name in ("note", *_FREE.get(type(row), ())):
        text = getattr(row, name)
        if text and (own or gone.holds(text, _NEAR if near else _FAR)):
            changed[name] = REMOVED
    if not changed:
        return row
    return row.model_copy(update=changed | {"redacted": purge})


def _stands(row: Decision, gone: Gone) -> tuple[bool, bool]:
    """Whether a row is on the document alone, and whether it is on it among others."""
    if isinstance(row, ClaimByHand):
        return row.claim.document_id == gone.document, False
    if isinstance(row, Contact) and row.document == gone.document:
        return True, True
    if isinstance(row, (Review, Assignment, Contact)):
        named = set(row.claim_ids)
    elif isinstance(row, Annotation):
        named = {row.claim_id}
    else:
        named = {row.a, row.b} if isinstance(row, QuestionDecision) else set()
    return bool(named) and named <= gone.claims, bool(named & gone.claims)


def _structured(row: Decision, gone: Gone, *, near: bool) -> dict[str, Any]:
    """What of the parts of a row that are no plain text has to be put in place of what is there."""
    for kind, of in _STRUCTURED.items():
        if isinstance(row, kind):
            return of(row, gone, near)
    return {}


def _review(row: Review, gone: Gone, near: bool) -> dict[str, Any]:
    best = row.best and _best(row.best, gone)
    told: dict[str, Any] = {"best": best} if best != row.best else {}
    return told | ({"seen": ""} if row.seen and (near or gone.holds(row.seen, _FAR)) else {})


def _annotation(row: Annotation, gone: Gone, near: bool) -> dict[str, Any]:
    if near:
        return {"value": row.value and json.dumps(REMOVED), "before": None}
    return {"before": None} if row.before and gone.holds(row.before, _NEAR) else {}


def _by_hand(row: ClaimByHand, _gone: Gone, near: bool) -> dict[str, Any]:
    return {"claim": _empty(row.claim)} if near else {}


def _policy(row: PolicyDecision, gone: Gone, _near: bool) -> dict[str, Any]:
    named = tuple(REMOVED if gone.holds(name, _FAR) else name for name in row.policy.hierarchy)
    return {"policy": Policy(rule=row.policy.rule, hierarchy=named)} if named != row.policy.hierarchy else {}


def _edition(row: Edition, gone: Gone, _near: bool) -> dict[str, Any]:
    quotes = row.report and (gone.document in row.report or gone.holds(row.report, _FAR))
    return {"report": "", "sha256": ""} if quotes else {}


_STRUCTURED: Final[Mapping[type[Any], Callable[[Any, Gone, bool], dict[str, Any]]]] = {
    Review: _review,
    Annotation: _annotation,
    ClaimByHand: _by_hand,
    PolicyDecision: _policy,
    Edition: _edition,
}


def _best(best: BestFigure, gone: Gone) -> BestFigure:
    written = {name: REMOVED for name in ("reasons", "dissent") if gone.holds(getattr(best, name), _NEAR)}
    names = tuple(REMOVED if gone.holds(name, _NEAR) else name for name in best.names)
    return best.model_copy(update={**written, "names": names})


def _empty(claim: Claim) -> Claim:
    """A claim of which only stays which it was, and who entered it."""
    bare = {name: getattr(claim, name) for name in _KEPT_OF_A_CLAIM}
    told = {"document": REMOVED, "text": REMOVED, "sentence": REMOVED, "reason": REMOVED}
    return Claim(**bare, **told, start=0, end=0, sentence_start=0)
