"""The newest day of a case, and the severity of its flags, part of which is how near they are to that day."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Update, bindparam, select, update

from claims.discrepancies.severity import aged
from claims.models import Discrepancy
from claims.reviews import Item
from claims.reviews.listing import Listed, severity_word
from claims.store import contents, records
from claims.store.tables import discrepancies, facets, items, placed, questions

SEVERITY: Final = "severity"
"""The facet that tells in a word how severe an item is."""


def newest(connection: Connection, case: str | None, without: Collection[str] = ()) -> int | None:
    """The last day that a reconciled claim of a case, leaving some out, is given for, as an ordinal; None where none is known."""
    known = select(placed.c.claim_id, placed.c.day).where(placed.c.case == records.key(case), placed.c.day.is_not(None))
    for row in connection.execute(known.order_by(placed.c.day.desc()).limit(len(without) + 1)):
        if row.claim_id not in without:
            return int(row.day)
    return None


def renew(connection: Connection, case: str | None, day: int, half_life: float, besides: Collection[str]) -> None:
    """Tell the flags of a case, but for those of some ids, by its newest day; `half_life` is Settings' `recency_days`."""
    here = records.key(case)
    rows = list(_changed(connection, here, day, half_life, besides))
    if not rows:
        return
    by_flag = discrepancies.c.case == here, discrepancies.c.id == bindparam("of")
    _write(connection, update(discrepancies).where(*by_flag), rows, severity="severity", record="flag")
    by_item = items.c.case == here, items.c.id == bindparam("of")
    _write(connection, update(items).where(*by_item), rows, severity="severity", record="item", listed="listed")
    by_word = facets.c.case == here, facets.c.facet == SEVERITY, facets.c.item == bindparam("of")
    other = [row for row in rows if row["word"] != row["was"]]
    # The whole key is told: by the facet alone, or the item, a database would pass through many.
    worded = update(facets).where(*by_word, facets.c.value == bindparam("is_was"))
    if other:
        _write(connection, worded, other, value="word", is_was="was")
    _renew_questions(connection, here, {row["question"] for row in rows})


def _renew_questions(connection: Connection, here: str, ids: Collection[str]) -> None:
    """Tell of questions how severe the most severe of their flags is."""
    standing = select(discrepancies.c.question, discrepancies.c.severity).where(
        discrepancies.c.case == here, discrepancies.c.closed.is_(None)
    )
    most: dict[str, float] = {}
    for query in contents.chosen(standing, discrepancies.c.question, ids):
        for row in connection.execute(query):
            most[row.question] = max(row.severity, most.get(row.question, 0.0))
    asked = update(questions).where(questions.c.case == here, questions.c.id == bindparam("of"))
    rows = [{"of": name, "severity": most.get(name, 0.0)} for name in sorted(ids)]
    _write(connection, asked, rows, severity="severity")


def _write(connection: Connection, query: Update, rows: Sequence[Mapping[str, Any]], **columns: str) -> None:
    """Write values of rows, each named by its column, where `of` says."""
    told = [{"of": row["of"], **{column: row[name] for column, name in columns.items()}} for row in rows]
    connection.execute(query, told)


def _changed(
    connection: Connection, here: str, day: int, half_life: float, besides: Collection[str]
) -> Iterator[dict[str, Any]]:
    """The flags whose severity or its words are others by the newest day, with the items that stand for them."""
    query = (
        select(
            discrepancies.c.id,
            discrepancies.c.record,
            discrepancies.c.last_day,
            items.c.record.label("item"),
            items.c.listed,
        )
        .join(items, (items.c.case == discrepancies.c.case) & (items.c.id == discrepancies.c.id))
        .where(discrepancies.c.case == here, discrepancies.c.last_day.is_not(None))
    )
    for row in connection.execute(query):
        flag = Discrepancy.model_validate_json(row.record)
        now = aged(flag, row.last_day, day, half_life)
        if now == flag or row.id in besides:
            continue
        item = Item.model_validate_json(row.item)
        listed = Listed.model_validate_json(row.listed)
        again = {"severity": now.severity}
        yield again | {
            "of": row.id,
            "question": now.question,
            "was": severity_word(flag.severity),
            "word": severity_word(now.severity),
            "flag": now.model_dump_json(),
            "item": item.model_copy(update=again | {"discrepancy": now}).model_dump_json(),
            "listed": listed.model_copy(update=again).model_dump_json(),
        }
