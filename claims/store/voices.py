"""Who speaks in a case and where it stands: every speaker and outlet, and with whom each disagrees."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, select

from claims.models import Source
from claims.reviews.listing import terms_of
from claims.reviews.seeking import OUTLET, SPEAKER, Opposed, Voice, Voices
from claims.store import records
from claims.store.speaking import OWN
from claims.store.tables import sources
from claims.store.told_tables import opposed, voices


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
    if sort == SPEAKER and name.startswith(OWN):
        return one(connection, case, OUTLET, name.removeprefix(OWN))
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
    query = (
        select(voices.c.name)
        .where(voices.c.case == records.key(case))
        .order_by(voices.c.statements.desc(), voices.c.name, voices.c.sort, voices.c.id)
    )
    return tuple(dict.fromkeys(connection.scalars(query.limit(most))))
