"""All that is known of the claims of each document when they are compared, as one digest: where it stays, the document did not change."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from claims import origins
from claims.comparison.collection import Collection
from claims.decisions import Policy
from claims.models import Claim, Source
from claims.questions.grouped import Decision
from claims.sources import Sources


def known(  # noqa: PLR0913, PLR0917 - all that claims are compared by
    claims: Sequence[Claim],
    spoken: Sources,
    among: Collection,
    beside: origins.Known,
    decisions: Sequence[Decision],
    policy: Policy | None,
) -> dict[str, str]:
    """The digest of each document of a case: of its claims, who speaks in them, what its reports tell of each other, and what people decided of them."""
    by_document: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_document[claim.document_id].append(claim)
    partners = _partners(beside)
    voices = {source.id: _voice(source) for source in spoken.all}
    decided: defaultdict[str, list[str]] = defaultdict(list)
    for row in decisions:
        for claim_id in (row.a, row.b):
            decided[claim_id].append(repr(row))
    told = policy.model_dump_json() if policy else ""
    found = {}
    for document, own in by_document.items():
        report = own[0].case, document
        parts = [told, repr(among.story_of.get(report)), _names(among, report), *_beside(document, beside, partners)]
        for claim in sorted(own, key=lambda one: one.id):
            parts += [claim.model_dump_json(), voices[spoken.of(claim).id], *decided.get(claim.id, ())]
        found[document] = hashlib.sha256("\x1e".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return found


def _names(among: Collection, report: tuple[str | None, str]) -> str:
    told = among.told.get(report)
    return f"{told.incident} {sorted(told.names)}" if told else ""


def _voice(source: Source) -> str:
    """What is compared and told of a source, which its other claims do not change."""
    names = sorted(name.name for name in source.names)
    return repr((source.id, source.name, source.kind, source.party, source.speaks_for, names, source.joined))


def _partners(beside: origins.Known) -> Mapping[str, list[str]]:
    """The copies of each document."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for (a, b), alike in beside.alike.items():
        found[a].append(f"{b} {alike.share} {alike.of_longer}")
        found[b].append(f"{a} {alike.share} {alike.of_longer}")
    return found


def _beside(document: str, beside: origins.Known, partners: Mapping[str, list[str]]) -> Iterable[str]:
    told = beside.told.get(document)
    yield told.model_dump_json() if told else ""
    yield beside.original_of.get(document, "")
    yield from sorted(partners.get(document, ()))
