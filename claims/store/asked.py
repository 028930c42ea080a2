"""What is asked of a case's queue: a page of it, what it can be narrowed by, one item, and how many stand where."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, and_, exists, func, select

from claims.reviews import Item, Status
from claims.reviews.listing import FACETS, Around, Choice, Listed, Page, Wanted, terms_of
from claims.store import records
from claims.store.queue import CLAIM, WAS, items_with
from claims.store.tables import facets, items

MOST: Final = 200
"""How many values of a facet are offered, the most frequent first; a search finds the others."""


def page(connection: Connection, case: str | None, wanted: Wanted, start: int, length: int) -> Page:
    """The items that are wanted, from the `start`th on, in the queue's order."""
    where = _where(case, wanted)
    query = select(items.c.listed).where(where).order_by(items.c.rank, items.c.severity.desc(), items.c.id)
    found = connection.scalars(query.offset(start).limit(length))
    total = connection.scalar(select(func.count()).select_from(items).where(where)) or 0
    return Page(items=tuple(map(Listed.model_validate_json, found)), total=total)


def around(connection: Connection, case: str | None, wanted: Wanted, item_id: str) -> Around:
    """Where an item stands in a queue, and its neighbours there."""
    where = _where(case, wanted)
    total = connection.scalar(select(func.count()).select_from(items).where(where)) or 0
    here = connection.execute(
        select(items.c.rank, items.c.severity).where(items.c.case == records.key(case), items.c.id == item_id)
    ).one_or_none()
    if here is None:
        return Around(before=None, after=None, place=0, total=total)
    earlier = (items.c.rank < here.rank) | (
        (items.c.rank == here.rank)
        & ((items.c.severity > here.severity) | ((items.c.severity == here.severity) & (items.c.id < item_id)))
    )
    later = (items.c.rank > here.rank) | (
        (items.c.rank == here.rank)
        & ((items.c.severity < here.severity) | ((items.c.severity == here.severity) & (items.c.id > item_id)))
    )
    before = select(items.c.id).where(where, earlier).order_by(items.c.rank.desc(), items.c.severity, items.c.id.desc())
    after = select(items.c.id).where(where, later).order_by(items.c.rank, items.c.severity.desc(), items.c.id)
    place = connection.scalar(select(func.count()).select_from(items).where(where, earlier)) or 0
    inside = connection.scalar(select(items.c.id).where(where, items.c.id == item_id)) is not None
    return Around(
        before=connection.scalar(before.limit(1)),
        after=connection.scalar(after.limit(1)),
        place=place + 1 if inside else 0,
        total=total,
    )


def choices(connection: Connection, case: str | None, wanted: Wanted) -> dict[str, tuple[Choice, ...]]:
    """What a queue can be narrowed by: each facet's values among what the words and the other facets leave."""
    return {facet: _values(connection, case, wanted, facet) for facet in FACETS}


def _values(connection: Connection, case: str | None, wanted: Wanted, facet: str) -> tuple[Choice, ...]:
    others = {name: values for name, values in wanted.facets.items() if name != facet}
    number = func.count()
    query = select(facets.c.value, number).where(facets.c.case == records.key(case), facets.c.facet == facet)
    if others or wanted.text.strip():
        left = wanted.model_copy(update={"facets": others})
        query = query.where(facets.c.item.in_(select(items.c.id).where(_where(case, left))))
    query = query.group_by(facets.c.value).order_by(number.desc(), facets.c.value).limit(MOST)
    return tuple(Choice(value=value, count=count) for value, count in connection.execute(query))


def _where(case: str | None, wanted: Wanted) -> ColumnElement[bool]:
    here = records.key(case)
    parts: list[Any] = [items.c.case == here]
    parts += [items.c.words.contains(term, autoescape=True) for term in terms_of(wanted.text)]
    parts += [
        exists().where(
            facets.c.case == here, facets.c.facet == facet, facets.c.value.in_(values), facets.c.item == items.c.id
        )
        for facet, values in wanted.facets.items()
        if values
    ]
    return and_(*parts)


def item(connection: Connection, case: str | None, item_id: str) -> Item | None:
    """One item by its id, else by an id that it was judged under; None where there is none."""
    query = select(items.c.record).where(items.c.case == records.key(case))
    record = connection.scalar(query.where(items.c.id == item_id))
    if record is None:
        named = [name for name, _ in items_with(connection, case, WAS, [item_id])]
        record = connection.scalar(
            query.where(items.c.id.in_(named)).order_by(items.c.rank, items.c.severity.desc(), items.c.id).limit(1)
        )
    return Item.model_validate_json(record) if record is not None else None


def every_item(connection: Connection, case: str | None) -> tuple[Item, ...]:
    """All items of a case, in the queue's order."""
    query = select(items.c.record).where(items.c.case == records.key(case))
    found = connection.scalars(query.order_by(items.c.rank, items.c.severity.desc(), items.c.id))
    return tuple(map(Item.model_validate_json, found))


def by_status(connection: Connection, case: str | None) -> dict[Status, int]:
    """How many items have which status."""
    query = select(items.c.status, func.count()).where(items.c.case == records.key(case)).group_by(items.c.status)
    query = query.order_by(items.c.status)
    return {Status(status): count for status, count in connection.execute(query)}


def sharing(connection: Connection, case: str | None, claim_ids: list[str]) -> str | None:
    """The item that sets most of some claims against each other; None where none does two of them."""
    counts: dict[str, int] = {}
    for name, _ in items_with(connection, case, CLAIM, claim_ids):
        counts[name] = counts.get(name, 0) + 1
    best = max(sorted(counts), key=lambda name: counts[name], default=None)
    return best if best is not None and counts[best] > 1 else None
