"""The queue of each case, kept up to date with every row of the log, so that a page reads only what it shows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, delete, insert, select

from claims.decisions import Annotation, Assignment, Contact, Decision, Review
from claims.models import Claim, Question, Reconciliation, Source
from claims.reviews import Flag, Item, OnFlags, corrected, standing
from claims.reviews.listing import facets_of, listed, stated, words_of
from claims.reviews.standing import RANKS
from claims.store import contents, findings, log, records
from claims.store.tables import annotation_log, facets, items, partings, row_claims
from claims.terms import VerdictCode

CLAIM: Final = "claim"
"""The facet that names the claims on an item's sides; no person sees it."""
WAS: Final = "was"
"""The facet that names the ids an item was judged under; no person sees it."""
_HIDDEN: Final = (CLAIM, WAS)
OnFlag = (Review, Assignment, Contact)


def rebuild(
    connection: Connection, case: str | None, found: Reconciliation, flags: Sequence[Flag], extractor: str
) -> None:
    """Lay the queue of a case out anew after a reconciliation."""
    claims = {claim.id: claim for claim in found.claims}
    spoken = {claim: source for source in found.sources for claim in source.claim_ids}
    questions = {question.id: question for question in found.questions}
    now = standing(flags, found.claims, on_flags(connection, case), extractor=extractor)
    for table in (items, facets):
        connection.execute(delete(table).where(table.c.case == records.key(case)))
    _put(connection, case, now, claims, questions, spoken)


def renew(connection: Connection, row: Decision, seq: int, extractor: str) -> None:
    """Bring the items that a row was given on up to date; rows of other sorts change no item by themselves."""
    if isinstance(row, OnFlag):
        _mark(connection, row, seq)
        lay_anew(connection, row.case, set(row.claim_ids), {row.discrepancy}, extractor)


def lay_anew(connection: Connection, case: str | None, claim_ids: set[str], flags: set[str], extractor: str) -> None:
    """Bring the items of some flags and of all that was decided on some claims up to date; flags that are gone lose theirs.

    What was decided stays with its flag or goes to another that sets two of its claims against each other: so every flag
    is looked at that shares a claim with it, and all that was decided on the claims of those.
    """
    on_claims = _rows_on(connection, case, claim_ids)
    judged = {row.discrepancy for row in _every(on_claims)}
    near = {item for item, _ in items_with(connection, case, CLAIM, _named(on_claims) | claim_ids)}
    touched = flags | judged | near
    sides = on_sides(findings.read_flags(connection, case, touched))
    rows = _rows_on(connection, case, claim_ids | sides | _named(on_claims))
    others = {item for item, _ in items_with(connection, case, CLAIM, _named(rows))}
    every = findings.read_flags(connection, case, touched | others | {row.discrepancy for row in _every(rows)})
    claims = _now(connection, case, on_sides(every) | _named(rows), rows)
    now = [item for item in standing(every, claims, rows, extractor=extractor) if item.id in touched]
    _remove(connection, case, touched | {item.id for item in now})
    by_id = {claim.id: claim for claim in claims}
    asked = findings.read_some(connection, case, {item.question for item in now})
    _put(connection, case, now, by_id, asked, findings.spoken(connection, case, by_id))


def _every(rows: OnFlags) -> tuple[Review | Assignment | Contact, ...]:
    return (*rows.reviews, *rows.assignments, *rows.contacts)


def _named(rows: OnFlags) -> set[str]:
    """The claims that rows were given on."""
    return {claim for row in _every(rows) for claim in row.claim_ids}


def on_sides(flags: Iterable[Flag]) -> set[str]:
    """The claims on the sides of some flags."""
    return {claim for flag in flags for side in flag.discrepancy.sides for claim in side.claim_ids}


def on_flags(connection: Connection, case: str | None) -> OnFlags:
    """All that was decided of a case's flags, and its corrections."""
    return OnFlags(
        reviews=log.read(connection, Review, case),
        annotations=log.read(connection, Annotation, case),
        assignments=log.read(connection, Assignment, case),
        contacts=log.read(connection, Contact, case),
    )


def items_with(connection: Connection, case: str | None, facet: str, values: Iterable[str]) -> list[tuple[str, str]]:
    """The items of a facet's values, each with the value it has."""
    base = select(facets.c.item, facets.c.value).where(facets.c.case == records.key(case), facets.c.facet == facet)
    chosen = contents.chosen(base, facets.c.value, values)
    return [(found.item, found.value) for query in chosen for found in connection.execute(query)]


def _mark(connection: Connection, row: Review | Assignment | Contact, seq: int) -> None:
    """Keep which claims a row was given on, and whether a verdict may part them or lift what parted them."""
    here = records.key(row.case)
    if isinstance(row, Review) and (
        row.verdict is VerdictCode.NOT_SAME_QUESTION or _parts(connection, here, row.claim_ids)
    ):
        connection.execute(insert(partings).values(case=here, seq=seq))
    told = [{"case": here, "claim_id": claim, "seq": seq} for claim in dict.fromkeys(row.claim_ids)]
    if told:
        connection.execute(insert(row_claims), told)


def _parts(connection: Connection, here: str, claim_ids: Sequence[str]) -> bool:
    base = select(row_claims.c.seq).join(
        partings, (partings.c.case == row_claims.c.case) & (partings.c.seq == row_claims.c.seq)
    )
    chosen = contents.chosen(base.where(row_claims.c.case == here), row_claims.c.claim_id, claim_ids)
    return any(connection.execute(query.limit(1)).first() is not None for query in chosen)


def _rows_on(connection: Connection, case: str | None, claim_ids: Iterable[str]) -> OnFlags:
    """The rows that were given on any of some claims, and all corrections of these and of what was judged with them."""
    ids = set(claim_ids)
    base = select(row_claims.c.seq).where(row_claims.c.case == records.key(case))
    chosen = contents.chosen(base, row_claims.c.claim_id, ids)
    seqs = {seq for query in chosen for seq in connection.scalars(query)}
    reviews = log.read_numbered(connection, Review, seqs)
    return OnFlags(
        reviews=reviews,
        annotations=_annotations(connection, case, ids | {name for review in reviews for name in review.claim_ids}),
        assignments=log.read_numbered(connection, Assignment, seqs),
        contacts=log.read_numbered(connection, Contact, seqs),
    )


def _annotations(connection: Connection, case: str | None, claim_ids: Iterable[str]) -> tuple[Annotation, ...]:
    base = select(annotation_log.c.seq).where(annotation_log.c.case == records.key(case))
    chosen = contents.chosen(base, annotation_log.c.claim_id, claim_ids)
    seqs = {seq for query in chosen for seq in connection.scalars(query)}
    return log.read_numbered(connection, Annotation, seqs)


def _now(connection: Connection, case: str | None, ids: Iterable[str], rows: OnFlags) -> tuple[Claim, ...]:
    read = contents.read_claims(connection, case, ids)
    return corrected(read, rows.annotations, on_error=lambda _claim, _error: None)


def _remove(connection: Connection, case: str | None, ids: Collection[str]) -> None:
    for column in (items.c.id, facets.c.item):
        contents.remove(connection, records.key(case), column, ids)


def _put(  # noqa: PLR0913, PLR0917 - all that an item is told with
    connection: Connection,
    case: str | None,
    now: Sequence[Item],
    claims: Mapping[str, Claim],
    questions: Mapping[str, Question],
    spoken: Mapping[str, Source],
) -> None:
    here = records.key(case)
    rows: list[dict[str, Any]] = []
    found: list[dict[str, Any]] = []
    for item in now:
        shown = stated(item, claims)
        rows.append({
            "case": here,
            "id": item.id,
            "rank": RANKS[item.status],
            "severity": item.severity,
            "status": item.status,
            "words": words_of(item, shown),
            "listed": listed(item, claims, spoken).model_dump_json(),
            "record": item.model_dump_json(),
        })  # fmt: skip
        told = [*facets_of(item, shown, questions.get(item.question), spoken), *_hidden(item)]
        found += [{"case": here, "facet": facet, "value": value, "item": item.id} for facet, value in told]
    for table, values in ((items, rows), (facets, found)):
        if values:
            connection.execute(insert(table), values)


def _hidden(item: Item) -> list[tuple[str, str]]:
    sides = item.discrepancy.sides if item.discrepancy else ()
    told = [(CLAIM, name) for side in sides for name in side.claim_ids]
    told += [(WAS, review.discrepancy) for review in item.history]
    return list(dict.fromkeys(told))
