"""Records made by hand for tests: a claim, its document, and a small reconciliation with the engine's shape."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from claims import sources
from claims.decisions import Decided
from claims.ids import claim_id, digest, document_id
from claims.models import Check, Claim, Discrepancy, Document, Question, Reason, Reconciliation, Relation, Side
from claims.reviews.parts import Basis
from claims.terms import Bound, Level, NumberKind, RelationKind
from claims.versions import EXTRACTOR

BASIS = Basis(rules="rules", revision=1, last_change=0, last_parting=0)


def document(figure: float = 2, *, outlet: str | None = "Morning Post", **fields: Any) -> Document:
    """A document of three paragraphs whose middle one states `figure` sailors rescued."""
    text = f"A ferry ran aground at dawn.\n\nThe coast guard said {figure:g} sailors were rescued. More were sought.\n\nEnd."
    given = {"name": f"{outlet}-{figure:g}.txt", "text": text, "title": "Ferry", "published": "2021-03-04"}
    return Document.model_validate(given | {"outlet": outlet} | fields)


def claim(figure: float = 2, *, of: Document | None = None, **fields: Any) -> Claim:
    """The claim that `document(figure)` states; `of` another document with the same sentence, `fields` override."""
    source = of or document(figure)
    stored = document_id(source)
    words = f"{figure:g}"
    sentence = f"The coast guard said {words} sailors were rescued."
    sentence_start = max(source.text.find(sentence), 0)
    start = sentence_start + sentence.index(words)
    given: dict[str, Any] = {
        "id": claim_id(stored, source.case, start, start + len(words), 0),
        "document": source.name,
        "document_id": stored,
        "case": source.case,
        "outlet": source.outlet,
        "published": source.published,
        "title": source.title,
        "start": start,
        "end": start + len(words),
        "text": words,
        "kind": NumberKind.CLAIM,
        "reason": "counts sailors",
        "low": figure,
        "high": figure,
        "stated": figure,
        "resolution": 1,
        "bound": Bound.EXACT,
        "counted": "sailors",
        "counted_kind": "sailor",
        "event": "rescued",
        "speaker": "The coast guard",
        "speaker_name": "the coast guard",
        "sentence": sentence,
        "sentence_start": sentence_start,
        "extractor": EXTRACTOR,
    }
    return Claim.model_validate(given | fields)


def read(figure: float = 2, *, outlet: str | None = "Morning Post", **fields: Any) -> tuple[Document, list[Claim]]:
    """A document and its one claim; `fields` are the document's."""
    source = document(figure, outlet=outlet, **fields)
    return source, [claim(figure, of=source)]


def reconcile(claims: Sequence[Claim], decided: Decided | None = None) -> Reconciliation:
    """Claims of one event answer one question; different figures are a contradiction, its id from the question.

    A claim that people parted from another answers a question of its own; a policy is the rule of every question.
    """
    by_event: defaultdict[str, list[Claim]] = defaultdict(list)
    parted = {max(row.a, row.b) for row in decided.on_questions if not row.same} if decided else set()
    for each in claims:
        by_event[f"{each.event or ''} {each.id}" if each.id in parted else each.event or ""].append(each)
    rule = decided.policy.rule if decided and decided.policy else "range only"
    questions = [question(event, found, rule) for event, found in sorted(by_event.items())]
    flagged = [flag(event, found) for event, found in sorted(by_event.items()) if len({c.low for c in found}) > 1]
    relations = [
        Relation(a=a.id, b=b.id, relation=RelationKind.CONTRADICTION if a.low != b.low else RelationKind.AGREE)
        for found in by_event.values()
        for a, b in pairwise(found)
    ]
    ids = tuple(claim.id for claim in claims)
    checks = [Check(kind="sum", status="consistent", claim_ids=ids, explanation="adds up")] if ids else []
    return Reconciliation(
        claims=tuple(claims),
        questions=tuple(questions),
        relations=tuple(relations),
        discrepancies=tuple(flagged),
        checks=tuple(checks),
        sources=sources.of(claims, decided.on_sources if decided else ()).speakers,
    )


def question(event: str, found: Sequence[Claim], rule: str = "range only") -> Question:
    """The question that claims of one event answer."""
    return Question(
        id=digest("question", event),
        case=found[0].case,
        label=f"Sailors {event}",
        event=event,
        claim_ids=tuple(c.id for c in found),
        rule=rule,
        statements=len(found),
        speakers=1,
        relays=0,
        origins=len(found),
    )


def flag(event: str, found: Sequence[Claim], **fields: Any) -> Discrepancy:
    """The contradiction between claims of one event: a side for each figure."""
    sides = []
    for low in sorted({c.low or 0.0 for c in found}):
        members = [c for c in found if (c.low or 0.0) == low]
        sides.append(Side(low=low, high=low, claim_ids=tuple(c.id for c in members), origins=len(members)))
    given: dict[str, Any] = {
        "id": digest("flag", event),
        "question": digest("question", event),
        "kind": RelationKind.CONTRADICTION,
        "severity": 0.5,
        "sides": tuple(sides),
        "explanation": "the figures stay apart",
        "both_true_if": "none found",
        "reasons": (Reason(field="event", level=Level.SAME, detail=event),),
    }
    return Discrepancy.model_validate(given | fields)


def reconcile_by_claims(claims: Sequence[Claim], decided: Decided | None = None) -> Reconciliation:
    """As `reconcile`, but a flag's id comes from its claims, so that it changes whenever they do."""
    found = reconcile(claims, decided)
    renamed = [
        each.model_copy(update={"id": digest("flag", *(c for side in each.sides for c in side.claim_ids))})
        for each in found.discrepancies
    ]
    return found.model_copy(update={"discrepancies": tuple(renamed)})
