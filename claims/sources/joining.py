"""Links between names → sets of names, each one source; what must stay apart does, whatever else links it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from claims.decisions import SourceDecision
from claims.models import Joined
from claims.sources.forms import Form, Kind
from claims.sources.nodes import Node
from claims.sources.persons import can_be_one

CERTAIN: Final = 1.0


@dataclass(slots=True)
class _Set:
    members: list[int]
    forms: dict[str, Form]
    first: int
    links: list[Joined] = field(default_factory=list)


class Sets:
    """Names put together one link at a time; `nodes` in a fixed order."""

    def __init__(self, nodes: Sequence[Node], decisions: Iterable[SourceDecision]) -> None:
        self.nodes = nodes
        self._of = [_Set([place], {node.form.key: node.form}, place) for place, node in enumerate(nodes)]
        self._parted: dict[int, set[int]] = {}
        self._decide(decisions)

    def link(self, a: int, b: int, reason: str, score: float) -> bool:
        """Put two names together, and all that are one with them; False where a person or a clash keeps them apart."""
        one, other = self._of[a], self._of[b]
        if one is other:
            return True
        if self._is_parted(one, other) or _clash(one, other):
            return False
        self._merge(a, b, reason, score)
        return True

    def root(self, place: int) -> int:
        """The first of the names that are one with this one."""
        return self._of[place].first

    def homes(self, place: int) -> set[str]:
        """The outlets that use any of the names that are one with this one."""
        return {home for member in self._of[place].members for home in self.nodes[member].homes}

    def sets(self) -> list[tuple[list[int], tuple[Joined, ...]]]:
        """The names of every source, with the links that joined them."""
        unique = {id(found): found for found in self._of}
        told = [(sorted(found.members), tuple(found.links)) for found in unique.values()]
        return sorted(told, key=lambda one: one[0][0])

    def _merge(self, a: int, b: int, reason: str, score: float) -> None:
        one, other = sorted((self._of[a], self._of[b]), key=lambda found: (-len(found.members), found.first))
        left, right = sorted((self.nodes[a].label, self.nodes[b].label), key=lambda label: (len(label), label))
        one.links.append(Joined(a=left, b=right, reason=reason, score=round(score, 3)))
        one.links.extend(other.links)
        one.members.extend(other.members)
        one.forms.update(other.forms)
        one.first = min(one.first, other.first)
        for member in other.members:
            self._of[member] = one

    def _decide(self, decisions: Iterable[SourceDecision]) -> None:
        """What people decided, the last word on each two names first: they are never overruled."""
        last = {frozenset((decision.a, decision.b)): decision for decision in decisions}
        for decision in last.values():
            if not decision.same:
                for a in self._named(decision.a):
                    self._parted.setdefault(a, set()).update(self._named(decision.b))
        for decision in last.values():
            if decision.same:
                self._join(decision)

    def _join(self, decision: SourceDecision) -> None:
        note = f": {decision.note}" if decision.note else ""
        for a in self._named(decision.a):
            for b in self._named(decision.b):
                if self._of[a] is not self._of[b] and not self._is_parted(self._of[a], self._of[b]):
                    self._merge(a, b, f"joined by {decision.by}{note}", CERTAIN)

    def _named(self, label: str) -> list[int]:
        """The names that a decision means: as shown, else as written, wherever they stand."""
        shown = [place for place, node in enumerate(self.nodes) if node.label == label]
        return shown or [place for place, node in enumerate(self.nodes) if node.name == label]

    def _is_parted(self, one: _Set, other: _Set) -> bool:
        if not self._parted:
            return False
        return any(
            b in self._parted.get(a, ()) or a in self._parted.get(b, ()) for a in one.members for b in other.members
        )


def _clash(one: _Set, other: _Set) -> bool:
    """Whether two names among them cannot be one source's, though each has a link to a third."""
    return any(
        not _agree(a, b) for key, a in one.forms.items() for other_key, b in other.forms.items() if key != other_key
    )


def _agree(a: Form, b: Form) -> bool:
    if a.kind is Kind.PERSON and b.kind is Kind.PERSON:
        return can_be_one(a, b)
    if a.owners and b.owners and Kind.STATE in (a.kind, b.kind):
        return a.owners == b.owners
    return True
