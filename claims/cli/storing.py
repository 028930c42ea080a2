"""`claims store`: a whole store copied to another database."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from claims.cli.talking import Talk
from claims.errors import StoreError, UsageError
from claims.reporting import phrases
from claims.store import Store
from claims.store.engine import address, shown
from claims.store.transfer import copy as transfer


def copy(source: str, target: str, talk: Talk) -> None:
    """Copies a store into an empty one, and says what came through."""
    if address(source) == address(target):
        raise UsageError("FROM and TO are the same store")
    if not Store.is_there(source):
        raise StoreError(f"{shown(address(source))}: there is no such store")
    with Store.open(source) as given, Store.open(target) as taken, _bar() as progress:
        copied = transfer(given, taken, progress)
    parts = [phrases.count(copied.rows, "row"), phrases.count(copied.files, "original")]
    talk.say(f"{' and '.join(parts)} copied to {taken.name}; every row was read back and is the same")
    if copied.lacking:
        talk.notice(f"{phrases.count(copied.lacking, 'original')} of documents are not kept in the source either")
    talk.say(f"the originals are kept in {taken.originals.folder}")


@contextmanager
def _bar() -> Iterator[Callable[[int, int], None]]:
    """What shows on a terminal how far it is."""
    if not sys.stderr.isatty():
        yield lambda _done, _of: None
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn("copying"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as progress:
        task = progress.add_task("copying", total=None)
        yield lambda done, of: progress.update(task, completed=done, total=of)
