"""`claims work`: what was handed in to the app read, in a process beside it."""

from __future__ import annotations

import os
import signal
from typing import Final

from claims import config
from claims.cli.options import STORE_VARIABLE
from claims.cli.talking import Talk
from claims.desk.apart import Apart
from claims.desk.opening import open_desk
from claims.desk.working import Worked, Worker
from claims.errors import InputError
from claims.reporting import phrases
from claims.store.alone import alone

_NICE: Final = 10
_LINGER: Final = 60.0  # seconds for which the language model is kept at hand for what is handed in next


def work(talk: Talk, *, beside: bool = False) -> None:
    """Reads what waits, and says what came of it; what could not be read is named and the rest goes on.

    `beside`: gives way to the programs that people wait for, and waits a while for more before it ends.
    """
    desk = open_desk(os.environ.get(STORE_VARIABLE))
    if beside and hasattr(os, "nice"):
        os.nice(_NICE)
    with alone(desk.store.engine, "work") as mine:
        if not mine:
            talk.say("another process reads what was handed in already")
            return
        limits = config.settings().work
        before = signal.signal(signal.SIGTERM, signal.default_int_handler)  # stopped in order, as by Ctrl-C
        try:
            worked = Worker(desk, lambda is_wanted: Apart(limits, is_wanted)).run(_LINGER if beside else 0.0)
        finally:
            signal.signal(signal.SIGTERM, before)
    for told in worked.told:
        if told.sort == "failed":
            talk.error(InputError(told.path, told.reason, told.line))
        else:
            talk.notice(told.reason)
    talk.say(_summary(worked))


def _summary(worked: Worked) -> str:
    if not worked.jobs:
        return "nothing waits to be read"
    parts = [f"{phrases.count(worked.jobs, 'job')} done", f"{phrases.count(worked.added, 'document')} added"]
    return ", ".join([*parts, f"{worked.present:,} already there", phrases.count(worked.claims, "claim")])
