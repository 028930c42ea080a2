"""Who speaks in a case and where it stands: every speaker and outlet, with whom each disagrees, and questions by how much is said to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from typing import Any, Final

from sqlalchemy import Connection, delete, func, insert, select

from claims.models import Discrepancy, Question, Reconciliation, Source
from claims.reviews import Flag
from claims.reviews.listing import terms_of
from claims.reviews.seeking import OUTLET, SPEAKER, Opposed, Voice, Voices
from claims.store import records
from claims.store.tables import sources
from claims.store.told_tables import opposed, voices

_OWN: Final = "outlet "  # before the name of an outlet that speaks in its own words; no source's id holds a space
_MOST: Final = 50  # voices of one side that are set against those of another; a flag of more is a crowd
_LONGEST: Final = 2_000  # characters of names that one voice can be found by


def question_rows(found: Sequence[Question], flags: Sequence[Flag]) -> list[dict[str, Any]]:
    """The rows of questions, in the engine's order, each with what it can be found and sorted by."""
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
            "record": question.model_dump_json(),
        }
        for question in found
    ]


def save(connection: Connection, here: str, found: Reconciliation, flags: Sequence[Flag]) -> None:
    """Replace who speaks in a case, and with whom each voice disagrees."""
    for table in (voices, opposed):
        connection.execute(delete(table).where(table.c.case == here))
    standing = [flag.discrepancy for flag in flags if flag.closed is None]
    speaks = {claim.id: f"{_OWN}{claim.outlet or claim.document}" for claim in found.claims}
    speaks |= {claim: source.id for source in found.sources for claim in source.claim_ids}
    prints = {claim.id: claim.outlet for claim in found.claims if claim.outlet}
    said = {source.id: len(source.claim_ids) for source in found.sources}
    _save(connection, here, SPEAKER, {source.id: _named(source) for source in found.sources}, said, speaks, standing)
    told = Counter(prints.values())
    _save(connection, here, OUTLET, {name: (name, name) for name in told}, told, prints, standing)


def _named(source: Source) -> tuple[str, str]:
    return source.name, "\n".join((*(told.name for told in source.names), source.party or ""))


def _save(  # noqa: PLR0913, PLR0917 - all that is told of one sort of voices
    connection: Connection,
    here: str,
    sort: str,
    names: Mapping[str, tuple[str, str]],
    said: Mapping[str, int],
    of: Mapping[str, str],
    flags: Sequence[Discrepancy],
) -> None:
    stands: Counter[str] = Counter()
    times: Counter[tuple[str, str]] = Counter()
    for flag in flags:
        sides = [sorted({of[claim] for claim in side.claim_ids if claim in of}) for side in flag.sides]
        stands.update({name for side in sides for name in side})
        times.update(set(_against([side[:_MOST] for side in sides])))
    rows = [
        {
            "case": here,
            "sort": sort,
            "id": one,
            "name": names[one][0],
            "words": names[one][1].casefold()[:_LONGEST],
            "statements": said[one],
            "disagreements": stands[one],
        }
        for one in names
    ]
    told = ((a, b, n) for (a, b), n in times.items() if a in names)
    pairs = [{"case": here, "sort": sort, "id": a, "other": b, "times": n} for a, b, n in told]
    for table, values in ((voices, rows), (opposed, pairs)):
        if values:
            connection.execute(insert(table), values)


def _against(sides: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Every two voices on different sides, both ways round; one that gives both answers does not stand against itself."""
    for one, other in permutations(sides, 2):
        yield from ((a, b) for a in one for b in other if a != b)


def page(  # noqa: PLR0913, PLR0917 - what is asked for
    connection: Connection, case: str | None, sort: str, text: str, order: str, start: int, length: int
) -> Voices:
    """The speakers or outlets whose names hold all words, those with most `statements` or `disagreements` first, or by `name`."""
    where = [voices.c.case == records.key(case), voices.c.sort == sort]
    where += [voices.c.words.contains(term, autoescape=True) for term in terms_of(text)]
    total = connection.scalar(select(func.count()).select_from(voices).where(*where)) or 0
    by = [voices.c.name] if order == "name" else [voices.c[order].desc(), voices.c.statements.desc(), voices.c.name]
    query = select(voices).where(*where).order_by(*by, voices.c.id).offset(start).limit(length)
    return Voices(voices=tuple(_voice(row) for row in connection.execute(query)), total=total)


def one(connection: Connection, case: str | None, sort: str, name: str) -> Voice | None:
    """One speaker by the id of its source, or one outlet by its name; None where there is none."""
    query = select(voices).where(voices.c.case == records.key(case), voices.c.sort == sort, voices.c.id == name)
    row = connection.execute(query).one_or_none()
    return _voice(row) if row is not None else None


def against(connection: Connection, case: str | None, sort: str, name: str, length: int) -> tuple[Opposed, ...]:
    """The voices that one disagrees with, the most often first."""
    query = (
        select(opposed.c.other, opposed.c.times)
        .where(opposed.c.case == records.key(case), opposed.c.sort == sort, opposed.c.id == name)
        .order_by(opposed.c.times.desc(), opposed.c.other)
        .limit(length)
    )
    found = [(_other(connection, case, sort, row.other), row.times) for row in connection.execute(query)]
    return tuple(Opposed(voice=voice, times=times) for voice, times in found if voice is not None)


def _other(connection: Connection, case: str | None, sort: str, name: str) -> Voice | None:
    if sort == SPEAKER and name.startswith(_OWN):
        return one(connection, case, OUTLET, name.removeprefix(_OWN))
    return one(connection, case, sort, name)


def source(connection: Connection, case: str | None, source_id: str) -> Source | None:
    """One source of a case; None where there is none of this id."""
    query = select(sources.c.record).where(sources.c.case == records.key(case), sources.c.id == source_id)
    record = connection.scalars(query).first()
    return Source.model_validate_json(record) if record is not None else None


def _voice(row: Any) -> Voice:
    return Voice(sort=row.sort, id=row.id, name=row.name, statements=row.statements, disagreements=row.disagreements)


def names(connection: Connection, case: str | None, most: int) -> tuple[str, ...]:
    """The names of the speakers and outlets that say most, each once."""
    query = select(voices.c.name).where(voices.c.case == records.key(case)).order_by(voices.c.statements.desc())
    return tuple(dict.fromkeys(connection.scalars(query.limit(most))))
