"""What stands outside of the comparison of a case, asked of its indexes: a case of any size is told at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sqlalchemy import Connection, false, func, select, true

from claims.models import Claim, Record, Relation
from claims.reviews import corrected
from claims.reviews.misses import nearest
from claims.store import contents, records, telling
from claims.store.tables import placed, relations

_AT_ONCE: Final = 200


class Outside(Record):
    """How many claims were reconciled, and how many stand beside another; the first that do not, and the nearest misses.

    Claims are in reading order and as corrected now; a miss is the relation of its two claims.
    """

    figures: int
    compared: int
    alone: tuple[Claim, ...]
    missed: tuple[tuple[Relation, Claim, Claim], ...]


def read(connection: Connection, case: str | None, alone: int, misses: int) -> Outside:
    """What stands outside of the kept reconciliation; so many claims and misses at the most."""
    here = placed.c.case == records.key(case)
    counted = select(func.count()).select_from(placed).where(here)
    lonely = select(placed.c.claim_id).where(here, placed.c.partnered == false())
    first = connection.scalars(lonely.order_by(placed.c.position).limit(alone)).all()
    missed = [one for one, _ in zip(nearest(_missed(connection, case)), range(misses), strict=False)]
    claims = _claims(connection, case, {*first, *(name for one in missed for name in (one.a, one.b))})
    return Outside(
        figures=connection.scalar(counted) or 0,
        compared=connection.scalar(counted.where(placed.c.partnered == true())) or 0,
        alone=tuple(claims[name] for name in first if name in claims),
        missed=tuple((one, claims[one.a], claims[one.b]) for one in missed if one.a in claims and one.b in claims),
    )


def _missed(connection: Connection, case: str | None) -> Iterator[tuple[Relation, str, str]]:
    """The misses, the nearest first, each with its two questions."""
    a, b = placed.alias("a"), placed.alias("b")
    query = (
        select(relations.c.record, a.c.question.label("one"), b.c.question.label("other"))
        .join(a, (a.c.case == relations.c.case) & (a.c.claim_id == relations.c.a))
        .join(b, (b.c.case == relations.c.case) & (b.c.claim_id == relations.c.b))
        .where(relations.c.case == records.key(case), relations.c.nearness.is_not(None))
        .order_by(relations.c.apart.desc(), relations.c.nearness.desc(), relations.c.position)
    )
    start, rows = 0, connection.execute(query.limit(_AT_ONCE)).all()
    while rows:
        yield from ((Relation.model_validate_json(row.record), row.one, row.other) for row in rows)
        start += len(rows)
        rows = connection.execute(query.offset(start).limit(_AT_ONCE)).all()


def _claims(connection: Connection, case: str | None, ids: set[str]) -> dict[str, Claim]:
    read = contents.read_claims(connection, case, ids)
    given = [row for rows in telling.corrections(connection, case, ids).values() for row in rows]
    return {claim.id: claim for claim in corrected(read, given, on_error=lambda _claim, _error: None)}
