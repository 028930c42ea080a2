"""Feeds (RSS 2.0, RSS 1.0, Atom) → what they announce: an address each, with what the feed says of it."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any, Final

from claims.errors import InputError
from claims.ids import digest

_ENTITY: Final = b"<!ENTITY"
_ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOST: Final = 1_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a feed announces; `stamp` differs where the feed says that it changed, `published` is an ISO date."""

    name: str
    address: str
    stamp: str
    title: str | None = None
    published: str | None = None


def entries(data: bytes, path: str, address: str | None = None) -> tuple[Entry, ...]:
    """The entries of a feed that lead somewhere, in its order, the first thousand; `address` is where relative ones start from.

    `InputError` as `parsed`.
    """
    read = [entry for raw in parsed(data, path, address).entries if (entry := described(raw)).address]
    return tuple({entry.name: entry for entry in read}.values())


def parsed(data: bytes, path: str, address: str | None = None) -> Any:
    """A feed as feedparser has it, its first thousand entries; `address` is where relative addresses start from.

    `InputError` for what is no feed, and for one that declares entities, which a feed has no use for and which can fill a memory.
    By feedparser, which reads every dialect that is about, broken ones too, and fetches nothing here.
    """
    import feedparser  # noqa: PLC0415 - only feeds need it

    if _ENTITY in data.replace(b"\x00", b"").upper():
        raise InputError(path, "declares entities of its own: such a feed is not read")
    try:
        # A stream, since a text might be taken for an address and asked for.
        found = feedparser.parse(io.BytesIO(data), response_headers={"content-location": address} if address else {})
    except Exception as error:  # noqa: BLE001 - a parser met by a feed of anybody's making: the feed is named, the rest goes on
        raise InputError(path, f"the feed cannot be read: {type(error).__name__}") from None
    if not found.get("version"):
        raise InputError(path, "is no feed (RSS or Atom) that can be read")
    found.entries = found.entries[:_MOST]
    return found


def described(raw: Any) -> Entry:
    """What a feed says of one entry; its address may be empty."""
    address = str(raw.get("link") or "").strip()
    first, last = (
        str(dict.get(raw, key) or "").strip() for key in ("published", "updated")
    )  # feedparser's own mixes them
    return Entry(
        name=str(raw.get("id") or address),
        address=address,
        stamp=digest("entry", address, last or first),
        title=str(raw.get("title") or "").strip() or None,
        published=_day(first or last),
    )


def _day(told: str) -> str | None:
    """The day that a feed tells, as its own clock had it; None where it tells none that can be read."""
    if found := _ISO.match(told):
        return found.group()
    try:
        return parsedate_to_datetime(told).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return None
