"""Sources, voices, and how often they disagree, brought up to date by what a part changes; a whole case is a part of everything."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Any, Final

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from claims.models import Discrepancy, Source
from claims.reviews.parts import Part
from claims.reviews.seeking import OUTLET, SPEAKER
from claims.store import contents, found
from claims.store.tables import placed, sources
from claims.store.told_tables import opposed, voices

OWN: Final = "outlet "  # before the name of an outlet that speaks in its own words; no source's id holds a space
_MOST: Final = 50  # voices of one side that are set against those of another; a flag of more is a crowd
_LONGEST: Final = 2_000  # characters of names that one voice can be found by
Key = tuple[str, str]
"""A sort of voices, and the id of one."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Whose a claim is, and where it stands."""

    source: str | None
    outlet: str | None
    document: str | None

    def voice(self, sort: str) -> str | None:
        """The voice of one sort that the claim is; None where it is none of that sort."""
        if sort == OUTLET:
            return self.outlet or None
        return self.source or f"{OWN}{self.outlet or self.document}"


def clear(connection: Connection, case: str) -> None:
    """Take away all sources and voices of a case."""
    for table in (sources, voices, opposed):
        connection.execute(delete(table).where(table.c.case == case))


def spoken(connection: Connection, case: str, claim_ids: Iterable[str]) -> dict[str, Spoken]:
    """Whose each of some claims is, by the kept reconciliation."""
    base = select(placed.c.claim_id, placed.c.source, placed.c.outlet, placed.c.document).where(placed.c.case == case)
    return {
        row.claim_id: Spoken(row.source, row.outlet, row.document)
        for query in contents.chosen(base, placed.c.claim_id, claim_ids)
        for row in connection.execute(query)
    }


class Moved:
    """What a part says anew of sources: the source of each claim that is in one of those, and the claims that left one."""

    def __init__(self, connection: Connection, case: str, part: Part) -> None:
        touched = [*(source.id for source in part.sources), *part.lost_sources]
        base = select(sources.c.id, sources.c.name, sources.c.record).where(sources.c.case == case)
        kept = [row for query in contents.chosen(base, sources.c.id, touched) for row in connection.execute(query)]
        was = {claim: row.id for row in kept for claim in json.loads(row.record)["claim_ids"]}
        self.now = {claim: source.id for source in part.sources for claim in source.claim_ids}
        self.claims = frozenset(claim for claim in {**was, **self.now} if was.get(claim) != self.now.get(claim))
        names = {source.id: source.name for source in part.sources}
        self.renamed = frozenset(row.name for row in kept if names.get(row.id) != row.name)
        self._touched = frozenset(touched)

    def source(self, claim: str, was: Spoken | None) -> str | None:
        """Whose a claim is now."""
        kept = was.source if was else None
        return self.now.get(claim) or (None if kept in self._touched else kept)


def move(connection: Connection, case: str, moved: Moved, beyond: Iterable[str]) -> None:
    """Give the claims beyond a part their sources."""
    rows = [{"of": claim, "whose": moved.now.get(claim)} for claim in sorted(beyond)]
    if rows:
        query = update(placed).where(placed.c.case == case, placed.c.claim_id == bindparam("of"))
        connection.execute(query.values(source=bindparam("whose")), rows)


class Disagreeing:
    """In how many flags each voice stands, and how often which two stand against each other; differences of two may be negative."""

    def __init__(self, flags: Iterable[Discrepancy] = (), of: Mapping[str, Spoken] | None = None) -> None:
        self.stands: Counter[Key] = Counter()
        self.times: Counter[tuple[str, str, str]] = Counter()
        for flag in flags:
            for sort in (SPEAKER, OUTLET):
                self._add(flag, sort, of or {})

    def _add(self, flag: Discrepancy, sort: str, of: Mapping[str, Spoken]) -> None:
        sides = [
            sorted({voice for claim in side.claim_ids if claim in of and (voice := of[claim].voice(sort))})
            for side in flag.sides
        ]
        self.stands.update({(sort, name) for side in sides for name in side})
        self.times.update({(sort, a, b) for a, b in _against([side[:_MOST] for side in sides])})

    def since(self, before: Disagreeing) -> Disagreeing:
        """What changed."""
        changed = Disagreeing()
        changed.stands.update(self.stands)
        changed.stands.subtract(before.stands)
        changed.times.update(self.times)
        changed.times.subtract(before.times)
        return changed


def _against(sides: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Every two voices on different sides, both ways round; one that gives both answers does not stand against itself."""
    for one, other in permutations(sides, 2):
        yield from ((a, b) for a in one for b in other if a != b)


@dataclass(slots=True)
class _Change:
    """What becomes of one voice: `fields` that are put in place, and how many more statements and disagreements it has."""

    fields: dict[str, Any]
    statements: int = 0
    disagreements: int = 0


def renew(connection: Connection, case: str, part: Part, changed: Disagreeing, outlets: Mapping[str, int]) -> None:
    """Bring the sources and voices of a case up to date; `outlets` tells of each how many statements more it has."""
    speakers = {name: _Change({"statements": 0}) for name in part.lost_sources}
    speakers |= {source.id: _Change(_named(source)) for source in part.sources}
    printed = {
        name: _Change({"name": name, "words": name.casefold()[:_LONGEST]}, more) for name, more in outlets.items()
    }
    for (sort, name), more in changed.stands.items():
        if more and not name.startswith(OWN):
            (speakers if sort == SPEAKER else printed).setdefault(name, _Change({})).disagreements = more
    told = _renew_voices(connection, case, SPEAKER, speakers)
    _renew_voices(connection, case, OUTLET, printed)
    _renew_sources(connection, case, part, told)
    _renew_opposed(connection, case, changed)


def _named(source: Source) -> dict[str, Any]:
    words = "\n".join((*(told.name for told in source.names), source.party or ""))
    return {"name": source.name, "words": words.casefold()[:_LONGEST], "statements": len(source.claim_ids)}


def _renew_voices(connection: Connection, case: str, sort: str, changes: Mapping[str, _Change]) -> dict[str, int]:
    """Change some voices, and give in how many disagreements each stands; one without a statement is no longer there."""
    base = select(voices).where(voices.c.case == case, voices.c.sort == sort)
    chosen = contents.chosen(base, voices.c.id, changes)
    kept = {row["id"]: dict(row) for query in chosen for row in connection.execute(query).mappings()}
    contents.remove(connection, case, voices.c.id, changes, voices.c.sort == sort)
    rows = []
    for name, change in changes.items():
        new = {"case": case, "sort": sort, "id": name, "statements": 0, "disagreements": 0}
        row = new | kept.get(name, {}) | change.fields
        row["statements"] += change.statements
        row["disagreements"] += change.disagreements
        if row["statements"]:
            rows.append(row)
    if rows:
        connection.execute(insert(voices), rows)
    return {row["id"]: row["disagreements"] for row in rows}


def _renew_sources(connection: Connection, case: str, part: Part, disagreements: Mapping[str, int]) -> None:
    own = {source.id for source in part.sources}
    contents.remove(connection, case, sources.c.id, {*own, *part.lost_sources})
    rows = [
        {
            "id": source.id,
            "name": source.name,
            "statements": len(source.claim_ids),
            "disagreements": disagreements[source.id],
            "record": source.model_dump_json(),
        }
        for source in part.sources
    ]
    found.number(connection, case, sources, rows)
    others = [{"of": name, "stands": number} for name, number in disagreements.items() if name not in own]
    if others:
        query = update(sources).where(sources.c.case == case, sources.c.id == bindparam("of"))
        connection.execute(query.values(disagreements=bindparam("stands")), others)


def _renew_opposed(connection: Connection, case: str, changed: Disagreeing) -> None:
    more = {key: times for key, times in changed.times.items() if times and not key[1].startswith(OWN)}
    for sort in (SPEAKER, OUTLET):
        names = {a for of, a, _ in more if of == sort}
        base = select(opposed).where(opposed.c.case == case, opposed.c.sort == sort)
        chosen = contents.chosen(base, opposed.c.id, names)
        kept = {(sort, row.id, row.other): row.times for query in chosen for row in connection.execute(query)}
        mine = {key: (kept.get(key), times) for key, times in more.items() if key[0] == sort}
        gone = [{"a": a, "b": b} for (_, a, b), (was, _) in mine.items() if was]
        if gone:
            pair = opposed.c.id == bindparam("a"), opposed.c.other == bindparam("b")
            connection.execute(delete(opposed).where(opposed.c.case == case, opposed.c.sort == sort, *pair), gone)
        rows = [
            {"case": case, "sort": sort, "id": a, "other": b, "times": (was or 0) + times}
            for (_, a, b), (was, times) in mine.items()
            if (was or 0) + times
        ]
        if rows:
            connection.execute(insert(opposed), rows)
