"""Feeds into a store: what is new is fetched and added, an entry at a time, so that a kill loses nothing and doubles nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from claims.desk.desk import Desk
from claims.desk.feeds import Feed
from claims.desk.intake import Taken, take_in
from claims.documents.finding import is_address
from claims.errors import InputError
from claims.models import Document, Watched
from claims.reviews import Status

if TYPE_CHECKING:
    from claims.documents.fetching import Answer, Client
    from claims.documents.fetching.feeds import Entry
    from claims.reviews import Item

TRIES: Final = 5
"""So often an entry that cannot be had is asked for, once a round, before it is left."""
_TOLD: Final = "told"
_WAITING: Final = (Status.OPEN, Status.REOPENED)


class Watch:
    """Reads feeds into a desk's store; `stopped` is asked before each entry, and what is left then is there the next time.

    Errors go to `on_error`, notices to `on_notice`; `by` is who collects.
    """

    def __init__(
        self,
        desk: Desk,
        by: str,
        *,
        stopped: Callable[[], bool],
        on_error: Callable[[InputError], None],
        on_notice: Callable[[str], None],
    ) -> None:
        self._desk, self._by, self._stopped = desk, by, stopped
        self._on_error, self._on_notice = on_error, on_notice

    def read(self, feed: Feed, client: Client) -> Taken:
        """Read one feed, and add what it announces that is not in the store yet; what that came to."""
        taken = Taken(method="feed", by=self._by)
        known = self._desk.store.watched(feed.case, feed.url)
        try:
            answer = self._answer(feed, known.get(""), client)
            if not answer.unchanged:
                self._follow(feed, answer, known, client, taken)
            taken.read.add(feed.url)
        except InputError as error:
            self._failed(taken, error)
        self._desk.store.keep_unread(taken.read, taken.failed)
        return taken

    def _answer(self, feed: Feed, last: Watched | None, client: Client) -> Answer:
        if not is_address(feed.url):
            return _from_file(feed.url, self._desk.time())
        headers = {"If-None-Match": last.etag, "If-Modified-Since": last.modified} if last else {}
        return client.get(feed.url, feed.case, {name: value for name, value in headers.items() if value})

    def _follow(self, feed: Feed, answer: Answer, known: dict[str, Watched], client: Client, taken: Taken) -> None:
        """Add the new entries, the oldest first; the state of the feed is kept only when none of them is left to be asked for."""
        from claims.documents.fetching.feeds import entries  # noqa: PLC0415 - loads the library that reads feeds

        address = answer.url if is_address(answer.url) else None
        done = True
        for entry in reversed(entries(answer.data, feed.url, address)):
            if self._stopped():
                return
            row = known.get(entry.name)
            tries = row.tries if row is not None and row.stamp == entry.stamp else 0
            if row is not None and row.stamp == entry.stamp and tries in {0, TRIES}:
                continue
            left = 0 if self._take(feed, entry, client, taken) else tries + 1
            done = done and left in {0, TRIES}
            told = Watched(feed=feed.url, entry=entry.name, stamp=entry.stamp, tries=left, at=self._desk.time())
            self._desk.store.keep_watched(feed.case, told)
        if done:
            etag, modified = answer.header("etag"), answer.header("last-modified")
            state = Watched(feed=feed.url, etag=etag, modified=modified, at=answer.at)
            self._desk.store.keep_watched(feed.case, state)

    def _take(self, feed: Feed, entry: Entry, client: Client, taken: Taken) -> bool:
        """Fetch and add what an entry leads to; whether it is in the store now."""
        before = len(taken.failed)
        take_in(self._desk, self._fetched(feed, entry, client, taken), taken, on_error=self._on_error)
        return len(taken.failed) == before

    def _fetched(self, feed: Feed, entry: Entry, client: Client, taken: Taken) -> Iterator[Document]:
        from claims.documents.fetching import document  # noqa: PLC0415 - loads the library that fetches

        told = {"title": entry.title, "published": entry.published}
        try:
            answer = client.get(entry.address, feed.case)
            keep = self._desk.store.keep_original
            found = document(answer, on_notice=self._on_notice, keep=keep, told=told)
        except InputError as error:
            self._failed(taken, error)
            return
        taken.answers[found.source] = answer
        yield found.model_copy(update={"case": feed.case or None, "outlet": feed.outlet or found.outlet})

    def _failed(self, taken: Taken, error: InputError) -> None:
        taken.failed.append(error)
        self._on_error(error)


def unseen(desk: Desk, case: str | None) -> tuple[Item, ...]:
    """The disagreements of a case that wait for review and that no watch has told yet; all of them are kept as told by `tell`."""
    told = desk.store.watched(case, "").get(_TOLD)
    seen = frozenset(told.stamp.split()) if told is not None else frozenset[str]()
    return tuple(item for item in desk.queue(case) if item.status in _WAITING and item.id not in seen)


def tell(desk: Desk, case: str | None, *, only_first: bool = False) -> None:
    """Keep that all disagreements of a case that stand now were told; `only_first`: only where nothing was kept yet."""
    if only_first and _TOLD in desk.store.watched(case, ""):
        return
    stamp = " ".join(sorted(item.id for item in desk.queue(case)))
    desk.store.keep_watched(case, Watched(feed="", entry=_TOLD, stamp=stamp, at=desk.time()))


def _from_file(path: str, at: str) -> Answer:
    from claims.documents.fetching import Answer  # noqa: PLC0415 - as above

    try:
        return Answer(path, path, 200, (), Path(path).read_bytes(), at)
    except OSError as error:
        raise InputError(path, f"cannot be read: {error.strerror or error}") from None
