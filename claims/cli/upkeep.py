"""`claims verify`: whether a store is as this program wrote it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import typer

from claims.cli.keeping import kept_desk
from claims.cli.running import UNFINISHED
from claims.cli.talking import Talk, printable
from claims.reporting import phrases
from claims.store.chain.faults import Verified

_EVERY_SECONDS = 5.0


def verify(head: str | None, talk: Talk, *, as_json: bool = False) -> None:
    """Writes what going through the store came to; ends with 1 where something is not as it was written."""
    found = kept_desk().store.verify(head, _progress(talk))
    if as_json:
        typer.echo(found.model_dump_json(indent=2))
    else:
        for line in _lines(found):
            typer.echo(printable(line))
    if not found.holds:
        raise typer.Exit(UNFINISHED)


def _lines(found: Verified) -> list[str]:
    looked = ", ".join((
        phrases.count(found.documents, "document"), phrases.count(found.claims, "claim"),
        phrases.count(found.rows, "row") + " of the log", phrases.count(found.originals, "original"),
    ))  # fmt: skip
    head = f"head of the chain: {found.head.hash or 'none yet'} (link {found.head.position:,})"
    if found.holds:
        known = f"; the head that was given is that of link {found.known.position:,}" if found.known else ""
        return [f"verified: {looked}{known}", head]
    more = [f"and {found.more:,} more"] if found.more else []
    return [
        f"not as it was written: {found.faults[0].said}",
        *(one.said for one in found.faults[1:]),
        *more,
        f"looked at {looked}",
        head,
    ]


def _progress(talk: Talk) -> Callable[[str, int], None]:
    """Tells how far it is every few seconds, on a terminal."""
    last = time.monotonic()

    def told(what: str, done: int) -> None:
        nonlocal last
        if sys.stderr.isatty() and time.monotonic() - last > _EVERY_SECONDS:
            last = time.monotonic()
            talk.say(f"{done:,} {what} gone through")

    return told
