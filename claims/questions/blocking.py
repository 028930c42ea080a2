"""Which pairs of claims are worth comparing: those that share a canonical key, so that cost grows with the claims, not their square.

A link needs one event and one thing that identifies the incident: a group, a place (or one around it), an actor, a shared
name, the report, a named case, or the thing measured. Each of these is a key, so no pair that could link is lost, except in
blocks over the limit that Settings set.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from claims.comparison import events, places
from claims.comparison.facts import Facts
from claims.comparison.fields import place_words
from claims.config import Linking
from claims.lexicon.events import event_rows
from claims.origins import words

Key = tuple[str | None, ...]
_DAYS_A_MONTH: Final = 30
_ENDS: Final = 4
"""Copies of a sentence share at least so many words at its beginning or at its end."""
EVERYTHING: Final = "everything"
ENDS: Final = frozenset({"begins", "ends"})
_SMALL_ONLY: Final = frozenset({EVERYTHING, "name", "concept", *ENDS})
"""Blocks that are left out when they are over the limit: a small case is compared all with all, for the near misses that
have no key in common; a name that everybody mentions tells nothing apart."""


def pairs(facts: Sequence[Facts], linking: Linking) -> list[tuple[int, int]]:
    """The index pairs (i < j) that share a block, each once, in order."""
    found: set[tuple[int, int]] = set()
    for key, members in blocks(facts).items():
        for i, j in within(key, members, facts, linking):
            found.add((i, j) if i < j else (j, i))
    return sorted(found)


def blocks(facts: Sequence[Facts]) -> dict[Key, list[int]]:
    """Every block with more than one claim: its key and the places of its claims."""
    found: defaultdict[Key, list[int]] = defaultdict(list)
    for index, one in enumerate(facts):
        for key in keys(one):
            found[key].append(index)
    return {key: members for key, members in found.items() if len(members) > 1}


def keys(facts: Facts) -> Iterator[Key]:
    """The blocks of a claim: its case and event family, with each thing that identifies the incident."""
    head = facts.claim.case, family(facts.event)
    yield (facts.claim.case, EVERYTHING)
    yield (*head, "report", facts.claim.document_id, facts.kind if facts.event is None else None)
    if facts.incident == facts.claim.case is not None:
        yield (*head, "case")
    if facts.group:
        yield from ((*head, "group", place) for place in (facts.group, *places.around(facts.group)))
    if facts.actor:
        yield from ((*head, "actor", place) for place in (facts.actor, *places.around(facts.actor)))
    if facts.place:
        yield from ((*head, "place", place) for place in (facts.place, *places.around(facts.place)))
    sentence = words(facts.claim.sentence)
    yield (*head, "begins", *sentence[:_ENDS])
    yield (*head, "ends", *sentence[-_ENDS:])
    for name in sorted(facts.names | place_words(facts)):
        yield (*head, "name", name)
    if facts.incident and events.event_type(facts.event) == "occurrence":
        yield (*head, "incident", facts.incident)
    if facts.event is None or events.event_type(facts.event) == "measure":
        for word in sorted(facts.concept):
            yield (*head, "concept", word)


@lru_cache(maxsize=4096)
def family(event: str | None) -> str | None:
    """One name for all events that are parts of each other (killed, injured, shot, casualties), itself for any other."""
    if event is None:
        return None
    members, size = {event}, 0
    while len(members) > size:
        size = len(members)
        for row in event_rows().values():
            if row.parts and members & {row.event, *row.parts}:
                members |= {row.event, *row.parts}
    return min(members)


def is_small_only(key: Key) -> bool:
    """Whether a block over the limit is left out, not split."""
    return not _SMALL_ONLY.isdisjoint(key[1:3])


def within(key: Key, members: list[int], facts: Sequence[Facts], linking: Linking) -> Iterator[tuple[int, int]]:
    """The pairs of one block: all of them, or, above the limit, those of its parts and within a window of neighbours."""
    if len(members) <= linking.max_block:
        for place, i in enumerate(members):
            for j in members[place + 1 :]:
                yield i, j
        return
    if is_small_only(key):
        return
    parts: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for index in members:
        parts[finer(facts[index])].append(index)
    for part in parts.values():
        reach = len(part) if len(part) <= linking.max_block else linking.window
        for place, i in enumerate(part):
            for j in part[place + 1 : place + 1 + reach]:
                yield i, j


def finer(facts: Facts) -> tuple[object, ...]:
    """What splits a block of a claim that is too large: event, kind, place, group, and the month."""
    when = facts.when.period or facts.when.as_of
    return facts.event, facts.kind, facts.place, facts.group, when[0] // _DAYS_A_MONTH if when else None
