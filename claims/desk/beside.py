"""Large cases reconciled by a process of its own, so that no page waits for it."""

from __future__ import annotations

import subprocess
import sys
from threading import Lock


class Beside:
    """Starts `claims refresh` on the cases of one store, at most one process a case; safe to share between threads."""

    def __init__(self, store: str) -> None:
        self._store = store
        self._lock = Lock()
        self._running: dict[str | None, subprocess.Popen[bytes]] = {}

    def renew(self, case: str | None) -> None:
        """Have a case reconciled; nothing where that is under way."""
        with self._lock:
            running = self._running.get(case)
            if running is not None and running.poll() is None:
                return
            command = [sys.executable, "-m", "claims", "refresh", "--beside", "--store", self._store]
            command += ["--case", case or ""]
            self._running[case] = subprocess.Popen(  # noqa: S603 - our own command, no shell
                command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
