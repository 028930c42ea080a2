"""The last reconciliation of each case, replaced as a whole, so that no page has to reconcile on a click."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from claims.models import Check, Question, Reconciliation, Relation, Source
from claims.reviews import Flag
from claims.store import records
from claims.store.tables import cases, checks, discrepancies, questions, relations, sources


def save(connection: Connection, case: str | None, found: Reconciliation, flags: Sequence[Flag], basis: str) -> None:
    """Replace what is kept for a case; `basis` tells what it was made from, `flags` are those that stand or closed."""
    here = records.key(case)
    rows: dict[Table, list[dict[str, Any]]] = {
        questions: [{"id": question.id, "record": question.model_dump_json()} for question in found.questions],
        relations: [
            {"a": relation.a, "b": relation.b, "relation": relation.relation, "record": relation.model_dump_json()}
            for relation in found.relations
        ],
        checks: [
            {"kind": check.kind, "status": check.status, "record": check.model_dump_json()} for check in found.checks
        ],
        sources: [{"id": source.id, "record": source.model_dump_json()} for source in found.sources],
        discrepancies: records.flag_rows(case, flags),
    }
    for table, values in rows.items():
        connection.execute(delete(table).where(table.c.case == here))
        if values:
            connection.execute(
                insert(table), [{"case": here, "place_in_order": place} | row for place, row in enumerate(values)]
            )
    connection.execute(update(cases).where(cases.c.case == here).values(basis=basis))


def basis(connection: Connection, case: str | None) -> str | None:
    """What the kept reconciliation was made from; None where there is none."""
    return connection.scalar(select(cases.c.basis).where(cases.c.case == records.key(case)))


def _kept(connection: Connection, table: Table, case: str | None) -> list[str]:
    query = select(table.c.record).where(table.c.case == records.key(case)).order_by(table.c.place_in_order)
    return list(connection.scalars(query))


def read_questions(connection: Connection, case: str | None) -> tuple[Question, ...]:
    """The questions of a case, in the engine's order."""
    return tuple(Question.model_validate_json(record) for record in _kept(connection, questions, case))


def read_question(connection: Connection, case: str | None, question_id: str) -> Question | None:
    """One question; None where the last reconciliation has none of this id."""
    query = select(questions.c.record).where(questions.c.case == records.key(case), questions.c.id == question_id)
    record = connection.scalars(query).first()
    return Question.model_validate_json(record) if record is not None else None


def read_relations(connection: Connection, case: str | None) -> tuple[Relation, ...]:
    """The relations of a case, in the engine's order."""
    return tuple(Relation.model_validate_json(record) for record in _kept(connection, relations, case))


def read_checks(connection: Connection, case: str | None) -> tuple[Check, ...]:
    """The checks of a case, in the engine's order."""
    return tuple(Check.model_validate_json(record) for record in _kept(connection, checks, case))


def read_sources(connection: Connection, case: str | None) -> tuple[Source, ...]:
    """The sources of a case, in the engine's order."""
    return tuple(Source.model_validate_json(record) for record in _kept(connection, sources, case))


def read_flags(connection: Connection, case: str | None) -> tuple[Flag, ...]:
    """The flags of a case, those that corrections closed included, in the engine's order."""
    query = select(discrepancies).where(discrepancies.c.case == records.key(case))
    return tuple(records.flag(row) for row in connection.execute(query.order_by(discrepancies.c.place_in_order)))


def count_questions(connection: Connection, case: str | None) -> int:
    """How many questions the last reconciliation of a case has."""
    query = select(func.count()).select_from(questions).where(questions.c.case == records.key(case))
    return connection.scalar(query) or 0
