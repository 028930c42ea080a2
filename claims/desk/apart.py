"""A program of its own that reads files: started when it is first needed, and anew after a file that it did not survive."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Final

from claims.config import Work
from claims.desk.saying import OUT_OF_MEMORY, Came, Reply, Request, Said
from claims.models import Document, Record

_POLL: Final = 0.5  # seconds between looks whether the file is still wanted
_END: Final = 10.0  # seconds in which a process that says nothing more has ended
_START: Final = 300.0  # seconds in which the language model is loaded on any machine
COMMAND: Final = (sys.executable, "-m", "claims.desk.confined")


class GoneError(Exception):
    """The program that read a file was ended by it, or for it; `str(error)` says why in plain words."""


class UnwantedError(Exception):
    """The file is no longer wanted; its reading was given up."""


class Apart:
    """Reads files one after the other in one process, which loads the language model once; used by one thread."""

    def __init__(self, limits: Work, is_wanted: Callable[[], bool], command: Sequence[str] = COMMAND) -> None:
        self._limits = limits
        self._is_wanted = is_wanted
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._heard: SimpleQueue[bytes | None] = SimpleQueue()

    def read(
        self,
        path: str,
        sha256: str,
        case: str | None,
        is_new: Callable[[Document], bool],
        came: Came | None = None,
    ) -> Iterator[Said]:
        """What the process says of a file, each reading with its document; those that are not `is_new` are not read.

        `came` as in a `Request`. `GoneError` where the file takes longer or needs more than it may, or ends its reader; `UnwantedError` where it is no longer wanted.
        """
        try:
            self._start()
            seconds = self._limits.document_seconds
            self._tell(Request(path=path, sha256=sha256, case=case, seconds=seconds, came=came))
            document: Document | None = None
            while (said := self._next(seconds)).sort != "end":
                if said.sort == "document" and said.document is not None:
                    document = said.document
                    self._tell(Reply(read=is_new(document)))
                else:
                    yield said.model_copy(update={"document": document}) if said.sort == "reading" else said
        except BaseException:
            self.close()  # it is in the middle of something that nobody waits for any more
            raise

    def close(self) -> None:
        """End the process, whatever it does."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            if self._process.stdin is not None:
                with suppress(OSError):  # what was still to be told
                    self._process.stdin.close()
            self._process = None

    def _start(self) -> None:
        if self._process is not None and self._process.poll() is None:
            return
        self.close()
        environment = os.environ | {"OPENBLAS_NUM_THREADS": "1"}
        self._process = subprocess.Popen(  # noqa: S603 - our own command, no shell
            [*self._command, str(self._limits.memory_bytes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        self._heard = SimpleQueue()
        Thread(target=_listen, args=(self._process, self._heard), daemon=True).start()
        self._next(_START)

    def _tell(self, message: Record) -> None:
        if self._process is None or self._process.stdin is None:
            raise GoneError("the program that reads could not be started")
        try:
            self._process.stdin.write(message.model_dump_json().encode() + b"\n")
            self._process.stdin.flush()
        except OSError:
            raise GoneError(self._why()) from None

    def _next(self, seconds: float) -> Said:
        until = time.monotonic() + seconds
        while True:
            try:
                line = self._heard.get(timeout=max(min(_POLL, until - time.monotonic()), 0.01))
            except Empty:
                if time.monotonic() >= until:
                    raise GoneError(f"took longer than {seconds:g} seconds to read, and was given up") from None
            else:
                if line is None:
                    raise GoneError(self._why())
                return Said.model_validate_json(line)
            if not self._is_wanted():
                raise UnwantedError

    def _why(self) -> str:
        """Why the process has ended."""
        if self._process is None:
            return "the program that reads could not be started"
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_END)
        code = self._process.poll()
        most = f"the {self._limits.memory_bytes / 1e6:,.0f} MB that reading a file may take"
        if code == OUT_OF_MEMORY:
            return f"needs more memory than {most}"
        if code is not None and code < 0:
            signals = {one.value: one.name for one in signal.Signals}
            why = f"it is broken, needs more memory than {most}, or the machine ran out of it"
            return f"ended the program that read it ({signals.get(-code, f'signal {-code}')}): {why}"
        return f"ended the program that read it (exit code {code})"


def _listen(process: subprocess.Popen[bytes], heard: SimpleQueue[bytes | None]) -> None:
    if process.stdout is not None:
        with process.stdout as stream:
            for line in stream:
                heard.put(line)
    heard.put(None)
