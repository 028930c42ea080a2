"""Claims → the names that stand for their speakers: one node for each written name of a case, by its parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from claims.lexicon.places import place_of
from claims.models import Claim
from claims.sources.forms import Form, form
from claims.sources.initials import told_in_brackets
from claims.sources.owners import owned

PRONOUNS: Final = frozenset(
    {"he", "she", "it", "they", "we", "i", "who", "that", "which", "this", "these", "those", "one", "both"}
)
_FEW_COUNTRIES: Final = 1


@dataclass(slots=True)
class Node:
    """One name as written in one case.

    `home` is the outlet, or the id of the document, beyond which it names nobody, None where it holds everywhere; `shown`
    is that home as people know it.
    """

    case: str | None
    name: str
    home: str | None
    shown: str
    form: Form
    claims: list[Claim] = field(default_factory=list)
    homes: set[str] = field(default_factory=set)

    @property
    def label(self) -> str:
        """The name as people are shown it, with its home where it holds only there."""
        return self.name if self.home is None else f"{self.name} ({self.shown})"


@dataclass(slots=True)
class Case:
    """The names of one case, and what tells abbreviations and bodies without a country apart in it.

    `told` holds the abbreviations explained in brackets; `voiceless` the claims of outlets and unnamed sources by key.
    """

    nodes: list[Node]
    countries: frozenset[str]
    told: frozenset[tuple[str, str]]
    voiceless: Mapping[tuple[str, str], Sequence[Claim]]


def gather(claims: Iterable[Claim]) -> dict[str | None, Case]:
    """The names of every case, in an order that does not hang on that of the claims."""
    by_case: defaultdict[str | None, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_case[claim.case].append(claim)
    return {
        case: _case(case, by_case[case]) for case in sorted(by_case, key=lambda name: (name is not None, name or ""))
    }


def _case(case: str | None, claims: Sequence[Claim]) -> Case:
    countries = _countries(claims)
    nodes: dict[tuple[str, str | None], Node] = {}
    voiceless: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        name = claim.speaker_name or claim.speaker
        if name is None or not name.strip():
            voiceless[_own_voice(claim)].append(claim)
            continue
        told = form(name)
        home, shown = _home(claim, told, countries)
        node = nodes.get((name, home))
        if node is None:
            node = nodes[name, home] = Node(case, name, home, shown, told)
        node.shown = min(node.shown, shown)
        node.claims.append(claim)
        node.homes.add(outlet(claim))
    ordered = sorted(nodes.values(), key=lambda node: (node.name, node.home or ""))
    return Case(ordered, countries, _told(claims), voiceless)


def outlet(claim: Claim) -> str:
    """The outlet of a claim, else its document."""
    return claim.outlet or claim.document


def _own_voice(claim: Claim) -> tuple[str, str]:
    """Whose words a claim without a speaker is: its outlet's; nobody's but its document's where a speaker is kept back."""
    if claim.cue:
        return "unnamed", claim.document_id
    return ("outlet", claim.outlet) if claim.outlet else ("document", claim.document_id)


def _home(claim: Claim, told: Form, countries: frozenset[str]) -> tuple[str | None, str]:
    """Where a name holds, and that as people know it: everywhere, in its outlet ("police"), or in its document alone ("an official")."""
    if told.is_indefinite or told.key in PRONOUNS:
        return claim.document_id, claim.document
    is_unclear = told.is_national and not told.owners and len(countries) > _FEW_COUNTRIES
    if is_unclear or not told.is_distinct:
        return claim.outlet or claim.document_id, outlet(claim)
    return None, ""


def _countries(claims: Iterable[Claim]) -> frozenset[str]:
    """The countries whose bodies, people or deeds the claims of a case tell of: with two, "the defence ministry" can be either's."""
    written = {
        text
        for claim in claims
        for text in (
            claim.speaker_name,
            claim.speaker,
            claim.speaker_role,
            claim.organisation,
            claim.actor,
            claim.group,
        )
        if text
    }
    return frozenset(country for text in written for country in _named(text))


@lru_cache(maxsize=65536)
def _named(text: str) -> frozenset[str]:
    """The countries that a text names, itself or by a region of theirs."""
    return frozenset(map(_country_of, owned(tuple(text.replace("’", "'").split())).countries))


def _country_of(place: str) -> str:
    row = place_of(place)
    return row.part_of or row.name if row else place


def _told(claims: Iterable[Claim]) -> frozenset[tuple[str, str]]:
    texts = {
        text
        for claim in claims
        for text in (claim.sentence, claim.speaker, claim.speaker_name, claim.organisation)
        if text and "(" in text
    }
    return frozenset(found for text in texts for found in told_in_brackets(text))
