"""The last reconciliation of each case, replaced as a whole, so that no page has to reconcile on a click."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from claims.models import Check, Question, Relation, Source
from claims.reviews import Flag
from claims.store import contents, records
from claims.store.tables import cases, checks, discrepancies, placed, questions, relations, sources


def spoken(connection: Connection, case: str | None, claim_ids: Iterable[str]) -> dict[str, Source]:
    """The source of each of some claims that has one."""
    here = records.key(case)
    base = select(placed.c.claim_id, placed.c.source).where(placed.c.case == here)
    chosen = contents.chosen(base.order_by(placed.c.claim_id), placed.c.claim_id, claim_ids)
    named = {row.claim_id: row.source for query in chosen for row in connection.execute(query) if row.source}
    kept = select(sources.c.id, sources.c.record).where(sources.c.case == here)
    # The record of a source holds all its claims in the case: each is read once.
    read = {
        row.id: Source.model_validate_json(row.record)
        for query in contents.chosen(kept, sources.c.id, named.values())
        for row in connection.execute(query)
    }
    return {claim: read[name] for claim, name in named.items() if name in read}


def question_of(connection: Connection, case: str | None, claim_id: str) -> Question | None:
    """The question that a claim stands under; None where it stands under none yet."""
    here = placed.c.case == records.key(case)
    name = connection.scalar(select(placed.c.question).where(here, placed.c.claim_id == claim_id))
    return read_question(connection, case, name) if name is not None else None


def is_kept(connection: Connection, case: str | None) -> bool:
    """Whether there is a kept reconciliation, be it an older program's."""
    return connection.scalar(select(cases.c.basis).where(cases.c.case == records.key(case))) is not None


def read_questions(connection: Connection, case: str | None) -> tuple[Question, ...]:
    """The questions of a case, in the engine's order."""
    query = select(questions.c.record).where(questions.c.case == records.key(case))
    found = connection.scalars(query.order_by(questions.c.position, questions.c.place_in_order))
    return tuple(map(Question.model_validate_json, found))


def read_question(connection: Connection, case: str | None, question_id: str) -> Question | None:
    """One question; None where the last reconciliation has none of this id."""
    query = select(questions.c.record).where(questions.c.case == records.key(case), questions.c.id == question_id)
    record = connection.scalars(query).first()
    return Question.model_validate_json(record) if record is not None else None


def read_some(connection: Connection, case: str | None, ids: Iterable[str]) -> dict[str, Question]:
    """The questions of some ids that are there, by id."""
    base = select(questions.c.id, questions.c.record).where(questions.c.case == records.key(case))
    return {
        row.id: Question.model_validate_json(row.record)
        for query in contents.chosen(base, questions.c.id, ids)
        for row in connection.execute(query)
    }


def read_relations(connection: Connection, case: str | None) -> tuple[Relation, ...]:
    """The relations of a case, in the engine's order."""
    a, b = placed.alias("a"), placed.alias("b")
    query = (
        select(relations.c.record)
        .outerjoin(a, (a.c.case == relations.c.case) & (a.c.claim_id == relations.c.a))
        .outerjoin(b, (b.c.case == relations.c.case) & (b.c.claim_id == relations.c.b))
        .where(relations.c.case == records.key(case))
        .order_by(a.c.position, b.c.position, relations.c.place_in_order)
    )
    return tuple(map(Relation.model_validate_json, connection.scalars(query)))


def read_checks(connection: Connection, case: str | None) -> tuple[Check, ...]:
    """The checks of a case, in the engine's order."""
    query = select(checks.c.record).where(checks.c.case == records.key(case))
    found = connection.scalars(query.order_by(checks.c.position, checks.c.place_in_order))
    return tuple(map(Check.model_validate_json, found))


def read_sources(connection: Connection, case: str | None) -> tuple[Source, ...]:
    """The sources of a case, in the engine's order."""
    found = connection.scalars(select(sources.c.record).where(sources.c.case == records.key(case)))
    read = map(Source.model_validate_json, found)
    return tuple(sorted(read, key=lambda source: (source.name.casefold(), source.name, source.id)))


def read_flags(connection: Connection, case: str | None, ids: Iterable[str] | None = None) -> tuple[Flag, ...]:
    """The flags of a case, or those of some ids, in the engine's order, then those that corrections closed."""
    base = select(discrepancies).where(discrepancies.c.case == records.key(case))
    rows = [row for query in contents.chosen(base, discrepancies.c.id, ids) for row in connection.execute(query)]
    rows.sort(key=lambda row: (row.closed is not None, -row.severity, row.id))
    return tuple(map(records.flag, rows))


def count_questions(connection: Connection, case: str | None) -> int:
    """How many questions the last reconciliation of a case has."""
    query = select(func.count()).select_from(questions).where(questions.c.case == records.key(case))
    return connection.scalar(query) or 0
