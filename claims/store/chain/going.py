"""`verify`: the links one after the other, then everything that they are of, then the files."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain as every
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, select

from claims.models import ChainHead
from claims.store.chain.checking import Checking, Progress, unpacked
from claims.store.chain.digests import BLOCK, Parts, block_digests, root
from claims.store.chain.faults import Fault, Sort, Verified, fault, missing
from claims.store.chain.linking import GONE, head, is_linked, link_hash
from claims.store.chain.tables import ORIGINALS, STORE, links, parts
from claims.store.originals import is_digest
from claims.terms import Deed

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from claims.store.originals import Originals

_AT_ONCE: Final = 500
MOST: Final = 100
"""So many faults are listed; the others are counted."""


def verify(
    connection: Connection,
    originals: Originals,
    given: str | None = None,
    on_progress: Progress = lambda _what, _done: None,
) -> Verified:
    """Go through a whole store as it is at one moment; `given` is the hash of a link of before that has to be in it still."""
    checking = Checking(connection, on_progress)
    known = _known(connection, given)
    files = _Files(connection, originals, on_progress)
    unknown = [_unknown(given)] if given and known is None else []
    listed: list[Fault] = []
    more = 0
    for found in every(_links(connection, on_progress), checking.contents(), files.faults(), unknown):
        if len(listed) < MOST:
            listed.append(found)
        else:
            more += 1
    return Verified(
        holds=not listed, head=head(connection), documents=checking.documents, claims=checking.claims, rows=checking.rows,
        originals=files.seen, faults=tuple(listed), more=more, known=known,
    )  # fmt: skip


def _known(connection: Connection, given: str | None) -> ChainHead | None:
    if not given:
        return None
    found = connection.execute(
        select(links.c.position, links.c.hash).where(links.c.hash == given.strip().lower())
    ).first()
    return ChainHead(position=found.position, hash=found.hash) if found else None


def _unknown(given: str) -> Fault:
    words = "no link has this hash: it is of another store, or links were taken away or written anew since it was noted down"
    return fault(Sort.MISSING, "chain", given, words)


def _links(connection: Connection, on_progress: Progress) -> Iterator[Fault]:
    last: dict[str, Any] = {"position": 0, "hash": ""}
    some = _stretch(connection, None)
    while some:
        for link in some:
            yield from _place(link, last)
            yield from _link(connection, link)
            last = link
        on_progress("links", last["position"])
        some = _stretch(connection, last["position"])
    without = select(parts.c.position).where(
        ~select(links.c.position).where(links.c.position == parts.c.position).exists()
    )
    for place in connection.scalars(without.order_by(parts.c.position)):
        yield fault(Sort.ADDED, "chain_parts", str(place), "there is no such link")


def _stretch(connection: Connection, after: int | None) -> list[dict[str, Any]]:
    joined = select(links, parts.c.salt, parts.c.digests).outerjoin(parts, parts.c.position == links.c.position)
    query = joined.order_by(links.c.position).limit(_AT_ONCE)
    found = connection.execute(query if after is None else query.where(links.c.position > after))
    return [dict(row) for row in found.mappings()]


def _place(link: dict[str, Any], last: dict[str, Any]) -> Iterator[Fault]:
    """Whether a link follows the one before it."""
    position, ref = last["position"] + 1, str(link["position"])
    if link["position"] > position:
        upto = f" to {link['position'] - 1}" if link["position"] > position + 1 else ""
        yield missing("chain", f"{position}{upto}")
    elif link["position"] < position:
        yield fault(Sort.BROKEN, "chain", ref, "it does not stand at the place of a link")
    elif link["previous"] != last["hash"]:
        yield fault(Sort.BROKEN, "chain", ref, "it does not hold the hash of the link before it", field="previous")
    if (link["position"] == 1) != (link["what"] == STORE):
        yield fault(Sort.BROKEN, "chain", ref, "the first link, and no other, says that the store was begun")


def _link(connection: Connection, link: dict[str, Any]) -> Iterator[Fault]:
    """Whether a link is what its hash says, and its parts what its root says."""
    ref = str(link["position"])
    if link_hash(link) != link["hash"]:
        yield fault(Sort.ALTERED, "chain", ref, "its hash is not that of what stands in it")
    if link["salt"] is not None:
        kept = link["salt"], link["digests"]
        if not all(isinstance(one, bytes) for one in kept) or root(*kept) != link["root"]:
            yield fault(Sort.ALTERED, "chain_parts", ref, "they are not what the link holds the hash of")
    elif link["root"] and not _is_gone(connection, link):
        yield missing("chain_parts", ref)


def _is_gone(connection: Connection, link: dict[str, Any]) -> bool:
    same = and_(links.c.what == link["what"], links.c.ref == link["ref"], links.c.case == link["case"])
    later = select(links.c.position).where(same, links.c.position > link["position"], links.c.deed.in_(GONE)).limit(1)
    return connection.scalar(later) is not None


class _Files:
    """The originals, block by block."""

    def __init__(self, connection: Connection, originals: Originals, on_progress: Progress) -> None:
        self._connection = connection
        self._originals = originals
        self._on_progress = on_progress
        self.seen = 0

    def faults(self) -> Iterator[Fault]:
        """The files that are gone or changed, and where they first differ."""
        last = 0
        while some := self._stretch(last):
            for row in some:
                last = row.position
                if is_linked(self._connection, ORIGINALS, "", row.ref):
                    made = unpacked(row.salt, row.digests)
                    yield from self._file(row.ref, made) if made else ()
            self._on_progress("originals", self.seen)

    def _stretch(self, after: int) -> list[Any]:
        joined = select(links.c.position, links.c.ref, parts.c.salt, parts.c.digests).join(
            parts, parts.c.position == links.c.position
        )
        here = links.c.what == ORIGINALS, links.c.deed != Deed.REMOVED, links.c.position > after
        return list(self._connection.execute(joined.where(*here).order_by(links.c.position).limit(_AT_ONCE)))

    def _file(self, name: object, made: Parts) -> Iterator[Fault]:
        self.seen += 1
        if not is_digest(name):  # an altered link, which may name any file of this machine
            yield missing("originals", str(name))
            return
        path = self._originals.path(name)
        try:
            with path.open("rb") as file:
                place = 0
                for place, (was, now) in enumerate(_pairs(made.blocks, block_digests(file, made.salt))):
                    if was != now:
                        yield _block(name, place, file.tell(), made.size or 0)
                        return
        except FileNotFoundError:
            yield missing("originals", name)
        except OSError as error:
            words = f"it cannot be read: {error.strerror or error}"
            yield fault(Sort.MISSING, "originals", name, words)


def _pairs(was: list[str], now: Iterator[str]) -> Iterator[tuple[str, str]]:
    """The digests of before beside those of now, with an empty one where one of them is longer."""
    for digest in was:
        yield digest, next(now, "")
    yield from (("", digest) for digest in now)


def _block(name: str, place: int, read: int, size: int) -> Fault:
    start = place * BLOCK
    end = max(min(start + BLOCK, max(read, size)), start)
    if read <= start < size:
        words = f"it was cut off: {read:,} of {size:,} bytes are left"
    elif start >= size:
        words = f"bytes were added behind its {size:,}"
    else:
        words = f"it was altered between bytes {start:,} and {end:,}"
    return fault(Sort.ALTERED, "originals", name, words, start=start, end=end)
