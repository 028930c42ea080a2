"""The last reconciliation of each case, replaced as a whole, so that no page has to reconcile on a click."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from claims.models import Check, Question, Reconciliation, Relation, Source
from claims.reviews import Flag
from claims.store import contents, records, voices
from claims.store.tables import cases, checks, discrepancies, placed, questions, relations, sources


def save(  # noqa: PLR0913, PLR0917 - all that one reconciliation gives
    connection: Connection,
    case: str | None,
    found: Reconciliation,
    flags: Sequence[Flag],
    basis: str,
    summary: str | None,
) -> None:
    """Replace what is kept for a case; `basis` tells what it was made from, `flags` are those that stand or closed."""
    here = records.key(case)
    rows: dict[Table, list[dict[str, Any]]] = {
        questions: voices.question_rows(found.questions, flags),
        relations: [
            {"a": relation.a, "b": relation.b, "relation": relation.relation, "record": relation.model_dump_json()}
            for relation in found.relations
        ],
        checks: [
            {"kind": check.kind, "status": check.status, "record": check.model_dump_json()} for check in found.checks
        ],
        sources: _source_rows(found, flags),
        discrepancies: records.flag_rows(case, flags),
    }
    for table, values in rows.items():
        connection.execute(delete(table).where(table.c.case == here))
        if values:
            connection.execute(
                insert(table), [{"case": here, "place_in_order": place} | row for place, row in enumerate(values)]
            )
    _place(connection, here, found)
    voices.save(connection, here, found, flags)
    connection.execute(update(cases).where(cases.c.case == here).values(basis=basis, summary=summary))


def _source_rows(found: Reconciliation, flags: Sequence[Flag]) -> list[dict[str, Any]]:
    of = {claim: source.id for source in found.sources for claim in source.claim_ids}
    parted: Counter[str] = Counter()
    for flag in flags:
        if flag.closed is None:
            sides = flag.discrepancy.sides
            parted.update({of[claim] for side in sides for claim in side.claim_ids if claim in of})
    return [
        {
            "id": source.id,
            "name": source.name,
            "statements": len(source.claim_ids),
            "disagreements": parted[source.id],
            "record": source.model_dump_json(),
        }
        for source in found.sources
    ]


def _place(connection: Connection, here: str, found: Reconciliation) -> None:
    """Keep under which question each claim stands, and whose it is."""
    asked = {claim: question.id for question in found.questions for claim in question.claim_ids}
    voice = {claim: source.id for source in found.sources for claim in source.claim_ids}
    beside = {claim for question in found.questions if len(question.claim_ids) > 1 for claim in question.claim_ids}
    beside |= {claim for check in found.checks for claim in check.claim_ids}
    connection.execute(delete(placed).where(placed.c.case == here))
    rows = [
        {
            "case": here,
            "claim_id": claim,
            "question": asked.get(claim),
            "source": voice.get(claim),
            "partnered": claim in beside,
        }
        for claim in dict.fromkeys((*asked, *voice))
    ]
    if rows:
        connection.execute(insert(placed), rows)


def spoken(connection: Connection, case: str | None, claim_ids: Iterable[str]) -> dict[str, Source]:
    """The source of each of some claims that has one."""
    here = records.key(case)
    base = select(placed.c.claim_id, sources.c.record).join(
        sources, (sources.c.case == placed.c.case) & (sources.c.id == placed.c.source)
    )
    chosen = contents.chosen(base.where(placed.c.case == here), placed.c.claim_id, claim_ids)
    read: dict[str, Source] = {}
    found: dict[str, Source] = {}
    for query in chosen:
        for row in connection.execute(query):
            if row.record not in read:
                read[row.record] = Source.model_validate_json(row.record)
            found[row.claim_id] = read[row.record]
    return found


def question_of(connection: Connection, case: str | None, claim_id: str) -> Question | None:
    """The question that a claim stands under; None where it stands under none yet."""
    here = placed.c.case == records.key(case)
    name = connection.scalar(select(placed.c.question).where(here, placed.c.claim_id == claim_id))
    return read_question(connection, case, name) if name is not None else None


def summary(connection: Connection, case: str | None) -> str | None:
    """What the last reconciliation said of the case in figures; None where there is none."""
    return connection.scalar(select(cases.c.summary).where(cases.c.case == records.key(case)))


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


def read_flags(connection: Connection, case: str | None, ids: Iterable[str] | None = None) -> tuple[Flag, ...]:
    """The flags of a case, or those of some ids, those that corrections closed included, in the engine's order."""
    base = select(discrepancies).where(discrepancies.c.case == records.key(case))
    rows = [row for query in contents.chosen(base, discrepancies.c.id, ids) for row in connection.execute(query)]
    return tuple(records.flag(row) for row in sorted(rows, key=lambda row: row.place_in_order))


def count_questions(connection: Connection, case: str | None) -> int:
    """How many questions the last reconciliation of a case has."""
    query = select(func.count()).select_from(questions).where(questions.c.case == records.key(case))
    return connection.scalar(query) or 0
