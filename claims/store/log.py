"""The append-only log: verdicts, corrections and decisions, numbered in one sequence, each row checked and added in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Table, func, insert, select

from claims.decisions import (
    Annotation,
    Assignment,
    ClaimByHand,
    Contact,
    CopyDecision,
    Decision,
    Edition,
    FetchingDecision,
    Membership,
    PartyDecision,
    PolicyDecision,
    Purge,
    QuestionDecision,
    Review,
    SourceDecision,
    TranslationDecision,
)
from claims.errors import ConflictError
from claims.ids import digest
from claims.store import records
from claims.store.chain import linking
from claims.store.tables import (
    annotation_log,
    assignment_log,
    by_hand_log,
    contact_log,
    copy_log,
    edition_log,
    fetching_log,
    membership_log,
    partings,
    party_log,
    policy_log,
    purge_log,
    question_log,
    review_log,
    source_log,
    translation_log,
)

RowT = TypeVar("RowT", bound=Decision)
_CHUNK = 500  # numbers asked for at once, well under every database's limit on parameters

_TABLES: Final[Mapping[type[Any], Table]] = {
    Review: review_log,
    Annotation: annotation_log,
    SourceDecision: source_log,
    QuestionDecision: question_log,
    PartyDecision: party_log,
    PolicyDecision: policy_log,
    Assignment: assignment_log,
    Contact: contact_log,
    ClaimByHand: by_hand_log,
    TranslationDecision: translation_log,
    CopyDecision: copy_log,
    Membership: membership_log,
    Edition: edition_log,
    FetchingDecision: fetching_log,
    Purge: purge_log,
}
_NAMES: Final[Mapping[type[Any], str]] = {
    Review: "review",
    Annotation: "annotation",
    SourceDecision: "source decision",
    QuestionDecision: "question decision",
    PartyDecision: "party decision",
    PolicyDecision: "policy",
    Assignment: "assignment",
    Contact: "contact",
    ClaimByHand: "claim by hand",
    TranslationDecision: "translation",
    CopyDecision: "copy decision",
    Membership: "membership",
    Edition: "edition",
    FetchingDecision: "fetching",
    Purge: "purge",
}
"""What goes into the id of a row beside its content; never to be changed, since ids are kept."""
_CHANGES_THE_ENGINE: Final = (
    annotation_log,
    source_log,
    question_log,
    party_log,
    policy_log,
    translation_log,
    copy_log,
)


def append(
    connection: Connection, draft: RowT, check: Callable[[Sequence[RowT]], None] | None = None
) -> tuple[int, RowT]:
    """Add a row and give it with its number and its id, which comes from its content and its place in the log.

    `check` sees the case's rows of the same sort as they are at that moment (of an annotation: those of its claim) and
    may raise: then nothing is added.
    """
    kind = type(draft)
    if check is not None:
        claim = draft.claim_id if isinstance(draft, Annotation) else None
        check(read(connection, kind, draft.case, claim))
    if draft.withdraws is not None and not holds(connection, kind, draft.withdraws):
        raise ConflictError("this was taken back already")
    seq = _next(connection)
    name = digest(_NAMES[kind], seq, draft.model_dump_json(exclude={"id"}))
    kept, table = draft.model_copy(update={"id": name}), _TABLES[kind]
    row = records.log_row(kept, seq, table.c.keys())
    connection.execute(insert(table).values(row))
    linking.add_row(connection, table.name, row)
    return seq, kept


def sorts() -> dict[str, type[Decision]]:
    """The sorts of rows by their names, in the order of the tables."""
    return {name: kind for kind, name in _NAMES.items()}


def table_of(kind: type[Decision]) -> Table:
    """The table that rows of one sort are kept in."""
    return _TABLES[kind]


def holds(connection: Connection, kind: type[Decision], row_id: str) -> bool:
    """Whether no row that holds takes a row back."""
    table = _TABLES[kind]
    takers = connection.scalars(select(table.c.id).where(table.c.withdraws == row_id)).all()
    return not any(holds(connection, kind, taker) for taker in takers)


def read(connection: Connection, kind: type[RowT], case: str | None, claim_id: str | None = None) -> tuple[RowT, ...]:
    """The rows of one sort of a case, or the annotations of one claim, oldest first."""
    table = _TABLES[kind]
    query = select(table.c.record).where(table.c.case == records.key(case)).order_by(table.c.seq)
    if claim_id is not None:
        query = query.where(table.c.claim_id == claim_id)
    return tuple(kind.model_validate_json(record) for record in connection.scalars(query))


def read_numbered(connection: Connection, kind: type[RowT], numbers: Collection[int]) -> tuple[RowT, ...]:
    """The rows of one sort among some numbers of the log, oldest first."""
    table = _TABLES[kind]
    wanted = sorted(numbers)
    records = [
        record
        for start in range(0, len(wanted), _CHUNK)
        for record in connection.scalars(
            select(table.c.record).where(table.c.seq.in_(wanted[start : start + _CHUNK])).order_by(table.c.seq)
        )
    ]
    return tuple(map(kind.model_validate_json, records))


def find(connection: Connection, row_id: str) -> Decision | None:
    """One row by its id, whatever its sort and its case."""
    for kind, table in _TABLES.items():
        record = connection.scalar(select(table.c.record).where(table.c.id == row_id))
        if record is not None:
            found: Decision = kind.model_validate_json(record)
            return found
    return None


def read_log(connection: Connection, case: str | None) -> tuple[tuple[int, Decision], ...]:
    """All decisions on a case together, each with its number, oldest first."""
    rows: list[tuple[int, Decision]] = []
    for kind, table in _TABLES.items():
        query = select(table.c.seq, table.c.record).where(table.c.case == records.key(case))
        rows += [(row.seq, kind.model_validate_json(row.record)) for row in connection.execute(query)]
    return tuple(sorted(rows, key=lambda row: row[0]))


def last_change(connection: Connection, case: str | None) -> int:
    """The number of the case's latest row that the engine goes by, verdicts left out; 0 where there is none."""
    return max(_last(connection, case, table) for table in _CHANGES_THE_ENGINE)


def last_decision(connection: Connection, case: str | None) -> int:
    """The number of the case's latest row that the engine goes by, verdicts and corrections of claims left out; 0 where there is none."""
    return max(_last(connection, case, table) for table in _CHANGES_THE_ENGINE if table is not annotation_log)


def _last(connection: Connection, case: str | None, table: Table) -> int:
    return connection.scalar(select(func.max(table.c.seq)).where(table.c.case == records.key(case))) or 0


def last_parting(connection: Connection, case: str | None) -> int:
    """The number of the case's latest verdict that may part claims, or lift what another parted; 0 where there is none."""
    return connection.scalar(select(func.max(partings.c.seq)).where(partings.c.case == records.key(case))) or 0


def _next(connection: Connection) -> int:
    last = [connection.scalar(select(func.max(table.c.seq))) or 0 for table in _TABLES.values()]
    return max(last) + 1
