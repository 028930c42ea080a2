"""`python -m claims.engine.worker EVERY_NUMBER`: reads the batches of documents that standard input gives, until it ends; Ctrl-C is for who started it."""

from __future__ import annotations

import os
import pickle
import signal
import sys
from queue import SimpleQueue
from threading import Thread
from typing import IO, Any

from claims.engine.partition import read_batch
from claims.engine.processes import READY


def main() -> None:
    """Load the language model, say so, and read what is given."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    every_number = bool(int(sys.argv[1]))
    given: SimpleQueue[Any] = SimpleQueue()
    Thread(target=_listen, args=(given,), daemon=True).start()
    _load()
    _say(out, READY)
    while True:
        _, documents = given.get()
        _say(out, read_batch(documents, every_number=every_number))


def _load() -> None:
    from claims import extraction, language  # noqa: F401, PLC0415 - the interpreter reads what is given meanwhile

    language.model()


def _listen(given: SimpleQueue[Any]) -> None:
    """Take what is given while a batch is read, so that whoever gives it need not wait; end where nobody gives any more."""
    try:
        while True:
            given.put(pickle.load(sys.stdin.buffer))  # noqa: S301 - of the process that started this one
    except (EOFError, OSError):
        os._exit(0)


def _say(out: IO[bytes], what: object) -> None:
    pickle.dump(what, out, pickle.HIGHEST_PROTOCOL)
    out.flush()


if __name__ == "__main__":
    main()
