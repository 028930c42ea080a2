"""What was found of a case, or of a part of it, → the store, in place of what was found of the same claims before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, update

from claims.models import Discrepancy, Reconciliation
from claims.reviews import Flag
from claims.reviews.parts import Basis, Indexed, Part
from claims.store import ageing, findings, found, indexing, queue, records, revisions, speaking
from claims.store.speaking import Disagreeing, Spoken
from claims.store.tables import cases


def whole(  # noqa: PLR0913, PLR0917 - all that one reconciliation gives
    connection: Connection,
    case: str | None,
    told: Reconciliation,
    flags: Sequence[Flag],
    basis: Basis,
    extractor: str,
    indexed: Indexed | None = None,
) -> None:
    """Keep all that was found of a case; `flags` are its discrepancies, and those that corrections closed."""
    here = records.key(case)
    found.clear(connection, here)
    speaking.clear(connection, here)
    speaks = {claim: source.id for source in told.sources for claim in source.claim_ids}
    found.put(connection, here, told, flags, speaks)
    of = {claim.id: Spoken(speaks.get(claim.id), claim.outlet, claim.document) for claim in told.claims}
    part = Part(found=told, sources=told.sources)
    speaking.renew(connection, here, part, Disagreeing(_standing(flags), of), _outlets(of.values()))
    queue.rebuild(connection, case, told, flags, extractor)
    indexing.clear(connection, here)
    if indexed is not None:
        indexing.renew(connection, here, indexed)
    _cover(connection, here, basis)


def replace(  # noqa: PLR0913, PLR0917 - as above
    connection: Connection,
    case: str | None,
    part: Part,
    flags: Sequence[Flag],
    basis: Basis,
    extractor: str,
    recency_days: float,
    indexed: Indexed | None = None,
) -> None:
    """Keep what was found of a part; `flags` are its discrepancies, and those that corrections closed."""
    here = records.key(case)
    newest = ageing.newest(connection, case)
    own = {claim.id for claim in part.found.claims}
    claims = own | set(part.gone)
    moved = speaking.Moved(connection, here, part)
    beyond = moved.claims - claims
    was = _items(connection, case, queue.CLAIM, claims)
    others = _items(connection, case, queue.CLAIM, beyond) - was
    named = _items(connection, case, "source", moved.renamed) - was

    before = findings.read_flags(connection, case, was | others)
    of = speaking.spoken(connection, here, claims | queue.on_sides(before))
    disagreed = Disagreeing(_standing(before), of)
    found.remove(connection, here, part, was)
    found.put(connection, here, part.found, flags, {name: moved.source(name, of.get(name)) for name in own})
    found.put_missed(connection, here, part.missed)
    speaking.move(connection, here, moved, beyond)

    after = (*flags, *(flag for flag in before if flag.discrepancy.id in others))
    now = speaking.spoken(connection, here, own | queue.on_sides(after))
    outlets = _outlets(now[name] for name in own)
    outlets.subtract(_outlets(of[name] for name in claims if name in of))
    speaking.renew(connection, here, part, Disagreeing(_standing(after), now).since(disagreed), outlets)
    raised = {flag.discrepancy.id for flag in flags}
    queue.lay_anew(connection, case, claims, was | raised | others | named, extractor)
    day = ageing.newest(connection, case)
    if day is not None and day != newest:
        ageing.renew(connection, case, day, recency_days, raised)
    if indexed is None:
        indexing.clear(connection, here)
    else:
        indexing.renew(connection, here, indexed)
    _cover(connection, here, basis)


def _items(connection: Connection, case: str | None, facet: str, values: Iterable[str]) -> set[str]:
    return {item for item, _ in queue.items_with(connection, case, facet, values)}


def _standing(flags: Iterable[Flag]) -> list[Discrepancy]:
    return [flag.discrepancy for flag in flags if flag.closed is None]


def _outlets(spoken: Iterable[Spoken]) -> Counter[str]:
    return Counter(one.outlet for one in spoken if one.outlet)


def _cover(connection: Connection, here: str, basis: Basis) -> None:
    """Keep what was found was made from; what changed until then is covered."""
    revisions.forget(connection, here, basis.revision)
    connection.execute(update(cases).where(cases.c.case == here).values(basis=basis.model_dump_json()))
