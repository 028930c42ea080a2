"""Large cases reconciled, and files that were handed in read, by processes of their own, so that no page waits for it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Lock, Thread
from typing import Final

from claims.errors import ClaimsError

_PAUSE: Final = 1.0  # seconds after which a reader that has ended is followed by another, while something waits
_LONGEST_PAUSE: Final = 10.0


class Beside:
    """Starts `claims refresh` on the cases of one store, at most one process a case, and one `claims work`; safe to share between threads.

    `store` is its address, which may hold a password; `waits` tells whether something is still to be read.
    """

    def __init__(self, store: str, waits: Callable[[], bool] = lambda: False) -> None:
        self._store = store
        self._waits = waits
        self._lock = Lock()
        self._running: dict[str | None, subprocess.Popen[bytes]] = {}
        self._is_read = False

    def renew(self, case: str | None) -> None:
        """Have a case reconciled; nothing where that is under way."""
        with self._lock:
            running = self._running.get(case)
            if running is not None and running.poll() is None:
                return
            self._running[case] = self._started("refresh", "--case", case or "")

    def work(self) -> None:
        """Have what waits be read, by a new process wherever one ends before all of it was; nothing where that is under way."""
        with self._lock:
            if self._is_read:
                return
            self._is_read = True
        Thread(target=self._see_to_it, daemon=True).start()

    def _see_to_it(self) -> None:
        pause = _PAUSE
        while self._goes_on():
            with suppress(OSError):  # no process can be started now: tried again
                self._started("work").wait()
            time.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)  # another app's process may be at it, or none can be started

    def _goes_on(self) -> bool:
        # Under the lock: what is handed in after this was asked starts a thread of its own.
        with self._lock:
            self._is_read = False
            with suppress(ClaimsError):
                self._is_read = self._is_there() and self._waits()
            return self._is_read

    def _started(self, command: str, *arguments: str) -> subprocess.Popen[bytes]:
        # In the environment, not on the line, which everybody on the machine can see.
        environment = os.environ | {"CLAIMS_STORE": self._store}
        return subprocess.Popen(  # noqa: S603 - our own command, no shell
            [sys.executable, "-m", "claims", command, "--beside", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
        )

    def _is_there(self) -> bool:
        from claims.store import Store  # noqa: PLC0415 - help is shown without the database library

        return Store.is_there(self._store)
