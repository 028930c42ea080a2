"""Feeds saved as files (RSS 2.0, RSS 1.0, Atom) → the texts that stand in them, one an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from claims.documents import web
from claims.documents.containers.held import Pack, Record, printable
from claims.errors import InputError

ENDINGS: Final = frozenset({".rss", ".atom"})
BEFORE: Final = (
    rb"(?>\s+|<\?[^>]*>|<!--.*?-->|<!(?:DOCTYPE|doctype)\s++(?![Hh][Tt][Mm][Ll])[^>\[]*+(?:\[[^\]]*\]\s*+)?>)*+"
)
"""What may stand before the first tag; taken once and for all, so that many comments cannot be parted in many ways."""
_FEED = re.compile(BEFORE + rb"<(?:rss|feed|rdf:RDF)[\s>]", re.DOTALL)
WATCH: Final = "name it in a list for `claims watch`, which reads what it leads to"


def begins(head: bytes) -> bool:
    """Whether bytes begin as a feed does."""
    return _FEED.match(head.removeprefix(b"\xef\xbb\xbf")) is not None


def is_it(pack: Pack) -> bool:
    """Whether a file is a feed, by its first tag."""
    return begins(pack.head)


def read(pack: Pack) -> Iterator[Record]:
    """Each entry with a text, the whole one where the feed has it, else its summary; nothing that it leads to is fetched.

    `InputError` for a feed that is damaged, declares entities, or holds no text.
    """
    from claims.documents.fetching.feeds import described, parsed  # noqa: PLC0415 - loads what fetches

    found = parsed(pack.whole(), pack.path)
    outlet = str(found.feed.get("title") or "").strip()
    read = short = 0
    for number, raw in enumerate(found.entries, start=1):
        written, is_whole = _written(raw)
        text = _text(written, pack.path)
        if not text:
            continue
        entry = described(raw)
        told = {"title": entry.title, "published": entry.published, "url": entry.address, "outlet": outlet}
        author = str(raw.get("author") or "").strip()
        fields = {key: value for key, value in {**told, "author": author}.items() if value}
        pack.budget.take(pack.path, len(text), 1)
        yield Record(
            printable(entry.title or f"entry {number}")[:120],
            text,
            written.encode("utf-8", "replace"),
            fields,
            place="feed",
        )
        read, short = read + 1, short + (not is_whole)
    if not read:
        raise InputError(pack.path, f"the feed holds no text of its own: {WATCH}")
    if short:
        pack.on_notice(
            f"{pack.path}: {short:,} of {read:,} entries hold a summary alone; `claims watch` reads the pages they lead to"
        )


def _written(raw: Any) -> tuple[str, bool]:
    """The HTML of an entry, and whether it is more than a summary."""
    contents = [str(one.get("value") or "") for one in raw.get("content") or ()]
    whole = max(contents, key=len, default="")
    summary = str(raw.get("summary") or "")
    return (whole, True) if len(whole) > len(summary) else (summary, bool(whole))


def _text(written: str, path: str) -> str:
    """The text of an entry, paragraph by paragraph."""
    if "<" not in written:
        return written.strip()
    try:
        return web.article(f"<html><body><article>{written}</article></body></html>", path)[0]
    except InputError:
        import trafilatura  # noqa: PLC0415 - as in `web`

        return str(trafilatura.html2txt(f"<html><body>{written}</body></html>") or "").strip()
