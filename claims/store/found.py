"""What was found of some claims → its rows, put in place of those of before; sources and voices are `speaking`'s, the queue `requeueing`'s."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, select

from claims.models import Claim, Question, Reconciliation, Relation
from claims.reviews import Flag
from claims.reviews.misses import nearness
from claims.reviews.parts import Part
from claims.store import contents, records
from claims.store.tables import checks, discrepancies, placed, questions, relations

TABLES = (questions, relations, checks, discrepancies, placed)


def clear(connection: Connection, case: str) -> None:
    """Take away all that was found of a case."""
    for table in TABLES:
        connection.execute(delete(table).where(table.c.case == case))


def remove(connection: Connection, case: str, part: Part, flags: Collection[str]) -> None:
    """Take away what was found of the claims of a part, and the flags of some ids; near misses that lead beyond it stay, but for those it tells of."""
    claim_ids = {*(claim.id for claim in part.found.claims), *part.gone}
    asked = select(placed.c.question).where(placed.c.case == case)
    named = {
        name for query in contents.chosen(asked, placed.c.claim_id, claim_ids) for name in connection.scalars(query)
    } - {None}
    for column, values in (
        (questions.c.id, named),
        (checks.c.whole, claim_ids),
        (discrepancies.c.id, flags),
        (placed.c.claim_id, claim_ids),
    ):
        contents.remove(connection, case, column, values)
    _remove_relations(connection, case, part, claim_ids)


def _remove_relations(connection: Connection, case: str, part: Part, claim_ids: Collection[str]) -> None:
    gone = set(part.gone)
    pairs = select(relations.c.place_in_order, relations.c.a, relations.c.b).where(relations.c.case == case)
    within = [
        row.place_in_order
        for query in contents.chosen(pairs, relations.c.a, claim_ids)
        for row in connection.execute(query)
        if row.b in claim_ids or row.a in gone
    ]
    contents.remove(connection, case, relations.c.place_in_order, within)
    again = {tuple(sorted(pair)) for pair in ((one.a, one.b) for one in part.missed)} | set(part.unmissed)
    both = [{"one": a, "other": b} for pair in sorted(again) for a, b in (pair, pair[::-1])]
    if both:
        of = relations.c.case == case, relations.c.a == bindparam("one"), relations.c.b == bindparam("other")
        connection.execute(delete(relations).where(*of), both)


def put(
    connection: Connection,
    case: str,
    found: Reconciliation,
    flags: Sequence[Flag],
    speaks: Mapping[str, str | None],
) -> None:
    """Keep what was found of some claims; `speaks` names the source of each that has one, `flags` those that stand or closed."""
    claims = {claim.id: claim for claim in found.claims}
    closed = (side for flag in flags if flag.closed for side in flag.discrepancy.sides)
    on_closed = {name for side in closed for name in side.claim_ids}
    as_read = {claim.id: claim for claim in contents.read_claims(connection, records.name(case), on_closed)}
    at = {name: records.position(claim) for name, claim in claims.items()}
    rows: dict[Table, list[dict[str, Any]]] = {
        questions: _question_rows(found.questions, flags, at),
        relations: list(_relation_rows(found, claims, at)),
        checks: [
            {
                "kind": check.kind,
                "status": check.status,
                "whole": check.claim_ids[0],
                "position": records.check_position(check, claims[check.claim_ids[0]]),
                "record": check.model_dump_json(),
            }
            for check in found.checks
        ],
        discrepancies: [records.flag_row(flag, as_read if flag.closed else claims) for flag in flags],
    }
    for table, values in rows.items():
        number(connection, case, table, values)
    placing = list(_placing(case, found, claims, at, speaks))
    if placing:
        connection.execute(insert(placed), placing)


def put_missed(connection: Connection, case: str, missed: Sequence[Relation]) -> None:
    """Keep near misses of claims that are placed."""
    ids = {claim for one in missed for claim in (one.a, one.b)}
    base = select(placed.c.claim_id, placed.c.question, placed.c.document_id, placed.c.position)
    query = base.where(placed.c.case == case)
    at = {
        row.claim_id: row
        for chosen in contents.chosen(query, placed.c.claim_id, ids)
        for row in connection.execute(chosen)
    }
    asked = {name: row.question for name, row in at.items() if row.question}
    rows = [
        _relation_row(
            one,
            nearness(one, asked),
            at[one.a].document_id != at[one.b].document_id,
            (at[one.a].position, at[one.b].position),
        )
        for one in missed
    ]
    number(connection, case, relations, rows)


def number(connection: Connection, case: str, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Put rows into a table of what was found, behind those that are there."""
    if rows:
        last = connection.scalar(select(func.max(table.c.place_in_order)).where(table.c.case == case))
        first = 0 if last is None else last + 1
        connection.execute(
            insert(table), [{"case": case, "place_in_order": place} | row for place, row in enumerate(rows, first)]
        )


def _relation_rows(
    found: Reconciliation, claims: Mapping[str, Claim], at: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    """The rows of relations, each with what the nearest misses are found by."""
    asked = {claim: question.id for question in found.questions for claim in question.claim_ids}
    for relation in found.relations:
        a, b = claims.get(relation.a), claims.get(relation.b)
        if a and b:
            ends = at[relation.a], at[relation.b]
            yield _relation_row(relation, nearness(relation, asked), a.document_id != b.document_id, ends)
        else:
            yield _relation_row(relation, None, None, None)


def _relation_row(
    relation: Relation, near: float | None, apart: bool | None, ends: tuple[str, str] | None
) -> dict[str, Any]:
    return {
        "a": relation.a,
        "b": relation.b,
        "relation": relation.relation,
        "nearness": near,
        "apart": apart,
        "position": records.SEPARATOR.join(ends) if near is not None and ends is not None else None,
        "record": relation.model_dump_json(),
    }


def _question_rows(found: Sequence[Question], flags: Sequence[Flag], at: Mapping[str, str]) -> list[dict[str, Any]]:
    """The rows of questions, each with what it can be found and sorted by."""
    severe: dict[str, float] = {}
    for flag in flags:
        if flag.closed is None:
            asked = flag.discrepancy.question
            severe[asked] = max(severe.get(asked, 0.0), flag.discrepancy.severity)
    return [
        {
            "id": question.id,
            "words": question.label.casefold(),
            "members": len(question.claim_ids),
            "origins": question.origins,
            "severity": severe.get(question.id, 0.0),
            "position": min((at[claim] for claim in question.claim_ids if claim in at), default=None),
            "record": question.model_dump_json(),
        }
        for question in found
    ]


def _placing(
    case: str,
    found: Reconciliation,
    claims: Mapping[str, Claim],
    at: Mapping[str, str],
    speaks: Mapping[str, str | None],
) -> Iterator[dict[str, Any]]:
    """Under which question each claim stands, whose it is, and whether another was set beside it."""
    asked = {claim: question.id for question in found.questions for claim in question.claim_ids}
    beside = {claim for question in found.questions if len(question.claim_ids) > 1 for claim in question.claim_ids}
    beside |= {claim for check in found.checks for claim in check.claim_ids}
    for name, claim in claims.items():
        yield {
            "case": case,
            "claim_id": name,
            "question": asked.get(name),
            "source": speaks.get(name),
            "partnered": name in beside,
            "document_id": claim.document_id,
            "outlet": claim.outlet,
            "document": claim.document,
            "day": records.last_day(claim),
            "position": at[name],
        }
