"""A report as W3C Web Annotations: each figure marked in its document, each disagreement and verdict as a note on its figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from claims.models import Claim
from claims.reporting import phrases, words
from claims.reporting.escaping import visible
from claims.reporting.formats.as_json import dumped
from claims.reporting.formats.naming import by_hash, full_date, urn
from claims.reporting.outline.blocks import web
from claims.reporting.record import Disagreement, Report, Source

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
_AROUND: Final = 64  # characters of the sentence on each side of a figure

Node = dict[str, Any]


def web_annotation(*reports: Report, positions_only: bool = False) -> str:
    """The reports as one annotation collection in JSON-LD. Source: W3C Web Annotation Data Model (2017).

    Offsets are half-open and count Unicode code points. `positions_only`: no words of the documents are in it, for texts that
    may not be copied. The head of the chain of each report's store is named by its hash.
    """
    items = [node for report in reports for node in _annotations(report, positions_only=positions_only)]
    collection: Node = {
        "@context": CONTEXT,
        "id": urn("collection", *(item["id"] for item in items)),
        "type": "AnnotationCollection",
        "label": "; ".join(visible(report.title) for report in reports),
        "total": len(items),
        "first": {
            "id": urn("page", *(item["id"] for item in items)),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    }
    heads = [by_hash(report.chain.hash) for report in reports if report.chain]
    return dumped(collection | ({"dcterms:provenance": [{"id": head} for head in heads]} if heads else {}))


def _annotations(report: Report, *, positions_only: bool) -> Iterator[Node]:
    documents = {source.id: source for source in report.documents}
    marked: set[str] = set()
    for item in report.disagreements:
        for side in item.sides:
            for claim in side.claims:
                if claim.id not in marked:
                    marked.add(claim.id)
                    yield _figure(claim, documents, positions_only=positions_only)
        yield _linked(item, positions_only=positions_only)
        if item.judgement.verdict is not None:
            yield _assessed(item)


def _figure(claim: Claim, documents: Mapping[str, Source], *, positions_only: bool) -> Node:
    told = phrases.interval(claim.low, claim.high) if positions_only else phrases.claim(claim)
    if stands := phrases.stands(claim, headings=not positions_only):
        told = f"{told}, {stands}"
    return {
        "id": urn("claim", claim.id),
        "type": "Annotation",
        "motivation": "classifying",
        "body": _text(told, "classifying"),
        "target": _target(claim, documents, positions_only=positions_only),
        "generator": {"id": urn("software", claim.extractor), "type": "Software", "name": visible(claim.extractor)},
    }


def _target(claim: Claim, documents: Mapping[str, Source], *, positions_only: bool) -> Node:
    source = documents.get(claim.document_id)
    selectors = [{"type": "TextPositionSelector", "start": claim.start, "end": claim.end}]
    if not positions_only:
        selectors.insert(0, _quoted(claim))
    target: Node = {"source": web(claim.url) or urn("document", claim.document_id), "selector": selectors}
    state: Node = {"type": "TimeState"}
    if source is not None:
        state["cached"] = by_hash(source.sha256)
    if day := full_date(claim.published):
        state["sourceDate"] = f"{day}T00:00:00Z"
    return target | ({"state": state} if len(state) > 1 else {})


def _quoted(claim: Claim) -> Node:
    """The exact words with what stands around them in their sentence, character for character."""
    start, end = claim.start - claim.sentence_start, claim.end - claim.sentence_start
    inside = 0 <= start < end <= len(claim.sentence)
    return {
        "type": "TextQuoteSelector",
        "exact": claim.sentence[start:end] if inside else claim.text,
        "prefix": claim.sentence[max(start - _AROUND, 0) : start] if inside else "",
        "suffix": claim.sentence[end : end + _AROUND] if inside else "",
    }


def _linked(item: Disagreement, *, positions_only: bool) -> Node:
    told = f"{phrases.kind(item.kind)}: {phrases.span(side.side for side in item.sides)}"
    if not positions_only:
        told = f"{phrases.question(item.label)}: {told}. {item.explanation}".strip()
    return {
        "id": urn("disagreement", item.id),
        "type": "Annotation",
        "motivation": "linking",
        "body": _text(told, "linking"),
        "target": _targets(item),
    }


def _assessed(item: Disagreement) -> Node:
    judgement = item.judgement
    told = [
        words.VERDICTS[judgement.verdict] if judgement.verdict else "",
        phrases.explained(judgement),
        judgement.note,
    ]
    node: Node = {
        "id": urn("verdict", item.id, judgement.at or ""),
        "type": "Annotation",
        "motivation": "assessing",
        "body": _text(". ".join(part for part in told if part), "assessing"),
        "target": _targets(item),
        "creator": {"type": "Person", "name": visible(judgement.reviewer or "a reviewer")},
    }
    return node | ({"created": judgement.at} if judgement.at and "T" in judgement.at else {})


def _targets(item: Disagreement) -> list[str]:
    return [urn("claim", claim.id) for side in item.sides for claim in side.claims]


def _text(value: str, purpose: str) -> Node:
    return {
        "type": "TextualBody",
        "value": visible(value),
        "format": "text/plain",
        "language": "en",
        "purpose": purpose,
    }
