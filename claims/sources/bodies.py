"""Whose spokesperson a source is: the body named in the role, the organisation or the name itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from claims.sources.forms import Form, Kind, form
from claims.sources.nodes import Node
from claims.sources.spelling import fold
from claims.sources.words import words_for

_FOR = re.compile(r"^\s*(?:for|of|from|at|with)\s+", re.IGNORECASE)
_BODIES = (Kind.STATE, Kind.BODY, Kind.ACRONYM)


Index = Mapping[Hashable, Sequence[tuple[str, Node, Node]]]


def index(sources: Iterable[tuple[str, Node, Sequence[Node]]]) -> Index:
    """The bodies that speak themselves by the forms of their names; `sources` are (id, fullest name, names)."""
    found: defaultdict[Hashable, list[tuple[str, Node, Node]]] = defaultdict(list)
    for own, first, names in sources:
        for node in names:
            for key in _keys(node.form):
                found[key].append((own, first, node))
    return found


def body_of(nodes: Sequence[Node], bodies: Index) -> tuple[str, str | None] | None:
    """The body that a source speaks for, by its name and the id of its source where it speaks itself in the case.

    A spokesperson is the body's voice but a person of its own: the two stay two sources.
    """
    told = sorted({body for node in nodes for body in _told(node)})
    if not told:
        return None
    homes = {home for node in nodes for home in node.homes}
    for body in told:
        for key in _keys(form(body)):
            for own, first, node in bodies.get(key, ()):
                if node.home is None or node.home in homes:
                    return first.label, own
    return told[0], None


def _told(node: Node) -> Iterator[str]:
    """The bodies that a spokesperson's name, role and organisation name."""
    own = _spoken_for(node.name)
    if own:
        yield own
    for role, organisation in {(claim.speaker_role, claim.organisation) for claim in node.claims if claim.speaker_role}:
        spoken = _spoken_for(role or "")
        if spoken is not None and (organisation or spoken):
            yield organisation or spoken


@lru_cache(maxsize=65536)
def _spoken_for(text: str) -> str | None:
    """The body in "a spokesman for the ministry" or "ministry spokesman"; empty where none is named, None where nobody speaks for one."""
    words = text.split()
    place = next((at for at, word in enumerate(words) if fold(word) in words_for("spokesperson")), None)
    if place is None:
        return None
    behind = " ".join(words[place + 1 :])
    if _FOR.match(behind):
        return _FOR.sub("", behind).split(",")[0].strip()
    skipped = words_for("article") | words_for("indefinite") | {"chief", "lead", "deputy", "former"}
    before = words[:place]
    while before and fold(before[0]) in skipped:
        before = before[1:]
    return " ".join(before).removesuffix("'s").removesuffix("’s")


def _keys(told: Form) -> list[Hashable]:
    """What two names of one body share."""
    if told.kind not in _BODIES:
        return []
    return [told.key, (told.bag, told.owners)] if told.kind is Kind.STATE else [told.key]
