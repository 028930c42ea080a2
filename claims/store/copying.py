"""What the copies among a case's documents are found by, and which were found; each method one short transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, Integer, Select, and_, bindparam, delete, exists, func, insert, or_, select, update

from claims.copies import VERSION, Sketch, band_keys
from claims.decisions import CopyDecision, Decided, TranslationDecision
from claims.documents.addresses import address
from claims.models import Alike, Told
from claims.reviews import live
from claims.store import contents, log, records
from claims.store.engine import reading, writing
from claims.store.tables import alike, bands, documents, stories, unsketched

if TYPE_CHECKING:
    from sqlalchemy import Engine

_CHUNK: Final = 400


class Copying:
    """A store's memory of which documents are copies."""

    engine: Engine

    def unsketched(self, case: str | None) -> tuple[str, ...]:
        """The ids of the documents of a case that no sketch of this version was made of, in the order they were added."""
        here = records.key(case)
        new = select(unsketched.c.document_id).where(unsketched.c.case == here)
        # As two stretches of the index: those of this version, nearly all, are passed by.
        older = [
            select(stories.c.document_id).where(stories.c.case == here, other)
            for other in (stories.c.version < VERSION, stories.c.version > VERSION)
        ]
        with reading(self.engine) as connection:
            named = {name for query in (new, *older) for name in connection.scalars(query)}
            base = select(documents.c.seq, documents.c.id).where(documents.c.case == here)
            chosen = contents.chosen(base, documents.c.id, named)
            rows = sorted((row.seq, row.id) for query in chosen for row in connection.execute(query))
        return tuple(name for _, name in rows)

    def sketched(self, case: str | None) -> int:
        """How many documents of a case a sketch of this version was made of."""
        with reading(self.engine) as connection:
            return _count(connection, records.key(case))

    def sketches(self, case: str | None, ids: Collection[str] | None = None) -> tuple[Sketch, ...]:
        """The sketches of a case's documents, or of those of `ids`, by id."""
        base = select(stories).where(stories.c.case == records.key(case))
        with reading(self.engine) as connection:
            # The version is looked at here: asked for too, it may be what a database begins at.
            chosen = contents.chosen(base, stories.c.document_id, ids)
            found = [_sketch(row) for query in chosen for row in connection.execute(query) if row.version == VERSION]
        return tuple(sorted(found, key=lambda one: one.document_id))

    def band(self, case: str | None, most: int = 500) -> bool:
        """Keep the bands of so many sketches of a case that an older program kept without; whether there may be more."""
        here = records.key(case)
        lacking = stories.c.case == here, stories.c.version == VERSION, stories.c.banded.is_(None)
        with reading(self.engine) as connection:
            if connection.scalar(select(stories.c.document_id).where(*lacking).limit(1)) is None:
                return False
        with writing(self.engine) as connection:
            made = [_sketch(row) for row in connection.execute(select(stories).where(*lacking).limit(most))]
            _band(connection, here, made)
            ids = [one.document_id for one in made]
            banded = update(stories).where(stories.c.case == here, stories.c.document_id.in_(ids))
            connection.execute(banded.values(banded=True))
            return len(made) == most

    def near(self, case: str | None, made: Sequence[Sketch]) -> tuple[Sketch, ...]:
        """The sketches of a case's documents that may be copies of some: those that share a band with one, or all its words."""
        here = records.key(case)
        keys = {key for one in made for key in band_keys(one)}
        same = select(stories.c.document_id).where(stories.c.case == here)
        there = select(documents.c.id).where(documents.c.case == here)
        with reading(self.engine) as connection:

            def looked_up(base: Select[Any], column: Any, values: set[Any]) -> set[Any]:
                chosen = contents.chosen(base, column, values)
                return {one for query in chosen for one in connection.scalars(query)}

            # One after the other: asked at once, a database may begin at all documents of the case.
            banded = looked_up(select(bands.c.document), bands.c.key, keys)
            found = looked_up(there, documents.c.seq, banded)
            found |= looked_up(same, stories.c.digest, {one.digest for one in made if one.words})
        return self.sketches(case, found)

    def keep_copies(self, case: str | None, known: int, made: Sequence[Sketch], found: Sequence[Alike]) -> bool:
        """Keep sketches, and the copies found with them; False, and nothing kept, where there are others than the `known` ones by now."""
        here = records.key(case)
        with writing(self.engine) as connection:
            if _count(connection, here) != known:
                return False
            ids = [one.document_id for one in made]
            _forget(connection, here, ids)
            if made:
                connection.execute(insert(stories), [_row(here, one) for one in made])
                _band(connection, here, made)
            if found:
                connection.execute(insert(alike), [{"case": here, **one.model_dump()} for one in found])
            contents.remove(connection, here, unsketched.c.document_id, ids)
        return True

    def alike(self, case: str | None, ids: Collection[str]) -> tuple[Alike, ...]:
        """The copies that were found of some documents, by their ids."""
        wanted, found = sorted(ids), set()
        with reading(self.engine) as connection:
            for start in range(0, len(wanted), _CHUNK):
                some = wanted[start : start + _CHUNK]
                query = _alike(case).where(or_(alike.c.a.in_(some), alike.c.b.in_(some)))
                found |= set(map(_pair, connection.execute(query)))
        return tuple(sorted(found, key=lambda one: (one.a, one.b)))

    def told_of(self, case: str | None, ids: Collection[str]) -> Decided:
        """What is known of some documents, by their ids: which are translations or copies, and which agencies they came through."""
        found = self.alike(case, ids)
        with reading(self.engine) as connection:
            known = tuple(_told(connection, case, ids))
            return Decided(
                translations=(
                    *contents.named_originals(connection, case),
                    *live(log.read(connection, TranslationDecision, case)),
                ),
                on_copies=live(log.read(connection, CopyDecision, case)),
                alike=found,
                documents=known,
            )


def found_of(connection: Connection, case: str | None) -> dict[str, Any]:
    """The copies of a case, and what its documents tell of how they came about, as fields of what was decided."""
    rows = connection.execute(_alike(case).order_by(alike.c.a, alike.c.b))
    return {"alike": tuple(map(_pair, rows)), "documents": tuple(_told(connection, case))}


def _told(connection: Connection, case: str | None, ids: Collection[str] | None = None) -> Iterator[Told]:
    """What documents, all of a case or those of `ids`, tell of how they came about, with when they were added, in that order.

    Those that tell nothing and share no address with another of them are left out.
    """
    made = and_(stories.c.case == documents.c.case, stories.c.document_id == documents.c.id)
    read = select(documents.c.seq, documents.c.id, documents.c.url, documents.c.added_at, stories.c.told)
    tells = or_(stories.c.told.is_not(None), documents.c.url.is_not(None))
    query = read.outerjoin(stories, made).where(documents.c.case == records.key(case), tells)
    found = [row for some in contents.chosen(query, documents.c.id, ids) for row in connection.execute(some)]
    shared = Counter(address(row.url) for row in found if row.url)
    for row in sorted(found, key=lambda row: row.seq):
        told = Told.model_validate_json(row.told) if row.told else Told(document_id=row.id)
        if row.told or shared[address(row.url)] > 1:
            yield told.model_copy(update={"kept": row.added_at})


def _count(connection: Connection, here: str) -> int:
    count = select(func.count()).select_from(stories)
    return connection.scalar(count.where(stories.c.case == here, stories.c.version == VERSION)) or 0


def _band(connection: Connection, here: str, made: Sequence[Sketch]) -> None:
    """Keep the bands of sketches, as far as they are not there yet."""
    numbered = select(documents.c.id, documents.c.seq).where(documents.c.case == here)
    chosen = contents.chosen(numbered, documents.c.id, [one.document_id for one in made])
    seq = {row.id: row.seq for query in chosen for row in connection.execute(query)}
    key, document = bindparam("of", type_=Integer), bindparam("is_of", type_=Integer)
    there = exists().where(bands.c.key == key, bands.c.document == document)
    put = insert(bands).from_select(["key", "document"], select(key, document).where(~there))
    for start in range(0, len(made), _CHUNK):
        some = made[start : start + _CHUNK]
        rows = [
            {"of": key, "is_of": seq[one.document_id]}
            for one in some
            if one.document_id in seq
            for key in band_keys(one)
        ]
        if rows:
            connection.execute(put, sorted(rows, key=lambda row: (row["of"], row["is_of"])))


def _alike(case: str | None) -> Any:
    return select(alike.c.a, alike.c.b, alike.c.share, alike.c.of_longer).where(alike.c.case == records.key(case))


def _pair(row: Any) -> Alike:
    return Alike(a=row.a, b=row.b, share=row.share, of_longer=row.of_longer)


def _sketch(row: Any) -> Sketch:
    told = Told.model_validate_json(row.told) if row.told else Told(document_id=row.document_id)
    return Sketch(document_id=row.document_id, words=row.words, digest=row.digest, told=told, values=row.data)


def _row(case: str, one: Sketch) -> dict[str, Any]:
    row = {"case": case, "document_id": one.document_id, "version": VERSION, "words": one.words, "digest": one.digest}
    told = one.told.model_dump_json() if one.told.wires or one.told.notes else None
    return row | {"data": one.values, "told": told, "banded": True}


def _forget(connection: Connection, case: str, ids: Sequence[str]) -> None:
    """Take away what was kept of documents before."""
    for start in range(0, len(ids), _CHUNK):
        some = ids[start : start + _CHUNK]
        connection.execute(delete(stories).where(stories.c.case == case, stories.c.document_id.in_(some)))
        connection.execute(delete(alike).where(alike.c.case == case, or_(alike.c.a.in_(some), alike.c.b.in_(some))))
