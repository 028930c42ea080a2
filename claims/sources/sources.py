"""Claims → the sources that speak in them, each under all its names, with why they are taken to be one."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from claims.decisions import PartyDecision, SourceDecision
from claims.ids import digest
from claims.models import Claim, Joined, Source, SourceName
from claims.sources import rules
from claims.sources.bodies import body_of, index
from claims.sources.forms import Form, Kind
from claims.sources.joining import Sets
from claims.sources.nodes import Case, Node, gather, outlet

_KINDS = {
    Kind.PERSON: "person", Kind.NAME: "person", Kind.OFFICE: "person", Kind.STATE: "body", Kind.BODY: "body",
    Kind.ACRONYM: "body", Kind.CROWD: "group",
}  # fmt: skip


@dataclass(frozen=True)
class Sources:
    """Every source of some claims; `all` in the order of their names, outlets in their own words included."""

    all: tuple[Source, ...]

    @cached_property
    def by_claim(self) -> Mapping[str, Source]:
        """The source of every claim, by the claim's id."""
        return {claim: source for source in self.all for claim in source.claim_ids}

    @property
    def speakers(self) -> tuple[Source, ...]:
        """The sources that have a name or are described: not the outlets, nor those of whom nothing is said."""
        return tuple(source for source in self.all if source.kind not in ("outlet", "unnamed"))

    def of(self, claim: Claim) -> Source:
        """The source of one claim; `KeyError` for a claim that was not among those given."""
        return self.by_claim[claim.id]

    def same(self, a: Claim, b: Claim) -> bool:
        """Whether two claims are one source's words."""
        return self.of(a).id == self.of(b).id


def of(
    claims: Iterable[Claim], decisions: Sequence[SourceDecision] = (), parties: Sequence[PartyDecision] = ()
) -> Sources:
    """The sources of some claims; the order of the claims never matters.

    `decisions` are those of reviewers that hold, oldest first: what they join and part stands, whatever the rules say.
    `parties` tell to which party a name counts, the last word on each; where two names of a source differ, the later one.
    """
    found: list[Source] = []
    for name, case in gather(claims).items():
        sets = Sets(case.nodes, [decision for decision in decisions if (decision.case or None) == (name or None)])
        rules.apply(sets, case)
        found += _speakers(name, sets)
        found += _voiceless(name, case)
    return Sources(tuple(_with_party(source, parties) for source in found) if parties else tuple(found))


def _with_party(source: Source, parties: Sequence[PartyDecision]) -> Source:
    names = {told.name for told in source.names}
    held = [row.party for row in parties if (row.case or None) == (source.case or None) and row.name in names]
    return source.model_copy(update={"party": held[-1]}) if held else source


def voice(source: Source) -> str:
    """What counts as one voice: the party that a reviewer set, by its name, else the source by its id."""
    return f"party {source.party.casefold()}" if source.party else source.id


def _speakers(case: str | None, sets: Sets) -> list[Source]:
    groups = [([sets.nodes[place] for place in places], links) for places, links in sets.sets()]
    named = [(_fullest(nodes), nodes, links) for nodes, links in groups]
    ids = {id(nodes): digest("source", case, first.name, first.home) for first, nodes, _ in named}
    bodies = index([(ids[id(nodes)], first, nodes) for first, nodes, _ in named])
    told = []
    for first, nodes, links in named:
        own = ids[id(nodes)]
        body = body_of(nodes, bodies)
        told.append(
            Source(
                id=own,
                case=case,
                name=first.label,
                kind=_kind(nodes),
                names=_names(nodes),
                joined=links,
                claim_ids=tuple(sorted(claim.id for node in nodes for claim in node.claims)),
                speaks_for=body[0] if body else None,
                speaks_for_id=body[1] if body and body[1] != own else None,
            )
        )
    return sorted(told, key=lambda source: (source.name.casefold(), source.name, source.id))


def _kind(nodes: Sequence[Node]) -> Literal["person", "body", "group"]:
    kinds = {node.form.kind for node in nodes}
    if kinds & {Kind.STATE, Kind.BODY, Kind.ACRONYM}:
        return "body"
    return "group" if kinds == {Kind.CROWD} else "person"


def _names(nodes: Sequence[Node]) -> tuple[SourceName, ...]:
    told = [SourceName(name=node.label, count=len(node.claims)) for node in nodes]
    return tuple(sorted(told, key=lambda name: (-name.count, name.name)))


def _fullest(nodes: Sequence[Node]) -> Node:
    """The name that says most: with the country, in most words, most used."""
    return min(nodes, key=lambda node: (*_fullness(node.form), -len(node.claims), len(node.name), node.label))


def _fullness(told: Form) -> tuple[bool, bool, int]:
    written = told.key.split()
    stands_for_it = told.words == ("government",) and "government" not in written
    return told.kind is Kind.ACRONYM or stands_for_it, not told.owners, -len(written)


def _voiceless(name: str | None, case: Case) -> list[Source]:
    """Outlets in their own words, and those of whom the text says nothing."""
    told = []
    for (kind, key), claims in sorted(case.voiceless.items()):
        shown = outlet(min(claims, key=lambda claim: (outlet(claim), claim.id)))
        told.append(
            Source(
                id=digest("source", name, kind, key),
                case=name,
                name=shown,
                kind="unnamed" if kind == "unnamed" else "outlet",
                names=(SourceName(name=shown, count=len(claims)),),
                claim_ids=tuple(sorted(claim.id for claim in claims)),
            )
        )
    return told


def why(source: Source, a: str, b: str) -> tuple[Joined, ...]:
    """The links that lead from one name of a source to another; none where they are one name, or one is not among its names."""
    beside: defaultdict[str, list[tuple[str, Joined]]] = defaultdict(list)
    for link in source.joined:
        beside[link.a].append((link.b, link))
        beside[link.b].append((link.a, link))
    ways: dict[str, tuple[Joined, ...]] = {a: ()}
    waiting = deque([a])
    while waiting:
        at = waiting.popleft()
        for other, link in beside[at]:
            if other not in ways:
                ways[other] = (*ways[at], link)
                waiting.append(other)
    return ways.get(b, ())


def in_words(link: Joined) -> str:
    """A link as a person reads it: “the MoD” is “Ministry of Defence” (initials, …)."""
    return f"“{link.a}” is “{link.b}” ({link.reason})"


def label(source: Source, claim: Claim) -> str | None:
    """The name among a source's under which a claim gives it; None where the claim names nobody."""
    name = claim.speaker_name or claim.speaker
    if name is None:
        return None
    known = {told.name for told in source.names}
    shown = (name, f"{name} ({outlet(claim)})", f"{name} ({claim.document})")
    return next((one for one in shown if one in known), None)


def between(source: Source, a: Claim, b: Claim) -> tuple[Joined, ...]:
    """The links that make two claims of one source its own, where they name it in two ways."""
    left, right = label(source, a), label(source, b)
    return why(source, left, right) if left and right else ()
