"""The table of what holds documents: each kind of file, how it is known by what stands in it, and who reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from claims.documents.containers import feed, mail, records, saved, warc, zipped
from claims.documents.containers.held import Held, Pack, Record
from claims.errors import InputError

DEEPEST: Final = 3
"""So many containers may stand in one another."""


class Container(NamedTuple):
    """One kind of file that holds others: its endings, what says that a file is of it, and its reader."""

    name: str
    endings: frozenset[str]
    is_it: Callable[[Pack], bool]
    read: Callable[[Pack], Iterator[Held | Record]]


CONTAINERS: Final = (
    Container("zip", frozenset({".zip"}), zipped.is_it, zipped.read),
    Container("web archive", warc.ENDINGS, warc.is_it, warc.read),
    Container("saved page", saved.ENDINGS, saved.is_it, saved.read),
    Container("feed", feed.ENDINGS, feed.is_it, feed.read),
    Container("mail", mail.ENDINGS, mail.is_it, mail.read),
    Container("list of documents", records.LINES, records.is_lines, records.read_lines),
    Container("table of documents", records.ROWS, records.is_rows, records.read_rows),
)
"""In the order in which they are looked for; a saved page is written as a mail is."""
ENDINGS: Final = frozenset(ending for kind in CONTAINERS for ending in kind.endings)
_BOUND: Final = CONTAINERS[1:5]
"""What has the ending of one of these and begins as nothing else that is known is damaged: it is not read as text."""


def of(pack: Pack) -> Container | None:
    """Which kind of container a file is, by what stands in it before what it is called; None for a document.

    `InputError` for a file that is called a container and holds bytes of none.
    """
    found = next((kind for kind in CONTAINERS if kind.is_it(pack)), None)
    named = next((kind for kind in _BOUND if pack.is_called(*kind.endings)), None)
    if found is None and named is not None and pack.head.strip() and not pack.is_other:
        raise InputError(
            pack.path, f"is called .{pack.called.rpartition('.')[2]}, but is no {named.name}, or a damaged one"
        )
    return found
