"""`claims refresh`: the cases of a store reconciled anew where they have changed."""

from __future__ import annotations

import os

from claims.cli.keeping import stored_desk
from claims.cli.talking import Talk
from claims.errors import ClaimsError
from claims.reporting import phrases
from claims.store.alone import alone

_NICE = 10


def refresh(case: str | None, talk: Talk, *, beside: bool = False) -> None:
    """Reconciles one case, or every one, that has changed since, and says how many had.

    `beside`: gives way to the programs that people wait for, and leaves the store to another process that is at the same.
    """
    desk = stored_desk()
    names = desk.cases()
    if case is not None and (case or None) not in names:
        raise ClaimsError(f"the store has no case {case!r}")
    if beside and hasattr(os, "nice"):
        os.nice(_NICE)
    looked_at = names if case is None else (case or None,)
    with alone(desk.store.engine, "refresh") as mine:
        if beside and not mine:
            talk.say("another process compares this store anew already")
            return
        anew = sum(desk.refresh(name) for name in looked_at)
    talk.say(f"{phrases.count(anew, 'case')} compared anew, {len(looked_at) - anew:,} unchanged")
