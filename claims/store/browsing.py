"""What pages of claims and of questions are asked for: a page of them, and the values that claims can be narrowed by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, exists, false, func, literal_column, select, true

from claims.reviews.listing import terms_of
from claims.reviews.seeking import EQUALS, FLAGS, Asked, Claims, FlagOf, ListedQuestion, Questions, Sought, Told
from claims.store import findings, records, searching
from claims.store.tables import discrepancies, placed, questions
from claims.store.told_tables import told

COUNTED: Final = 10_000
"""How far claims are counted; of more it is only said that there are more."""
OFFERED: Final = 300
"""How many values of a field are offered, in the order of the alphabet; any other can be typed."""


def page(connection: Connection, case: str | None, sought: Sought, start: int, length: int) -> Claims:
    """The claims that are sought, in the order in which they were added, from the `start`th on."""
    where = _where(connection, case, sought)
    query = _from(select(told.c.claim_id, told.c.rejected, told.c.corrected), sought).where(*where)
    # A source or a question has few claims: they are sorted, rather than all of a case passed through in its order.
    order = _past_indexes(connection, "number", is_so=bool(sought.source or sought.question))
    found = connection.execute(query.order_by(order).offset(start).limit(length))
    claims = tuple(Told(id=row.claim_id, rejected=row.rejected, corrected=row.corrected) for row in found)
    if sought == Sought():
        total = connection.scalar(select(func.count()).select_from(told).where(*where)) or 0
        return Claims(claims=claims, total=total, more=False)
    inner = _from(select(told.c.number), sought).where(*where).limit(COUNTED + 1).subquery()
    total = connection.scalar(select(func.count()).select_from(inner)) or 0
    return Claims(claims=claims, total=min(total, COUNTED), more=total > COUNTED)


def _from(query: Select[Any], sought: Sought) -> Select[Any]:
    """Begin where a source or a question tells the few claims, rather than at all of a case."""
    if sought.source or sought.question:
        return query.join_from(placed, told, (told.c.case == placed.c.case) & (told.c.claim_id == placed.c.claim_id))
    return query.select_from(told)


def _where(connection: Connection, case: str | None, sought: Sought) -> list[ColumnElement[bool]]:
    here = records.key(case)
    parts: list[Any] = [told.c.case == here]
    parts += [told.c[name] == value for name, value in sorted(sought.equal.items()) if name in EQUALS]
    parts += [
        told.c[name] == (true() if value else false()) for name, value in sorted(sought.flags.items()) if name in FLAGS
    ]
    parts += [told.c.document_id == sought.document] if sought.document else []
    parts += _between(connection, sought)
    if sought.words.strip():
        parts.append(searching.matching(connection, sought.words))
    if "partnered" in sought.flags:
        parts.append(_partnered(is_so=sought.flags["partnered"]))
    for column, value in ((placed.c.source, sought.source), (placed.c.question, sought.question)):
        if value:
            parts += [placed.c.case == here, column == value]
    return parts


def _between(connection: Connection, sought: Sought) -> list[ColumnElement[bool]]:
    """The bounds of figure and time; beside a narrower condition no index is used for them, which SQLite could not tell."""
    narrow = bool(sought.equal or sought.words.strip() or sought.source or sought.question or sought.document)
    figure, since, until = (_past_indexes(connection, name, is_so=narrow) for name in ("figure", "since", "until"))
    parts = [figure >= sought.least] if sought.least is not None else []
    parts += [figure <= sought.most] if sought.most is not None else []
    # "2023" and "2023-05" stand for all their days: "~" sorts behind every digit.
    parts += [since <= f"{sought.until}~"] if sought.until else []
    return parts + ([until >= sought.since] if sought.since else [])


def _past_indexes(connection: Connection, name: str, *, is_so: bool) -> ColumnElement[Any]:
    """A column of `told`; `is_so`: without SQLite looking for an index of it. PostgreSQL knows by itself which is the best."""
    if is_so and connection.dialect.name == "sqlite":
        return literal_column(f"+told.{name}", told.c[name].type)
    return told.c[name]


def _partnered(*, is_so: bool) -> ColumnElement[bool]:
    beside = exists().where(placed.c.case == told.c.case, placed.c.claim_id == told.c.claim_id, placed.c.partnered)
    return beside if is_so else ~beside


def offered(connection: Connection, case: str | None, field: str) -> tuple[str, ...]:
    """The first values of a field of claims, in the order of the alphabet."""
    column, here = told.c[field], told.c.case == records.key(case)
    first = select(func.min(column).label("value")).where(here, column.is_not(None))
    steps = first.cte("steps", recursive=True)
    after = select(func.min(column)).where(here, column > steps.c.value).scalar_subquery()
    steps = steps.union_all(select(after).where(steps.c.value.is_not(None)))
    query = select(steps.c.value).where(steps.c.value.is_not(None)).limit(OFFERED)
    return tuple(connection.scalars(query))


def question_page(connection: Connection, case: str | None, asked: Asked, start: int, length: int) -> Questions:
    """The questions that are asked for, from the `start`th on."""
    where: list[Any] = [questions.c.case == records.key(case)]
    where += [questions.c.words.contains(term, autoescape=True) for term in terms_of(asked.text)]
    where += [questions.c.members > 1] if asked.several else []
    first = questions.c[asked.order if asked.order in {"origins", "members", "severity"} else "origins"]
    total = connection.scalar(select(func.count()).select_from(questions).where(*where)) or 0
    order = first.desc().nulls_last(), questions.c.members.desc().nulls_last(), questions.c.words, questions.c.id
    named = connection.scalars(select(questions.c.id).where(*where).order_by(*order).offset(start).limit(length)).all()
    found = (findings.read_question(connection, case, name) for name in named)
    read = tuple(one for one in found if one is not None)
    raised = flags_of(connection, case, [one.id for one in read])
    listed = (ListedQuestion(question=one, flags=raised.get(one.id, ())) for one in read)
    return Questions(questions=tuple(listed), total=total)


def flags_of(connection: Connection, case: str | None, ids: Sequence[str]) -> dict[str, tuple[FlagOf, ...]]:
    """The disagreements that stand under each of some questions, the most severe first."""
    table = discrepancies.c
    query = select(table.id, table.question, table.kind, table.severity)
    query = query.where(table.case == records.key(case), table.question.in_(ids), table.closed.is_(None))
    found: dict[str, tuple[FlagOf, ...]] = {}
    for row in connection.execute(query.order_by(table.severity.desc(), table.id)):
        told = FlagOf(id=row.id, kind=row.kind, severity=row.severity)
        found[row.question] = (*found.get(row.question, ()), told)
    return found
