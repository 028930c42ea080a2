"""A report as schema.org data: `ClaimReview` for what is settled and published, `Claim` for everything else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from claims.models import Claim
from claims.reporting import phrases, statements, words
from claims.reporting.escaping import visible
from claims.reporting.formats.as_json import dumped
from claims.reporting.formats.naming import by_hash, full_date, urn
from claims.reporting.outline.blocks import web
from claims.reporting.record import Disagreement, Report
from claims.reporting.statements import Statement
from claims.reviews import Status
from claims.terms import VerdictCode

LONGEST: Final = 74
"""Characters of `claimReviewed`: it has to stay under 75. Source: Google Search Central, "Fact check (ClaimReview) structured data"."""
REVIEWED: Final = (VerdictCode.CONFIRMED, VerdictCode.EXPLAINED, VerdictCode.SUPERSEDED)
"""The verdicts that say something of the figures; the others say that there was nothing to compare."""

Node = dict[str, Any]


def schema_org(*reports: Report) -> str:
    """The reports as one graph in JSON-LD.

    A `ClaimReview` needs a settled verdict and the public address of the report (`Report.url`). It rates nothing in numbers:
    what the verdict says stands in `alternateName`.
    """
    graph = [node for report in reports for node in _nodes(report)]
    return dumped({"@context": "https://schema.org", "@graph": graph})


def _nodes(report: Report) -> Iterator[Node]:
    if report.chain:
        yield {
            "@type": "Report",
            "@id": by_hash(report.chain.hash),
            "name": visible(report.title),
            "identifier": {"@type": "PropertyValue", "propertyID": "head of the chain", "value": report.chain.hash},
        }
    persons = {name.name for source in report.speakers if source.kind == "person" for name in source.names}
    for item in report.disagreements:
        for statement in _by_voice(item):
            claim = _claim(item, statement, persons)
            yield _review(report, item, statement, claim) if _settled(report, item) else claim


def _by_voice(item: Disagreement) -> list[Statement]:
    """The statements of a disagreement, each voice and figure once, through whatever relays it comes."""
    found: dict[tuple[str, str], Statement] = {}
    for side in statements.of(item):
        for one in side:
            known = found.get((one.figure, one.who))
            claims = known.claims + one.claims if known else one.claims
            found[one.figure, one.who] = Statement(one.figure, one.who, one.role, one.relays, claims)
    return list(found.values())


def _settled(report: Report, item: Disagreement) -> bool:
    judgement = item.judgement
    return bool(web(report.url)) and judgement.status is Status.SETTLED and judgement.verdict in REVIEWED


def _review(report: Report, item: Disagreement, statement: Statement, claim: Node) -> Node:
    judgement = item.judgement
    verdict = words.VERDICTS[judgement.verdict] if judgement.verdict else ""
    told = [part for part in (phrases.explained(judgement), judgement.note) if part]
    reviewed = {key: value for key, value in claim.items() if key != "@id"}
    node: Node = {
        "@type": "ClaimReview",
        "@id": urn("review", item.id, statement.who, statement.figure),
        "url": f"{web(report.url)}#d-{item.id}",
        "claimReviewed": _short(item, statement),
        "itemReviewed": reviewed | {"@id": claim["@id"]},
        "reviewRating": {"@type": "Rating", "alternateName": verdict},
        "author": {"@type": "Person", "name": visible(report.author or judgement.reviewer or "a reviewer")},
    }
    if judgement.at:
        node["datePublished"] = judgement.at[:10]
    return node | ({"reviewBody": visible(". ".join(told))} if told else {})


def _claim(item: Disagreement, statement: Statement, persons: set[str]) -> Node:
    claims = sorted(statement.claims, key=lambda one: (one.published or "9999", one.id))
    kind = "Person" if statement.claims[0].speaker_name in persons else "Organization"
    first = claims[0]
    node: Node = {
        "@type": "Claim",
        "@id": urn("statement", item.id, statement.who, statement.figure),
        "name": _short(item, statement),
        "text": visible(first.sentence.strip()),
        "author": {
            "@type": kind,
            "name": visible(first.speaker_name or first.speaker or first.outlet or first.document),
        },
        "appearance": _works(claims),
        "firstAppearance": _work(first),
    }
    if first.language:
        node["inLanguage"] = visible(first.language)
    if stands := phrases.stands(first):
        node["description"] = visible(stands)
    return node | _dated(first)


def _works(claims: Sequence[Claim]) -> list[Node]:
    return list({str(work): work for work in map(_work, claims)}.values())


def _work(claim: Claim) -> Node:
    node: Node = {"@type": "CreativeWork", "name": visible(claim.title or claim.document)}
    if address := web(claim.url):
        node["url"] = address
    if claim.outlet:
        node["publisher"] = {"@type": "Organization", "name": visible(claim.outlet)}
    return node | _dated(claim)


def _dated(claim: Claim) -> Node:
    return {"datePublished": day} if (day := full_date(claim.published)) else {}


def _short(item: Disagreement, statement: Statement) -> str:
    """The statement in less than 75 characters: who gives which figure, and of what as far as there is room."""
    told = visible(f"{statement.figure} ({statement.who}): {phrases.question(item.label)}")
    if len(told) <= LONGEST:
        return told
    cut = told[: LONGEST - 1]
    return f"{cut[: cut.rindex(' ')] if ' ' in cut[40:] else cut}…"
