"""Adding a link for everything that is written: in the transaction that writes it, so that there is both or neither."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, delete, insert, select

from claims.models import ChainHead
from claims.store.chain.digests import Parts, canonical, hashed, root
from claims.store.chain.tables import BY_HAND, COLLECTED, DOCUMENTS, ORIGINALS, STORE, links, parts
from claims.terms import Deed

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from claims.store.originals import Originals

GONE = (Deed.REMOVED, Deed.REDACTED)
"""The deeds after which the parts of earlier links may be missing."""


def head(connection: Connection) -> ChainHead:
    """The last link; position 0 and an empty hash in a store without any."""
    found = connection.execute(
        select(links.c.position, links.c.hash).order_by(links.c.position.desc()).limit(1)
    ).first()
    return ChainHead(position=found.position, hash=found.hash) if found else ChainHead(position=0, hash="")


def link_hash(link: Mapping[str, Any]) -> str:
    """The hash of a link, from all that stands in it, the hash of the one before included."""
    names = ("position", "previous", "at", "what", "deed", "case", "ref", "root")
    return hashed("link", canonical([link[name] for name in names]))


def add(connection: Connection, what: str, deed: Deed, case: str, ref: str, made: Parts | None = None) -> None:  # noqa: PLR0913, PLR0917 - all that a link holds
    """Add a link at the end; of what was removed there are no parts. The first link of a store says that it was begun."""
    last = head(connection)
    if not last.position and what != STORE:
        add(connection, STORE, Deed.BEGUN, "", secrets.token_hex(16))
        last = head(connection)
    packed = made.packed() if made else b""
    link: dict[str, Any] = {
        "position": last.position + 1,
        "previous": last.hash,
        "at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "what": what,
        "deed": str(deed),
        "case": case,
        "ref": ref,
        "root": root(made.salt, packed) if made else "",
    }
    connection.execute(insert(links).values(link | {"hash": link_hash(link)}))
    if made:
        connection.execute(insert(parts).values(position=link["position"], salt=made.salt, digests=packed))


def add_document(
    connection: Connection,
    deed: Deed,
    row: Mapping[str, Any],
    claims: Iterable[Mapping[str, Any]],
    numbers: Iterable[Mapping[str, Any]],
) -> None:
    """Link a document as it is kept, with the claims that were read of it and what became of its numbers."""
    tables = {
        "claims": ((one["id"], one) for one in claims),
        "numbers": ((one["kind"], one) for one in numbers),
    }
    add(connection, DOCUMENTS, deed, row["case"], row["id"], Parts.of(row, tables))


def add_by_hand(
    connection: Connection,
    case: str,
    document_id: str,
    claims: Iterable[Mapping[str, Any]],
    deed: Deed = Deed.ADDED,
) -> None:
    """Link the claims by hand of a document, all that hold now."""
    made = Parts.of(tables={"claims": ((one["id"], one) for one in claims)})
    add(connection, BY_HAND, deed, case, document_id, made)


def add_collected(connection: Connection, row: Mapping[str, Any], deed: Deed = Deed.ADDED) -> None:
    """Link how the file of a document came in."""
    add(connection, COLLECTED, deed, row["case"], str(row["seq"]), Parts.of(row))


def add_row(connection: Connection, table: str, row: Mapping[str, Any], deed: Deed = Deed.ADDED) -> None:
    """Link a row of a log."""
    add(connection, table, deed, row["case"], row["id"], Parts.of(row))


def add_original(connection: Connection, originals: Originals, sha256: str | None, deed: Deed = Deed.ADDED) -> None:
    """Link the bytes of a file, once for as long as they are there; nothing where they are not kept."""
    if not sha256 or not originals.has(sha256) or is_linked(connection, ORIGINALS, "", sha256):
        return
    with originals.path(sha256).open("rb") as file:
        made = Parts.of_file(file)
    add(connection, ORIGINALS, deed, "", sha256, made)


def forget(connection: Connection, what: str, case: str, ref: str) -> None:
    """Take the digests of something away with it: what is left are hashes of hashes, under salts that are gone."""
    of = select(links.c.position).where(links.c.what == what, links.c.case == case, links.c.ref == ref)
    connection.execute(delete(parts).where(parts.c.position.in_(of)))


def is_linked(connection: Connection, what: str, case: str, ref: str) -> bool:
    """Whether something is linked, and was not removed since."""
    here = and_(links.c.what == what, links.c.case == case, links.c.ref == ref)
    last = connection.scalar(select(links.c.deed).where(here).order_by(links.c.position.desc()).limit(1))
    return last is not None and last != Deed.REMOVED
