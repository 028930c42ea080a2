"""Readers that are processes of their own on this machine: each loads the language model once, and is started anew where a document ends it."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from typing import Final, Self

from claims.engine.ordering import Done
from claims.errors import ClaimsError
from claims.models import Document

COMMAND: Final = (sys.executable, "-m", "claims.engine.worker")
READY: Final = "ready"
_AHEAD: Final = 2
"""So many tasks a process has at once: the next is there when one is done."""
_EACH: Final = 3
"""So many batches are out for each process: some wait for one before them to be done."""
_END: Final = 10.0  # seconds in which a process that says nothing more has ended
Task = tuple[int, tuple[Document, ...]]


class _Process:
    """One process, what it was given, and whether it has said that it reads."""

    def __init__(self, command: Sequence[str], heard: SimpleQueue[tuple[_Process, object]]) -> None:
        self.given: deque[Task] = deque()
        self.is_ready = False
        self._process = subprocess.Popen(  # noqa: S603 - our own command, no shell
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},
        )
        Thread(target=self._listen, args=(heard,), daemon=True).start()

    def give(self, task: Task) -> None:
        self.given.append(task)
        if self._process.stdin is not None:
            with suppress(OSError):  # it has ended: that is heard of
                pickle.dump(task, self._process.stdin, pickle.HIGHEST_PROTOCOL)
                self._process.stdin.flush()

    def why(self) -> str:
        """Why the process has ended."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_END)
        code = self._process.poll()
        if code is not None and code < 0:
            signals = {one.value: one.name for one in signal.Signals}
            memory = "; the machine may have run out of memory" if -code == signal.SIGKILL else ""
            return signals.get(-code, f"signal {-code}") + memory
        return f"exit code {code}"

    def close(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.wait()
        if self._process.stdin is not None:
            with suppress(OSError):  # what was still to be told
                self._process.stdin.close()

    def _listen(self, heard: SimpleQueue[tuple[_Process, object]]) -> None:
        if self._process.stdout is not None:
            with suppress(EOFError, OSError, ValueError, pickle.UnpicklingError), self._process.stdout as stream:
                while True:
                    heard.put((self, pickle.load(stream)))  # noqa: S301 - of a process that this one started
        heard.put((self, None))


class Processes:
    """So many processes that read; ended when the context is left."""

    def __init__(self, count: int, *, every_number: bool, command: Sequence[str] = COMMAND) -> None:
        self.capacity = count * _EACH
        self._command = (*command, str(int(every_number)))
        self._heard: SimpleQueue[tuple[_Process, object]] = SimpleQueue()
        self._to_do: deque[Task] = deque()
        self._count = count
        self._processes: list[_Process] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for one in self._processes:
            one.close()

    def give(self, task: int, documents: tuple[Document, ...]) -> None:
        """Have some documents read."""
        self._to_do.append((task, documents))
        self._hand_out()

    def wait(self) -> Done:
        """The next task that is done; `ClaimsError` where no process can be started."""
        while True:
            process, said = self._heard.get()
            if said is None:
                if (gone := self._gone(process)) is not None:
                    return gone
            elif said == READY:
                process.is_ready = True
            else:
                task, _ = process.given.popleft()
                self._hand_out()
                return Done(task, said)  # type: ignore[arg-type]  # what `worker` sends

    def _hand_out(self) -> None:
        while len(self._processes) < min(self._count, len(self._to_do) + len(self._processes)):
            self._processes.append(_Process(self._command, self._heard))
        while self._to_do:
            process = min(self._processes, key=lambda one: len(one.given))
            if len(process.given) >= _AHEAD:
                return
            process.give(self._to_do.popleft())

    def _gone(self, process: _Process) -> Done | None:
        """What a process that has ended was reading; what else it was given is given to others."""
        self._processes.remove(process)
        why = process.why()
        process.close()
        if not process.is_ready:
            self._count -= 1  # those that are there go on
        if not self._count:
            raise ClaimsError(
                f"a process that reads could not be started ({why}): there may be too little memory for so many; "
                "use --workers 1"
            )
        was_reading = process.given.popleft() if process.given and process.is_ready else None
        self._to_do.extendleft(reversed(process.given))
        self._hand_out()
        return Done(was_reading[0], None, why) if was_reading is not None else None
