"""`claims watch`: feeds read on their intervals until a signal, or once."""

from __future__ import annotations

import getpass
import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event

from claims import audit, config
from claims.cli.options import STORE_VARIABLE
from claims.cli.talking import Talk, printable
from claims.desk import Desk
from claims.desk.feeds import Feed, listed
from claims.desk.opening import open_desk
from claims.desk.watching import Watch, tell, unseen
from claims.documents.fetching import Client
from claims.errors import ClaimsError, InputError
from claims.reporting import phrases
from claims.store.alone import alone

_MINUTE = 60.0


def watch(path: Path, talk: Talk, say: Callable[[str], None], *, once: bool) -> None:
    """Reads the feeds of a list, each on its interval, or all of them once, and gives what is new in disagreement to `say`.

    Ends after the entry that is being read when a signal asks it to. `ClaimsError` where another watch is at the same store.
    """
    feeds = listed(path)
    desk = open_desk(os.environ.get(STORE_VARIABLE))
    with _stopping(talk) as stop, alone(desk.store.engine, "watch") as mine:
        if not mine:
            raise ClaimsError(f"{desk.store.name}: another watch reads feeds into this store")

        def failed(error: InputError) -> None:
            talk.error(error) if once else talk.say(f"error: {error}")

        reader = Watch(desk, getpass.getuser(), stopped=stop.is_set, on_error=failed, on_notice=talk.notice)
        for case in dict.fromkeys(feed.case for feed in feeds):
            tell(desk, case, only_first=True)
        due = dict.fromkeys(feeds, 0.0)
        while not stop.is_set():
            now = [feed for feed, when in due.items() if once or when <= time.monotonic()]
            _round(desk, reader, now, stop, talk, say)
            if once:
                break
            due |= {feed: time.monotonic() + feed.minutes * _MINUTE for feed in now}
            stop.wait(max(min(due.values()) - time.monotonic(), 0))


def _round(  # noqa: PLR0913, PLR0917 - what one round has
    desk: Desk, reader: Watch, feeds: Sequence[Feed], stop: Event, talk: Talk, say: Callable[[str], None]
) -> None:
    """Some feeds read one after the other, and what that brings told."""
    case: str | None = None

    def asked(host: str) -> None:
        desk.audit.tell(audit.Event.REQUEST, case, host=host)

    client = Client(config.settings(), sleep=stop.wait, on_ask=asked)
    added = claims = new = 0
    for feed in feeds:
        if stop.is_set():
            break
        case = feed.case
        taken = reader.read(feed, client)
        added, claims = added + taken.added, claims + taken.claims
    for case in dict.fromkeys(feed.case for feed in feeds):
        fresh = unseen(desk, case)
        for item in fresh:
            why = item.discrepancy.explanation if item.discrepancy else ""
            heading = f"{case}: {item.label}" if case else item.label
            say(printable(f"{heading} ({phrases.kind(item.kind)}): {why}"))
        if fresh:
            tell(desk, case)
        new += len(fresh)
    talk.say(
        f"{phrases.count(len(feeds), 'feed')} read: {phrases.count(added, 'document')} added, "
        f"{phrases.count(claims, 'claim')}, {phrases.count(new, 'new disagreement')}"
    )


@contextmanager
def _stopping(talk: Talk) -> Iterator[Event]:
    """An event that the first signal to end sets while the block lasts; a second one ends the program at once."""
    stop = Event()

    def asked(number: int, _frame: object) -> None:
        stop.set()
        signal.signal(number, signal.SIG_DFL)
        talk.say("stopping: what is being read is finished first")

    before = {number: signal.signal(number, asked) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
