"""The log of a case as a page reads it: a stretch of it, the newest first, by who decided and what, and what each row changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Select, func, literal, or_, select, union_all

from claims.decisions import ClaimByHand, CopyDecision, Decision, TranslationDecision
from claims.reviews import live
from claims.reviews.listing import Listed
from claims.reviews.seeking import Kept, Logged, Person, Rows
from claims.store import contents, log, queue, records
from claims.store.tables import annotation_log, items, question_log

_SUBJECTS: Final[Mapping[str, tuple[str, ...]]] = {
    "review": ("discrepancy",),
    "annotation": ("claim_id", "field"),
    "source decision": ("a", "b"),
    "question decision": ("a", "b"),
    "party decision": ("name",),
    "policy": (),
    "assignment": ("discrepancy",),
    "translation": ("document",),
    "copy decision": ("a", "b"),
    "membership": ("person",),
    "fetching": (),
    "purge": ("document",),
}
"""What a later row of the sort decides anew, where it names the same."""


def page(connection: Connection, case: str | None, kept: Kept, start: int, length: int) -> Rows:
    """The rows of a case's log that are asked for, the newest first, from the `start`th on."""
    queries = [_rows(sort, case, kept) for sort in log.sorts() if not kept.sorts or sort in kept.sorts]
    if not queries:
        return Rows(rows=(), total=0)
    counted = [select(func.count()).select_from(query.subquery()) for query in queries]
    total = sum(connection.scalar(query) or 0 for query in counted)
    every = union_all(*queries).subquery()
    found = connection.execute(select(every).order_by(every.c.seq.desc()).offset(start).limit(length)).all()
    return Rows(rows=tuple(_logged(connection, case, row) for row in found), total=total)


def _rows(sort: str, case: str | None, kept: Kept) -> Select[Any]:
    table = log.table_of(log.sorts()[sort])
    query = select(table.c.seq, literal(sort).label("sort"), table.c.record).where(table.c.case == records.key(case))
    return query.where(table.c.reviewer == kept.person) if kept.person else query


def _logged(connection: Connection, case: str | None, row: Any) -> Logged:
    decision = log.sorts()[row.sort].model_validate_json(row.record)
    before, after = _around(connection, case, row.sort, row.seq, decision)
    return Logged(
        seq=row.seq, row=decision, holds=log.holds(connection, type(decision), decision.id), before=before, after=after
    )


def _around(
    connection: Connection, case: str | None, sort: str, seq: int, decision: Decision
) -> tuple[Decision | None, Decision | None]:
    """What held of a row's subject before it was added, and what held after; None where nothing did, or it has no subject."""
    if sort not in _SUBJECTS:
        return None, None
    table = log.table_of(log.sorts()[sort])
    same = [table.c[name] == getattr(decision, name) for name in _SUBJECTS[sort]]
    query = select(table.c.record).where(table.c.case == records.key(case), table.c.seq <= seq, *same)
    rows = [log.sorts()[sort].model_validate_json(record) for record in connection.scalars(query.order_by(table.c.seq))]
    return _last(rows[:-1]), _last(rows)


def _last(rows: Sequence[Decision]) -> Decision | None:
    return next(reversed(live(rows)), None)


def people(connection: Connection, case: str | None) -> tuple[Person, ...]:
    """Who decided anything of a case, and how often, by name."""
    counted: dict[str, int] = {}
    for sort in log.sorts():
        table = log.table_of(log.sorts()[sort])
        query = select(table.c.reviewer, func.count()).where(table.c.case == records.key(case))
        for name, number in connection.execute(query.group_by(table.c.reviewer)):
            counted[name] = counted.get(name, 0) + number
    return tuple(Person(name=name, rows=counted[name]) for name in sorted(counted, key=str.casefold))


def on_claim(connection: Connection, case: str | None, claim_id: str) -> tuple[tuple[int, Decision], ...]:
    """The corrections of a claim, and the decisions that put it under a question or parted it from one, oldest first."""
    here = records.key(case)
    found: list[tuple[int, Decision]] = []
    for sort, table, where in (
        ("annotation", annotation_log, annotation_log.c.claim_id == claim_id),
        ("question decision", question_log, or_(question_log.c.a == claim_id, question_log.c.b == claim_id)),
    ):
        query = select(table.c.seq, table.c.record).where(table.c.case == here, where)
        found += [(row.seq, log.sorts()[sort].model_validate_json(row.record)) for row in connection.execute(query)]
    return tuple(sorted(found, key=lambda row: row[0]))


def on_item(
    connection: Connection, case: str | None, item_id: str, row_ids: Collection[str]
) -> tuple[tuple[int, Decision], ...]:
    """The rows of some ids, and those that say who is to look at an item and what its sources were asked, oldest first."""
    here, wanted = records.key(case), sorted(row_ids)
    found: list[tuple[int, Decision]] = []
    for sort in ("review", "annotation", "source decision", "assignment", "contact"):
        table = log.table_of(log.sorts()[sort])
        attends = [table.c.discrepancy == item_id] if sort in {"assignment", "contact"} else []
        query = select(table.c.seq, table.c.record).where(table.c.case == here)
        queries = [query.where(where) for where in attends] or contents.chosen(query, table.c.id, wanted)
        for one in queries:
            found += [(row.seq, log.sorts()[sort].model_validate_json(row.record)) for row in connection.execute(one)]
    return tuple(sorted(found, key=lambda row: row[0]))


def on_document(connection: Connection, case: str | None, document_id: str) -> tuple[tuple[int, Decision], ...]:
    """The claims by hand of a document, and what says of which it is a translation or a copy, oldest first."""
    rows: list[tuple[int, Decision]] = []
    for kind in (ClaimByHand, TranslationDecision, CopyDecision):
        table = log.table_of(kind)
        query = select(table.c.seq, table.c.record).where(table.c.case == records.key(case))
        rows += [(row.seq, kind.model_validate_json(row.record)) for row in connection.execute(query)]
    return tuple(sorted((one for one in rows if _is_of(one[1], document_id)), key=lambda one: one[0]))


def _is_of(row: Decision, document_id: str) -> bool:
    if isinstance(row, ClaimByHand):
        return row.claim.document_id == document_id
    if isinstance(row, CopyDecision):
        return document_id in {row.a, row.b}
    return isinstance(row, TranslationDecision) and document_id in {row.document, row.original}


def listed_of(connection: Connection, case: str | None, claim_id: str) -> tuple[Listed, ...]:
    """The disagreements that a claim stands in, as the queue lists them, in its order."""
    named = [item for item, _ in queue.items_with(connection, case, queue.CLAIM, [claim_id])]
    query = select(items.c.listed).where(items.c.case == records.key(case), items.c.id.in_(named))
    found = connection.scalars(query.order_by(items.c.rank, items.c.severity.desc(), items.c.id))
    return tuple(map(Listed.model_validate_json, found))
